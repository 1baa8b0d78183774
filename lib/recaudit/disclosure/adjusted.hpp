/// Adjusted p-values: worked out over a family of tests, one may repeat the p-value of a test that is withheld.
/// See docs/disclosure.md, "The rules".
#pragma once

#include <recaudit/analysis/results.hpp>

#include <cmath>
#include <cstddef>
#include <map>
#include <vector>

namespace recaudit {

// What the tests of one family have in common; see docs/statistics/pairwise.md.
inline std::vector<Label> family_key(const ComparisonsRow& row) {
    return {row.scope.wave, row.scope.perspective, row.scope.by, row.scope.by == "team" ? row.scope.site : Label(), row.test};
}
inline std::vector<Label> family_key(const PairwiseRow& row) {
    return {row.scope.wave, row.scope.perspective, row.scope.by, row.scope.by == "team" ? row.scope.site : Label()};
}
inline std::vector<Label> family_key(const GapsRow& row) { return {row.scope.wave, row.perspective_a, row.perspective_b, row.scope.by}; }
inline std::vector<Label> family_key(const ItemGapsRow& row) {
    return {row.scope.wave, row.perspective_a, row.perspective_b, row.scope.by};
}
inline std::vector<Label> family_key(const ChangeRow& row) { return {row.wave_from, row.wave_to, row.scope.perspective, row.scope.by}; }

/// A test of a family.
struct AdjustedTest {
    std::size_t row = 0;
    double p = 0, adjusted = 0;
    bool hidden = false;
};

/// The rows whose adjusted p-value comes from a test that is hidden, and from none that is shown: neither a whole multiple
/// of its p (Holm) nor, for m tests, m / rank times it (Benjamini-Hochberg).
[[nodiscard]] std::vector<std::size_t> borrowed(const std::vector<AdjustedTest>& family);

/// The same over all families of a table.
/// @param is_hidden  tells whether a row is withheld, by its number.
template <class Row, class IsHidden>
std::vector<std::size_t> borrowed_rows(const std::vector<Row>& rows, IsHidden is_hidden) {
    std::map<std::vector<Label>, std::vector<AdjustedTest>> families;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].p_value && rows[i].p_adjusted)
            families[family_key(rows[i])].push_back({i, *rows[i].p_value, *rows[i].p_adjusted, is_hidden(i)});
    std::vector<std::size_t> out;
    for (const auto& [key, family] : families)
        for (const std::size_t row : borrowed(family)) out.push_back(row);
    return out;
}

}  // namespace recaudit
