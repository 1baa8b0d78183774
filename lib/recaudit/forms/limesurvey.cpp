/// LimeSurvey's survey structure: tab-separated, a row for each setting, group, question, row of a grid and answer.
#include <recaudit/core/number_format.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/export_parts.hpp>
#include <recaudit/forms/form_words.hpp>

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <map>

namespace recaudit::detail {
namespace {

constexpr std::array<std::string_view, 19> headings{
    "id",         "related_id", "class",           "type/scale", "name",  "relevance", "text",         "help",
    "language",   "validation", "mandatory",       "encrypted",  "other", "default",   "same_default", "slider_layout",
    "slider_min", "slider_max", "slider_accuracy",
};

constexpr std::size_t longest_code = 20;

/// Texts are HTML there, and braces hold expressions.
std::string html(std::string_view text) {
    std::string out;
    for (const char c : one_line(text)) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '{') out += "{ ";
        else out += c;
    }
    return out;
}

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

/// Quotes are doubled inside quotes, as in the files that LimeSurvey itself writes.
void append_cell(std::string& out, std::string_view text) {
    if (text.find('"') == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

/// A number of six digits from the form's id, so that the same form asks for the same place among surveys.
std::uint32_t survey_number(std::string_view id) {
    std::uint32_t hash = 2166136261U;
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return 100000U + hash % 900000U;
}

struct Row {
    std::string id, kind, type, name, relevance, text, help, language, mandatory, other;
    std::array<std::string, 4> slider;  // layout, minimum, maximum, accuracy
};

/// One language of the survey. Ids and codes are given out in the same order each time, so languages agree.
class Language {
public:
    Language(const Instrument& form, std::string language) : form_(form), language_(std::move(language)) {}

    [[nodiscard]] std::string rows() {
        group(form_.title.in(language_), {});
        for (const auto& place : place_fields(language_)) question("S", code_of(place.id), std::string(place.label));
        for (const auto& section : asked_sections(form_)) add_section(section);
        if (!form_.attributes.empty()) group(about_heading(form_words(language_), form_.perspective), {});
        for (const auto& attribute : form_.attributes) add_attribute(attribute);
        if (has_open_questions()) group(form_words(language_).own_words, {});
        for (const Comment* comment : asked_comments(form_))
            if (!comment->item) question("T", code_of(comment->id), say(comment->text));
        return std::move(out_);
    }

    [[nodiscard]] const std::string& columns() const { return columns_; }
    [[nodiscard]] const std::string& items() const { return items_; }

    static void append(std::string& out, const Row& row) {
        const std::array<std::string_view, 19> cells{
            row.id,        "", row.kind,  row.type, row.name, row.relevance, row.text,      row.help,      row.language, "",
            row.mandatory, "", row.other, "",       "",       row.slider[0], row.slider[1], row.slider[2], row.slider[3]};
        for (std::size_t i = 0; i < cells.size(); ++i) {
            append_cell(out, cells[i]);
            out += i + 1 < cells.size() ? '\t' : '\n';
        }
    }

private:
    [[nodiscard]] std::string say(const LocalisedText& text) const { return html(text.in(language_)); }

    [[nodiscard]] std::string code_of(std::string_view id) { return codes_.take(letters_and_digits(id), longest_code); }

    [[nodiscard]] bool has_open_questions() const {
        for (const Comment* comment : asked_comments(form_))
            if (!comment->item) return true;
        return false;
    }

    void group(std::string_view title, const std::string& text) {
        const std::string key = "G" + std::to_string(++groups_);
        append(out_, {std::to_string(groups_), "G", key, html(title), "1", text, "", language_, "", "", {}});
    }

    void question(std::string_view type, const std::string& code, const std::string& text) {
        append(out_, {next_id(), "Q", std::string(type), code, "1", text, "", language_, "N", "N", {}});
    }

    void slider(const std::string& code, const std::string& text, const OptionSet& options) {
        const double step = options.step.value_or((options.maximum - options.minimum) / 100);
        append(out_, {next_id(),
                      "Q",
                      "K",
                      code,
                      "1",
                      text,
                      "",
                      language_,
                      "N",
                      "N",
                      {"1", number(options.minimum), number(options.maximum), number(step)}});
    }

    void row_of(const std::string& code, const std::string& text) {
        append(out_, {next_id(), "SQ", "0", code, "1", text, "", language_, "", "", {}});
    }

    void answers(const std::vector<Answer>& all) {
        for (const Answer& answer : all) append(out_, {"", "A", "0", answer.code, "", say(*answer.label), "", language_, "", "", {}});
    }

    std::string next_id() { return std::to_string(++questions_); }

    void add_section(const AskedSection& section) {
        const Section none;
        const Section& said = section.section ? *section.section : none;
        group(said.title.in(language_), said.instructions.empty() ? "" : say(said.instructions));
        for (const auto& items : groups_by_answers(section)) add_items(items, say(said.stem));
        for (const auto& asked : section.items)
            for (const Comment* note : asked.notes)
                question("T", code_of(note->id), fmt::format("{} ({})", say(note->text), say(asked.item->text)));
    }

    /// Checklists are questions of their own; all else is asked in a grid, or on sliders one below the other.
    void add_items(const ItemGroup& group, const std::string& stem) {
        const OptionSet& options = form_.option_sets[group.options];
        if (options.is_checklist()) {
            for (const Item* item : group.items) add_checklist(*item, options);
            return;
        }
        const std::string code = codes_.take("Q" + std::to_string(++grids_), longest_code);
        if (options.is_continuum()) slider(code, stem, options);
        else question("F", code, stem);
        Names rows;
        for (const Item* item : group.items) {
            const std::string row = rows.take(letters_and_digits(item->id), longest_code);
            const std::string ends = options.is_continuum() ? fmt::format("|{}|{}", say(options.low), say(options.high)) : "";
            row_of(row, say(item->text) + ends);
            items_ += fmt::format("      {}: \"{}[{}]\"\n", item->id, code, row);
        }
        if (!options.is_continuum()) answers(answers_of(options));
    }

    void add_checklist(const Item& item, const OptionSet& options) {
        question("M", code_of(item.id), say(item.text));
        for (const Answer& answer : answers_of(options)) row_of(answer.code, say(*answer.label));
    }

    void add_attribute(const Attribute& attribute) {
        const std::string code = code_of(attribute.id);
        question(attribute.levels.empty() ? "S" : "!", code, say(attribute.title));
        std::size_t number_of_level = 0;
        for (const auto& level : attribute.levels)
            append(out_, {"", "A", "0", fmt::format("A{}", ++number_of_level), "", say(level.label), "", language_, "", "", {}});
        if (code != attribute.id) columns_ += fmt::format("      {}: {}\n", attribute.id, code);
    }

    const Instrument& form_;
    std::string language_;
    Names codes_;
    std::string out_, columns_, items_;
    int groups_ = 0, questions_ = 0, grids_ = 0;
};

std::string setting(std::string_view name, const std::string& value) {
    std::string out;
    Language::append(out, {"", "S", "", std::string(name), "", value, "", "", "", "", {}});
    return out;
}

std::string survey_settings(const Instrument& form, const std::vector<std::string>& languages) {
    std::string others;
    for (std::size_t i = 1; i < languages.size(); ++i) others += (i > 1 ? " " : "") + languages[i];
    std::string out =
        setting("sid", std::to_string(survey_number(form.id))) + setting("format", "G") + setting("language", languages.front());
    if (!others.empty()) out += setting("additional_languages", others);
    out += setting("anonymized", "Y") + setting("datestamp", "N") + setting("ipaddr", "N");
    for (const auto& language : languages)
        Language::append(out, {"", "SL", "", "surveyls_title", "", html(form.title.in(language)), "", language, "", "", {}});
    return out;
}

}  // namespace

ExportedForm to_limesurvey(const Instrument& form) {
    std::string out = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < headings.size(); ++i) {
        out += headings[i];
        out += i + 1 < headings.size() ? '\t' : '\n';
    }
    const std::vector<std::string> languages = languages_of(form);
    out += survey_settings(form, languages);
    ExportedForm exported;
    for (const auto& code : languages) {
        Language language(form, code);
        out += language.rows();
        exported.mapping = (language.columns().empty() ? "" : "    columns:\n" + language.columns()) +
                           (language.items().empty() ? "" : "    items:\n" + language.items());
    }
    exported.bytes = std::move(out);
    return exported;
}

}  // namespace recaudit::detail
