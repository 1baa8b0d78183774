/// The first sheet of a workbook: what was found, and the scores with charts of the spreadsheet's own.
#pragma once

#include <recaudit/core/number.hpp>
#include <recaudit/report/model.hpp>

#include <cstdint>
#include <string>
#include <vector>

struct lxw_workbook;  // of libxlsxwriter
struct lxw_format;

namespace recaudit {

enum class SheetChart : std::uint8_t { bars, lines };

/// A table of scores from 0 to 100 and the chart that stands beside it: a row a label, a column a series.
struct SummaryTable {
    SheetChart chart = SheetChart::bars;
    std::string title;
    std::vector<std::string> series;
    std::vector<std::string> labels;
    std::vector<std::vector<Number>> values;  // a list a label; empty: withheld, or there is none
};

struct Summary {
    std::string heading;  // also the name of the sheet
    std::string title;
    std::vector<std::string> sentences;
    std::vector<SummaryTable> tables;
};

/// The findings of a report, its picture of every theme, and its lines over the rounds.
[[nodiscard]] Summary summary_of(const Report& report);

/// Adds the sheet at the end of the workbook.
void add_summary_sheet(lxw_workbook* book, const Summary& summary, lxw_format* heading);

}  // namespace recaudit
