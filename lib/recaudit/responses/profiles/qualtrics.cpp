/// Qualtrics: the current export with three records of headings, and the legacy one with two.
#include <recaudit/responses/profiles/export_words.hpp>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

/// "Q5_3" also is option 3 of Q5, and "Which of these? - Housing" the option Housing of that question.
ExportColumn column_from(const std::string& tag, const std::string& text) {
    ExportColumn column;
    add_name(column.names, tag);
    const std::string words = in_words(text);
    add_name(column.names, words);
    if (auto halves = split_at_last(tag, "_")) {
        add_name(column.questions, halves->first);
        add_name(column.options, halves->second);
    }
    if (auto halves = split_at_last(words, " - ")) {
        add_name(column.names, halves->second);
        add_name(column.questions, halves->first);
        add_name(column.options, halves->second);
    }
    return column;
}

void leave_out_where_not_meant(ExportLayout& layout, std::optional<std::size_t> status, std::optional<std::size_t> finished) {
    if (status) {
        layout.leave_out.push_back(
            {"previews", *status, {"1", "9", "17", "survey preview", "spam survey preview", "offline survey preview"}});
        layout.leave_out.push_back({"tests", *status, {"2", "survey test"}});
        layout.leave_out.push_back({"spam", *status, {"8", "12", "spam", "imported spam"}});
    }
    if (finished) layout.leave_out.push_back({"incomplete submissions", *finished, {"0", "false"}});
}

/// The column that Qualtrics itself calls so: headings are translated, this is not.
std::optional<std::size_t> import_column(const ExportRecord& ids, std::string_view id) {
    const std::string wanted = "\"ImportId\":\"" + std::string(id) + "\"";
    const auto at = std::ranges::find_if(ids, [&](const auto& cell) { return cell.find(wanted) != std::string::npos; });
    return at == ids.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - ids.begin()));
}

std::optional<ExportLayout> current_layout(std::span<const ExportRecord> first) {
    if (first.size() < 3 || first[2].empty() || !first[2].front().starts_with("{\"ImportId\":")) return std::nullopt;
    ExportLayout layout{"the third row holds import ids", 3, {}, {}};
    for (std::size_t i = 0; i < first[0].size(); ++i)
        layout.columns.push_back(column_from(first[0][i], i < first[1].size() ? first[1][i] : std::string()));
    for (const std::string_view id : {"ipAddress", "recipientLastName", "recipientFirstName", "recipientEmail", "externalDataReference",
                                      "locationLatitude", "locationLongitude"})
        if (const auto at = import_column(first[2], id); at && *at < layout.columns.size()) layout.columns[*at].keep = Keep::identifier;
    leave_out_where_not_meant(layout, import_column(first[2], "status"), import_column(first[2], "finished"));
    return layout;
}

/// The tool's own columns are called V1, V2, ... in the first record, by name in the second.
std::optional<ExportLayout> legacy_layout(std::span<const ExportRecord> first) {
    constexpr std::array<std::string_view, 2> tags{"V1", "V2"}, names{"ResponseID", "ResponseSet"};
    if (first.size() < 2 || first[0].size() < 2 || first[1].size() < 2) return std::nullopt;
    if (!std::ranges::equal(std::span(first[0]).first(2), tags) || !std::ranges::equal(std::span(first[1]).first(2), names))
        return std::nullopt;
    ExportLayout layout{"the rows of headings begin V1, V2 and ResponseID, ResponseSet", 2, {}, {}};
    for (std::size_t i = 0; i < first[0].size(); ++i)
        layout.columns.push_back(column_from(first[0][i], i < first[1].size() ? first[1][i] : std::string()));
    constexpr std::array<std::string_view, 1> status{"status"}, finished{"finished"};
    leave_out_where_not_meant(layout, column_of(first[1], status), column_of(first[1], finished));
    return layout;
}

}  // namespace

std::optional<ExportLayout> qualtrics_layout(std::span<const ExportRecord> first) {
    auto layout = current_layout(first);
    return layout ? layout : legacy_layout(first);
}

}  // namespace recaudit::detail
