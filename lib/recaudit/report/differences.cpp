#include <recaudit/core/number_format.hpp>
#include <recaudit/report/differences.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/groupings.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace recaudit {
namespace {

constexpr std::size_t most_listed = 10;
constexpr std::size_t most_on_first_page = 3;

Status status_of(const Facts& facts, const PairwiseRow& row, std::string_view group) {
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    Whose whose{row.scope.perspective.view(), row.scope.wave.view(), row.scope.by.view(), row.scope.site.view(), group};
    if (row.scope.by == "site") whose.site = group, whose.group = {};
    return facts.standing(*theme, whose).status;
}

/// Whether a pair may be spoken of: tested, and neither group withheld anywhere else.
bool may_be_told(const Facts& facts, const PairwiseRow& row) {
    if (row.status != Status::ok || !row.p_adjusted || !row.difference || !row.ci_low || !row.ci_high) return false;
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    if (theme == nullptr || !facts.points_per_unit(*theme, row.scope.perspective.view())) return false;
    return status_of(facts, row, row.group_a.view()) != Status::withheld && status_of(facts, row, row.group_b.view()) != Status::withheld;
}

/// Whether the second side of a pair is everyone else, and no group that happens to be called so.
bool is_the_rest(const Facts& facts, const PairwiseRow& row) {
    return row.group_b == "rest" && status_of(facts, row, "rest") == Status::no_answers;
}

std::string side(const Facts& facts, const PairwiseRow& row, std::string_view group, const std::string& who) {
    const bool numbered = !group.empty() && group.front() >= '0' && group.front() <= '9';
    return facts.messages().say((numbered ? "difference.numbered." : "difference.of.") + kind_of(row.scope.by.view()),
                                {{"who", who},
                                 {"group", level_label(facts, row.scope.by.view(), group)},
                                 {"attribute", attribute_title(facts, row.scope.by.view())}});
}

std::string first_side(const Facts& facts, const PairwiseRow& row) {
    const std::string_view perspective = row.scope.perspective.view();
    if (row.scope.site.empty()) return side(facts, row, row.group_a.view(), facts.name_of(perspective));
    return facts.messages().say(
        "at-site", {{"site", row.scope.site.str()}, {"who", side(facts, row, row.group_a.view(), facts.name_within(perspective))}});
}

std::string second_side(const Facts& facts, const PairwiseRow& row) {
    const std::string who = facts.name_within(row.scope.perspective.view());
    if (is_the_rest(facts, row)) return facts.messages().say("difference.rest." + kind_of(row.scope.by.view()), {{"who", who}});
    return side(facts, row, row.group_b.view(), who);
}

Difference told(const Facts& facts, const PairwiseRow& row) {
    const Theme& theme = *facts.theme(row.scope.instrument.view(), row.scale.view());
    const double points = *facts.points_per_unit(theme, row.scope.perspective.view());
    const double sign = *row.difference < 0 ? -points : points;
    std::string text = facts.messages().say(*row.difference < 0 ? "difference.lower" : "difference.higher",
                                            {{"a", first_side(facts, row)},
                                             {"b", second_side(facts, row)},
                                             {"theme", theme.title},
                                             {"difference", readable(sign * *row.difference, 0)},
                                             {"level", percent_of_one(facts.study().confidence)},
                                             {"range", range(facts, sign * *row.ci_low, sign * *row.ci_high)},
                                             {"people_a", people(facts, row.n_a)},
                                             {"people_b", people(facts, row.n_b)}});
    text += interval_note(facts, sign * *row.ci_low, sign * *row.ci_high);
    return {&row, sign * *row.difference, std::move(text)};
}

/// Pairs of teams stand within their site, and over all teams too: the latter count only where no team has a site.
bool teams_have_sites(const Facts& facts) {
    return std::ranges::any_of(facts.results().pairwise, [&](const PairwiseRow& row) {
        return row.scope.by == "team" && row.scope.wave == facts.latest() && !row.scope.site.empty();
    });
}

void sort_largest_first(std::vector<Difference>& differences) {
    std::ranges::sort(differences, [](const Difference& one, const Difference& other) {
        return one.points != other.points ? one.points > other.points : one.text < other.text;
    });
}

std::string between(const Facts& facts, std::string_view by) {
    if (by == "team" && teams_have_sites(facts)) return facts.messages().say("differences.between.team-in-site");
    return facts.messages().say("differences.between." + kind_of(by));
}

std::string allowance(const Facts& facts) {
    return facts.messages().say(facts.study().adjust == Adjust::none ? "differences.not-allowed" : "differences.allowed");
}

std::string counted(std::size_t n) { return readable(static_cast<double>(n), 0); }

std::string none(const Facts& facts, const std::string& between, std::size_t compared) {
    return facts.messages().say(
        "differences.none",
        {{"between", between}, {"when", when(facts, facts.latest())}, {"n", counted(compared)}, {"allowance", allowance(facts)}});
}

Finding finding_of(const Facts& facts, const Difference& difference) {
    const PairwiseRow& row = *difference.row;
    const std::string more = fmt::format("scale={}, group_a={}, group_b={}", row.scale.view(), row.group_a.view(), row.group_b.view());
    return {
        "", "difference", row.scale.str(), difference.text, evidence("pairwise", row.scope, more), section_of(facts, row.scope.by.view())};
}

/// The largest differences, each of another pair of groups: nobody's team is named twice because it differs on two themes.
std::vector<const Difference*> first_of_each_pair(const std::vector<Difference>& sorted) {
    std::vector<const Difference*> out;
    const auto pair = [](const PairwiseRow& row) {
        return std::tuple(row.scope.perspective.view(), row.scope.by.view(), row.scope.site.view(), row.group_a.view(), row.group_b.view());
    };
    for (const Difference& difference : sorted)
        if (out.size() < most_on_first_page &&
            std::ranges::none_of(out, [&](const Difference* told) { return pair(*told->row) == pair(*difference.row); }))
            out.push_back(&difference);
    return out;
}

}  // namespace

