#include <recaudit/disclosure/adjusted.hpp>
#include <recaudit/stats/multiplicity.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;

namespace {

/// A family with these p-values, adjusted; those at `hidden` are withheld.
std::vector<AdjustedTest> family(const std::vector<double>& p, Multiplicity method, const std::vector<std::size_t>& hidden) {
    const std::vector<Number> numbers(p.begin(), p.end()), all = adjusted(numbers, method);
    std::vector<AdjustedTest> out;
    for (std::size_t i = 0; i < p.size(); ++i)
        out.push_back({i, p[i], *all[i], std::find(hidden.begin(), hidden.end(), i) != hidden.end()});
    return out;
}

using Rows = std::vector<std::size_t>;

}  // namespace

TEST_CASE("by Holm a p-value takes over the one before where that is larger") {
    // 3 x .02 = .06, then 2 x .025 = .05 becomes .06, then .5.
    CHECK(borrowed(family({.02, .025, .5}, Multiplicity::holm, {0})) == Rows{1});
    CHECK(borrowed(family({.02, .025, .5}, Multiplicity::holm, {1})).empty());
    CHECK(borrowed(family({.02, .025, .5}, Multiplicity::holm, {})).empty());
}

TEST_CASE("by Benjamini and Hochberg it takes over the one after where that is smaller") {
    // 3 / 1 x .02 = .06 becomes 3 / 2 x .025 = .0375.
    CHECK(borrowed(family({.02, .025, .5}, Multiplicity::benjamini_hochberg, {1})) == Rows{0});
    CHECK(borrowed(family({.02, .025, .5}, Multiplicity::benjamini_hochberg, {2})).empty());
}

TEST_CASE("a value that a test shown has as its own is no secret") {
    CHECK(borrowed(family({.02, .02, .021}, Multiplicity::holm, {0})).empty());
}
