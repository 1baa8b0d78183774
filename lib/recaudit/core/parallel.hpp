/// Work on all cores whose result never depends on how many there are: callers split work into fixed blocks,
/// each block writes only its own place, and blocks are merged in order.
#pragma once

#include <cstddef>
#include <functional>

namespace recaudit {

/// How many threads may work: 0 asks for one per core.
struct Threads {
    std::size_t count = 0;
    [[nodiscard]] std::size_t resolved() const;
};

/// Calls work(0) ... work(blocks - 1), each once, on up to `threads` threads; returns when all are done.
/// The exception of the lowest block that threw is rethrown.
void for_each_block(std::size_t blocks, Threads threads, const std::function<void(std::size_t)>& work);

}  // namespace recaudit
