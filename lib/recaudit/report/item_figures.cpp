#include <recaudit/report/item_figures.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/report/line_items.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr std::size_t most_lanes = 18;  // what a printed page holds

std::string share(Number percent) { return percent ? readable(*percent, 0) : ""; }

std::string item_label(const Facts& facts, const Instrument& form, const Item& item) {
    const std::string text = words_of(facts, form, item);
    return item.reverse ? facts.messages().say("item.reversed", {{"text", text}}) : text;
}

/// A question of a theme as the forms of each perspective ask it.
struct Asked {
    const Instrument* form;
    const Item* item;
    const ItemsRow* row;
    std::string perspective;
};

struct Question {
    std::string id;
    std::vector<Asked> lanes;
};

/// The questions of the theme with favourable answers, in the order of the first form that has them.
std::vector<Question> questions_of(const Facts& facts, const Theme& theme) {
    std::vector<Question> out;
    for (const std::string& perspective : facts.perspectives()) {
        const Instrument* form = facts.form(theme.instrument, perspective);
        const auto scale = form == nullptr ? std::nullopt : form->find_scale(theme.id);
        if (!scale) continue;
        for (const std::size_t index : form->scales[*scale].items) {
            const Item& item = form->items[index];
            const ItemsRow* row = facts.item(theme.instrument, perspective, item.id);
            if (row == nullptr || is_open_line(*form, item)) continue;
            auto at = std::ranges::find(out, item.id, &Question::id);
            if (at == out.end()) at = out.insert(at, Question{item.id, {}});
            at->lanes.push_back({form, &item, row, perspective});
        }
    }
    return out;
}

/// "Staff: In this team we mean the same thing."
std::string lane_name(const Facts& facts, const std::string& who, const std::string& label) {
    return who.empty() ? label : facts.messages().say("in-family", {{"family", who}, {"text", label}});
}

AnswerLane answer_lane(const Facts& facts, const ItemsRow& row, const std::string& who, const std::string& label) {
    const Messages& messages = facts.messages();
    AnswerLane out;
    out.who = who;
    out.label = label;
    out.withheld = row.status == Status::withheld || (row.status == Status::partly_withheld && !row.percent_favourable);
    if (!row.percent_favourable) {
        out.note = out.withheld ? messages.say("withheld") : reason(facts, row.status == Status::ok ? Status::not_declared : row.status);
        out.hover = lane_name(facts, who, label) + ": " + out.note;
        return out;
    }
    out.unfavourable = row.percent_unfavourable;
    out.neutral = row.percent_neutral;
    out.favourable = row.percent_favourable;
    out.unfavourable_text = share(out.unfavourable);
    out.neutral_text = share(out.neutral);
    out.favourable_text = share(out.favourable);
    out.aside_text = share(dont_know_share(row));
    out.people_text = row.n ? readable(static_cast<double>(*row.n), 0) : "";
    out.hover = messages.say("item.hover", {{"item", lane_name(facts, who, label)},
                                            {"favourable", out.favourable_text},
                                            {"neutral", out.neutral_text},
                                            {"unfavourable", out.unfavourable_text},
                                            {"people", people(facts, row.n)}});
    return out;
}

std::vector<ReportCell> table_row(const Facts& facts, const ItemsRow& row, const std::string& who, const std::string& label) {
    const Status status = row.status == Status::ok ? Status::not_declared : row.status;
    std::vector<ReportCell> cells{label};
    if (!who.empty()) cells.emplace_back(who);
    cells.push_back(cell(facts, row.n, row.status));
    for (const Number percent : {row.percent_favourable, row.percent_neutral, row.percent_unfavourable, dont_know_share(row)})
        cells.push_back(cell(facts, percent, status, 0));
    return cells;
}

Figure empty_figure(const Facts& facts, const Theme& theme, std::string_view description, bool several) {
    const Messages& messages = facts.messages();
    const std::string title = messages.say("items.chart", {{"theme", theme.title}, {"when", when(facts, facts.latest())}});
    AnswerChart chart;
    chart.head = {"fig-items-" + theme.anchor, title, messages.say(description), ""};
    chart.unfavourable = messages.say("unfavourable");
    chart.neutral = messages.say("neutral");
    chart.favourable = messages.say("favourable");
    chart.aside = messages.say("dont-know");
    chart.people = messages.say("column.people");
    ReportTable table{title, {{messages.say("column.item"), Alignment::text}}, {}};
    if (several) table.columns.push_back({messages.say("column.who"), Alignment::text});
    for (const std::string_view heading : {"column.people", "favourable", "neutral", "unfavourable", "dont-know"})
        table.columns.push_back({messages.say(heading), Alignment::number});
    return {std::move(chart), std::move(table)};
}

/// Cuts the questions so that no figure has more lanes than a page holds; a question's lanes stay together.
std::vector<std::vector<Question>> pages_of(std::vector<Question> questions) {
    std::vector<std::vector<Question>> pages;
    std::size_t lanes = most_lanes + 1;
    for (Question& question : questions) {
        lanes += question.lanes.size();
        if (lanes > most_lanes) {
            pages.emplace_back();
            lanes = question.lanes.size();
        }
        pages.back().push_back(std::move(question));
    }
    return pages;
}

}  // namespace

double reach_of_answers(const Facts& facts) {
    double most = 10;
    for (const ItemsRow& row : facts.results().items)
        if (row.scope.by == "all" && row.scope.wave == facts.latest())
            for (const Number percent : {row.percent_favourable, row.percent_unfavourable})
                if (percent) most = std::max(most, *percent + (row.percent_neutral ? *row.percent_neutral / 2 : 0));
    return std::ceil(most / 10) * 10;
}

std::vector<Figure> item_figures(const Facts& facts, const Theme& theme, double reach) {
    std::vector<Figure> out;
    const auto questions = questions_of(facts, theme);
    const bool several = std::ranges::any_of(questions, [&](const Question& question) {
        return question.lanes.front().perspective != questions.front().lanes.front().perspective || question.lanes.size() > 1;
    });
    const auto pages = pages_of(questions);
    for (std::size_t p = 0; p < pages.size(); ++p) {
        Figure figure = empty_figure(facts, theme, several ? "items.chart-description-several" : "items.chart-description", several);
        auto& chart = std::get<AnswerChart>(figure.chart);
        chart.reach = reach;
        if (pages.size() > 1) {
            chart.head.id += "-" + std::to_string(p + 1);
            chart.head.title += facts.messages().say("part-of", {{"n", std::to_string(p + 1)}, {"all", std::to_string(pages.size())}});
            figure.data.caption = chart.head.title;
        }
        for (const Question& question : pages[p]) {
            AnswerRow& row = chart.rows.emplace_back();
            for (const Asked& asked : question.lanes) {
                const std::string who = several ? facts.name_of(asked.perspective) : "";
                const std::string label = item_label(facts, *asked.form, *asked.item);
                row.lanes.push_back(answer_lane(facts, *asked.row, who, label));
                figure.data.rows.push_back(table_row(facts, *asked.row, who, label));
            }
        }
        out.push_back(std::move(figure));
    }
    return out;
}

}  // namespace recaudit
