#include <recaudit/render/summary_sheet.hpp>

#include <recaudit/core/require.hpp>
#include <recaudit/report/messages.hpp>

#include <xlsxwriter.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace recaudit {
namespace {

constexpr lxw_row_t rows_of_chart = 18;
constexpr double width_of_labels = 44, width_of_values = 16;

/// Rows of a table with the heading of their group before them, where they have one.
SummaryTable table_of(const DotChart& chart) {
    SummaryTable table{SheetChart::bars, chart.head.title, chart.series, {}, {}};
    for (const DotGroup& group : chart.groups)
        for (const DotRow& row : group.rows) {
            table.labels.push_back(group.heading.empty() ? row.label : group.heading + ": " + row.label);
            auto& values = table.values.emplace_back(table.series.size());
            for (const DotLane& lane : row.lanes) values.at(lane.series) = lane.value;
        }
    return table;
}

/// A table a panel: the rounds in rows.
SummaryTable table_of(const LineChart& chart, const LinePanel& panel) {
    SummaryTable table{SheetChart::lines, panel.title, chart.series, chart.waves, {}};
    for (std::size_t wave = 0; wave < chart.waves.size(); ++wave) {
        auto& values = table.values.emplace_back();
        for (const auto& series : panel.series) values.push_back(series.at(wave).value);
    }
    return table;
}

void collect(Summary& summary, const std::vector<ReportSection>& sections) {
    for (const ReportSection& section : sections) {
        for (const Block& block : section.blocks) {
            const auto* figure = std::get_if<Figure>(&block);
            if (figure == nullptr) continue;
            if (const auto* dots = std::get_if<DotChart>(&figure->chart); dots != nullptr && dots->head.id == "fig-overview")
                summary.tables.push_back(table_of(*dots));
            if (const auto* lines = std::get_if<LineChart>(&figure->chart))
                for (const LinePanel& panel : lines->panels) summary.tables.push_back(table_of(*lines, panel));
        }
        collect(summary, section.parts);
    }
}

/// Writes from the top down: the workbook keeps no row in memory.
class SummaryWriter {
public:
    SummaryWriter(lxw_workbook* book, const Summary& summary, lxw_format* heading)
        : book_(book), name_(summary.heading), heading_(heading) {
        sheet_ = workbook_add_worksheet(book, name_.c_str());
        require(sheet_ != nullptr, "a heading may name a sheet");
        worksheet_set_column(sheet_, 0, 0, width_of_labels, nullptr);
        worksheet_set_column(sheet_, 1, 6, width_of_values, nullptr);
    }

    void line(const std::string& text, lxw_format* format) { worksheet_write_string(sheet_, row_++, 0, text.c_str(), format); }
    void gap() { ++row_; }
    void heading(const std::string& text) { line(text, heading_); }

    void table(const SummaryTable& table) {
        const lxw_row_t head = row_;
        worksheet_write_string(sheet_, row_, 0, table.title.c_str(), heading_);
        for (std::size_t s = 0; s < table.series.size(); ++s)
            worksheet_write_string(sheet_, row_, column(s), table.series[s].c_str(), heading_);
        ++row_;
        for (std::size_t label = 0; label < table.labels.size(); ++label, ++row_) {
            worksheet_write_string(sheet_, row_, 0, table.labels[label].c_str(), nullptr);
            for (std::size_t s = 0; s < table.values[label].size(); ++s)
                if (table.values[label][s]) worksheet_write_number(sheet_, row_, column(s), *table.values[label][s], nullptr);
        }
        if (!table.labels.empty()) draw(table, head, row_ - 1);
        row_ = std::max(row_ + 2, head + rows_of_chart);
    }

private:
    static lxw_col_t column(std::size_t series) { return static_cast<lxw_col_t>(series + 1); }

    void draw(const SummaryTable& table, lxw_row_t head, lxw_row_t last) {
        lxw_chart* chart = workbook_add_chart(book_, table.chart == SheetChart::bars ? LXW_CHART_BAR : LXW_CHART_LINE);
        for (std::size_t s = 0; s < table.series.size(); ++s) {
            lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
            chart_series_set_name_range(series, name_.c_str(), head, column(s));
            chart_series_set_categories(series, name_.c_str(), head + 1, 0, last, 0);
            chart_series_set_values(series, name_.c_str(), head + 1, column(s), last, column(s));
        }
        chart_title_set_name_range(chart, name_.c_str(), head, 0);
        const bool bars = table.chart == SheetChart::bars;
        lxw_chart_axis* scores = bars ? chart->x_axis : chart->y_axis;  // of bars the axes are turned round
        chart_axis_set_min(scores, 0);
        chart_axis_set_max(scores, 100);
        if (bars) chart_axis_set_reverse(chart->y_axis);  // the first theme at the top
        if (table.series.size() < 2) chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        worksheet_insert_chart(sheet_, head, static_cast<lxw_col_t>(table.series.size() + 2), chart);
    }

    lxw_workbook* book_;
    const std::string& name_;
    lxw_format* heading_;
    lxw_worksheet* sheet_ = nullptr;
    lxw_row_t row_ = 0;
};

}  // namespace

Summary summary_of(const Report& report) {
    Summary summary{Messages::in(report.language).say("workbook.summary"), report.title, {}, {}};
    for (const Finding& finding : report.findings)
        if (finding.kind != "standing") summary.sentences.push_back(finding.text);
    collect(summary, report.sections);
    return summary;
}

void add_summary_sheet(lxw_workbook* book, const Summary& summary, lxw_format* heading) {
    SummaryWriter out(book, summary, heading);
    out.heading(summary.title);
    out.gap();
    for (const SummaryTable& table : summary.tables) out.table(table);
    for (const std::string& sentence : summary.sentences) out.line(sentence, nullptr);
}

}  // namespace recaudit
