#include <recaudit/report/scale_ends.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/standing_chart.hpp>
#include <recaudit/report/told.hpp>
#include <recaudit/report/wording.hpp>

namespace recaudit {
namespace {

std::vector<std::string> perspective_names(const Facts& facts) {
    std::vector<std::string> names;
    for (const std::string& perspective : facts.perspectives()) names.push_back(facts.name_of(perspective));
    return names;
}

ReportSection part(const Facts& facts, const std::string& id, std::vector<Block> blocks) {
    return {"glance-" + id, facts.messages().say("glance." + id), std::move(blocks), {}};
}

std::vector<Block> findings_or(const std::vector<std::size_t>& places, std::string otherwise) {
    if (places.empty()) return {Paragraph{std::move(otherwise), Tone::plain}};
    return {FindingList{places}};
}

/// What has changed; with two waves, that two points are no direction.
std::vector<Block> change_blocks(const Facts& facts, const FindingPlaces& places) {
    auto blocks = findings_or(places.change, facts.messages().say("change.first"));
    if (facts.waves().size() == 2) blocks.emplace_back(Paragraph{facts.messages().say("change.too-early"), Tone::note});
    return blocks;
}

}  // namespace

Figure overview_figure(const Facts& facts) {
    std::vector<StandingLine> lines;
    const bool several = facts.families().size() > 1;
    for (const Theme& theme : facts.themes())
        for (std::size_t p = 0; p < facts.perspectives().size(); ++p) {
            const Standing standing = facts.standing(theme, {facts.perspectives()[p], facts.latest()});
            const bool expected = !several && facts.asks(theme, facts.perspectives()[p]);
            if (standing.status == Status::no_answers && !standing.value && !expected) continue;
            lines.push_back({several ? facts.family_title(theme.instrument) : "", theme.title, facts.perspectives()[p], p, standing});
        }
    const Messages& messages = facts.messages();
    const std::string title = messages.say("glance.chart", {{"when", when(facts, facts.latest())}});
    return standing_figure(facts,
                           {"fig-overview", title, messages.say("glance.chart-description"), several ? messages.say("column.form") : "",
                            messages.say("column.theme"), perspective_names(facts)},
                           lines);
}

ReportSection glance_section(const Facts& facts, const FindingPlaces& places) {
    const Messages& messages = facts.messages();
    ReportSection section{"at-a-glance", messages.say("glance"), {}, {}};
    section.parts.push_back(part(facts, "who", findings_or(places.participation, messages.say("glance.nobody"))));
    std::vector<Block> standing{Paragraph{messages.say("hundred", {{"level", percent_of_one(facts.study().confidence)}}), Tone::plain}};
    for (const Theme& theme : facts.themes())
        if (std::string ends = ends_in_words(facts, theme); !ends.empty()) standing.emplace_back(Paragraph{std::move(ends), Tone::plain});
    if (!facts.themes().empty()) standing.emplace_back(overview_figure(facts));
    section.parts.push_back(part(facts, "standing", std::move(standing)));
    auto gaps = findings_or(places.gap, messages.say("perspectives.one"));
    if (!places.gap.empty()) gaps.emplace_back(Paragraph{messages.say("gap.neither"), Tone::note});
    section.parts.push_back(part(facts, "gaps", std::move(gaps)));
    section.parts.push_back(part(facts, "change", change_blocks(facts, places)));
    std::vector<std::size_t> groups = places.difference;
    groups.insert(groups.end(), places.benchmark.begin(), places.benchmark.end());
    groups.insert(groups.end(), places.agreement.begin(), places.agreement.end());
    if (!groups.empty())
        section.parts.push_back(part(facts, "groups", {FindingList{groups}, Paragraph{messages.say("groups.intro"), Tone::note}}));
    if (!places.driver.empty())
        section.parts.push_back(
            part(facts, "drivers", {FindingList{places.driver}, Paragraph{messages.say("drivers.not-cause"), Tone::note}}));
    auto first = findings_or(places.first, messages.say("first.none"));
    if (!places.first.empty()) first.emplace_back(Paragraph{messages.say("first.how"), Tone::note});
    section.parts.push_back(part(facts, "first", std::move(first)));
    section.parts.push_back(part(facts, "caution", findings_or(places.caution, messages.say("glance.nobody"))));
    return section;
}

}  // namespace recaudit
