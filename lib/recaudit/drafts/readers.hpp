/// Readers of forms, one file each. Every one takes a file that `form_kind_of` has told to be its own.
#pragma once

#include <recaudit/drafts/source_form.hpp>
#include <recaudit/responses/csv_table.hpp>

#include <string>
#include <string_view>

namespace recaudit::detail {

/// What readers are told besides the file.
struct FormFile {
    std::string_view text;  // bytes of workbooks and SPSS files, else UTF-8 without a byte order mark
    std::string shown;      // the file, in messages
    std::string language;   // of the texts, where the file does not say
};

[[nodiscard]] Parsed<SourceForm> read_redcap_form(const FormFile& file, const CsvTable& dictionary);
[[nodiscard]] Parsed<SourceForm> read_xlsform(const FormFile& file);
[[nodiscard]] Parsed<SourceForm> read_limesurvey_table(const FormFile& file, const CsvTable& structure);
[[nodiscard]] Parsed<SourceForm> read_limesurvey_lss(const FormFile& file);
[[nodiscard]] Parsed<SourceForm> read_qualtrics_qsf(const FormFile& file);
[[nodiscard]] Parsed<SourceForm> read_qualtrics_text(const FormFile& file);
[[nodiscard]] Parsed<SourceForm> read_spss_labels(const FormFile& file);

/// "1, Strongly disagree | 2, Disagree": at the first comma, since labels may hold more.
[[nodiscard]] std::vector<SourceAnswer> redcap_choices(std::string_view choices, std::string_view language);

/// The line of a text, counted from 1, that holds the byte `at`.
[[nodiscard]] std::size_t line_at(std::string_view text, std::size_t at);

/// What a text says of a line's ends: "(0 = Done to, 100 = Done with)" behind it, or alone with a dot between.
struct LineEnds {
    std::string before;  // the text without them
    double minimum = 0, maximum = 0;
    std::string low, high;
};
[[nodiscard]] std::optional<LineEnds> ends_in(std::string_view text);

}  // namespace recaudit::detail
