#include <recaudit/core/require.hpp>
#include <recaudit/stats/tally.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace recaudit {
namespace {

void append(Tally& tally, double value, std::int64_t count) {
    if (!tally.empty() && tally.values.back() == value) {
        tally.counts.back() += count;
    } else {
        tally.values.push_back(value);
        tally.counts.push_back(count);
    }
}

}  // namespace

std::int64_t Tally::n() const { return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}); }

Tally tally_of(std::span<const double> values) {
    require(std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); }), "a tally holds finite values");
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    Tally out;
    for (const double value : sorted) append(out, value, 1);
    return out;
}

Tally merged(const Tally& a, const Tally& b) {
    Tally out;
    out.values.reserve(std::max(a.values.size(), b.values.size()));
    out.counts.reserve(out.values.capacity());
    std::size_t i = 0, j = 0;
    while (i < a.values.size() || j < b.values.size()) {
        const bool from_a = j == b.values.size() || (i < a.values.size() && a.values[i] <= b.values[j]);
        if (from_a) append(out, a.values[i], a.counts[i]), ++i;
        else append(out, b.values[j], b.counts[j]), ++j;
    }
    return out;
}

Tally difference(const Tally& whole, const Tally& part) {
    Tally out;
    std::size_t j = 0;
    for (std::size_t i = 0; i < whole.values.size(); ++i) {
        const bool shared = j < part.values.size() && part.values[j] == whole.values[i];
        const std::int64_t left = whole.counts[i] - (shared ? part.counts[j++] : 0);
        require(left >= 0, "the part of a tally lies within the whole");
        if (left > 0) append(out, whole.values[i], left);
    }
    require(j == part.values.size(), "the part of a tally lies within the whole");
    return out;
}

}  // namespace recaudit
