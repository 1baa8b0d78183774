#include <recaudit/instrument/localised.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool is_language(std::string_view code) {
    const std::string_view name = code.substr(0, code.find('-'));
    if (name.size() < 2 || name.size() > 3 || !std::ranges::all_of(name, is_lower)) return false;
    if (name.size() == code.size()) return true;
    const std::string_view region = code.substr(name.size() + 1);
    return region.size() == 2 && std::ranges::all_of(region, is_upper);
}

void report_language(YamlReader& in, const YamlNode& entry) {
    in.problem_at_key("invalid-language", entry,
                      fmt::format("\"{}\" is no language code; expected codes such as en, cy or en-GB", quotable(entry.key)));
}

LocalisedText read_localised(YamlReader& in, const YamlNode& map, std::string_view key) {
    LocalisedText out;
    const YamlNode* at = map.find(key);
    if (!at) return out;
    if (!at->is_map()) {
        if (const YamlNode* plain = in.scalar(map, key)) out.by_language["en"] = plain->text;
        return out;
    }
    for (const YamlNode* entry : in.text_entries(map, key, fmt::format("\"{}\"", key))) {
        if (is_language(entry->key)) out.by_language[entry->key] = entry->text;
        else report_language(in, *entry);
    }
    return out;
}

std::string read_language(YamlReader& in, const YamlNode& at) {
    if (is_language(at.text)) return at.text;
    in.problem("invalid-language", at,
               fmt::format("\"{}\" is no language code; expected codes such as en, cy or en-GB", quotable(at.text)));
    return "en";
}

}  // namespace recaudit
