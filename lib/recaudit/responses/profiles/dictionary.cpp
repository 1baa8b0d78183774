#include <recaudit/responses/profiles/dictionary.hpp>

#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

/// What the dictionary says of one field.
struct Field {
    std::string name, type, label, choices;
    Keep keep = Keep::yes;
};

/// Where the columns of the dictionary are, as downloaded or as its interface for programs gives it.
struct FieldColumns {
    std::optional<std::size_t> name, type, label, choices, identifier;
};

FieldColumns columns_of(const CsvTable& dictionary) {
    constexpr std::array<std::string_view, 2> name{"variable / field name", "field name"}, identifier{"identifier?", "identifier"};
    constexpr std::array<std::string_view, 1> type{"field type"}, label{"field label"};
    constexpr std::array<std::string_view, 2> choices{"choices, calculations, or slider labels", "select choices or calculations"};
    ExportRecord headings;
    for (const auto& cell : dictionary.headings) headings.push_back(cell.text);
    return {column_of(headings, name), column_of(headings, type), column_of(headings, label), column_of(headings, choices),
            column_of(headings, identifier)};
}

Field field_of(const std::vector<CsvCell>& row, const FieldColumns& columns) {
    const auto text = [&](std::optional<std::size_t> at) { return at ? row[*at].text : std::string(); };
    const bool identifies = as_key(text(columns.identifier)) == "y";
    return {text(columns.name), as_key(text(columns.type)), in_words(text(columns.label)), text(columns.choices),
            identifies ? Keep::identifier : Keep::yes};
}

/// "1, Strongly disagree | 2, Disagree": at the first comma, since labels may hold more.
std::map<std::string, std::string> choices_of(const Field& field) {
    if (field.type == "yesno") return {{"1", "Yes"}, {"0", "No"}};
    if (field.type == "truefalse") return {{"1", "True"}, {"0", "False"}};
    std::map<std::string, std::string> out;
    if (field.type != "radio" && field.type != "dropdown" && field.type != "checkbox") return out;
    std::string_view rest = field.choices;
    while (!rest.empty()) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        const std::string_view choice = rest.substr(0, bar);
        if (const std::size_t comma = choice.find(','); comma != std::string_view::npos)
            out.emplace(trimmed(choice.substr(0, comma)), in_words(trimmed(choice.substr(comma + 1))));
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return out;
}

/// In headings of boxes a code's minus sign is an underscore.
std::string box_code(std::string code) {
    if (code.starts_with('-')) code.front() = '_';
    return code;
}

bool contains(const std::vector<std::string>& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

void describe(ExportColumn& column, const Field& field) {
    const bool is_field = contains(column.names, field.name);
    const bool is_box = contains(column.questions, field.name);
    if (!is_field && !is_box) return;
    if (field.keep == Keep::identifier) column.keep = Keep::identifier;
    if (is_field) {
        add_name(column.names, field.label);
        column.labels = choices_of(field);
        return;
    }
    add_name(column.questions, field.label);
    for (const auto& [code, label] : choices_of(field))
        if (contains(column.options, box_code(code))) {
            add_name(column.options, label);
            break;
        }
}

}  // namespace

Parsed<ExportLayout> with_dictionary(ExportLayout layout, const CsvTable& dictionary, const std::string& shown) {
    Parsed<ExportLayout> out;
    const FieldColumns columns = columns_of(dictionary);
    if (!columns.name || !columns.type || !columns.label) {
        out.diagnostics.add("profile-mismatch", {shown, 1, 0},
                            "this is no REDCap data dictionary: it lacks the columns Variable / Field Name, Field Type or Field Label",
                            "download it from the project's setup, as CSV");
        return out;
    }
    for (const auto& row : dictionary.rows) {
        const Field field = field_of(row, columns);
        for (auto& column : layout.columns) describe(column, field);
    }
    out.value = std::move(layout);
    return out;
}

}  // namespace recaudit::detail
