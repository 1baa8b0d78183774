/// XLSForm: the questions of the sheet survey with the answers of the sheet choices.
#include <recaudit/core/text.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>
#include <recaudit/responses/profiles/dictionary.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace recaudit::detail {
namespace {

const Sheet* sheet_called(const std::vector<Sheet>& sheets, std::string_view name) {
    const auto at = std::ranges::find(sheets, name, [](const Sheet& sheet) { return as_key(sheet.name); });
    return at == sheets.end() ? nullptr : &*at;
}

/// The columns of a sheet that are called so: one, or one a language as in "label::English (en)".
std::vector<std::size_t> columns_in(const Sheet& sheet, std::string_view name) {
    std::vector<std::size_t> out;
    if (sheet.rows.empty()) return out;
    for (std::size_t at = 0; at < sheet.rows[0].size(); ++at) {
        const std::string_view heading = trimmed(sheet.rows[0][at]);
        if (as_key(heading.substr(0, heading.find(':'))) == name) out.push_back(at);
    }
    return out;
}

std::string text_in(const std::vector<std::string>& row, std::size_t column) {
    return column < row.size() ? std::string(trimmed(row[column])) : std::string();
}

std::vector<std::string> texts_in(const std::vector<std::string>& row, const std::vector<std::size_t>& columns) {
    std::vector<std::string> out;
    for (const std::size_t column : columns) add_name(out, in_words(text_in(row, column)));
    return out;
}

/// Fields that say who or where somebody is, whatever they are called.
bool identifies(std::string_view type) {
    constexpr std::array<std::string_view, 11> types{"geopoint", "geotrace",     "geoshape",  "phonenumber",    "email", "username",
                                                     "deviceid", "subscriberid", "simserial", "start-geopoint", "audit"};
    return std::ranges::find(types, type) != types.end();
}

class XlsformReader {
public:
    XlsformReader(const Sheet& survey, const Sheet& choices, const std::string& shown) : survey_(survey), choices_(choices) {
        form_.shown = shown;
        form_.program = "XLSForm";
    }

    Parsed<FormDescription> run() {
        const auto type = columns_in(survey_, "type"), name = columns_in(survey_, "name");
        if (type.empty() || name.empty()) {
            missing("survey", "type or name");
        } else {
            read_lists();
            const auto labels = columns_in(survey_, "label");
            for (std::size_t row = 1; row < survey_.rows.size(); ++row) {
                const auto& cells = survey_.rows[row];
                const std::string kind = text_in(cells, type.front());
                if (!kind.empty() && !kind.starts_with("begin") && !kind.starts_with("end_") && !kind.starts_with("end "))
                    form_.fields.push_back(field_of(row + 1, kind, text_in(cells, name.front()), texts_in(cells, labels)));
            }
        }
        return {problems_.has_errors() ? std::nullopt : std::optional(std::move(form_)), std::move(problems_)};
    }

private:
    void missing(std::string_view sheet, std::string_view columns) {
        problems_.add("profile-mismatch", {form_.shown, 1, 0},
                      fmt::format("the sheet {} of this XLSForm lacks the column {}", sheet, columns),
                      "give the form's workbook, or REDCap's data dictionary as CSV");
    }

    /// The answers of each list.
    void read_lists() {
        auto list = columns_in(choices_, "list name"), name = columns_in(choices_, "name");
        if (name.empty()) name = columns_in(choices_, "value");
        const auto labels = columns_in(choices_, "label");
        if (list.empty() || name.empty()) return missing("choices", "list_name or name");
        for (std::size_t row = 1; row < choices_.rows.size(); ++row)
            lists_[text_in(choices_.rows[row], list.front())].push_back(
                {text_in(choices_.rows[row], name.front()), texts_in(choices_.rows[row], labels)});
    }

    FormField field_of(std::size_t row, const std::string& type, const std::string& name, std::vector<std::string> labels) {
        FormField field{name, std::move(labels), {}, Keep::yes, {form_.shown, row, 0}};
        const std::size_t blank = std::min(type.find(' '), type.size());
        const std::string asked = type.substr(0, blank);
        if (identifies(asked)) field.keep = Keep::identifier;
        if (asked != "select_one" && asked != "select_multiple" && asked != "rank") return field;
        const std::string_view rest = trimmed(std::string_view(type).substr(blank));
        const std::string list(rest.substr(0, rest.find(' ')));
        if (const auto at = lists_.find(list); at != lists_.end()) field.choices = at->second;
        else
            problems_.add("invalid-dictionary", field.place,
                          fmt::format("question \"{}\" of the sheet survey chooses from the list \"{}\", which the sheet choices lacks",
                                      quotable(name), quotable(list)),
                          "add the list to the sheet choices");
        return field;
    }

    const Sheet& survey_;
    const Sheet& choices_;
    std::map<std::string, std::vector<ExportChoice>> lists_;
    FormDescription form_;
    Diagnostics problems_;
};

}  // namespace

Parsed<FormDescription> read_xlsform_fields(std::string_view bytes, const std::string& shown) {
    const auto sheets = sheets_of(bytes);
    const Sheet *survey = sheet_called(sheets, "survey"), *choices = sheet_called(sheets, "choices");
    if (survey && choices) return XlsformReader(*survey, *choices, shown).run();
    Parsed<FormDescription> out;
    out.diagnostics.add("profile-mismatch", {shown, 0, 0}, "this workbook is no XLSForm: it lacks the sheets survey and choices",
                        "give the form's workbook, or REDCap's data dictionary as CSV");
    return out;
}

}  // namespace recaudit::detail
