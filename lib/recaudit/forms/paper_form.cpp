#include <recaudit/forms/paper_form.hpp>

#include <recaudit/charts/svg.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/form_words.hpp>
#include <recaudit/forms/paper_questions.hpp>
#include <recaudit/forms/paper_style.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace recaudit {
namespace {

using detail::in_language;
using detail::small_code;

std::string with_number(std::string_view sentence, std::size_t number) { return fmt::format(fmt::runtime(sentence), number); }

std::string paragraph(std::string_view sentence) { return fmt::format("<p>{}</p>\n", escaped(sentence)); }

std::string field(std::string_view name, std::string_view column) {
    return fmt::format("<div><span>{} {}</span></div>\n", escaped(name), small_code(column));
}

std::string head(const Instrument& form, const PaperSettings& settings) {
    const FormWords& words = form_words(settings.language);
    return fmt::format("<header>\n<h1>{}</h1>\n<div class=\"place\">\n{}{}{}{}</div>\n<p class=\"hint\">{}</p>\n</header>\n",
                       in_language(form.title, settings.language), field(words.site, "site"), field(words.team, "team"),
                       field(words.wave, "wave"), field(words.sheet, "respondent"), escaped(words.before));
}

/// What people are told before they answer: nothing that the study does not keep.
std::string promise(const Instrument& form, const PaperSettings& settings) {
    const FormWords& words = form_words(settings.language);
    std::string out = fmt::format("<section class=\"promise\">\n<h2>{}</h2>\n", escaped(words.answers));
    if (form.perspective == "document") {
        out += paragraph(words.documents);
    } else {
        out += paragraph(fmt::format("{} {} {}", words.no_name, words.choice, words.readers));
        if (settings.identity == PaperIdentity::linked) out += paragraph(words.linked);
        out += fmt::format("<p><strong>{}</strong></p>\n",
                           escaped(settings.minimum ? with_number(words.minimum, *settings.minimum) : std::string(words.no_minimum)));
        if (settings.comments_minimum && !form.comments.empty()) out += paragraph(with_number(words.quoted, *settings.comments_minimum));
    }
    return out + paragraph(fmt::format("{} {}", words.mistake, words.codes)) + "</section>\n";
}

bool has_line(const Instrument& form, const AskedSection& section) { return form.options_of(*section.items.front().item).is_continuum(); }

std::string section(const Instrument& form, const AskedSection& asked, const PaperSettings& settings) {
    const FormWords& words = form_words(settings.language);
    std::string out = "<section>\n<div class=\"lead\">\n";
    const Section none;
    const Section& said = asked.section ? *asked.section : none;
    if (!said.title.empty()) out += fmt::format("<h2>{}</h2>\n", in_language(said.title, settings.language));
    out += fmt::format("<p class=\"hint\">{}</p>\n", said.instructions.empty()
                                                         ? escaped(has_line(form, asked) ? words.tick_line : words.tick_one)
                                                         : in_language(said.instructions, settings.language));
    if (!said.stem.empty()) out += fmt::format("<p class=\"stem\">{}</p>\n", in_language(said.stem, settings.language));
    return out + "</div>\n" + detail::questions(form, asked, settings) + "</section>\n";
}

std::string attribute(const Attribute& one, const PaperSettings& settings) {
    std::string out =
        fmt::format("<div class=\"question\">\n<p>{} {}</p>\n", small_code(one.id), in_language(one.title, settings.language));
    if (one.levels.empty()) return out + detail::writing_lines(1) + "\n</div>\n";
    out += "<ul class=\"answers\">\n";
    for (const auto& level : one.levels)
        out +=
            fmt::format("<li>{} {} {}</li>\n", detail::tick_box(""), in_language(level.label, settings.language), small_code(level.code));
    return out + "</ul>\n</div>\n";
}

std::string about(const Instrument& form, const PaperSettings& settings) {
    if (form.attributes.empty()) return {};
    const FormWords& words = form_words(settings.language);
    const bool documents = form.perspective == "document";
    std::string out = fmt::format("<section>\n<div class=\"lead\"><h2>{}</h2>\n{}</div>\n", escaped(about_heading(words, form.perspective)),
                                  documents ? "" : fmt::format("<p class=\"hint\">{}</p>\n", escaped(words.leave_out)));
    for (const auto& one : form.attributes) out += attribute(one, settings);
    return out + "</section>\n";
}

/// What is asked in one's own words, and thanks. The heading stays on the page of the first question, thanks on that of the last.
std::string own_words(const Instrument& form, const PaperSettings& settings) {
    const FormWords& words = form_words(settings.language);
    const std::string thanks = fmt::format("<p class=\"thanks\">{}</p>\n", escaped(words.thanks));
    std::vector<std::string> questions;
    for (const Comment* comment : asked_comments(form))
        if (!comment->item)
            questions.push_back(fmt::format("<div class=\"question\">\n<p>{} {}</p>\n{}\n</div>\n", small_code(comment->id),
                                            in_language(comment->text, settings.language), detail::writing_lines(4)));
    if (questions.empty()) return thanks;
    questions.front().insert(0, fmt::format("<h2>{}</h2>\n", escaped(words.own_words)));
    questions.back() += thanks;
    std::string out = "<section>\n";
    for (const std::string& question : questions) out += fmt::format("<div class=\"together\">\n{}</div>\n", question);
    return out + "</section>\n";
}

std::string foot_of(const Instrument& form, const PaperSettings& settings) {
    std::string out = form.id;
    if (!form.version.empty()) out += " " + form.version;
    return settings.language == "en" ? out : out + " (" + settings.language + ")";
}

}  // namespace

std::string paper_form(const Instrument& form, const PaperSettings& settings) {
    const FormWords& words = form_words(settings.language);
    const std::string foot = foot_of(form, settings);
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body class=\"{}\">\n<main>\n",
        escaped(settings.language), escaped(foot), detail::paper_style(foot, words),
        settings.layout == PaperLayout::plain ? "plain" : "large");
    out += head(form, settings) + promise(form, settings);
    for (const auto& asked : asked_sections(form)) out += section(form, asked, settings);
    out += about(form, settings) + own_words(form, settings);
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace recaudit
