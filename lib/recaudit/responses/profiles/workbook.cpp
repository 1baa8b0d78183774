#include <recaudit/core/number_format.hpp>
#include <recaudit/responses/answer_key.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>
#include <recaudit/responses/profiles/zip_archive.hpp>

#include <fmt/format.h>

#include <pugixml.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <map>

namespace recaudit::detail {
namespace {

constexpr std::size_t largest_part = std::size_t{1} << 30U;
constexpr std::size_t most_columns = 16384;  // of a workbook
constexpr std::size_t most_rows = 1048576;

/// What the cells of a sheet refer to.
struct Workbook {
    std::vector<std::string> strings;
    std::vector<bool> date_styles;  // by cell style
};

/// An element's name without its namespace.
bool is(const pugi::xml_node& node, const char* name) {
    const char* colon = std::strchr(node.name(), ':');
    return std::strcmp(colon ? colon + 1 : node.name(), name) == 0;
}

pugi::xml_node child(const pugi::xml_node& node, const char* name) {
    for (const auto& found : node.children())
        if (is(found, name)) return found;
    return {};
}

/// All text below, that of phonetic readings left out: a string may be written in several runs.
std::string text_of(const pugi::xml_node& node) {
    std::string out;
    for (const auto& part : node.children()) {
        if (is(part, "t")) out += part.text().get();
        else if (is(part, "r")) out += text_of(part);
    }
    return out;
}

pugi::xml_document parsed(const ZipArchive& archive, const std::string& name) {
    pugi::xml_document document;
    if (const auto text = archive.file(name, largest_part))
        document.load_buffer(text->data(), text->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    return document;
}

std::vector<std::string> shared_strings(const ZipArchive& archive) {
    std::vector<std::string> out;
    const auto document = parsed(archive, "xl/sharedStrings.xml");
    for (const auto& entry : document.document_element().children())
        if (is(entry, "si")) out.push_back(text_of(entry));
    return out;
}

/// Formats 14 to 22 and 45 to 47 are dates and times; formats of one's own are where they hold letters of dates.
bool is_date_format(int id, const std::map<int, std::string>& own) {
    if ((id >= 14 && id <= 22) || (id >= 45 && id <= 47)) return true;
    const auto at = own.find(id);
    if (at == own.end()) return false;
    bool quoted = false;
    for (const char c : at->second) {
        if (c == '"' || c == '[' || c == ']') quoted = c == '"' ? !quoted : c == '[';
        else if (!quoted && std::string_view("dmyhsDMYHS").find(c) != std::string_view::npos) return true;
    }
    return false;
}

std::vector<bool> date_styles(const ZipArchive& archive) {
    const auto document = parsed(archive, "xl/styles.xml");
    const auto root = document.document_element();
    std::map<int, std::string> own;
    for (const auto& format : child(root, "numFmts").children())
        own[format.attribute("numFmtId").as_int()] = format.attribute("formatCode").as_string();
    std::vector<bool> out;
    for (const auto& style : child(root, "cellXfs").children()) out.push_back(is_date_format(style.attribute("numFmtId").as_int(), own));
    return out;
}

struct SheetFile {
    std::string name;  // on its tab
    std::string file;  // in the archive
};

/// The sheets in the order of the workbook.
std::vector<SheetFile> sheet_files(const ZipArchive& archive) {
    const auto relations = parsed(archive, "xl/_rels/workbook.xml.rels");
    const auto workbook = parsed(archive, "xl/workbook.xml");
    std::vector<SheetFile> out;
    for (const auto& sheet : child(workbook.document_element(), "sheets").children())
        for (const auto& relation : relations.document_element().children()) {
            if (std::strcmp(relation.attribute("Id").as_string(), sheet.attribute("r:id").as_string()) != 0) continue;
            const std::string target = relation.attribute("Target").as_string();
            out.push_back({sheet.attribute("name").as_string(), target.starts_with('/') ? target.substr(1) : "xl/" + target});
        }
    return out;
}

/// Days since 1899-12-30, as workbooks count them.
std::string date_text(double serial) {
    using namespace std::chrono;
    const auto whole = static_cast<int>(std::floor(serial));
    const auto seconds_of_day = static_cast<int>(std::lround((serial - whole) * 86400));
    const year_month_day date{sys_days{year{1899} / December / 30} + days{whole}};
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), seconds_of_day / 3600, seconds_of_day / 60 % 60, seconds_of_day % 60);
}

std::string cell_text(const pugi::xml_node& cell, const Workbook& book) {
    const std::string_view type = cell.attribute("t").as_string();
    if (type == "inlineStr") return text_of(child(cell, "is"));
    const std::string value = child(cell, "v").text().get();
    if (type == "s") {
        const auto index = number_in(value);
        return index && *index >= 0 && *index < static_cast<double>(book.strings.size()) ? book.strings[static_cast<std::size_t>(*index)]
                                                                                         : "";
    }
    const auto number = type.empty() || type == "n" ? number_in(value) : std::nullopt;
    if (!number) return value;
    const auto style = cell.attribute("s").as_uint();
    const bool is_date = style < book.date_styles.size() && book.date_styles[style] && *number >= 0 && *number < 2958466;
    return is_date ? date_text(*number) : number_cell(*number);
}

/// Columns are letters: A is 0, AA is 26. Nothing where the reference names none.
std::optional<std::size_t> column_in(std::string_view reference) {
    std::size_t column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && column <= most_columns; ++at)
        column = column * 26 + static_cast<std::size_t>(reference[at] - 'A') + 1;
    return at == 0 || column > most_columns ? std::nullopt : std::optional(column - 1);
}

