#include <recaudit/forms/template.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/render/csv.hpp>

#include <fmt/format.h>

#include <array>
#include <vector>

namespace recaudit {
namespace {

using Line = std::array<std::string, 5>;  // column, kind, text, allowed, needed

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

void append_answer(std::string& out, std::string_view code, std::string_view label) {
    if (!out.empty()) out += "; ";
    out += label == code ? std::string(code) : fmt::format("{} = {}", code, label);
}

std::string allowed(const OptionSet& options, std::string_view language) {
    std::string out;
    if (options.is_continuum())
        out = fmt::format("{} ({}) to {} ({})", number(options.minimum), options.low.in(language), number(options.maximum),
                          options.high.in(language));
    for (const auto& choice : options.choices) append_answer(out, choice.code, choice.label.in(language));
    for (const auto& missing : options.missing) append_answer(out, missing.code, missing.label.in(language));
    return options.is_checklist() ? "codes of all ticked boxes, joined by a semicolon: " + out : out;
}

std::vector<Line> lines_of(const Instrument& form, std::string_view language) {
    std::vector<Line> out{
        {"respondent", "who answered", "A number for the sheet, never a name", "any text, each once in a wave; may be blank", "no"},
        {"wave", "who answered", "The round of the audit, such as 2026", "any text; in one wave may be said in the study file instead",
         "yes"},
        {"site", "who answered", "The prison or service", "any text; blank where not known", "no"},
        {"team", "who answered", "The wing, ward or unit inside that site", "any text; blank where not known", "no"},
    };
    for (const auto& attribute : form.attributes) {
        std::string levels;
        for (const auto& level : attribute.levels) append_answer(levels, level.code, level.label.in(language));
        out.push_back({attribute.id, "attribute", std::string(attribute.title.in(language)), levels.empty() ? "any text" : levels, "no"});
    }
    for (const Item* item : asked_items(form))
        out.push_back({item->id, item->importance_of.empty() ? "question" : "importance of " + item->importance_of,
                       std::string(item->text.in(language)), allowed(form.options_of(*item), language), "the column; a cell may be blank"});
    for (const Comment* comment : asked_comments(form))
        out.push_back({comment->id, comment->item ? "note on " + form.items[*comment->item].id : "comment",
                       std::string(comment->text.in(language)), "any text, without names", "no"});
    return out;
}

}  // namespace

std::string response_template(const Instrument& form) {
    std::vector<std::string> headings;
    for (const Line& line : lines_of(form, "en")) headings.push_back(line.front());
    std::string out;
    append_csv_line(out, headings);
    return out;
}

std::string data_dictionary(const Instrument& form, std::string_view language) {
    std::string out = "column,kind,text,allowed,needed\n";
    for (const Line& line : lines_of(form, language)) append_csv_line(out, line);
    return out;
}

}  // namespace recaudit
