/// SmartSurvey: one record of headings, or a second for the parts of questions.
#include <recaudit/responses/profiles/export_words.hpp>

#include <array>

namespace recaudit::detail {

std::optional<ExportLayout> smartsurvey_layout(std::span<const ExportRecord> first) {
    if (first.empty() || first[0].size() < 2) return std::nullopt;
    constexpr std::array<std::string_view, 2> id{"userid", "user id"}, number{"userno", "user no"}, ended{"ended", "completed"};
    if (!is_one_of(first[0][0], id) || !is_one_of(first[0][1], number)) return std::nullopt;
    const bool second_row = first.size() > 1 && !first[1].empty() && first[1].front().empty();
    ExportLayout layout{"the headings begin UserID, UserNo", second_row ? std::size_t{2} : std::size_t{1}, {}, {}};
    layout.columns = two_row_columns(first[0], second_row ? first[1] : ExportRecord{});
    constexpr std::array<std::string_view, 1> unique{"unique id"};
    if (const auto at = column_of(first[0], unique)) layout.columns[*at].keep = Keep::identifier;
    if (const auto at = column_of(first[0], ended)) layout.leave_out.push_back({"incomplete submissions", *at, {""}});
    return layout;
}

}  // namespace recaudit::detail
