#include <recaudit/report/groupings.hpp>
#include <recaudit/report/lone_groups.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace recaudit {
namespace {

constexpr std::size_t most_rows = 120;

/// One figure of all groups of a whole: table and column, whose, and when.
struct Figured {
    std::string_view table, column, instrument;
    LoneGroup whole;
    friend auto operator<=>(const Figured&, const Figured&) = default;
};

struct Seen {
    std::map<Figured, std::size_t> groups;  // withheld, of each whole
    std::set<Figured> wholes;               // withheld themselves
};

bool is_withheld(const ResponsesRow& row) { return !row.responded; }
bool is_withheld(const ScoresRow& row) { return row.status == Status::withheld; }
bool is_withheld(const ItemsRow& row) { return row.status == Status::withheld; }

std::string_view column_of(const ResponsesRow&) { return ""; }
std::string_view column_of(const ScoresRow& row) { return row.scale.view(); }
std::string_view column_of(const ItemsRow& row) { return row.item.view(); }

template <class Row>
void look_through(Seen& seen, const std::vector<Row>& rows, std::string_view table) {
    for (const Row& row : rows) {
        if (!is_withheld(row)) continue;
        const Scope& scope = row.scope;
        const auto figure = [&](std::string_view by, std::string_view site) {
            return Figured{table,
                           column_of(row),
                           scope.instrument.view(),
                           {std::string(by), std::string(site), scope.perspective.str(), scope.wave.str()}};
        };
        if (scope.by == "all" || scope.by == "site") seen.wholes.insert(figure(scope.by.view(), scope.site.view()));
        if (scope.by == "all") continue;
        ++seen.groups[figure(scope.by.view(), scope.by == "site" ? std::string_view() : scope.site.view())];
    }
}

/// The same figure of the whole that the groups make up.
Figured whole_of(Figured figure) {
    figure.whole.by = figure.whole.site.empty() ? "all" : "site";
    return figure;
}

std::string warning(const Facts& facts, const std::string& kind, const std::set<std::string>& names) {
    return facts.messages().say("caution.lone." + kind, {{"list", facts.messages().list({names.begin(), names.end()})}});
}

}  // namespace

std::vector<LoneGroup> lone_groups(const Facts& facts) {
    Seen seen;
    look_through(seen, facts.results().responses, "responses");
    look_through(seen, facts.results().scores, "scores");
    look_through(seen, facts.results().items, "items");
    std::set<LoneGroup> found;
    for (const auto& [figure, withheld] : seen.groups)
        if (withheld == 1 && !seen.wholes.contains(whole_of(figure))) found.insert(figure.whole);
    return {found.begin(), found.end()};
}

std::vector<std::string> lone_group_warnings(const Facts& facts) {
    std::map<std::string, std::set<std::string>> names;  // by kind of warning
    for (const LoneGroup& group : lone_groups(facts)) {
        const std::string kind = kind_of(group.by);
        if (kind == "team") names[group.site.empty() ? "team-alone" : "team"].insert(group.site);
        else names[kind].insert(kind == "site" ? "" : attribute_title(facts, group.by));
    }
    std::vector<std::string> warnings;
    for (const auto& [kind, list] : names) warnings.push_back(warning(facts, kind, list));
    return warnings;
}

std::vector<Block> lone_group_blocks(const Facts& facts) {
    const Messages& messages = facts.messages();
    const auto groups = lone_groups(facts);
    if (groups.empty()) return {Paragraph{messages.say("withheld.no-lone"), Tone::plain}};
    std::vector<Block> blocks;
    for (const std::string& text : lone_group_warnings(facts)) blocks.emplace_back(Paragraph{text, Tone::warning});
    ReportTable table{messages.say("withheld.lone"), {}, {}};
    for (const std::string_view heading : {"column.whole", "column.grouping", "column.who", "column.round"})
        table.columns.push_back({messages.say(heading), Alignment::text});
    for (const LoneGroup& group : groups) {
        if (table.rows.size() == most_rows) break;
        const std::string grouping = group.by == "site"   ? messages.say("sites")
                                     : group.by == "team" ? messages.say("teams")
                                                          : capitalised(attribute_title(facts, group.by));
        table.rows.push_back({group.site.empty() ? messages.say("withheld.everyone") : group.site, grouping,
                              facts.name_of(group.perspective), group.wave.empty() ? messages.say("all-answers") : group.wave});
    }
    blocks.emplace_back(std::move(table));
    return blocks;
}

}  // namespace recaudit
