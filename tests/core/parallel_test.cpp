#include <recaudit/core/parallel.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace recaudit;

TEST_CASE("every block is worked on once, whatever the number of threads") {
    for (const std::size_t threads : {1U, 2U, 3U, 16U}) {
        std::vector<int> visits(1000, 0);
        for_each_block(visits.size(), Threads{threads}, [&](std::size_t block) { ++visits[block]; });
        CHECK(visits == std::vector<int>(1000, 1));
    }
    for_each_block(0, Threads{2}, [](std::size_t) { throw std::runtime_error("no block, no work"); });
}

TEST_CASE("the failure of the lowest block is the one reported") {
    for (const std::size_t threads : {1U, 2U, 5U}) {
        std::string message;
        try {
            for_each_block(100, Threads{threads}, [](std::size_t block) {
                if (block % 7 == 3) throw std::runtime_error(std::to_string(block));
            });
        } catch (const std::runtime_error& error) {
            message = error.what();
        }
        CHECK(message == "3");
    }
}
