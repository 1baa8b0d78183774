#include <recaudit/report/told.hpp>

#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t most_of_a_kind = 3;  // so that two printed pages hold them

std::vector<Block> at_most(const std::vector<std::size_t>& places, std::size_t most, std::string otherwise) {
    if (places.empty()) return {Paragraph{std::move(otherwise), Tone::plain}};
    return {FindingList{{places.begin(), places.begin() + static_cast<std::ptrdiff_t>(std::min(most, places.size()))}}};
}

ReportSection part(const Facts& facts, const std::string& id, std::string_view heading, std::vector<Block> blocks) {
    return {"board-" + id, facts.messages().say(heading), std::move(blocks), {}};
}

ReportSection first_page(const Told& told, const FindingPlaces& places) {
    const Messages& messages = told.own.messages();
    ReportSection page{"board-standing", messages.say("board.standing"), {}, {}};
    page.parts.push_back(
        part(told.own, "who", "glance.who", at_most(places.participation, 2 * most_of_a_kind, messages.say("glance.nobody"))));
    std::vector<Block> standing{Paragraph{messages.say("hundred", {{"level", percent_of_one(told.own.study().confidence)}}), Tone::plain}};
    if (!told.own.themes().empty()) standing.emplace_back(overview_figure(told.own));
    page.parts.push_back(part(told.own, "themes", "glance.standing", std::move(standing)));
    return page;
}

Sentences questions(const Messages& messages) {
    return {{messages.say("board.question.understand"), messages.say("board.question.voices"), messages.say("board.question.done"),
             messages.say("board.question.next")}};
}

}  // namespace

std::vector<ReportSection> board_sections(const Told& told, const FindingPlaces& places, const std::string& version) {
    const Messages& messages = told.own.messages();
    ReportSection page{"board-talk", messages.say("board.talk"), {}, {}};
    page.parts.push_back(part(told.own, "gaps", "glance.gaps", at_most(places.gap, most_of_a_kind, messages.say("perspectives.one"))));
    page.parts.push_back(part(told.own, "change", "glance.change", at_most(places.change, most_of_a_kind, messages.say("change.first"))));
    std::vector<std::size_t> groups = places.benchmark;
    groups.insert(groups.end(), places.difference.begin(), places.difference.end());
    if (!groups.empty()) page.parts.push_back(part(told.own, "groups", "glance.groups", at_most(groups, most_of_a_kind, "")));
    page.parts.push_back(
        part(told.own, "caution", "glance.caution", at_most(places.caution, most_of_a_kind + 1, messages.say("glance.nobody"))));
    page.parts.push_back(part(told.own, "questions", "board.questions", {questions(messages)}));
    const std::string_view hidden = told.all.study().disclosure.on ? "board.made" : "withheld.off";
    page.parts.push_back(
        part(told.own, "made", "board.how-made",
             {Paragraph{messages.say(hidden, {{"minimum", std::to_string(told.all.study().disclosure.minimum)}}), Tone::note},
              Paragraph{messages.say("board.full", {{"version", version}}), Tone::note}}));
    return {first_page(told, places), std::move(page)};
}

}  // namespace recaudit
