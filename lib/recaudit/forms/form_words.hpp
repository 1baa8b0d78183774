/// What every printed form says around its questions, in English and Welsh.
#pragma once

#include <string_view>

namespace recaudit {

/// `{}` stands for a number of people.
struct FormWords {
    std::string_view language;
    std::string_view site, team, wave, sheet;  // what the form was handed out for
    std::string_view before;                   // who fills that in
    std::string_view answers;                  // heading of what is promised
    std::string_view no_name;
    std::string_view choice;  // taking part is one's own choice
    std::string_view readers;
    std::string_view minimum;
    std::string_view no_minimum;
    std::string_view linked;
    std::string_view quoted;
    std::string_view documents;
    std::string_view tick_one, tick_line, tick_all, mistake, codes;
    std::string_view importance;
    std::string_view about_person, about_document, leave_out;
    std::string_view own_words;
    std::string_view thanks;
    std::string_view page, of;
};

/// The words in `language`, else in English.
[[nodiscard]] const FormWords& form_words(std::string_view language);

/// The heading of the attributes: about the person who answers, or about the document that was read.
[[nodiscard]] std::string_view about_heading(const FormWords& words, std::string_view perspective);

}  // namespace recaudit
