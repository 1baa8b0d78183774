#include <recaudit/responses/profiles/profile.hpp>

#include <recaudit/core/text.hpp>
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

/// REDCap's records may begin with another field than record_id, where the study or the project's dictionary says so.
std::optional<ExportLayout> layout_in(const Profile& profile, const ProfileWanted& wanted, std::span<const ExportRecord> first) {
    auto layout = profile.layout_of(first);
    if (layout || profile.name != "redcap" || first.empty() || first[0].empty()) return layout;
    const std::string heading = normalised(first[0].front());
    const bool renamed = wanted.asked == profile.name ||
                         std::ranges::any_of(wanted.record_id, [&](const auto& name) { return normalised(name) == heading; });
    return renamed ? renamed_redcap_layout(first) : std::nullopt;
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

Parsed<ChosenProfile> choose_profile(const ProfileWanted& wanted, std::span<const ExportRecord> first) {
    Parsed<ChosenProfile> out;
    const std::string_view asked = wanted.asked;
    const auto found = [&](const Profile& profile, ExportLayout layout) {
        mark_identifiers(layout);
        out.value = ChosenProfile{&profile, std::move(layout)};
        return std::move(out);
    };
    for (const auto& profile : profiles) {
        if (asked != "auto" && asked != profile.name) continue;
        if (auto layout = layout_in(profile, wanted, first)) return found(profile, *std::move(layout));
        if (asked == profile.name)
            out.diagnostics.add("profile-mismatch", {wanted.shown, 1, 0},
                                fmt::format("this does not look like an export of {}, which the profile asks for", profile.program),
                                "write profile: auto, or plain for a file with one row of headings");
    }
    if (asked == "spss")
        out.diagnostics.add("profile-mismatch", {wanted.shown, 1, 0}, "this is no SPSS file, which the profile asks for",
                            "write profile: auto");
    if (wanted.plain == PlainFiles::left_alone || (asked != "auto" && asked != "plain")) return out;
    static constexpr Profile as_it_is{"plain", "plain CSV", plain_layout};
    auto layout = plain_layout(first);
    return layout ? found(as_it_is, *std::move(layout)) : std::move(out);
}

}  // namespace recaudit::detail
