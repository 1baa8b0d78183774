/// The table of an export: its text, and for workbooks the sheet that holds the answers.
#pragma once

#include <recaudit/responses/byte_source.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/encoding.hpp>
#include <recaudit/responses/files.hpp>
#include <recaudit/responses/profiles/dictionary.hpp>
#include <recaudit/responses/profiles/export_match.hpp>

#include <optional>
#include <string>

namespace recaudit::detail {

/// Where an export is read from, and what it is called.
struct ExportFile {
    ByteSource bytes;
    std::string shown;
    std::string profile = "auto";
    PlainFiles plain = PlainFiles::left_alone;
    std::string sheet{};                       // of a workbook, or empty
    std::optional<ResponseFile> dictionary{};  // the form behind the export
};

/// A file as text, and its layout where the file says it itself.
struct ExportText {
    TextSource text;
    std::optional<ExportLayout> layout;
    PlainFiles plain = PlainFiles::left_alone;
    std::string sheet{};  // its name, where it is one of several with cells
};

/// Workbooks and SPSS files become text first. Of several sheets with cells the one asked for is taken, else the only one that
/// holds the items, else the only one that a profile fits, else the first. No value and no error: it is no text that can be read.
[[nodiscard]] Parsed<ExportText> text_of(const ExportFile& file, const MatchWanted& wanted);

/// The profile that the beginning of the text shows: cheap, since every plain file is asked too. `wanted.plain` is that of the text.
[[nodiscard]] Parsed<ChosenProfile> profile_of(const ExportText& text, const ProfileWanted& wanted);

/// The text of a cell, unquoted and trimmed.
[[nodiscard]] std::string text_of(const RawCell& cell);

}  // namespace recaudit::detail
