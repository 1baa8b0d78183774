#include <recaudit/report/sections.hpp>
#include <recaudit/report/tables.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

std::string title_of(const Messages& messages, std::string_view table) {
    if (table.empty()) return messages.say("combined.every-table");
    for (const TableInfo* info : published_table_infos())
        if (info->name == table) return std::string(info->title);
    return std::string(table);
}

/// "Scale scores (median q1 q3; 2 rows)".
std::string missing_in(const Messages& messages, const NotCombinedRow& row) {
    std::vector<std::string> details;
    for (const Label part : {row.of, row.figures})
        if (!part.empty()) details.push_back(part.str());
    if (row.rows)
        details.push_back(messages.say(*row.rows == 1 ? "combined.one-row" : "combined.rows", {{"n", std::to_string(*row.rows)}}));
    const std::string title = title_of(messages, row.table.view());
    return details.empty() ? title : fmt::format("{} ({})", title, fmt::join(details, "; "));
}

/// What is missing of the same organisation's results for the same reason.
struct Missing {
    const NotCombinedRow* first;
    std::vector<std::string> what;
};

std::vector<Missing> by_reason(const Messages& messages, const std::vector<NotCombinedRow>& rows) {
    std::vector<Missing> out;
    for (const NotCombinedRow& row : rows) {
        auto same = std::ranges::find_if(
            out, [&](const Missing& any) { return row.organisation == any.first->organisation && row.reason == any.first->reason; });
        if (same == out.end()) same = out.insert(same, {&row, {}});
        same->what.push_back(missing_in(messages, row));
    }
    return out;
}

const ResponsesRow* responses_of(const Facts& facts, const std::string& organisation, const std::string& perspective) {
    for (const ResponsesRow& row : facts.results().responses)
        if (row.scope.by == "organisation" && row.scope.group == organisation && row.scope.perspective == perspective &&
            row.scope.wave == facts.latest())
            return &row;
    return nullptr;
}

/// Each organisation with how many of its people answered in the latest wave.
ReportTable organisations_table(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("combined.organisations", {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.organisation"), Alignment::text}},
                      {}};
    for (const std::string& perspective : facts.perspectives()) table.columns.push_back({facts.name_of(perspective), Alignment::number});
    for (const std::string& name : facts.study().organisations) {
        auto& cells = table.rows.emplace_back(std::vector<ReportCell>{name});
        for (const std::string& perspective : facts.perspectives()) {
            const ResponsesRow* row = responses_of(facts, name, perspective);
            const Status status = row == nullptr ? Status::no_answers : row->responded ? Status::ok : Status::withheld;
            cells.push_back(cell(facts, row == nullptr ? Count() : row->responded, status));
        }
    }
    return table;
}

ReportTable missing_table(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("combined.caption"),
                      {{messages.say("column.organisation"), Alignment::text},
                       {messages.say("column.missing"), Alignment::text},
                       {messages.say("column.reason"), Alignment::text}},
                      {}};
    for (const Missing& missing : by_reason(messages, facts.results().not_combined)) {
        const NotCombinedRow& row = *missing.first;
        table.rows.push_back({row.organisation.empty() ? messages.say("combined.all") : row.organisation.str(),
                              fmt::format("{}", fmt::join(missing.what, "; ")), messages.say("combined.why." + row.reason.str())});
    }
    return table;
}

}  // namespace

ReportSection combination_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"combined", messages.say("combined"), {}, {}};
    const auto say = [&](std::string text) { section.blocks.emplace_back(Paragraph{std::move(text), Tone::plain}); };
    say(messages.say("combined.text", {{"organisations", messages.list(facts.study().organisations)}}));
    section.blocks.emplace_back(organisations_table(facts));
    say(messages.say("combined.missing"));
    section.blocks.emplace_back(missing_table(facts));
    return section;
}

}  // namespace recaudit
