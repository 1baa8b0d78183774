/// Paper forms typed in twice: where do the two files differ? See docs/formats/double-entry.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/csv_table.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace recaudit::detail {

/// A file typed in.
struct EntryFile {
    std::string shown;  // as the user named it
    CsvTable table;
};

/// A cell that the two files have in different ways.
struct Disagreement {
    std::string form, column;
    Place first, second;
    std::string value_first, value_second;  // without white space at their ends
};

/// A form that one file alone has.
struct OnceEntered {
    std::string form;
    Place place;
};

struct DoubleEntry {
    std::string key;                         // the column that says which form a line is
    std::vector<std::string> columns;        // compared, in the order of the first file
    std::vector<std::string> in_first_only;  // columns that the other file lacks
    std::vector<std::string> in_second_only;
    std::size_t forms = 0;  // in both files
    std::int64_t cells = 0;
    std::vector<Disagreement> disagreements;  // in the order of the first file
    std::vector<OnceEntered> only_first, only_second;
};

struct CompareSettings {
    std::string key;                   // empty: the first of respondent, form, form_number, number, record_id, id that both have
    std::vector<std::string> columns;  // empty: all that both files have
};

/// Lines are matched by the key, whatever their order. Cells are the same where their text is, without white space at its ends.
/// Columns of names and addresses are left aside. An error where there is no key, a form stands twice in a file or has no number.
[[nodiscard]] Parsed<DoubleEntry> compare_entries(const EntryFile& first, const EntryFile& second, const CompareSettings& settings);

/// The table in a file: CSV text, or the first sheet of a workbook.
[[nodiscard]] Parsed<EntryFile> read_entry_file(const std::string& file);

}  // namespace recaudit::detail
