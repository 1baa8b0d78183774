#include <recaudit/core/natural_order.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace recaudit;

TEST_CASE("names stand as people list them, numbers by their value") {
    const std::vector<std::string> names{"",      "2",      "10",      "2024",     "2024-2", "2024-10", "A",       "Wing",
                                         "Wing 2", "Wing 02", "Wing 2 B", "Wing 10", "Wing A", "wing 1",  "\u00c5rea 1"};
    std::vector<std::string> mixed = names;
    std::ranges::shuffle(mixed, std::mt19937(7));
    std::ranges::sort(mixed, precedes_naturally);
    std::vector<std::string> expected = names;
    std::swap(expected[8], expected[9]);  // alike but for the zero, so by bytes: Wing 02, Wing 2
    CHECK(mixed == expected);
}

TEST_CASE("numbers longer than any machine number keep their order") {
    CHECK(precedes_naturally("9" + std::string(40, '9'), "1" + std::string(41, '0')));
    CHECK_FALSE(precedes_naturally("1" + std::string(41, '0'), "9" + std::string(40, '9')));
}

TEST_CASE("it is an order: of any two different names just one comes first, and what comes before comes before") {
    std::mt19937 random(11);
    std::vector<std::string> names(60);
    for (std::string& name : names)
        for (int letter = 0; letter < 4; ++letter) name += "01a2"[random() % 4];
    for (const auto& a : names)
        for (const auto& b : names) {
            CHECK(int(precedes_naturally(a, b)) + int(precedes_naturally(b, a)) == int(a != b));
            for (const auto& c : names)
                if (precedes_naturally(a, b) && precedes_naturally(b, c)) CHECK(precedes_naturally(a, c));
        }
}
