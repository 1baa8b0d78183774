#include "earlier.hpp"

#include <recaudit/published/published.hpp>

#include <set>
#include <string_view>
#include <utility>

namespace recaudit {

std::optional<std::vector<Results>> read_earlier(const Study& study, Console& console) {
    std::vector<Results> out;
    if (!study.disclosure.on) return out;
    const std::set<std::string_view> needed{"responses", "scores", "items", "options"};  // they tell whether the people are the same
    std::set<std::string_view> others;
    for (const TableInfo* table : all_tables())
        if (!needed.contains(table->name)) others.insert(table->name);
    bool all_read = true;
    for (const std::string& folder : study.disclosure.previous) {
        auto read = read_published((study.folder / folder).lexically_normal().generic_string(), needed, others);
        console.report(std::move(read.diagnostics));
        all_read = all_read && read.value.has_value();
        if (read.value) out.push_back(std::move(read.value->results));
    }
    if (!all_read) return std::nullopt;
    return out;
}

}  // namespace recaudit
