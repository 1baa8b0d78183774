#include <recaudit/disclosure/followers.hpp>

#include <recaudit/core/scope_key.hpp>
#include <recaudit/disclosure/empty_figures.hpp>

#include <set>
#include <tuple>

namespace recaudit {
namespace {

/// A difference: its table, scope, scale and sides.
using DifferenceKey = std::tuple<std::string_view, ScopeKey, std::string_view, std::string_view, std::string_view>;

std::set<ScopeKey> hidden_groups(const Results& results) {
    std::set<ScopeKey> out;
    for (const ResponsesRow& row : results.responses)
        if (is_withheld(row)) out.insert(key_of(row.scope));
    return out;
}

std::set<DifferenceKey> hidden_differences(const Results& results) {
    std::set<DifferenceKey> out;
    for (const ChangeRow& row : results.change)
        if (!row.difference) out.emplace("change", key_of(row.scope), row.scale.view(), row.wave_from.view(), row.wave_to.view());
    for (const GapsRow& row : results.gaps)
        if (!row.difference) out.emplace("gaps", key_of(row.scope), row.scale.view(), row.perspective_a.view(), row.perspective_b.view());
    for (const PairwiseRow& row : results.pairwise)
        if (!row.difference) out.emplace("pairwise", key_of(row.scope), row.scale.view(), row.group_a.view(), row.group_b.view());
    return out;
}

template <class Row, class Hidden>
void empty_where(std::vector<Row>& rows, WithheldRows& counts, Hidden is_hidden) {
    for (Row& row : rows) {
        if (is_withheld(row) || !is_hidden(row)) continue;
        empty_figures(row);
        ++counts[{declaration<Row>().info.name, Reason::to_protect_another}];
    }
}

}  // namespace

void withhold_followers(Results& results, WithheldRows& counts) {
    const std::set<ScopeKey> groups = hidden_groups(results);
    const std::set<DifferenceKey> differences = hidden_differences(results);
    empty_where(results.representation, counts, [&](const RepresentationRow& row) { return groups.contains(key_above(row.scope)); });
    empty_where(results.non_response, counts, [&](const NonResponseRow& row) {
        return groups.contains(key_of(row.group_a)) || groups.contains(key_of(row.group_b)) ||
               differences.contains({row.finding.view(), key_of(row.scope), row.scale.view(), row.side_a.view(), row.side_b.view()});
    });
}

}  // namespace recaudit
