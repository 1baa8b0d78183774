#include <recaudit/responses/profiles/profile.hpp>

#include <recaudit/responses/profiles/export_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

constexpr std::array profiles{
    Profile{"qualtrics", "Qualtrics", qualtrics_layout},
    Profile{"limesurvey", "LimeSurvey", limesurvey_layout},
    Profile{"surveymonkey", "SurveyMonkey", surveymonkey_layout},
    Profile{"msforms", "Microsoft Forms", msforms_layout},
    Profile{"googleforms", "Google Forms", googleforms_layout},
    Profile{"smartsurvey", "SmartSurvey", smartsurvey_layout},
    Profile{"redcap", "REDCap", redcap_layout},
    Profile{"odk", "ODK or Kobo", odk_layout},
};

/// A column that is called like a name or an address is an identifier, whatever the tool.
void mark_identifiers(ExportLayout& layout) {
    for (auto& column : layout.columns)
        if (std::ranges::any_of(column.names, names_a_person)) column.keep = Keep::identifier;
}

}  // namespace

std::span<const Profile> all_profiles() { return profiles; }

std::optional<ExportLayout> plain_layout(std::span<const ExportRecord> first) {
    if (first.empty()) return std::nullopt;
    ExportLayout layout{"it has one row of headings", 1, {}, {}};
    for (const auto& heading : first[0]) {
        layout.columns.emplace_back();
        add_name(layout.columns.back().names, heading);
        if (auto box = split_at_last(heading, ".")) {
            add_name(layout.columns.back().questions, box->first);
            add_name(layout.columns.back().options, box->second);
        }
    }
    return layout;
}

ChosenProfile spss_profile(ExportLayout layout) {
    static constexpr Profile spss{"spss", "SPSS"};
    mark_identifiers(layout);
    return {&spss, std::move(layout)};
}

Parsed<ChosenProfile> choose_profile(PlainFiles plain, std::string_view asked, std::span<const ExportRecord> first,
                                     const std::string& shown) {
    Parsed<ChosenProfile> out;
    for (const auto& profile : profiles) {
        if (asked != "auto" && asked != profile.name) continue;
        auto layout = profile.layout_of(first);
        if (layout) {
            mark_identifiers(*layout);
            out.value = ChosenProfile{&profile, *std::move(layout)};
            return out;
        }
        if (asked == profile.name)
            out.diagnostics.add("profile-mismatch", {shown, 1, 0},
                                fmt::format("this does not look like an export of {}, which the profile asks for", profile.program),
                                "write profile: auto, or plain for a file with one row of headings");
    }
    if (asked == "spss")
        out.diagnostics.add("profile-mismatch", {shown, 1, 0}, "this is no SPSS file, which the profile asks for", "write profile: auto");
    if (plain == PlainFiles::left_alone || (asked != "auto" && asked != "plain")) return out;
    if (auto layout = plain_layout(first)) {
        static constexpr Profile as_it_is{"plain", "plain CSV", plain_layout};
        mark_identifiers(*layout);
        out.value = ChosenProfile{&as_it_is, *std::move(layout)};
    }
    return out;
}

}  // namespace recaudit::detail
