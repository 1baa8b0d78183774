#include <recaudit/instrument/names.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Allowed>
bool begins_with_letter(std::string_view text, Allowed allowed) {
    return !text.empty() && is_letter(text[0]) && std::ranges::all_of(text, allowed);
}

}  // namespace

bool is_id(std::string_view text) {
    return begins_with_letter(text, [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

bool is_name(std::string_view text) {
    return begins_with_letter(text, [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; });
}

bool is_reserved(std::string_view text) {
    constexpr std::array<std::string_view, 8> reserved{"respondent", "wave", "site", "team", "perspective", "weight", "all", "rest"};
    return std::ranges::find(reserved, text) != reserved.end();
}

bool expect_id(YamlReader& in, const YamlNode& at, std::string_view text) {
    if (!is_id(text)) {
        in.problem("invalid-id", at,
                   fmt::format("\"{}\" is no id; expected a letter, then letters, digits and underscores", quotable(text)));
        return false;
    }
    if (is_reserved(text)) {
        in.problem("invalid-id", at, fmt::format("\"{}\" is the name of a column or group with a meaning of its own", quotable(text)),
                   "choose another id");
        return false;
    }
    return true;
}

std::string read_id(YamlReader& in, const YamlNode& map, std::string_view key, std::string_view what) {
    if (!in.need(map, key, what)) return {};
    const YamlNode* at = in.scalar(map, key);
    if (!at) return {};
    expect_id(in, *at, at->text);
    return at->text;
}

std::string read_name(YamlReader& in, const YamlNode& map, std::string_view key, std::string_view what) {
    if (!in.need(map, key, what)) return {};
    const YamlNode* at = in.scalar(map, key);
    if (!at) return {};
    if (!is_name(at->text))
        in.problem("invalid-id", *at,
                   fmt::format("\"{}\" is no name; expected a letter, then letters, digits, hyphens and underscores", quotable(at->text)));
    return at->text;
}

void check_format(YamlReader& in, const YamlNode& root) {
    const YamlNode* at = in.scalar(root, "format");
    if (at && at->text != "1")
        in.problem("invalid-value", *at, fmt::format("\"format\" is {}; this version reads format 1", described(*at)),
                   "a newer version of the program may read it");
}

}  // namespace recaudit
