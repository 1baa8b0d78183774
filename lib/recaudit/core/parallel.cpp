#include <recaudit/core/parallel.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace recaudit {

std::size_t Threads::resolved() const { return count > 0 ? count : std::max(1U, std::thread::hardware_concurrency()); }

void for_each_block(std::size_t blocks, Threads threads, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failures(blocks);
    const auto run = [&] {
        for (std::size_t block = next++; block < blocks; block = next++) {
            try {
                work(block);
            } catch (...) {
                failures[block] = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min(threads.resolved(), blocks); ++i) others.emplace_back(run);
        run();
    }
    for (const auto& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

}  // namespace recaudit
