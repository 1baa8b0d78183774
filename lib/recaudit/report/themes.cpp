#include <recaudit/core/number_format.hpp>
#include <recaudit/report/line_items.hpp>
#include <recaudit/report/scale_ends.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/standing_chart.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

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

std::string share(Number percent) { return percent ? readable(*percent, 0) : ""; }

std::string item_label(const Facts& facts, const Instrument& form, const Item& item) {
    const std::string text = words_of(facts, form, item);
    return item.reverse ? facts.messages().say("item.reversed", {{"text", text}}) : text;
}

AnswerRow answer_row(const Facts& facts, const ItemsRow& row, const std::string& label) {
    const Messages& messages = facts.messages();
    AnswerRow out;
    out.label = label;
    out.withheld = row.status == Status::withheld || (row.status == Status::partly_withheld && !row.percent_favourable);
    if (!row.percent_favourable) {
        out.note = out.withheld ? messages.say("withheld") : reason(facts, row.status == Status::ok ? Status::not_declared : row.status);
        out.hover = label + ": " + out.note;
        return out;
    }
    out.unfavourable = row.percent_unfavourable;
    out.neutral = row.percent_neutral;
    out.favourable = row.percent_favourable;
    out.unfavourable_text = share(out.unfavourable);
    out.neutral_text = share(out.neutral);
    out.favourable_text = share(out.favourable);
    out.aside_text = share(dont_know_share(row));
    out.hover = messages.say("item.hover", {{"item", label},
                                            {"favourable", out.favourable_text},
                                            {"neutral", out.neutral_text},
                                            {"unfavourable", out.unfavourable_text},
                                            {"people", people(facts, row.n)}});
    return out;
}

std::vector<ReportCell> table_row(const Facts& facts, const ItemsRow& row, const std::string& label) {
    const Status status = row.status == Status::ok ? Status::not_declared : row.status;
    std::vector<ReportCell> cells{label, cell(facts, row.n, row.status)};
    for (const Number percent : {row.percent_favourable, row.percent_neutral, row.percent_unfavourable, dont_know_share(row)})
        cells.push_back(cell(facts, percent, status, 0));
    return cells;
}

Figure empty_figure(const Facts& facts, const Theme& theme, const std::string& perspective) {
    const Messages& messages = facts.messages();
    const std::string title = messages.say(
        "items.chart", {{"theme", theme.title}, {"who", facts.name_within(perspective)}, {"when", when(facts, facts.latest())}});
    AnswerChart chart;
    chart.head = {"fig-items-" + theme.anchor + "-" + slug(perspective), title, messages.say("items.chart-description"), ""};
    chart.unfavourable = messages.say("unfavourable");
    chart.neutral = messages.say("neutral");
    chart.favourable = messages.say("favourable");
    chart.aside = messages.say("dont-know");
    ReportTable table{title, {{messages.say("column.item"), Alignment::text}}, {}};
    for (const std::string_view heading : {"column.people", "favourable", "neutral", "unfavourable", "dont-know"})
        table.columns.push_back({messages.say(heading), Alignment::number});
    return {std::move(chart), std::move(table)};
}

/// The answers to each item of a theme in the latest wave, from one perspective.
std::optional<Figure> items_figure(const Facts& facts, const Theme& theme, const std::string& perspective, double reach) {
    const Instrument* form = facts.form(theme.instrument, perspective);
    const auto scale = form == nullptr ? std::nullopt : form->find_scale(theme.id);
    if (!scale) return std::nullopt;
    Figure figure = empty_figure(facts, theme, perspective);
    std::get<AnswerChart>(figure.chart).reach = reach;
    for (const std::size_t index : form->scales[*scale].items) {
        const ItemsRow* row = facts.item(theme.instrument, perspective, form->items[index].id);
        if (row == nullptr || is_open_line(*form, form->items[index])) continue;
        const std::string label = item_label(facts, *form, form->items[index]);
        std::get<AnswerChart>(figure.chart).rows.push_back(answer_row(facts, *row, label));
        figure.data.rows.push_back(table_row(facts, *row, label));
    }
    if (figure.data.rows.empty()) return std::nullopt;
    return figure;
}

/// Room for the longest bar of all charts of items, so that they can be compared.
double reach_of(const Facts& facts) {
    double most = 10;
    for (const ItemsRow& row : facts.results().items)
        if (row.scope.by == "all" && row.scope.wave == facts.latest())
            for (const Number percent : {row.percent_favourable, row.percent_unfavourable})
                if (percent) most = std::max(most, *percent);
    return std::ceil(most / 10) * 10;
}

ReportSection theme_part(const Facts& facts, const Theme& theme, double reach) {
    const std::string heading = facts.families().size() > 1 ? theme.title + " (" + facts.family_title(theme.instrument) + ")" : theme.title;
    ReportSection part{"theme-" + theme.anchor, heading, {}, {}};
    if (theme.composite) part.blocks.emplace_back(Paragraph{facts.messages().say("theme.composite"), Tone::plain});
    if (std::string ends = ends_in_words(facts, theme); !ends.empty()) part.blocks.emplace_back(Paragraph{std::move(ends), Tone::plain});
    part.blocks.emplace_back(over_waves(facts, theme));
    for (const std::string& perspective : facts.perspectives()) {
        if (auto figure = items_figure(facts, theme, perspective, reach)) part.blocks.emplace_back(std::move(*figure));
        if (auto figure = open_lines_figure(facts, theme, perspective)) part.blocks.emplace_back(std::move(*figure));
    }
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
    const double reach = reach_of(facts);
    for (const Theme& theme : facts.themes()) section.parts.push_back(theme_part(facts, theme, reach));
    return section;
}

}  // namespace recaudit
