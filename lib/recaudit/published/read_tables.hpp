/// The two forms in which tables are published: CSV files, and arrays in results.json. See docs/formats/output.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/published/row_reader.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// Reads the text of tables/<table>.csv as recaudit writes it: a comma between cells, quotes doubled, the apostrophe that
/// keeps a spreadsheet from running text taken off. Columns may stand in any order, and columns that are not known are
/// passed over. Problems name file, line and column; reading ends after a few.
[[nodiscard]] Diagnostics read_csv_rows(std::string_view text, const std::string& shown, RowReader& rows);

/// What stands in results.json before the tables.
struct ResultsHead {
    std::string format;
    std::int64_t format_version = 0;
    std::string study, title;
    bool for_publication = false;
};

/// Reads the arrays of the tables given; other tables are passed over. Problems name the file and the path within it,
/// such as scores[12].mean; broken JSON names line and column.
[[nodiscard]] Parsed<ResultsHead> read_json_rows(std::string_view text, const std::string& shown, std::vector<RowReader>& tables);

}  // namespace recaudit::detail
