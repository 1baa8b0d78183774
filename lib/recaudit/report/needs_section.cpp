#include <recaudit/core/number_format.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace recaudit {
namespace {

constexpr std::size_t most_rated = 8;   // statements told of a perspective
constexpr std::size_t most_lowest = 5;  // questions, where importance was not asked
constexpr std::int64_t most_of_place = 3;
constexpr std::size_t most_places = 40;

/// A question of a family as a form asks it.
struct AskedQuestion {
    const Instrument* form = nullptr;
    const Item* item = nullptr;
};

AskedQuestion asked_in(const Facts& facts, const Scope& scope, std::string_view id) {
    for (const Instrument& form : facts.study().instruments)
        if (const auto at = form.family == scope.instrument && form.perspective == scope.perspective ? form.find_item(id) : std::nullopt)
            return {&form, &form.items[*at]};
    for (const Instrument& form : facts.study().instruments)
        if (const auto at = form.family == scope.instrument ? form.find_item(id) : std::nullopt) return {&form, &form.items[*at]};
    return {};
}

std::string question_of(const Facts& facts, const NeedsRow& row) {
    const AskedQuestion asked = asked_in(facts, row.scope, row.item.view());
    if (asked.item == nullptr || asked.item->text.empty()) return row.item.str();
    const std::string text = words_of(facts, *asked.form, *asked.item);
    return asked.item->reverse ? facts.messages().say("item.reversed", {{"text", text}}) : text;
}

/// Questions in a list, each without the full stop at its end.
std::string listed_questions(const Facts& facts, std::vector<std::string> questions) {
    for (std::string& question : questions)
        if (question.ends_with('.')) question.pop_back();
    return quoted_list(facts, questions);
}

/// The texts of what there is to learn from, one after another, each with its link.
std::string learning_in_words(const Facts& facts, const NeedsRow& row) {
    const AskedQuestion asked = asked_in(facts, row.scope, row.item.view());
    std::string out;
    for (std::string_view ids = row.learning.view(); asked.form != nullptr && !ids.empty();) {
        const std::string_view id = ids.substr(0, ids.find(' '));
        ids.remove_prefix(std::min(ids.size(), id.size() + 1));
        for (const Instrument& form : facts.study().instruments) {
            const auto entry = std::ranges::find(form.learning, id, &Learning::id);
            if (form.family != row.scope.instrument || entry == form.learning.end()) continue;
            out += (out.empty() ? "" : " ") + std::string(entry->text.in(facts.study().report.language));
            if (!entry->link.empty()) out += " (" + entry->link + ")";
            break;
        }
    }
    return out.empty() ? facts.messages().say("needs.no-learning") : out;
}

/// The needs of one perspective of a family in the latest wave.
struct NeedsOf {
    Label instrument, perspective;
    std::vector<const NeedsRow*> rated, lowest;  // of everyone, greatest first
    std::vector<const NeedsRow*> of_places;      // of sites and teams, those told, in the order of rows
    [[nodiscard]] bool is_about(const Scope& scope) const { return instrument == scope.instrument && perspective == scope.perspective; }
};

bool is_told_of_place(const NeedsRow& row, bool rated) {
    return (row.scope.by == "site" || row.scope.by == "team") && row.need && row.rank && *row.rank <= most_of_place &&
           rated == !row.importance_item.empty() && *row.need > 0;
}

std::vector<NeedsOf> needs_of(const Facts& facts) {
    std::vector<NeedsOf> out;
    for (const NeedsRow& row : facts.results().needs) {
        if (row.scope.by != "all" || row.scope.wave != facts.latest() || !row.need || *row.need <= 0) continue;
        auto at = std::ranges::find_if(out, [&](const NeedsOf& any) { return any.is_about(row.scope); });
        if (at == out.end()) at = out.insert(at, {row.scope.instrument, row.scope.perspective, {}, {}, {}});
        (row.importance_item.empty() ? at->lowest : at->rated).push_back(&row);
    }
    for (NeedsOf& needs : out) {
        for (const NeedsRow& row : facts.results().needs)
            if (row.scope.wave == facts.latest() && needs.is_about(row.scope) && is_told_of_place(row, !needs.rated.empty()))
                needs.of_places.push_back(&row);
        for (auto* rows : {&needs.rated, &needs.lowest})
            std::ranges::stable_sort(*rows, [](const NeedsRow* a, const NeedsRow* b) { return *a->rank < *b->rank; });
        needs.rated.resize(std::min(needs.rated.size(), most_rated));
        needs.lowest.resize(std::min(needs.lowest.size(), most_lowest));
    }
    return out;
}

ReportTable table_of(const Facts& facts, std::string caption, std::initializer_list<std::string_view> numbers) {
    ReportTable table{std::move(caption), {{facts.messages().say("column.item"), Alignment::text}}, {}};
    for (const std::string_view heading : numbers) table.columns.push_back({facts.messages().say(heading), Alignment::number});
    return table;
}

ReportTable rated_table(const Facts& facts, const NeedsOf& needs) {
    ReportTable table = table_of(facts,
                                 facts.messages().say("needs.rated-caption", {{"who", facts.name_within(needs.perspective.view())},
                                                                              {"when", when(facts, facts.latest())}}),
                                 {"column.people", "column.now", "column.importance", "column.need"});
    for (const NeedsRow* row : needs.rated)
        table.rows.push_back({question_of(facts, *row), cell(facts, row->n, row->status), cell(facts, row->current, row->status, 1),
                              cell(facts, row->importance, row->status, 1), cell(facts, row->need, row->status, 1)});
    return table;
}

/// Where a question stands from 0 to 100, the favourable end.
Number standing_of(const NeedsRow& row) { return row.need && row.width > 0 ? Number(100 - 100 * *row.need / row.width) : Number(); }

ReportTable lowest_table(const Facts& facts, const NeedsOf& needs) {
    ReportTable table = table_of(facts,
                                 facts.messages().say("needs.lowest-caption", {{"who", facts.name_within(needs.perspective.view())},
                                                                               {"when", when(facts, facts.latest())}}),
                                 {"column.people", "column.stands-at"});
    for (const NeedsRow* row : needs.lowest)
        table.rows.push_back({question_of(facts, *row), cell(facts, row->n, row->status), cell(facts, standing_of(*row), row->status, 0)});
    return table;
}

/// What there is to learn from, once for all questions that have the same.
Glossary learning_list(const Facts& facts, const std::vector<const NeedsRow*>& rows) {
    std::vector<std::pair<Label, std::vector<std::string>>> by_learning;
    Glossary out;
    for (const NeedsRow* row : rows) {
        auto at = std::ranges::find(by_learning, row->learning, &std::pair<Label, std::vector<std::string>>::first);
        if (at == by_learning.end()) {
            at = by_learning.insert(at, {row->learning, {}});
            out.terms.push_back({"", learning_in_words(facts, *row), Addresses::as_links});
        }
        const std::string question = question_of(facts, *row);
        if (std::ranges::find(at->second, question) == at->second.end()) at->second.push_back(question);
    }
    for (std::size_t i = 0; i < by_learning.size(); ++i) out.terms[i].term = listed_questions(facts, by_learning[i].second);
    return out;
}

std::string place_of(const Scope& scope) {
    if (scope.site.empty()) return scope.group.str();
    return scope.group.empty() ? scope.site.str() : scope.site.str() + " / " + scope.group.str();
}

/// A sentence for each site and team that may be told of, each with the questions that stand out there.
ReportSection places_part(const Facts& facts, const NeedsOf& needs, const std::string& id) {
    const Messages& messages = facts.messages();
    ReportSection part{id + "-places", messages.say("needs.places"), {Paragraph{messages.say("needs.places-intro"), Tone::plain}}, {}};
    Sentences told;
    std::size_t left = 0;
    for (std::size_t first = 0, last = 0; first < needs.of_places.size(); first = last) {
        const std::string place = place_of(needs.of_places[first]->scope);
        std::vector<const NeedsRow*> rows;
        for (last = first; last < needs.of_places.size() && place_of(needs.of_places[last]->scope) == place; ++last)
            rows.push_back(needs.of_places[last]);
        std::ranges::stable_sort(rows, [](const NeedsRow* a, const NeedsRow* b) { return *a->rank < *b->rank; });
        rows.resize(std::min<std::size_t>(rows.size(), most_of_place));
        std::vector<std::string> questions;
        for (const NeedsRow* row : rows) questions.push_back(question_of(facts, *row));
        if (told.texts.size() == most_places) ++left;
        else told.texts.push_back(messages.say("needs.place", {{"place", place}, {"list", listed_questions(facts, questions)}}));
    }
    part.blocks.emplace_back(std::move(told));
    if (left > 0)
        part.blocks.emplace_back(Paragraph{messages.say("more-rows", {{"n", std::to_string(left)}, {"table", "needs"}}), Tone::note});
    return part;
}

ReportSection part_of(const Facts& facts, const NeedsOf& needs) {
    const Messages& messages = facts.messages();
    const std::string id = "needs-" + slug(needs.instrument.view()) + "-" + slug(needs.perspective.view());
    std::string heading = facts.name_of(needs.perspective.view());
    if (facts.families().size() > 1) heading += " (" + facts.family_title(needs.instrument.view()) + ")";
    ReportSection part{id, std::move(heading), {}, {}};
    if (!needs.rated.empty()) {
        part.blocks.emplace_back(Paragraph{messages.say("needs.rated-intro"), Tone::plain});
        part.blocks.emplace_back(rated_table(facts, needs));
    } else {
        part.blocks.emplace_back(Paragraph{messages.say("needs.lowest-intro"), Tone::plain});
        part.blocks.emplace_back(lowest_table(facts, needs));
    }
    if (!needs.of_places.empty()) part.parts.push_back(places_part(facts, needs, id));
    auto told = needs.rated.empty() ? needs.lowest : needs.rated;
    told.insert(told.end(), needs.of_places.begin(), needs.of_places.end());
    part.parts.push_back({id + "-learning", messages.say("needs.learning"), {learning_list(facts, told)}, {}});
    return part;
}

}  // namespace

ReportSection needs_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"needs", messages.say("needs"), {}, {}};
    for (const NeedsOf& needs : needs_of(facts)) section.parts.push_back(part_of(facts, needs));
    if (section.parts.empty()) return section;
    section.blocks.emplace_back(Paragraph{messages.say("needs.intro"), Tone::plain});
    section.blocks.emplace_back(Paragraph{messages.say("needs.no-ranking"), Tone::note});
    return section;
}

}  // namespace recaudit
