#include <recaudit/disclosure/hiding.hpp>
#include <recaudit/disclosure/linked_audit.hpp>
#include <recaudit/disclosure/release.hpp>
#include <recaudit/disclosure/rounding.hpp>
#include <recaudit/disclosure/withhold.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace recaudit {
namespace {

constexpr int most_rounds = 200;  // of hiding more; each hides at least one group of at most a few that give something away

/// Whether figures are out by a grouping of which the study knows nothing.
void refuse_unknown_groupings(const std::vector<Results>& earlier, const Control& control) {
    const auto knows = [&](const Scope& scope) {
        const auto family = control.lookup().family(scope.instrument);
        return !family || std::ranges::any_of(control.census().families[*family].groupings,
                                              [&](const CensusGrouping& grouping) { return grouping.by == scope.by; });
    };
    for (const Results& output : earlier)
        for (const ResponsesRow& row : output.responses)
            if (row.responded && !knows(row.scope))
                throw DisclosureFailure(
                    fmt::format("an earlier output shows figures by {}, which is not among the groupings of this study: name it under "
                                "compare or cross, so that both can be set beside each other",
                                row.scope.by.view()));
}

Suppressions suppressions_of(const WithheldRows& counts, const Results& results) {
    auto labels = std::make_shared<Labels>();
    std::vector<SuppressionsRow> rows;
    for_each_table(results, [&]<class Row>(const std::vector<Row>&) {
        for (const auto& [what, count] : counts)
            if (what.first == declaration<Row>().info.name)
                rows.push_back({{}, labels->intern(what.first), count, labels->intern(name_of(what.second))});
    });
    return {std::move(labels), std::move(rows)};
}

/// Hides one thing more against a finding. False where there is nothing left to hide.
bool hide_more(Control& control, const FiguresAudit::Finding& finding) {
    const auto& [place, exposed] = finding.exposed.front();
    if (control.hide_unweighted(place.family, place.slice)) return true;
    const auto group = group_to_hide(control, place, control.people(place.family, place.slice), exposed, finding.around_first);
    if (group) control.hide(place.family, place.slice, *group);
    return group.has_value();
}

/// Hides a group whose figures would give somebody away together with linked change of earlier outputs. False where none
/// would.
bool hide_beside_earlier_change(Control& control) {
    for (const Position& at : places_of_earlier_change(control)) {
        const BesideEarlierChange found = groups_beside_earlier_change(control, at);
        if (!found.is_exposed) continue;
        if (!found.group) throw DisclosureFailure("figures of a group smaller than the minimum could be worked out from earlier outputs");
        control.hide(at.family, at.slice, *found.group);
        return true;
    }
    return false;
}

/// Hides more until nothing could be worked out from all tables there can be. What is shown thus does not depend on which
/// of them are asked for.
void settle(Control& control, FiguresAudit& audit) {
    for (int round = 0; round < most_rounds; ++round) {
        PublishedFigures everything(control);
        everything.add_everything();
        const auto finding = audit.run(everything);
        if (finding.exposed.empty() ? !hide_beside_earlier_change(control) : !hide_more(control, finding)) return;
    }
}

/// Withholds rows, then audits what is left, until nothing can be worked out.
AuditSummary make_safe(Results& results, Control& control, const DisclosureRule& rule, WithheldRows& counts, Threads threads) {
    FiguresAudit audit(control, published_by(control.earlier(), control), threads);
    settle(control, audit);
    for (int round = 0; round < most_rounds; ++round) {
        control.settle_options(threads);
        withhold(results, control, rule, counts);
        const auto finding = audit.run(published_by({&results, 1}, control));
        if (!finding.exposed.empty() && !hide_more(control, finding)) break;
        if (finding.exposed.empty() && !hide_beside_earlier_change(control))
            return {finding.sums, finding.tested, control.census().left_out};
    }
    throw DisclosureFailure("figures of a group smaller than the minimum could be worked out from what would be published");
}

}  // namespace

Released<Results> release(Results results, const DisclosureRule& rule, const std::vector<Results>& earlier, Threads threads) {
    if (!rule.on) return {std::move(results), false, {std::make_shared<Labels>(), {}}, {}};
    static const Census nobody;
    const std::shared_ptr<const Census> census = std::move(results.census);
    Control control(census ? *census : nobody, rule, earlier, threads);
    refuse_unknown_groupings(earlier, control);
    WithheldRows counts;
    const AuditSummary summary = make_safe(results, control, rule, counts, threads);
    Suppressions suppressions = suppressions_of(counts, results);
    return {with_rounded_counts(std::move(results), rule.round_base), true, std::move(suppressions), summary};
}

}  // namespace recaudit
