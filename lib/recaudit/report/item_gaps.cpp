#include <recaudit/core/number_format.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr std::size_t most_told = 10;

/// The questions that two perspectives of one family were both asked in the latest wave, everyone together.
struct LinkedQuestions {
    Label instrument, a, b;
    std::vector<const ItemGapsRow*> clear;  // largest first
    std::size_t unclear = 0, untested = 0;
    [[nodiscard]] std::size_t all() const { return clear.size() + unclear + untested; }
};

void add(LinkedQuestions& questions, const ItemGapsRow& row, double alpha) {
    if (!row.p_adjusted || !row.difference) ++questions.untested;
    else if (*row.p_adjusted < alpha) questions.clear.push_back(&row);
    else ++questions.unclear;
}

std::vector<LinkedQuestions> linked_questions(const Facts& facts) {
    std::vector<LinkedQuestions> out;
    for (const ItemGapsRow& row : facts.results().item_gaps) {
        if (row.scope.by != "all" || row.scope.wave != facts.latest()) continue;
        auto at = std::ranges::find_if(out, [&](const LinkedQuestions& any) {
            return any.instrument == row.scope.instrument && any.a == row.perspective_a && any.b == row.perspective_b;
        });
        if (at == out.end()) at = out.insert(at, {row.scope.instrument, row.perspective_a, row.perspective_b, {}});
        add(*at, row, 1 - facts.study().confidence);
    }
    for (LinkedQuestions& questions : out)
        std::ranges::stable_sort(questions.clear, [](const ItemGapsRow* one, const ItemGapsRow* other) {
            return std::abs(*one->difference) > std::abs(*other->difference);
        });
    return out;
}

/// A question as a perspective was asked it: that of a form for this perspective, else of any form of the family.
std::string words_of(const Facts& facts, std::string_view family, std::string_view perspective, std::string_view id) {
    const Instrument* asks = nullptr;
    const Item* found = nullptr;
    for (const Instrument& form : facts.study().instruments) {
        const auto at = form.family == family ? form.find_item(id) : std::nullopt;
        if (!at || (found != nullptr && form.perspective != perspective)) continue;
        asks = &form;
        found = &form.items[*at];
    }
    if (found == nullptr || found->text.empty()) return std::string(id);
    const std::string text = words_of(facts, *asks, *found);
    return found->reverse ? facts.messages().say("item.reversed", {{"text", text}}) : text;
}

std::string question(const Facts& facts, const ItemGapsRow& row) {
    const std::string a = words_of(facts, row.scope.instrument.view(), row.perspective_a.view(), row.item_a.view());
    const std::string b = words_of(facts, row.scope.instrument.view(), row.perspective_b.view(), row.item_b.view());
    if (a == b) return facts.messages().say("item-gap.same-words", {{"a", a}});
    return facts.messages().say("item-gap.own-words", {{"a", a}, {"who", facts.name_within(row.perspective_b.view())}, {"b", b}});
}

std::string sentence(const Facts& facts, const ItemGapsRow& row) {
    const double sign = *row.difference < 0 ? -1 : 1;
    return facts.messages().say(sign > 0 ? "item-gap.higher" : "item-gap.lower",
                                {{"item", question(facts, row)},
                                 {"a", facts.name_within(row.perspective_a.view())},
                                 {"b", facts.name_within(row.perspective_b.view())},
                                 {"difference", readable(std::abs(*row.difference), 0)},
                                 {"mean_a", readable(*row.mean_a, 0)},
                                 {"mean_b", readable(*row.mean_b, 0)},
                                 {"level", percent_of_one(facts.study().confidence)},
                                 {"range", range(facts, sign * *row.ci_low, sign * *row.ci_high)},
                                 {"people_a", people(facts, row.n_a)},
                                 {"people_b", people(facts, row.n_b)}}) +
           rounding_note(facts, *row.mean_a, *row.mean_b, *row.difference);
}

/// How many questions have no clear gap, and how many cannot be told.
std::string remainder(const Facts& facts, const LinkedQuestions& questions) {
    const Messages& messages = facts.messages();
    std::string out;
    if (questions.clear.size() > most_told)
        out = messages.say("item-gaps.more", {{"n", std::to_string(questions.clear.size() - most_told)}});
    const auto add = [&](std::string text) { out += (out.empty() ? "" : " ") + std::move(text); };
    if (questions.unclear > 0)
        add(questions.clear.empty() ? messages.say("item-gaps.none")
                                    : messages.say("item-gaps.others", {{"n", std::to_string(questions.unclear)}}));
    if (questions.untested > 0) add(messages.say("item-gaps.untested", {{"n", std::to_string(questions.untested)}}));
    return out;
}

ReportSection part_of(const Facts& facts, const LinkedQuestions& questions, std::size_t position) {
    const Messages& messages = facts.messages();
    const std::string a = facts.name_within(questions.a.view()), b = facts.name_within(questions.b.view());
    ReportSection part{"item-gaps-" + std::to_string(position + 1), messages.say("item-gaps", {{"a", a}, {"b", b}}), {}, {}};
    part.blocks.emplace_back(Paragraph{
        messages.say("item-gaps.intro", {{"n", std::to_string(questions.all())}, {"when", when(facts, facts.latest())}}), Tone::plain});
    Sentences told;
    for (std::size_t i = 0; i < std::min(most_told, questions.clear.size()); ++i)
        told.texts.push_back(sentence(facts, *questions.clear[i]));
    if (!told.texts.empty()) {
        part.blocks.emplace_back(Paragraph{messages.say("item-gaps.clear"), Tone::plain});
        part.blocks.emplace_back(std::move(told));
    }
    if (std::string text = remainder(facts, questions); !text.empty()) part.blocks.emplace_back(Paragraph{std::move(text), Tone::plain});
    return part;
}

}  // namespace

std::vector<ReportSection> item_gap_parts(const Facts& facts) {
    std::vector<ReportSection> parts;
    for (const LinkedQuestions& questions : linked_questions(facts)) parts.push_back(part_of(facts, questions, parts.size()));
    return parts;
}

}  // namespace recaudit
