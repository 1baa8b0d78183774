/// XLSForm: the workbook that ODK, KoboToolbox, Survey123 and others read. Columns: xlsform.org.
#include <recaudit/core/number_format.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/export_parts.hpp>
#include <recaudit/render/text_workbook.hpp>

#include <fmt/format.h>

#include <map>

namespace recaudit::detail {
namespace {

using Row = std::vector<std::string>;

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

std::string name_of(const std::string& language) {
    if (language == "en") return "English (en)";
    if (language == "cy") return "Cymraeg (cy)";
    return fmt::format("{0} ({0})", language);
}

/// One line of the sheet `survey`.
struct Line {
    std::string type, name;
    LocalisedText label, hint;
    std::string appearance, parameters, calculation;
};

class Workbook {
public:
    explicit Workbook(const Instrument& form) : form_(form), names_(form), languages_(languages_of(form)) {
        Row survey{"type", "name"}, choices{"list_name", "name"};
        for (const auto& language : languages_) survey.push_back(heading("label", language));
        for (const auto& language : languages_) survey.push_back(heading("hint", language));
        survey.insert(survey.end(), {"required", "appearance", "parameters", "calculation"});
        for (const auto& language : languages_) choices.push_back(heading("label", language));
        survey_.push_back(survey);
        choices_.push_back(choices);
    }

    std::string bytes() {
        for (const auto& section : asked_sections(form_)) add_section(section);
        add_attributes();
        for (const Comment* comment : asked_comments(form_))
            if (!comment->item) add({"text", comment->id, comment->text, {}, "multiline", {}, {}});
        const Row keys{"form_title", "form_id", "version", "default_language"};
        const Row values{one_line(form_.title.in()), form_.id, form_.version, name_of(languages_.front())};
        return text_workbook({{"survey", survey_}, {"choices", choices_}, {"settings", {keys, values}}});
    }

    void add_places() {
        for (std::size_t field = 0; field < place_fields("en").size(); ++field) {
            Line line{"text", std::string(place_fields("en")[field].id), {}, {}, {}, {}, {}};
            for (const auto& language : languages_) line.label.by_language[language] = place_fields(language)[field].label;
            add(line);
        }
    }

private:
    [[nodiscard]] std::string heading(std::string_view column, const std::string& language) const {
        return fmt::format("{}::{}", column, name_of(language));
    }

    void add(const Line& line) {
        Row row{line.type, line.name};
        for (const auto& language : languages_) row.push_back(one_line(line.label.in(language)));
        for (const auto& language : languages_) row.push_back(one_line(line.hint.in(language)));
        row.insert(row.end(), {"", line.appearance, line.parameters, line.calculation});
        survey_.push_back(std::move(row));
    }

    void add_choice(const std::string& list, const std::string& code, const LocalisedText& label) {
        Row row{list, code};
        for (const auto& language : languages_) row.push_back(one_line(label.in(language)));
        choices_.push_back(std::move(row));
    }

    void add_section(const AskedSection& section) {
        if (section.section) {
            const Section& said = *section.section;
            const LocalisedText& main = said.title.empty() ? said.stem : said.title;
            if (!main.empty()) add({"note", names_.take("section_" + std::to_string(++sections_)), main, said.instructions, {}, {}, {}});
            if (!said.title.empty() && !said.stem.empty())
                add({"note", names_.take(fmt::format("section_{}_stem", sections_)), said.stem, {}, {}, {}, {}});
        }
        for (const auto& asked : section.items) {
            add_item(*asked.item);
            if (asked.importance) add_item(*asked.importance);
            for (const Comment* note : asked.notes) add({"text", note->id, note->text, {}, "multiline", {}, {}});
        }
    }

    void add_item(const Item& item) {
        const OptionSet& options = form_.options_of(item);
        if (options.is_continuum()) return add_line(item, options);
        const std::string_view kind = options.is_checklist() ? "select_multiple" : "select_one";
        add({fmt::format("{} {}", kind, list_of(options)), item.id, item.text, {}, {}, {}, {}});
    }

    /// A slider cannot say "don't know": a second question does, and the answer is whichever was given.
    void add_line(const Item& item, const OptionSet& options) {
        const double step = options.step.value_or((options.maximum - options.minimum) / 100);
        const std::string range = fmt::format("start={} end={} step={}", number(options.minimum), number(options.maximum), number(step));
        LocalisedText ends;
        for (const auto& language : languages_)
            ends.by_language[language] = fmt::format("{} = {} · {} = {}", number(options.minimum), options.low.in(language),
                                                     number(options.maximum), options.high.in(language));
        if (options.missing.empty()) return add({"range", item.id, item.text, ends, {}, range, {}});
        const std::string slider = names_.take(item.id + "_line"), other = names_.take(item.id + "_else");
        add({"range", slider, item.text, ends, {}, range, {}});
        add({"select_one " + list_of(options), other, {{{"en", "Or"}, {"cy", "Neu"}}}, {}, "minimal", {}, {}});
        add({"calculate", item.id, {}, {}, {}, {}, fmt::format("coalesce(${{{}}}, ${{{}}})", slider, other)});
    }

    /// The list of a set's answers, made at its first use.
    const std::string& list_of(const OptionSet& options) {
        const auto [at, fresh] = lists_.try_emplace(options.id);
        if (!fresh) return at->second;
        std::string plain = options.id;
        for (char& c : plain)
            if (c == '-') c = '_';
        at->second = list_names_.take(plain);
        for (const Answer& answer : answers_of(options)) add_choice(at->second, answer.code, *answer.label);
        return at->second;
    }

    void add_attributes() {
        for (const auto& attribute : form_.attributes) {
            if (attribute.levels.empty()) {
                add({"text", attribute.id, attribute.title, {}, {}, {}, {}});
                continue;
            }
            const std::string list = list_names_.take(attribute.id);
            add({"select_one " + list, attribute.id, attribute.title, {}, {}, {}, {}});
            for (const auto& level : attribute.levels) add_choice(list, level.code, level.label);
        }
    }

    const Instrument& form_;
    Names names_, list_names_;
    std::vector<std::string> languages_;
    std::vector<Row> survey_, choices_;
    std::map<std::string, std::string> lists_;
    int sections_ = 0;
};

}  // namespace

ExportedForm to_xlsform(const Instrument& form) {
    Workbook book(form);
    book.add_places();
    return {book.bytes(), {}};
}

}  // namespace recaudit::detail
