/// Values with counts: what group statistics work on, so that national data cost O(distinct values).
/// Sites are merges of teams, and "the rest" is a difference.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// Each distinct value once, ascending, with how many people have it (always above 0).
struct Tally {
    std::vector<double> values;
    std::vector<std::int64_t> counts;
    [[nodiscard]] std::int64_t n() const;
    [[nodiscard]] bool empty() const { return values.empty(); }
    friend bool operator==(const Tally&, const Tally&) = default;
};

/// The tally of values in any order; each has to be finite.
[[nodiscard]] Tally tally_of(std::span<const double> values);

/// Everyone in `a` and everyone in `b`. merged({}, a) = a.
[[nodiscard]] Tally merged(const Tally& a, const Tally& b);

/// Everyone in `whole` who is not in `part`. difference(merged(a, b), b) = a.
/// @throws std::logic_error  `part` holds a value more often than `whole`.
[[nodiscard]] Tally difference(const Tally& whole, const Tally& part);

}  // namespace recaudit
