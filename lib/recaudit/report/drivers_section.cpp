#include <recaudit/core/number_format.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t most_named = 3;

/// The rows of one perspective of a family in the latest wave.
struct DriverGroup {
    const DriversRow* first = nullptr;
    std::vector<const DriversRow*> weighed;  // heaviest first
    std::vector<std::string> left_out;       // titles of scales that hold the outcome
};

std::string title_of_scale(const Facts& facts, const DriversRow& row) {
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    return theme == nullptr ? row.scale.str() : theme->title;
}

std::string title_of_outcome(const Facts& facts, const DriversRow& row) {
    if (const Theme* theme = facts.theme(row.scope.instrument.view(), row.outcome.view())) return theme->title;
    const Instrument* form = facts.form(row.scope.instrument.view(), row.scope.perspective.view());
    const auto item = form == nullptr ? std::nullopt : form->find_item(row.outcome.view());
    return item ? std::string(form->items[*item].text.in(facts.study().report.language)) : row.outcome.str();
}

std::vector<DriverGroup> groups_of(const Facts& facts) {
    std::vector<DriverGroup> out;
    for (const DriversRow& row : facts.results().drivers) {
        if (row.scope.wave != facts.latest()) continue;
        const bool is_new = out.empty() || out.back().first->scope.perspective != row.scope.perspective ||
                            out.back().first->scope.instrument != row.scope.instrument;
        if (is_new) out.push_back({&row, {}, {}});
        if (row.weight) out.back().weighed.push_back(&row);
        if (row.status == Status::holds_outcome) out.back().left_out.push_back(title_of_scale(facts, row));
    }
    for (DriverGroup& group : out)
        std::ranges::stable_sort(group.weighed, [](const DriversRow* a, const DriversRow* b) { return *a->weight > *b->weight; });
    return out;
}

/// Why a group has no weights: the first reason that is not that a scale holds the outcome.
Status obstacle(const Facts& facts, const DriverGroup& group) {
    for (const DriversRow& row : facts.results().drivers)
        if (row.scope.wave == group.first->scope.wave && row.scope.perspective == group.first->scope.perspective &&
            row.scope.instrument == group.first->scope.instrument && row.status != Status::holds_outcome)
            return row.status;
    return Status::holds_outcome;
}

std::string heaviest(const Facts& facts, const DriverGroup& group) {
    std::vector<std::string> parts;
    for (const DriversRow* row : group.weighed)
        if (row->share && parts.size() < most_named)
            parts.push_back(
                facts.messages().say("driver.part", {{"theme", title_of_scale(facts, *row)}, {"share", percent_of_one(*row->share)}}));
    return facts.messages().list(parts);
}

std::string sentence(const Facts& facts, const DriverGroup& group) {
    const std::string outcome = title_of_outcome(facts, *group.first), who = facts.name_within(group.first->scope.perspective.view());
    const std::string at = when(facts, group.first->scope.wave.view());
    double explained = 0;
    for (const DriversRow* row : group.weighed) explained += *row->weight;
    std::string text =
        group.weighed.empty()
            ? facts.messages().say("driver.none",
                                   {{"outcome", outcome}, {"who", who}, {"when", at}, {"reason", reason(facts, obstacle(facts, group))}})
            : facts.messages().say("driver.some", {{"outcome", outcome},
                                                   {"who", who},
                                                   {"when", at},
                                                   {"explained", percent_of_one(explained)},
                                                   {"list", heaviest(facts, group)}});
    if (!group.left_out.empty()) text += " " + facts.messages().say("driver.left-out", {{"list", quoted_list(facts, group.left_out)}});
    if (facts.families().size() < 2) return text;
    return facts.messages().say("in-family", {{"family", facts.family_title(group.first->scope.instrument.view())}, {"text", text}});
}

std::vector<ReportCell> table_row(const Facts& facts, const DriversRow& row) {
    return {facts.name_of(row.scope.perspective.view()), title_of_scale(facts, row), cell(facts, row.weight, row.status, 3),
            cell(facts, Interval{row.ci_low, row.ci_high}, row.status, 3),
            cell(facts, row.share ? Number(100 * *row.share) : Number(), row.status, 0)};
}

}  // namespace

std::vector<Finding> driver_findings(const Facts& facts) {
    std::vector<Finding> findings;
    for (const DriverGroup& group : groups_of(facts))
        findings.push_back({"driver-" + std::to_string(findings.size() + 1), "driver", "", sentence(facts, group),
                            evidence("drivers", group.first->scope, "outcome=" + group.first->outcome.str()), "drivers"});
    return findings;
}

ReportSection drivers_section(const Facts& facts, const std::vector<std::size_t>& findings) {
    const Messages& messages = facts.messages();
    ReportSection section{"drivers", messages.say("drivers"), {Paragraph{messages.say("drivers.intro"), Tone::plain}}, {}};
    section.blocks.emplace_back(FindingList{findings});
    ReportTable table{messages.say("drivers.caption", {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.who"), Alignment::text}, {messages.say("column.theme"), Alignment::text}},
                      {}};
    for (const std::string& heading :
         {messages.say("column.weight"), messages.say("column.interval", {{"level", percent_of_one(facts.study().confidence)}}),
          messages.say("column.share")})
        table.columns.push_back({heading, Alignment::number});
    for (const DriversRow& row : facts.results().drivers)
        if (row.scope.wave == facts.latest()) table.rows.push_back(table_row(facts, row));
    section.blocks.emplace_back(std::move(table));
    section.blocks.emplace_back(Paragraph{messages.say("drivers.not-cause"), Tone::note});
    return section;
}

}  // namespace recaudit
