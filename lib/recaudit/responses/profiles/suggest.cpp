#include <recaudit/responses/profiles/suggest.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit::detail {
namespace {

std::string yaml_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
    return out + '"';
}

std::string reason_of(const ViewColumn& column) {
    const std::string text = column.names.size() > 1 ? fmt::format(": {}", quotable(column.names[1])) : "";
    switch (column.found_by) {
        case FoundBy::id: return "by id";
        case FoundBy::text: return "by text" + text;
        default: return "as mapped";
    }
}

/// The unused column that is called nearly like the item.
const ViewColumn* nearest(const PlainView& view, const Item& item) {
    std::vector<std::string> names;
    std::vector<const ViewColumn*> bearers;
    for (const auto& column : view.columns) {
        if (column.found_by != FoundBy::nothing) continue;
        for (const auto& name : column.names) {
            names.push_back(normalised(name));
            bearers.push_back(&column);
        }
    }
    std::vector<std::string> wanted{normalised(item.id)};
    for (const auto& [language, text] : item.text.by_language) wanted.push_back(normalised(text));
    for (const auto& word : wanted) {
        const std::string near = did_you_mean(word, names);
        if (!near.empty()) return bearers[static_cast<std::size_t>(std::ranges::find(names, near) - names.begin())];
    }
    return nullptr;
}

std::string line_for(const std::string& key, const std::string& name, const std::string& reason) {
    return fmt::format("  {}: {}  # {}\n", key, yaml_text(name), reason);
}

std::string lines_for(const PlainView& view, const Instrument& instrument, const Item& item) {
    std::string out;
    for (const auto& column : view.columns) {
        if (column.item != item.id) continue;
        const bool box = column.rule == CellRule::tick;
        const std::string key = box ? item.id + "." + instrument.options_of(item).choices[column.choice].code : item.id;
        out += line_for(key, column.names.front(), reason_of(column));
    }
    if (!out.empty()) return out;
    if (const ViewColumn* near = nearest(view, item))
        return line_for(item.id, near->names.front(), "a guess, to be checked: " + quotable(near->names.back()));
    return fmt::format("  # {}: no column is like it\n", item.id);
}

}  // namespace

std::string suggested_mapping(const PlainView& view, const Instrument& instrument, const std::string& shown) {
    std::string out = fmt::format("# Columns of {} ({}) for the items of {}. Review, then copy into the file's entry under responses.\n",
                                  quotable(shown), view.program, instrument.id);
    out += fmt::format("profile: {}\n", view.profile);
    if (!view.sheet.empty()) out += fmt::format("sheet: {}\n", yaml_text(view.sheet));
    if (!view.dictionary.empty()) out += fmt::format("dictionary: {}\n", yaml_text(view.dictionary));
    out += "items:\n";
    for (const auto& item : instrument.items) out += lines_for(view, instrument, item);
    return out;
}

Unmatched unmatched(const PlainView& view, const Instrument& instrument) {
    Unmatched out;
    for (const auto& item : instrument.items)
        if (std::ranges::find(view.columns, item.id, &ViewColumn::item) == view.columns.end()) out.items.push_back(item.id);
    for (const auto& column : view.columns)
        if (column.found_by == FoundBy::nothing) out.columns.push_back(column.heading);
    return out;
}

}  // namespace recaudit::detail
