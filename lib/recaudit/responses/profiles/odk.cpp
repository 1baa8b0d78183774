/// Forms made with XLSForm, from ODK or Kobo: headings are names, with those of their groups before them.
#include <recaudit/responses/profiles/export_words.hpp>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

ExportColumn column_from(const std::string& heading) {
    ExportColumn column;
    add_name(column.names, heading);
    auto path = split_at_last(heading, "/");
    if (!path) path = split_at_last(heading, "-");
    if (!path) return column;
    add_name(column.names, path->second);
    add_name(column.questions, path->first);
    add_name(column.options, path->second);
    if (const auto group = split_at_last(path->first, "/")) add_name(column.questions, group->second);
    return column;
}

}  // namespace

std::optional<ExportLayout> odk_layout(std::span<const ExportRecord> first) {
    if (first.empty()) return std::nullopt;
    const auto has = [&](std::span<const std::string_view> headings) {
        return std::ranges::any_of(headings, [&](auto heading) { return std::ranges::find(first[0], heading) != first[0].end(); });
    };
    constexpr std::array<std::string_view, 5> keys{"KEY", "_uuid", "meta/instanceID", "meta-instanceID", "instanceID"};
    constexpr std::array<std::string_view, 4> times{"SubmissionDate", "_submission_time", "start", "end"};
    if (!has(keys) || !has(times)) return std::nullopt;
    ExportLayout layout{"the headings name a submission's key and time", 1, {}, {}};
    std::ranges::transform(first[0], std::back_inserter(layout.columns), column_from);
    constexpr std::array<std::string_view, 7> personal{"_submitted_by", "SubmitterID", "SubmitterName", "deviceid",
                                                       "phonenumber",   "username",    "subscriberid"};
    for (std::size_t i = 0; i < first[0].size(); ++i)
        if (std::ranges::find(personal, first[0][i]) != personal.end()) layout.columns[i].keep = Keep::identifier;
    return layout;
}

}  // namespace recaudit::detail
