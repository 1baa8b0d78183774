/// LimeSurvey: headings as codes, as full texts, or as both.
#include <recaudit/responses/profiles/export_words.hpp>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

bool is_code_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '[' || c == ']';
}

/// "Q01[SQ001]. Your age" is a code and a text; other headings are one or the other.
struct Heading {
    std::string code, text;
};

Heading parts_of(const std::string& heading) {
    const std::size_t stop = heading.find(". ");
    const std::string_view before = std::string_view(heading).substr(0, stop);
    const bool is_code = !before.empty() && std::ranges::all_of(before, is_code_character);
    if (stop != std::string::npos && is_code) return {std::string(before), in_words(std::string_view(heading).substr(stop + 2))};
    return is_code ? Heading{heading, {}} : Heading{{}, in_words(heading)};
}

/// Brackets hold the subquestion or the option: "Q2[SQ001]", "Which of these? [Housing]"; those of single questions are empty.
void add_part(ExportColumn& column, std::string text) {
    if (text.ends_with("[]")) {
        text.resize(text.size() - 2);
        while (text.ends_with(' ') || text.ends_with(':')) text.pop_back();
    }
    add_name(column.names, text);
    const auto halves = split_brackets(text);
    if (!halves) return;
    if (std::ranges::all_of(text, is_code_character)) add_name(column.names, halves->first + "_" + halves->second);
    add_name(column.names, halves->second);
    add_name(column.questions, halves->first);
    add_name(column.options, halves->second);
}

ExportColumn column_from(const std::string& heading) {
    const Heading parts = parts_of(heading);
    ExportColumn column;
    add_part(column, parts.code);
    add_part(column, parts.text);
    add_name(column.names, heading);
    constexpr std::array<std::string_view, 4> personal{"ipaddr", "refurl", "token", "email"};
    if (is_one_of(parts.code, personal)) column.keep = Keep::identifier;
    return column;
}

}  // namespace

std::optional<ExportLayout> limesurvey_layout(std::span<const ExportRecord> first) {
    constexpr std::array<std::string_view, 3> id{"id", "id. response id", "response id"};
    constexpr std::array<std::string_view, 3> submitted{"submitdate", "submitdate. date submitted", "date submitted"};
    constexpr std::array<std::string_view, 3> last_page{"lastpage", "lastpage. last page", "last page"};
    if (first.empty() || first[0].empty() || !is_one_of(first[0].front(), id)) return std::nullopt;
    const auto date = column_of(first[0], submitted);
    if (!date || !column_of(first[0], last_page)) return std::nullopt;
    ExportLayout layout{"the headings begin with the id, and name the date submitted and the last page", 1, {}, {}};
    std::ranges::transform(first[0], std::back_inserter(layout.columns), column_from);
    layout.leave_out.push_back({"incomplete submissions", *date, {""}});
    return layout;
}

}  // namespace recaudit::detail
