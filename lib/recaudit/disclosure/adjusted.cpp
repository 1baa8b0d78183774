#include <recaudit/disclosure/adjusted.hpp>

#include <algorithm>

namespace recaudit {
namespace {

bool is_whole(double value) { return std::abs(value - std::round(value)) < 1e-9 * std::max(1.0, value); }

bool is_own(const AdjustedTest& test, std::size_t tests) {
    if (test.adjusted >= 1 || test.adjusted <= 0 || test.adjusted == test.p) return true;
    return is_whole(test.adjusted / test.p) || is_whole(static_cast<double>(tests) * test.p / test.adjusted);
}

}  // namespace

std::vector<std::size_t> borrowed(const std::vector<AdjustedTest>& family) {
    std::vector<std::size_t> out;
    if (std::ranges::none_of(family, &AdjustedTest::hidden)) return out;
    for (const AdjustedTest& test : family) {
        const bool from_shown = std::ranges::any_of(family, [&](const AdjustedTest& other) {
            return !other.hidden && other.adjusted == test.adjusted && is_own(other, family.size());
        });
        if (!test.hidden && !from_shown) out.push_back(test.row);
    }
    return out;
}

}  // namespace recaudit
