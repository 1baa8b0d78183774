/// Qualtrics' advanced format: a text file whose questions carry the ids of ours.
#include <recaudit/core/number_format.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/export_parts.hpp>
#include <recaudit/forms/form_words.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit::detail {
namespace {

/// A line of text in which nothing reads as a mark of the format.
std::string safe(std::string_view text) {
    std::string out = one_line(text);
    for (std::size_t at = 0; (at = out.find("[[", at)) != std::string::npos;) out.replace(at, 2, "[ [");
    return out;
}

bool is_positive_whole(std::string_view code) {
    return !code.empty() && code.size() <= 9 && code.front() != '0' &&
           std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

class AdvancedText {
public:
    AdvancedText(const Instrument& form, std::string_view language) : form_(form), language_(language) {}

    std::string finished() {
        out_ = "[[AdvancedFormat]]\n";
        block(form_.title.in(language_));
        for (const auto& place : place_fields(language_)) question("TE:SingleLine", place.id, place.label);
        for (const auto& section : asked_sections(form_)) add_section(section);
        if (!form_.attributes.empty()) block(about_heading(form_words(language_), form_.perspective));
        for (const auto& attribute : form_.attributes) add_attribute(attribute);
        for (const Comment* comment : asked_comments(form_))
            if (!comment->item) question("TE:Essay", comment->id, comment->text.in(language_));
        return std::move(out_);
    }

private:
    void block(std::string_view title) { out_ += fmt::format("\n[[Block:{}]]\n", safe(title)); }

    void question(std::string_view type, std::string_view id, std::string_view text) {
        out_ += fmt::format("\n[[Question:{}]]\n[[ID:{}]]\n{}\n", type, id, safe(text));
    }

    /// Where all codes are whole numbers above 0 they are Qualtrics' own; else it counts from 1.
    void choices(const std::vector<Answer>& answers) {
        const bool own = std::ranges::all_of(answers, [](const Answer& answer) { return is_positive_whole(answer.code); });
        out_ += "\n[[AdvancedChoices]]\n";
        for (std::size_t i = 0; i < answers.size(); ++i)
            out_ +=
                fmt::format("[[Choice:{}]]\n{}\n", own ? answers[i].code : std::to_string(i + 1), safe(answers[i].label->in(language_)));
    }

    void add_section(const AskedSection& section) {
        if (section.section) {
            block(section.section->title.empty() ? form_.title.in(language_) : section.section->title.in(language_));
            std::string lead;
            for (const LocalisedText* text : {&section.section->instructions, &section.section->stem})
                if (!text->empty()) lead += (lead.empty() ? "" : " ") + safe(text->in(language_));
            if (!lead.empty()) out_ += fmt::format("\n[[Question:DB]]\n{}\n", lead);
        }
        for (const auto& asked : section.items) {
            add_item(*asked.item);
            if (asked.importance) add_item(*asked.importance);
            for (const Comment* note : asked.notes) question("TE:Essay", note->id, note->text.in(language_));
        }
    }

    void add_item(const Item& item) {
        const OptionSet& options = form_.options_of(item);
        if (options.is_continuum()) {
            std::string low, high;
            append_number(low, options.minimum);
            append_number(high, options.maximum);
            const std::string ends = fmt::format(" ({} = {}, {} = {})", low, options.low.in(language_), high, options.high.in(language_));
            return question("TE:SingleLine", item.id, std::string(item.text.in(language_)) + ends);
        }
        question(options.is_checklist() ? "MC:MultipleAnswer:Vertical" : "MC:SingleAnswer:Horizontal", item.id, item.text.in(language_));
        choices(answers_of(options));
    }

    void add_attribute(const Attribute& attribute) {
        if (attribute.levels.empty()) return question("TE:SingleLine", attribute.id, attribute.title.in(language_));
        question("MC:SingleAnswer:Vertical", attribute.id, attribute.title.in(language_));
        std::vector<Answer> levels;
        for (const auto& level : attribute.levels) levels.push_back({level.code, &level.label});
        choices(levels);
    }

    const Instrument& form_;
    std::string_view language_;
    std::string out_;
};

}  // namespace

ExportedForm to_qualtrics(const Instrument& form, std::string_view language) { return {AdvancedText(form, language).finished(), {}}; }

}  // namespace recaudit::detail
