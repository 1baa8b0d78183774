/// How much of a long piece of work is done, for whoever waits: the library counts and never prints.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <optional>

namespace recaudit {

/// Steps to come and steps done; any thread may count.
class WorkCounter {
public:
    void expect(std::int64_t steps) { expected_ += steps; }
    void count(std::int64_t steps) { done_ += steps; }
    /// The share of the steps expected that are done, from 0 to 1; nothing before any is expected.
    [[nodiscard]] std::optional<double> share() const {
        const std::int64_t expected = expected_;
        if (expected <= 0) return std::nullopt;
        return std::clamp(static_cast<double>(done_) / static_cast<double>(expected), 0.0, 1.0);
    }

private:
    std::atomic<std::int64_t> expected_{0}, done_{0};
};

}  // namespace recaudit
