#include "terms.hpp"

#include "page_text.hpp"
#include "pages.hpp"
#include "setting_terms.hpp"

#include <recaudit/comments/tables.hpp>
#include <recaudit/core/diagnostic.hpp>
#include <recaudit/core/status.hpp>
#include <recaudit/plan/tables.hpp>
#include <recaudit/report/tables.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace recaudit {
namespace {

/// The tables of results, then those of commands that print tables of their own.
const std::vector<const TableInfo*>& known_tables() {
    static const std::vector<const TableInfo*> tables = [] {
        auto all = published_table_infos();
        for (const auto* table : plan_table_infos()) all.push_back(table);
        all.push_back(&declaration<LanguagePlacesRow>().info);
        return all;
    }();
    return tables;
}

std::string where_found(const TableInfo& table) {
    for (const auto* planned : plan_table_infos())
        if (planned == &table) return "printed by recaudit plan";
    if (&table == &declaration<LanguagePlacesRow>().info) return "printed by recaudit language";
    return fmt::format("tables/{}.csv and \"{}\" in results.json", table.name, table.name);
}

std::string_view words_for(Severity severity) {
    switch (severity) {
        case Severity::note: return "a note: nothing needs to be done";
        case Severity::warning: return "a warning: the program goes on, with --strict it does not";
        case Severity::error: return "an error: nothing is written until it is mended";
    }
    return "";
}

const Page* find_page(std::string_view name) {
    const auto at = std::ranges::find_if(all_pages(), [&](const Page& page) { return page.folder == "statistics" && page.name == name; });
    return at == all_pages().end() ? nullptr : &*at;
}

/// A row of a table of figures as text: its cells under the headings "formula" and "R".
std::string formula_in(const std::vector<std::string>& heading, const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 1; i < std::min(heading.size(), cells.size()); ++i) {
        if (cells[i].empty()) continue;
        if (heading[i] == "formula") out += fmt::format("Formula: {}\n", cells[i]);
        if (heading[i] == "R") out += fmt::format("In R: {}\n", cells[i]);
    }
    return out;
}

/// The page's formula for `column`, from a table whose first cells name columns, and the page's sources.
std::string formula_and_sources(const TableInfo& table, std::string_view column) {
    const std::string where = fmt::format("The whole page: recaudit explain {}\n", table.name);
    const Page* page = find_page(table.page);
    if (page == nullptr) return {};
    std::vector<std::string> heading;
    std::string formula;
    std::string sources;
    for (const auto line : lines_of(page->text)) {
        const auto cells = cells_of(line);
        if (cells.empty()) heading.clear();
        else if (heading.empty()) heading = cells;
        else if (formula.empty() && std::ranges::count(code_words(cells[0]), column) > 0) formula = formula_in(heading, cells);
        if (line.starts_with("**Sources.**")) sources = fmt::format("Sources:{}\n", line.substr(std::string_view("**Sources.**").size()));
    }
    return formula.empty() ? where : formula + sources + where;
}

std::string about_diagnostic(const DiagnosticInfo& info) {
    return fmt::format("{}: {}.\n\n{}\n\nTo mend it: {}\n", info.id, words_for(info.severity), info.meaning, info.remedy);
}

std::string about_status(const StatusInfo& info) {
    return fmt::format("{}: a value of the column status, which says why a figure is there or is not.\n\n{}\n", info.name, info.meaning);
}

std::string about_table(const TableInfo& table) {
    std::string out = fmt::format("{}: a table, {}.\n\n{}. {}\n\nColumns:\n", table.name, where_found(table), table.title, table.meaning);
    for (const auto& column : table.columns) out += fmt::format("  {:<20}  {}\n", column.name, column.meaning);
    return out;
}

/// A meaning of a column, and the tables in which it means that.
struct Meaning {
    std::string_view text;
    std::vector<const TableInfo*> tables;
};

std::vector<Meaning> meanings_of(std::string_view column) {
    std::vector<Meaning> meanings;
    for (const auto* table : known_tables())
        for (const auto& declared : table->columns) {
            if (declared.name != column) continue;
            const auto at = std::ranges::find(meanings, declared.meaning, &Meaning::text);
            if (at == meanings.end()) meanings.push_back({declared.meaning, {table}});
            else at->tables.push_back(table);
        }
    return meanings;
}

std::string about_column(std::string_view name) {
    const auto meanings = meanings_of(name);
    if (meanings.empty()) return {};
    const bool is_scope = meanings.size() == 1 && meanings[0].tables.size() == known_tables().size();
    if (is_scope) return fmt::format("{}: a column of every table.\n\n{}\n", name, meanings[0].text);
    std::string out = fmt::format("{}: a column.\n", name);
    for (const auto& meaning : meanings) {
        std::vector<std::string_view> names;
        for (const auto* table : meaning.tables) names.push_back(table->name);
        out += fmt::format("\nIn {}: {}\n{}", fmt::join(names, ", "), meaning.text, formula_and_sources(*meaning.tables.front(), name));
    }
    return out;
}

/// `table.column`.
std::string about_column_of(std::string_view term) {
    const std::size_t dot = term.find('.');
    if (dot == std::string_view::npos) return {};
    for (const auto* table : known_tables())
        for (const auto& column : table->columns)
            if (table->name == term.substr(0, dot) && column.name == term.substr(dot + 1))
                return fmt::format("{}: a column of the table {}.\n\n{}\n{}", term, table->name, column.meaning,
                                   formula_and_sources(*table, column.name));
    return {};
}

template <class T>
std::vector<std::string> named(const T& all, auto name) {
    std::vector<std::string> names;
    for (const auto& entry : all) names.emplace_back(std::invoke(name, entry));
    return names;
}

std::vector<std::string> column_names() {
    std::vector<std::string> names;
    for (const auto* table : known_tables())
        for (const auto& column : table->columns) names.emplace_back(column.name);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace

std::vector<TopicKind> all_terms() {
    return {{"Tables", named(known_tables(), [](const TableInfo* table) { return table->name; })},
            {"Columns", column_names()},
            {"Settings", setting_names()},
            {"Values of status", named(all_statuses(), &StatusInfo::name)},
            {"Problems", named(all_diagnostics(), &DiagnosticInfo::id)}};
}

std::optional<std::string> explanation_of(std::string_view term) {
    std::vector<std::string> parts;
    for (const auto* table : known_tables())
        if (table->name == term) parts.push_back(about_table(*table));
    if (const Page* page = find_page(term)) parts.emplace_back(page->text);
    parts.push_back(about_column(term));
    parts.push_back(about_column_of(term));
    parts.push_back(about_setting(term));
    for (const auto& status : all_statuses())
        if (status.name == term) parts.push_back(about_status(status));
    if (const auto* diagnostic = find_diagnostic(term)) parts.push_back(about_diagnostic(*diagnostic));
    std::erase(parts, std::string());
    if (parts.empty()) return std::nullopt;
    return fmt::format("{}", fmt::join(parts, "\n"));
}

}  // namespace recaudit
