/// REDCap: records with field names as headings, or with labels.
#include <recaudit/responses/profiles/export_words.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

/// "supports___peer" is the box peer of supports, "supports____9" the box with the code -9; with labels it is
/// "Which supports? (choice=Peer mentor)".
Halves box_in(const std::string& words) {
    constexpr std::string_view mark = "___";
    if (const std::size_t at = words.find(mark); at != std::string::npos && at > 0)
        return std::pair(words.substr(0, at), words.substr(at + mark.size()));
    return words.ends_with(')') ? split_at_last(std::string_view(words).substr(0, words.size() - 1), " (choice=") : std::nullopt;
}

ExportColumn column_from(const std::string& heading) {
    ExportColumn column;
    const std::string words = in_words(heading);
    add_name(column.names, words);
    if (auto box = box_in(words)) {
        add_name(column.questions, box->first);
        add_name(column.options, box->second);
    }
    return column;
}

bool tells_completeness(const std::string& heading) { return heading.ends_with("_complete") || heading == "Complete?"; }

}  // namespace

std::optional<ExportLayout> redcap_layout(std::span<const ExportRecord> first) {
    if (first.empty() || first[0].empty() || as_key(first[0].front()) != "record id") return std::nullopt;
    return renamed_redcap_layout(first);
}

std::optional<ExportLayout> renamed_redcap_layout(std::span<const ExportRecord> first) {
    if (first.empty()) return std::nullopt;
    const auto is_sign = [](const std::string& heading) { return tells_completeness(heading) || heading.find("___") != std::string::npos; };
    if (std::ranges::none_of(first[0], is_sign)) return std::nullopt;
    ExportLayout layout{"the first heading is that of the record's id, and others are those of REDCap's forms", 1, {}, {}};
    std::ranges::transform(first[0], std::back_inserter(layout.columns), column_from);
    // With several forms in a record nobody can say here which of them counts.
    if (std::ranges::count_if(first[0], tells_completeness) == 1) {
        const auto at = static_cast<std::size_t>(std::ranges::find_if(first[0], tells_completeness) - first[0].begin());
        layout.leave_out.push_back({"incomplete submissions", at, {"0", "incomplete"}});
    }
    return layout;
}

}  // namespace recaudit::detail
