/// REDCap's data dictionary: a CSV file with eighteen columns.
#include <recaudit/core/number_format.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/export_parts.hpp>
#include <recaudit/render/csv.hpp>

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <utility>

namespace recaudit::detail {
namespace {

constexpr std::array<std::string_view, 18> headings{
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
};

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

/// REDCap's names are small letters, digits and underscores.
std::string field_name(std::string_view id) {
    std::string out;
    for (const char c : id) out += c == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

struct Field {
    std::string name, section, type, label, choices, validation, minimum, maximum, matrix;
};

class Dictionary {
public:
    Dictionary(const Instrument& form, std::string_view language) : form_(form), language_(language) {
        for (const std::string_view heading : headings) {
            if (!out_.empty()) out_ += ',';
            append_csv_text(out_, heading);
        }
        out_ += '\n';
    }

    ExportedForm finished() {
        add({"record_id", "", "text", "Record", "", "", "", "", ""});
        for (const auto& place : place_fields(language_))
            add({std::string(place.id), "", "text", std::string(place.label), "", "", "", "", ""});
        for (const auto& section : asked_sections(form_)) add_section(section);
        for (const auto& attribute : form_.attributes) add_attribute(attribute);
        for (const Comment* comment : asked_comments(form_))
            if (!comment->item) add({field_name(comment->id), "", "notes", say(comment->text), "", "", "", "", ""});
        return {std::move(out_), mapping_.empty() ? "" : "    items:\n" + mapping_};
    }

private:
    [[nodiscard]] std::string say(const LocalisedText& text) const { return one_line(text.in(language_)); }

    void add(const Field& field) {
        std::array<std::string, 18> cells;
        cells[0] = field.name;
        cells[1] = field_name(form_.id);
        cells[2] = field.section;
        cells[3] = field.type;
        cells[4] = field.label;
        cells[5] = field.choices;
        cells[7] = field.validation;
        cells[8] = field.minimum;
        cells[9] = field.maximum;
        cells[15] = field.matrix;
        append_csv_line(out_, cells);
    }

    [[nodiscard]] std::string choices(const OptionSet& options) const {
        std::string out;
        for (const Answer& answer : answers_of(options))
            out += fmt::format("{}{}, {}", out.empty() ? "" : " | ", answer.code, say(*answer.label));
        return out;
    }

    /// What stands above the first question of a section.
    [[nodiscard]] std::string header(const AskedSection& section) const {
        if (!section.section) return {};
        std::string out;
        for (const LocalisedText* text : {&section.section->title, &section.section->instructions, &section.section->stem})
            if (!text->empty()) out += (out.empty() ? "" : " – ") + say(*text);
        return out;
    }

    void add_section(const AskedSection& section) {
        std::string above = header(section);
        for (const auto& group : groups_by_answers(section)) {
            const OptionSet& options = form_.option_sets[group.options];
            const bool grid = group.items.size() > 1 && !options.is_continuum() && !options.is_checklist();
            const std::string matrix = grid ? matrices_.take(fmt::format("{}_{}", field_name(options.id), ++groups_), 60) : "";
            for (const Item* item : group.items) add_item(*item, options, std::exchange(above, {}), matrix);
        }
        for (const auto& asked : section.items)
            for (const Comment* note : asked.notes)
                add({field_name(note->id), "", "notes", fmt::format("{} ({})", say(note->text), say(asked.item->text)), "", "", "", "",
                     ""});
    }

    void add_item(const Item& item, const OptionSet& options, const std::string& above, const std::string& matrix) {
        Field field{field_name(item.id),
                    above,
                    options.is_checklist() ? "checkbox" : "radio",
                    say(item.text),
                    choices(options),
                    "",
                    "",
                    "",
                    matrix};
        if (options.is_continuum()) {
            field.type = "slider";
            field.choices = fmt::format("{} | | {}", say(options.low), say(options.high));
            field.validation = "number";
            field.minimum = number(options.minimum);
            field.maximum = number(options.maximum);
        }
        add(field);
        if (field.name != item.id) mapping_ += fmt::format("      {}: {}\n", item.id, field.name);
    }

    void add_attribute(const Attribute& attribute) {
        std::string levels;
        for (const auto& level : attribute.levels)
            levels += fmt::format("{}{}, {}", levels.empty() ? "" : " | ", level.code, say(level.label));
        add({field_name(attribute.id), "", levels.empty() ? "text" : "radio", say(attribute.title), levels, "", "", "", ""});
    }

    const Instrument& form_;
    std::string_view language_;
    Names matrices_;
    std::string out_, mapping_;
    int groups_ = 0;
};

}  // namespace

ExportedForm to_redcap(const Instrument& form, std::string_view language) { return Dictionary(form, language).finished(); }

}  // namespace recaudit::detail
