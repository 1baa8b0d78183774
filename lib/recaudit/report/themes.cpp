#include <recaudit/report/item_figures.hpp>
#include <recaudit/report/line_items.hpp>
#include <recaudit/report/scale_ends.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/standing_chart.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// A theme over all waves, perspective by perspective.
Figure over_waves(const Facts& facts, const Theme& theme) {
    const Messages& messages = facts.messages();
    std::vector<StandingLine> lines;
    for (std::size_t p = 0; p < facts.perspectives().size(); ++p)
        for (const std::string& wave : facts.waves()) {
            const std::string& perspective = facts.perspectives()[p];
            const Standing standing = facts.standing(theme, {perspective, wave});
            if (standing.status == Status::no_answers && !standing.value) continue;
            lines.push_back({facts.name_of(perspective), wave.empty() ? messages.say("all-answers") : wave, perspective, p, standing});
        }
    const std::string title = messages.say(facts.waves().size() < 2 ? "theme.chart-one" : "theme.chart",
                                           {{"theme", theme.title}, {"when", when(facts, facts.latest())}});
    return standing_figure(facts,
                           {"fig-theme-" + theme.anchor,
                            title,
                            messages.say("theme.chart-description", {{"theme", theme.title}}),
                            messages.say("column.who"),
                            messages.say("column.round"),
                            {""}},
                           lines);
}

ReportSection theme_part(const Facts& facts, const Theme& theme, double reach) {
    const std::string heading = facts.families().size() > 1 ? theme.title + " (" + facts.family_title(theme.instrument) + ")" : theme.title;
    ReportSection part{"theme-" + theme.anchor, heading, {}, {}};
    if (theme.composite) part.blocks.emplace_back(Paragraph{facts.messages().say("theme.composite"), Tone::plain});
    if (std::string ends = ends_in_words(facts, theme); !ends.empty()) part.blocks.emplace_back(Paragraph{std::move(ends), Tone::plain});
    part.blocks.emplace_back(over_waves(facts, theme));
    for (Figure& figure : item_figures(facts, theme, reach)) part.blocks.emplace_back(std::move(figure));
    for (const std::string& perspective : facts.perspectives())
        if (auto figure = open_lines_figure(facts, theme, perspective)) part.blocks.emplace_back(std::move(*figure));
    return part;
}

/// How to read the charts of single questions, for the kinds of questions that there are.
std::vector<Block> reading(const Facts& facts) {
    std::vector<Block> out;
    const auto asks = [&](bool open) {
        return std::ranges::any_of(facts.study().instruments, [&](const Instrument& form) {
            return std::ranges::any_of(form.items, [&](const Item& item) { return is_open_line(form, item) == open; });
        });
    };
    if (asks(false)) out.emplace_back(Paragraph{facts.messages().say("items.reading"), Tone::plain});
    if (asks(true)) out.emplace_back(Paragraph{facts.messages().say("items.line-reading"), Tone::plain});
    return out;
}

}  // namespace

ReportSection themes_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"themes",
                          messages.say("themes"),
                          {Paragraph{messages.say(facts.waves().size() < 2 ? "themes.intro-one" : "themes.intro"), Tone::plain}},
                          {}};
    for (Block& block : reading(facts)) section.blocks.push_back(std::move(block));
    const double reach = reach_of_answers(facts);
    for (const Theme& theme : facts.themes()) section.parts.push_back(theme_part(facts, theme, reach));
    return section;
}

}  // namespace recaudit
