/// Exports of survey tools: how each is recognised, and how it is laid out. See docs/formats/imports.md.
/// A profile is one pure function from the first records of a file to its layout; what reads answers knows none of them.
#pragma once

#include <recaudit/core/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// The cells of a record as text: unquoted, without white space at their ends.
using ExportRecord = std::vector<std::string>;

enum class Keep : std::uint8_t { yes, identifier };  // identifiers say who or where somebody is

/// An answer to choose from, as the file or the form behind it has it.
struct ExportChoice {
    std::string code;
    std::vector<std::string> labels;  // in the languages of the form
};

/// A column of an export. Names are compared after normalising.
struct ExportColumn {
    std::vector<std::string> names;      // all that it may be called, the one to show first; none: an empty column
    std::vector<std::string> questions;  // where it stands for one option of a question: names of the question,
    std::vector<std::string> options;    // and of the option
    Keep keep = Keep::yes;
    std::vector<ExportChoice> choices;  // where the file or its form says them
    Place choices_place;                // where the form says them; no file: the export itself does
};

/// Records that are no finished answers of a participant.
struct LeaveOut {
    std::string why;  // in the plural: "previews"
    std::size_t column = 0;
    std::vector<std::string> values;  // normalised; "" is the blank cell
};

struct ExportLayout {
    std::string sign;  // what shows that the file is such an export
    std::size_t heading_records = 1;
    std::vector<ExportColumn> columns;
    std::vector<LeaveOut> leave_out;
};

struct Profile {
    std::string_view name;     // as in the study
    std::string_view program;  // as people call it
    /// The layout, or nothing where the file is no such export. Gets up to `records_to_look_at` records.
    std::optional<ExportLayout> (*layout_of)(std::span<const ExportRecord> first) = nullptr;
};
inline constexpr std::size_t records_to_look_at = 3;

[[nodiscard]] std::optional<ExportLayout> qualtrics_layout(std::span<const ExportRecord> first);
[[nodiscard]] std::optional<ExportLayout> limesurvey_layout(std::span<const ExportRecord> first);
[[nodiscard]] std::optional<ExportLayout> surveymonkey_layout(std::span<const ExportRecord> first);
[[nodiscard]] std::optional<ExportLayout> msforms_layout(std::span<const ExportRecord> first);
[[nodiscard]] std::optional<ExportLayout> googleforms_layout(std::span<const ExportRecord> first);
[[nodiscard]] std::optional<ExportLayout> smartsurvey_layout(std::span<const ExportRecord> first);
[[nodiscard]] std::optional<ExportLayout> redcap_layout(std::span<const ExportRecord> first);
/// The same where the project calls its first field otherwise, so that the first heading is no sign.
[[nodiscard]] std::optional<ExportLayout> renamed_redcap_layout(std::span<const ExportRecord> first);
[[nodiscard]] std::optional<ExportLayout> odk_layout(std::span<const ExportRecord> first);

/// One record of headings, as they are: what every other table is taken for.
[[nodiscard]] std::optional<ExportLayout> plain_layout(std::span<const ExportRecord> first);

/// All profiles, in the order in which they are tried.
[[nodiscard]] std::span<const Profile> all_profiles();

struct ChosenProfile {
    const Profile* profile = nullptr;
    ExportLayout layout;
};

/// A layout that the file itself gave, after marking its identifiers.
[[nodiscard]] ChosenProfile spss_profile(ExportLayout layout);

/// Whether plain CSV is for the plain reader, or gets a layout as well.
enum class PlainFiles : std::uint8_t { left_alone, laid_out };

/// What is known of a file before its profile.
struct ProfileWanted {
    std::string_view asked = "auto";
    PlainFiles plain = PlainFiles::left_alone;
    std::vector<std::string> record_id{};  // what the project calls REDCap's first field, where its dictionary is known
    std::string shown{};                   // the file, in messages
};

/// The profile asked for, or with "auto" the first that fits. No value and no error: the file is plain, and left alone.
[[nodiscard]] Parsed<ChosenProfile> choose_profile(const ProfileWanted& wanted, std::span<const ExportRecord> first);

}  // namespace recaudit::detail