GroupDifferences differences_by(const Facts& facts, std::string_view by) {
    GroupDifferences out;
    const bool within_sites = by == "team" && teams_have_sites(facts);
    for (const PairwiseRow& row : facts.results().pairwise) {
        if (row.scope.by != by || row.scope.wave != facts.latest() || row.scope.site.empty() == within_sites || !may_be_told(facts, row))
            continue;
        ++out.compared;
        if (*row.p_adjusted < 1 - facts.study().confidence) out.clear.push_back(told(facts, row));
    }
    sort_largest_first(out.clear);
    return out;
}

std::vector<Block> difference_blocks(const Facts& facts, std::string_view by) {
    const Messages& messages = facts.messages();
    const GroupDifferences found = differences_by(facts, by);
    if (found.compared == 0) return {};
    if (found.clear.empty()) return {Paragraph{none(facts, between(facts, by), found.compared), Tone::plain}};
    std::vector<Block> blocks{Paragraph{messages.say("differences.some", {{"between", between(facts, by)},
                                                                          {"when", when(facts, facts.latest())},
                                                                          {"n", counted(found.compared)},
                                                                          {"allowance", allowance(facts)}}),
                                        Tone::plain}};
    Sentences list;
    for (std::size_t i = 0; i < std::min(most_listed, found.clear.size()); ++i) list.texts.push_back(found.clear[i].text);
    blocks.emplace_back(std::move(list));
    if (found.clear.size() > most_listed)
        blocks.emplace_back(
            Paragraph{messages.say("more-rows", {{"n", counted(found.clear.size() - most_listed)}, {"table", "pairwise"}}), Tone::note});
    return blocks;
}

std::vector<Finding> difference_findings(const Facts& facts) {
    std::vector<Difference> clear;
    std::size_t compared = 0;
    for (const std::string& by : groupings_of(facts)) {
        GroupDifferences found = differences_by(facts, by);
        compared += found.compared;
        std::ranges::move(found.clear, std::back_inserter(clear));
    }
    if (compared == 0) return {};
    sort_largest_first(clear);
    std::vector<Finding> findings;
    for (const Difference* difference : first_of_each_pair(clear)) findings.push_back(finding_of(facts, *difference));
    const std::string sum = clear.empty() ? none(facts, facts.messages().say("differences.between.any"), compared)
                                          : facts.messages().say("differences.count", {{"clear", counted(clear.size())},
                                                                                       {"n", counted(compared)},
                                                                                       {"when", when(facts, facts.latest())},
                                                                                       {"allowance", allowance(facts)}});
    findings.push_back({"", "difference", "", sum, fmt::format("pairwise: wave={}", facts.latest()), "groups"});
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = fmt::format("difference-{}", i + 1);
    return findings;
}

}  // namespace recaudit
