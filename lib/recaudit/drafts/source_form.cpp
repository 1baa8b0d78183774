#include <recaudit/drafts/source_form.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <fmt/format.h>

namespace recaudit::detail {
namespace {

/// Tools have codes of their own, such as de-informal and zh-Hans: those are taken for de and zh.
std::string language_code(std::string_view said) {
    if (is_language(said)) return std::string(said);
    const std::string_view begins = said.substr(0, said.find_first_of("-_"));
    return is_language(begins) ? std::string(begins) : "en";
}

}  // namespace

LocalisedText in_language(std::string_view text, std::string_view language) {
    LocalisedText out;
    add_text(out, text, language);
    return out;
}

void add_text(LocalisedText& to, std::string_view text, std::string_view language) {
    const std::string words(trimmed(in_words(text)));
    if (!words.empty()) to.by_language.emplace(language_code(language), words);
}

void report_left_out(Diagnostics& problems, const Place& place, std::string_view name, std::string_view kind) {
    problems.add(
        "question-not-drafted", place,
        fmt::format("the question \"{}\" is of the kind \"{}\", which no instrument has; it is left out", quotable(name), quotable(kind)));
}

}  // namespace recaudit::detail
