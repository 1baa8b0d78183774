/// A small CSV file as text: headings and cells with their places. Headcounts are read this way, and so is the heading
/// of every response file.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/dialect.hpp>
#include <recaudit/responses/encoding.hpp>
#include <recaudit/responses/files.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace recaudit::detail {

struct CsvCell {
    std::string text;  // unquoted and trimmed
    Place place;
};

struct CsvTable {
    std::vector<CsvCell> headings;
    std::vector<std::vector<CsvCell>> rows;  // each as long as the headings
};

/// The file as bytes. @throws std::system_error where reading fails; a file that may not be opened is a diagnostic.
[[nodiscard]] Parsed<ByteSource> open_file(const ResponseFile& file);

/// The first record of a text, and how the text is written.
struct Heading {
    Dialect dialect;
    std::vector<CsvCell> cells;
    std::uint64_t end = 0;  // position of the first record after it
    std::size_t lines = 1;  // how many lines it takes
};
[[nodiscard]] Parsed<Heading> read_heading(const TextSource& text, const std::string& shown);

/// The whole of a small file; ragged rows, blank lines and broken quotes are problems with a place.
[[nodiscard]] Parsed<CsvTable> read_csv_table(const ResponseFile& file);
/// The same of text in UTF-8 that is at hand; `shown` is the file in messages.
[[nodiscard]] Parsed<CsvTable> parse_csv_table(std::string_view text, const std::string& shown);

/// What `bytes` are when taken as text, by their first bytes; workbooks and SPSS files are refused.
[[nodiscard]] Parsed<TextSource> as_text(const ByteSource& bytes, const std::string& shown);

/// The same as Windows-1252, since they are no UTF-8 from `bad` on. A file that has proper UTF-8 too is damaged, which
/// is an error; else there is a note.
[[nodiscard]] Parsed<TextSource> as_windows_1252(const ByteSource& bytes, const Place& bad);

}  // namespace recaudit::detail
