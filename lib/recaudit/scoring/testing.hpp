/// What every analysis that tests has in common: who is large enough to be tested, and which tests are one family.
/// See docs/statistics/comparisons.md.
#pragma once

#include <recaudit/core/label.hpp>
#include <recaudit/core/number.hpp>
#include <recaudit/stats/multiplicity.hpp>
#include <recaudit/study/study.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace recaudit {

/// The fewest scored people of a group that is tested: minimum_to_test, never under 2.
[[nodiscard]] std::int64_t smallest_tested_group(const Study& study);

[[nodiscard]] Multiplicity multiplicity_of(Adjust adjust);

/// The smaller of two groups, an empty one left aside: the smallest group that figures about both describe.
[[nodiscard]] std::int64_t smaller_described(std::int64_t a, std::int64_t b);

/// Copies what every test of a difference gives into the row of its table, but for the statistic.
template <class Row, class Test>
void fill_tested(Row& row, const Test& test) {
    row.difference = test.difference;
    row.ci_low = test.ci_low;
    row.ci_high = test.ci_high;
    row.df = test.df;
    row.p_value = test.p_value;
    row.status = test.status;
}

/// The same, with the t of a t test.
template <class Row, class Test>
void fill_difference(Row& row, const Test& test) {
    fill_tested(row, test);
    row.t = test.t;
}

/// The same, with the two sides, for rows that name them a and b.
template <class Row, class Test>
void fill_sides(Row& row, const Test& test) {
    row.n_a = test.n_a;
    row.n_b = test.n_b;
    row.mean_a = test.mean_a;
    row.mean_b = test.mean_b;
    fill_difference(row, test);
}

/// Fills p_adjusted of all rows. Rows with equal keys are one family; rows without a p-value do not count.
/// @param key_of  gives a row's key, such as a vector of labels.
template <class Row, class KeyOf>
void adjust_p_values(std::vector<Row>& rows, Multiplicity method, KeyOf key_of) {
    std::map<std::vector<Label>, std::vector<std::size_t>> families;
    for (std::size_t row = 0; row < rows.size(); ++row) families[key_of(rows[row])].push_back(row);
    for (const auto& [key, members] : families) {
        std::vector<Number> p_values;
        for (const std::size_t row : members) p_values.push_back(rows[row].p_value);
        const std::vector<Number> found = adjusted(p_values, method);
        for (std::size_t i = 0; i < members.size(); ++i) rows[members[i]].p_adjusted = found[i];
    }
}

}  // namespace recaudit
