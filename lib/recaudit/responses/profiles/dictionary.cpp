#include <recaudit/responses/profiles/dictionary.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

namespace recaudit::detail {
namespace {

/// REDCap's data dictionary, as downloaded or as its interface for programs gives it.
class RedcapReader {
public:
    RedcapReader(const CsvTable& table, const std::string& shown) : table_(table) {
        form_.shown = shown;
        form_.program = "REDCap";
        for (const auto& cell : table.headings) headings_.push_back(cell.text);
    }

    Parsed<FormDescription> run() {
        constexpr std::array<std::string_view, 2> name{"variable / field name", "field name"}, identifier{"identifier?", "identifier"};
        constexpr std::array<std::string_view, 1> type{"field type"}, label{"field label"};
        constexpr std::array<std::string_view, 2> choices{"choices, calculations, or slider labels", "select choices or calculations"};
        name_ = column_of(headings_, name);
        type_ = column_of(headings_, type);
        label_ = column_of(headings_, label);
        choices_ = column_of(headings_, choices);
        identifier_ = column_of(headings_, identifier);
        if (!name_ || !type_ || !label_ || !choices_)
            problems_.add("profile-mismatch", {form_.shown, 1, 0},
                          "this is no REDCap data dictionary: it lacks the columns Variable / Field Name, Field Type, Field Label or "
                          "Choices, Calculations, OR Slider Labels",
                          "download it from the project's setup, as CSV");
        else
            for (const auto& row : table_.rows) form_.fields.push_back(field_of(row));
        if (!form_.fields.empty()) {
            form_.record_id = form_.fields.front().labels;
            add_name(form_.record_id, form_.fields.front().name);
        }
        return {problems_.has_errors() ? std::nullopt : std::optional(std::move(form_)), std::move(problems_)};
    }

private:
    FormField field_of(const std::vector<CsvCell>& row) {
        FormField field;
        field.name = row[*name_].text;
        field.place = row[*name_].place;
        add_name(field.labels, in_words(row[*label_].text));
        if (identifier_ && as_key(row[*identifier_].text) == "y") field.keep = Keep::identifier;
        const std::string type = as_key(row[*type_].text);
        if (type == "yesno") field.choices = {{"1", {"Yes"}}, {"0", {"No"}}};
        if (type == "truefalse") field.choices = {{"1", {"True"}}, {"0", {"False"}}};
        if (type != "radio" && type != "dropdown" && type != "checkbox") return field;
        field.place = row[*choices_].place;
        field.choices = choices_in(row[*choices_], field.name);
        return field;
    }

    /// "1, Strongly disagree | 2, Disagree": at the first comma, since labels may hold more.
    std::vector<ExportChoice> choices_in(const CsvCell& cell, const std::string& field) {
        std::vector<ExportChoice> out;
        for (std::string_view rest = cell.text; !rest.empty();) {
            const std::size_t bar = std::min(rest.find('|'), rest.size());
            const std::string_view choice = trimmed(rest.substr(0, bar));
            const std::size_t comma = std::min(choice.find(','), choice.size());
            ExportChoice one{std::string(trimmed(choice.substr(0, comma))), {}};
            if (comma < choice.size()) add_name(one.labels, in_words(trimmed(choice.substr(comma + 1))));
            if (one.code.empty() || comma == choice.size())
                problems_.add("invalid-dictionary", cell.place,
                              fmt::format("field \"{}\" has the choice \"{}\"; expected a code, a comma and a label", quotable(field),
                                          quotable(choice)),
                              "write choices as: 1, Disagree | 2, Agree");
            else out.push_back(std::move(one));
            rest.remove_prefix(std::min(bar + 1, rest.size()));
        }
        if (cell.text.empty())
            problems_.add("invalid-dictionary", cell.place, fmt::format("field \"{}\" has no choices", quotable(field)),
                          "write choices as: 1, Disagree | 2, Agree");
        return out;
    }

