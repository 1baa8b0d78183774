/// Which themes a comment is about, by lists of words. See docs/statistics/comments.md.
#pragma once

#include <recaudit/comments/tables.hpp>
#include <recaudit/comments/writers.hpp>
#include <recaudit/language/phrases.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// The themes of each form: its scales with words, or with those that the study has for them, then the study's own.
class ThemeFinder {
public:
    explicit ThemeFinder(const Study& study);
    /// The themes of a form, in order.
    [[nodiscard]] const std::vector<std::string>& themes(std::size_t form) const { return forms_[form].themes; }
    /// Which of them a text is about.
    [[nodiscard]] std::vector<bool> themes_in(std::size_t form, std::string_view text) const;

private:
    struct FormThemes {
        std::vector<std::string> themes;
        Phrases words;
        std::vector<std::size_t> theme_of;  // per word
    };
    static void add(FormThemes& form, const std::string& theme, const std::vector<std::string>& words);
    std::vector<FormThemes> forms_;
};

/// A row for any comment, then one a theme of the forms that the writers filled in.
[[nodiscard]] std::vector<CommentsRow> theme_rows(const Study& study, const SliceRemarks& slice, const ThemeFinder& themes, Labels& labels);

}  // namespace recaudit
