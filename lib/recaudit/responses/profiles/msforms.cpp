/// Microsoft Forms: one record of headings, the question texts.
#include <recaudit/responses/profiles/export_words.hpp>

namespace recaudit::detail {

std::optional<ExportLayout> msforms_layout(std::span<const ExportRecord> first) {
    if (first.empty() || first[0].size() < 3) return std::nullopt;
    if (as_key(first[0][0]) != "id" || as_key(first[0][1]) != "start time" || as_key(first[0][2]) != "completion time") return std::nullopt;
    ExportLayout layout{"the headings begin ID, Start time, Completion time", 1, {}, {}};
    for (const auto& heading : first[0]) {
        layout.columns.emplace_back();
        add_name(layout.columns.back().names, in_words(heading));
    }
    return layout;
}

}  // namespace recaudit::detail