std::vector<std::string> row_cells(const pugi::xml_node& row, const Workbook& book) {
    std::vector<std::string> out;
    for (const auto& cell : row.children()) {
        if (!is(cell, "c")) continue;
        const std::size_t column = column_in(cell.attribute("r").as_string()).value_or(out.size());
        if (column >= out.size()) out.resize(column + 1);
        out[column] = cell_text(cell, book);
    }
    return out;
}

std::vector<std::vector<std::string>> sheet_rows(const pugi::xml_document& sheet, const Workbook& book) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : child(sheet.document_element(), "sheetData").children()) {
        if (!is(row, "row")) continue;
        const std::size_t number = row.attribute("r").as_uint(static_cast<unsigned>(rows.size() + 1));
        if (number > most_rows || number == 0) continue;
        if (rows.size() < number) rows.resize(number);
        rows[number - 1] = row_cells(row, book);
    }
    return rows;
}

bool is_empty(const std::vector<std::string>& row) {
    return std::ranges::all_of(row, [](const auto& cell) { return cell.empty(); });
}

/// Rows are as wide as the widest; empty rows at the end are none.
std::string as_csv(std::vector<std::vector<std::string>> rows) {
    while (!rows.empty() && is_empty(rows.back())) rows.pop_back();
    std::size_t width = 0;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            if (!row[i].empty()) width = std::max(width, i + 1);
    std::string out;
    for (auto& row : rows) {
        row.resize(width);
        if (!is_empty(row))
            for (std::size_t i = 0; i < width; ++i) out += (i == 0 ? "" : ",") + one_line_cell(row[i]);
        out += '\n';
    }
    return out;
}

}  // namespace

std::string one_line_cell(std::string_view text) {
    if (text.find_first_of(",\"\n\r;\t|") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c == '\n' || c == '\r' ? ' ' : c);
    return out + '"';
}

std::string number_cell(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

bool is_workbook(std::string_view first_bytes) { return first_bytes.starts_with("PK\x03\x04"); }

std::vector<Sheet> sheets_of(std::string_view bytes) {
    const ZipArchive archive(bytes);
    const Workbook book{shared_strings(archive), date_styles(archive)};
    std::vector<Sheet> out;
    for (const auto& sheet : sheet_files(archive)) out.push_back({sheet.name, sheet_rows(parsed(archive, sheet.file), book)});
    return out;
}

Parsed<std::vector<SheetText>> read_workbook(std::string_view bytes, const std::string& shown) {
    Parsed<std::vector<SheetText>> out;
    const ZipArchive archive(bytes);
    const auto sheets = sheet_files(archive);
    const Workbook book{shared_strings(archive), date_styles(archive)};
    std::vector<SheetText> found;
    for (const auto& sheet : sheets) {
        std::string text = as_csv(sheet_rows(parsed(archive, sheet.file), book));
        if (!text.empty()) found.push_back({sheet.name, std::move(text)});
    }
    if (!found.empty()) out.value = std::move(found);
    else
        out.diagnostics.add(
            "damaged-file", {shown, 0, 0},
            sheets.empty() ? "this is a ZIP file, but no workbook that can be read" : "no sheet of this workbook has any cells",
            "save the sheet as CSV (UTF-8)");
    return out;
}

}  // namespace recaudit::detail
