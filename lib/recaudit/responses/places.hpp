/// Where in a response file something stands, as people count: line and column.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/encoding.hpp>
#include <recaudit/responses/files.hpp>
#include <recaudit/responses/read_file.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recaudit::detail {

/// Labels by code, by heading.
using LabelsByHeading = std::map<std::string, std::map<std::string, std::string>>;

/// Of a survey tool's export, which is read by way of a plain text of our own.
struct ExportOrigin {
    std::shared_ptr<const std::vector<std::size_t>> lines;  // of the export, for each line of the plain text; none: a plain file
    std::string_view program;                               // "Qualtrics"
    std::shared_ptr<const LabelsByHeading> labels;          // of codes that the instrument lacks; none: a plain file
    std::vector<std::string> identifiers;                   // headings of columns kept that say who or where somebody is
};

/// A response file that has been read: what is needed to say where its cells are.
struct ReadFile {
    ResponseFile file;
    Encoding encoding = Encoding::utf8;
    Dialect dialect;
    std::vector<Mark> marks;         // the first is the heading
    std::optional<ByteSource> kept;  // of a pipe or an export, which cannot be read again
    ExportOrigin origin;
};

/// A cell by byte position: of its record in the decoded file, and its field there.
struct CellPlace {
    std::size_t file = 0;  // index into the files read
    std::uint64_t record = 0;
    std::optional<std::uint32_t> field;
};

/// Line and column of a cell, or of a record or byte where there is no field. Reads a piece of the file again.
[[nodiscard]] Place place_of(const ReadFile& file, std::uint64_t record, std::optional<std::uint32_t> field);

/// The text of a cell, unquoted and trimmed.
[[nodiscard]] std::string text_of(const ReadFile& file, std::uint64_t record, std::uint32_t field);

/// The byte position of the record of a row of the form; the row is in the file.
[[nodiscard]] std::uint64_t record_of_row(const ReadFile& file, std::size_t row, std::size_t fields);

}  // namespace recaudit::detail