    const CsvTable& table_;
    ExportRecord headings_;
    std::optional<std::size_t> name_, type_, label_, choices_, identifier_;
    FormDescription form_;
    Diagnostics problems_;
};

/// In headings of boxes a code's minus sign is an underscore, and its letters are small.
std::string box_code(std::string code) {
    if (code.starts_with('-')) code.front() = '_';
    std::ranges::transform(code, code.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return code;
}

using Words = std::vector<std::string>;  // normalised

/// What a field and its boxes may be called in headings.
struct KnownField {
    const FormField* field = nullptr;
    Words names;
    std::vector<Words> options;  // of each choice
};

/// Labels may hold slashes, so that "Group/How often do you read and/or write?" cannot be cut at its last one.
bool is_called(const Words& names, const std::string& wanted) {
    return std::ranges::any_of(names, [&](const std::string& name) { return name == wanted || name.ends_with("/" + wanted); });
}

Words normalised_all(const std::vector<std::string>& texts) {
    Words out;
    for (const auto& text : texts) out.push_back(normalised(text));
    return out;
}

/// Puts what a form says onto the columns that it describes.
class Describer {
public:
    explicit Describer(const FormDescription& form) {
        std::map<std::string, int> bearers;
        for (const auto& field : form.fields)
            for (const auto& name : all_names(field)) ++bearers[name];
        for (const auto& field : form.fields) {
            KnownField known{&field, {}, {}};
            for (const auto& name : all_names(field))
                if (bearers[name] == 1) known.names.push_back(name);  // what two fields are called says nothing
            for (const auto& choice : field.choices) {
                known.options.push_back(normalised_all(choice.labels));
                add_name(known.options.back(), normalised(choice.code));
                add_name(known.options.back(), normalised(box_code(choice.code)));
            }
            fields_.push_back(std::move(known));
        }
    }

    /// Whether a field of the form describes the column.
    bool describe(ExportColumn& column) const {
        const Words names = normalised_all(column.names), questions = normalised_all(column.questions),
                    options = normalised_all(column.options);
        bool described = false;
        for (const auto& known : fields_) {
            const bool is_field = std::ranges::any_of(known.names, [&](const auto& name) { return is_called(names, name); });
            const ExportChoice* box = is_field ? nullptr : box_in(known, names, questions, options);
            if (is_field) describe_field(column, *known.field);
            else if (box) describe_box(column, *known.field, *box);
            else continue;
            if (known.field->keep == Keep::identifier) column.keep = Keep::identifier;
            described = true;
        }
        return described;
    }

private:
    static Words all_names(const FormField& field) {
        Words out;
        add_name(out, normalised(field.name));
        for (const auto& label : field.labels) add_name(out, normalised(label));
        return out;
    }

    static void describe_field(ExportColumn& column, const FormField& field) {
        for (const auto& label : field.labels) add_name(column.names, label);
        add_name(column.names, field.name);
        column.choices = field.choices;
        column.choices_place = field.place;
    }

    static void describe_box(ExportColumn& column, const FormField& field, const ExportChoice& choice) {
        add_name(column.questions, field.name);
        for (const auto& label : field.labels) add_name(column.questions, label);
        add_name(column.options, choice.code);
        for (const auto& label : choice.labels) add_name(column.options, label);
    }

    /// The choice whose box the column is.
    static const ExportChoice* box_in(const KnownField& known, const Words& names, const Words& questions, const Words& options) {
        for (const std::string& name : known.names) {
            const bool is_question = is_called(questions, name);
            const auto begins = [&](const std::string& heading) { return heading.find(name + "/") != std::string::npos; };
            if (!is_question && std::ranges::none_of(names, begins)) continue;
            for (std::size_t i = 0; i < known.options.size(); ++i)
                for (const std::string& option : known.options[i])
                    if ((is_question && is_called(options, option)) || is_called(names, name + "/" + option))
                        return &known.field->choices[i];
        }
        return nullptr;
    }

    std::vector<KnownField> fields_;
};

}  // namespace

Diagnostics repeated_in(const FormDescription& form) {
    Diagnostics problems;
    std::set<std::string> fields;
    for (const auto& field : form.fields) {
        // An XLSForm may have a name again in another group.
        if (!form.record_id.empty() && !fields.insert(field.name).second)
            problems.add("invalid-dictionary", field.place, fmt::format("field \"{}\" stands twice in this form", quotable(field.name)),
                         "delete one of the two");
        std::map<std::string, std::vector<std::string>> labels;
        for (const auto& choice : field.choices)
            if (const auto [at, is_new] = labels.emplace(choice.code, choice.labels); !is_new && at->second != choice.labels)
                problems.add("invalid-dictionary", field.place,
                             fmt::format("field \"{}\" gives the code {} to two answers", quotable(field.name), quotable(choice.code)),
                             "give each answer a code of its own");
    }
    return problems;
}

Parsed<FormDescription> read_dictionary(const ResponseFile& file) {
    auto opened = open_file(file);
    if (!opened.value) return {std::nullopt, std::move(opened.diagnostics)};
    const std::string bytes = opened.value->read(0, static_cast<std::size_t>(opened.value->size()));
    Parsed<FormDescription> form;
    if (is_workbook(bytes)) {
        form = read_xlsform_fields(bytes, file.shown);
    } else {
        auto table = read_csv_table(file);
        if (!table.value) return {std::nullopt, std::move(table.diagnostics)};
        form = RedcapReader(*table.value, file.shown).run();
        table.diagnostics.append(std::move(form.diagnostics));
        form.diagnostics = std::move(table.diagnostics);
    }
    if (form.value) form.diagnostics.append(repeated_in(*form.value));
    if (form.diagnostics.has_errors()) form.value.reset();
    return form;
}

Parsed<ExportLayout> with_dictionary(ExportLayout layout, const FormDescription& form, const std::string& shown) {
    Parsed<ExportLayout> out;
    const Describer describer(form);
    std::size_t described = 0;
    for (auto& column : layout.columns) described += describer.describe(column) ? 1 : 0;
    if (described == 0)
        out.diagnostics.add("profile-mismatch", {form.shown, 1, 0},
                            fmt::format("no field of this form is a column of {}", quotable(shown, 200)),
                            "is it the form of the same project?");
    else out.value = std::move(layout);
    return out;
}

}  // namespace recaudit::detail
