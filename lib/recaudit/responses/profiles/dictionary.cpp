#include <recaudit/responses/profiles/dictionary.hpp>

#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>
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

/// The place of a column in the first row of a sheet: the one so called, or that in a language.
std::optional<std::size_t> column_in(const Sheet& sheet, std::string_view name) {
    if (sheet.rows.empty()) return std::nullopt;
    const auto at = std::ranges::find_if(sheet.rows[0], [&](const std::string& heading) {
        const std::string_view text = trimmed(heading);
        return text == name || text.starts_with(std::string(name) + "::");
    });
    return at == sheet.rows[0].end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - sheet.rows[0].begin()));
}

std::string text_in(const std::vector<std::string>& row, std::optional<std::size_t> column) {
    return column && *column < row.size() ? std::string(trimmed(row[*column])) : std::string();
}

/// The answers of each list, written as REDCap writes them.
std::map<std::string, std::string> lists_in(const Sheet& sheet) {
    const auto list = column_in(sheet, "list_name"), name = column_in(sheet, "name"), label = column_in(sheet, "label");
    std::map<std::string, std::string> out;
    for (std::size_t row = 1; row < sheet.rows.size(); ++row) {
        std::string& choices = out[text_in(sheet.rows[row], list)];
        std::string words = text_in(sheet.rows[row], label);
        std::ranges::replace(words, '|', '/');
        choices += (choices.empty() ? "" : " | ") + text_in(sheet.rows[row], name) + ", " + words;
    }
    return out;
}

const Sheet* sheet_called(const std::vector<Sheet>& sheets, std::string_view name) {
    const auto at = std::ranges::find(sheets, name, [](const Sheet& sheet) { return as_key(sheet.name); });
    return at == sheets.end() ? nullptr : &*at;
}

/// An XLSForm in the columns of a dictionary.
CsvTable dictionary_of(const Sheet& survey, const Sheet& choices) {
    const auto type = column_in(survey, "type"), name = column_in(survey, "name"), label = column_in(survey, "label");
    const auto lists = lists_in(choices);
    CsvTable out;
    for (const char* heading : {"field name", "field type", "field label", "select choices or calculations"})
        out.headings.push_back({heading, {}});
    for (std::size_t row = 1; row < survey.rows.size(); ++row) {
        const std::string kind = text_in(survey.rows[row], type);
        const std::size_t space = std::min(kind.find(' '), kind.size());
        const std::string asked = kind.substr(0, space), list(trimmed(std::string_view(kind).substr(space)));
        const auto answers = lists.find(list.substr(0, list.find(' ')));
        const char* const field = asked == "select_multiple" ? "checkbox" : asked == "select_one" ? "radio" : "text";
        out.rows.push_back({{text_in(survey.rows[row], name), {}},
                            {field, {}},
                            {text_in(survey.rows[row], label), {}},
                            {answers == lists.end() ? "" : answers->second, {}}});
    }
    return out;
}

}  // namespace

Parsed<CsvTable> read_dictionary(const std::string& file) {
    const ResponseFile source{0, file, file, file};
    auto opened = open_file(source);
    if (!opened.value) return {std::nullopt, std::move(opened.diagnostics)};
    const std::string bytes = opened.value->read(0, static_cast<std::size_t>(opened.value->size()));
    if (!is_workbook(bytes)) return read_csv_table(source);
    const auto sheets = sheets_of(bytes);
    const Sheet *survey = sheet_called(sheets, "survey"), *choices = sheet_called(sheets, "choices");
    Parsed<CsvTable> out;
    if (survey && choices) out.value = dictionary_of(*survey, *choices);
    else
        out.diagnostics.add("profile-mismatch", {file, 0, 0}, "this workbook is no XLSForm: it lacks the sheets survey and choices",
                            "give the form's workbook, or REDCap's data dictionary as CSV");
    return out;
}

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
