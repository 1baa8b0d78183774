/// SurveyMonkey: two records of headings.
#include <recaudit/responses/profiles/export_words.hpp>

#include <array>

namespace recaudit::detail {

std::optional<ExportLayout> surveymonkey_layout(std::span<const ExportRecord> first) {
    if (first.size() < 2 || first[0].size() < 2 || first[1].empty()) return std::nullopt;
    if (as_key(first[0][0]) != "respondent id" || as_key(first[0][1]) != "collector id" || !first[1].front().empty()) return std::nullopt;
    ExportLayout layout{"the headings begin Respondent ID, Collector ID, and the second row goes on with them", 2, {}, {}};
    layout.columns = two_row_columns(first[0], first[1]);
    for (auto& column : layout.columns)
        if (!column.names.empty() && as_key(column.names.front()).starts_with("custom data")) column.keep = Keep::identifier;
    return layout;
}

}  // namespace recaudit::detail
