#include "terms.hpp"

#include "pages.hpp"

#include <recaudit/analysis/results.hpp>
#include <recaudit/core/diagnostic.hpp>
#include <recaudit/core/status.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace recaudit {
namespace {

std::string_view words_for(Severity severity) {
    switch (severity) {
        case Severity::note: return "a note: nothing needs to be done";
        case Severity::warning: return "a warning: the program goes on, with --strict it does not";
        case Severity::error: return "an error: nothing is written until it is mended";
    }
    return "";
}

const Page* find_page(std::string_view name) {
    const auto at = std::ranges::find(all_pages(), name, &Page::name);
    return at == all_pages().end() ? nullptr : &*at;
}

/// The lines of `page` from the heading that holds `term` as code to the next heading of that level or above.
std::string section_about(std::string_view page, std::string_view term) {
    const std::string code = fmt::format("`{}`", term);
    std::string section;
    std::size_t level = 0;
    while (!page.empty()) {
        const std::size_t end = std::min(page.find('\n'), page.size());
        const std::string_view line = page.substr(0, end);
        page.remove_prefix(std::min(end + 1, page.size()));
        const std::size_t depth = line.starts_with('#') ? line.find_first_not_of('#') : 0;
        if (level > 0 && depth > 0 && depth <= level) break;
        if (level == 0 && depth > 1 && line.find(code) != std::string_view::npos) level = depth;
        if (level > 0) section += fmt::format("{}\n", line);
    }
    return section;
}

std::string about_diagnostic(const DiagnosticInfo& info) {
    return fmt::format("{}: {}.\n\n{}\n\nTo mend it: {}\n", info.id, words_for(info.severity), info.meaning, info.remedy);
}

std::string about_status(const StatusInfo& info) {
    return fmt::format("{}: a value of the column status, which says why a figure is there or is not.\n\n{}\n", info.name, info.meaning);
}

std::string about_table(const TableInfo& table) {
    std::string out = fmt::format("{}: a table, tables/{}.csv and \"{}\" in results.json.\n\n{}. {}\n\nColumns:\n", table.name, table.name, table.name, table.title, table.meaning);
    for (const auto& column : table.columns) out += fmt::format("  {:<20}  {}\n", column.name, column.meaning);
    return out;
}

/// The tables that have a column of this name, with what it means there; tables that say the same share a line.
std::string about_column(std::string_view name) {
    std::vector<std::pair<std::string_view, std::vector<std::string_view>>> tables_by_meaning;
    std::string sections;
    for (const auto* table : all_tables())
        for (const auto& column : table->columns) {
            if (column.name != name) continue;
            const auto at = std::ranges::find(tables_by_meaning, column.meaning, [](const auto& entry) { return entry.first; });
            if (at == tables_by_meaning.end()) tables_by_meaning.push_back({column.meaning, {table->name}});
            else at->second.push_back(table->name);
            const Page* page = find_page(table->page);
            if (const std::string section = page == nullptr ? "" : section_about(page->text, name); sections.find(section) == std::string::npos) sections += "\n" + section;
        }
    if (tables_by_meaning.empty()) return {};
    std::string out = fmt::format("{}: a column.\n", name);
    for (const auto& [meaning, tables] : tables_by_meaning) out += fmt::format("\nIn {}: {}\n", fmt::join(tables, ", "), meaning);
    return out + sections;
}

/// `table.column`.
std::string about_column_of(std::string_view term) {
    const std::size_t dot = term.find('.');
    if (dot == std::string_view::npos) return {};
    for (const auto* table : all_tables())
        for (const auto& column : table->columns)
            if (table->name == term.substr(0, dot) && column.name == term.substr(dot + 1)) {
                const Page* page = find_page(table->page);
                const std::string section = page == nullptr ? "" : section_about(page->text, column.name);
                return fmt::format("{}: a column of the table {}.\n\n{}\n{}{}", term, table->name, column.meaning, section.empty() ? "" : "\n", section);
            }
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
    for (const auto* table : all_tables())
        for (const auto& column : table->columns) names.emplace_back(column.name);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace

std::vector<TermKind> all_terms() {
    return {{"Statistics", named(all_pages(), &Page::name)},
            {"Tables", named(all_tables(), [](const TableInfo* table) { return table->name; })},
            {"Columns", column_names()},
            {"Values of status", named(all_statuses(), &StatusInfo::name)},
            {"Problems", named(all_diagnostics(), &DiagnosticInfo::id)}};
}

std::optional<std::string> explanation_of(std::string_view term) {
    std::vector<std::string> parts;
    for (const auto* table : all_tables())
        if (table->name == term) parts.push_back(about_table(*table));
    if (const Page* page = find_page(term)) parts.emplace_back(page->text);
    parts.push_back(about_column(term));
    parts.push_back(about_column_of(term));
    for (const auto& status : all_statuses())
        if (status.name == term) parts.push_back(about_status(status));
    if (const auto* diagnostic = find_diagnostic(term)) parts.push_back(about_diagnostic(*diagnostic));
    std::erase(parts, std::string());
    if (parts.empty()) return std::nullopt;
    return fmt::format("{}", fmt::join(parts, "\n"));
}

}  // namespace recaudit
