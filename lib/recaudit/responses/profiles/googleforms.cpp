/// Google Forms: a timestamp, then the question texts; the rows of grids in brackets.
#include <recaudit/responses/profiles/export_words.hpp>

namespace recaudit::detail {

std::optional<ExportLayout> googleforms_layout(std::span<const ExportRecord> first) {
    if (first.empty() || first[0].size() < 2 || as_key(first[0][0]) != "timestamp") return std::nullopt;
    ExportLayout layout{"the first heading is Timestamp", 1, {}, {}};
    for (const auto& heading : first[0]) {
        ExportColumn& column = layout.columns.emplace_back();
        const std::string words = in_words(heading);
        add_name(column.names, words);
        if (auto grid = split_brackets(words)) {
            add_name(column.names, grid->second);
            add_name(column.questions, grid->first);
            add_name(column.options, grid->second);
        }
    }
    return layout;
}

}  // namespace recaudit::detail
