#include <recaudit/core/yaml_text.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit::detail {
namespace {

YamlMark mark_at(const YamlSource& source, std::size_t offset) {
    const auto after = std::ranges::upper_bound(source.line_starts, offset);
    const std::size_t line = static_cast<std::size_t>(after - source.line_starts.begin());
    return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(offset - source.line_starts[line - 1] + 1)};
}

/// The first control character: no text file holds one but tabs and line ends.
std::optional<std::size_t> first_control_byte(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool is_c0 = (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
        const bool is_c1 = byte == 0xC2 && i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xE0U) == 0x80;
        if (is_c0 || is_c1) return i;
    }
    return std::nullopt;
}

/// The first byte that is not UTF-8, in a text known to hold one.
std::size_t first_broken_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t length = 1;
        while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) ++length;
        if (!is_valid_utf8(text.substr(at, length))) return at;
        at += length;
    }
    return at;
}

}  // namespace

Stop too_deep(YamlMark mark, const YamlLimits& limits) {
    return {"yaml-too-deep", mark, fmt::format("nested more than {} levels deep", limits.depth), {}};
}

std::vector<std::size_t> line_starts_of(std::string_view text) {
    std::vector<std::size_t> starts{0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) starts.push_back(at + 1);
    return starts;
}

std::optional<Stop> encoding_problem(const YamlSource& source) {
    const std::string_view text = source.text;
    const bool every_second_is_nul = text.size() > 3 && ((text[1] == 0 && text[3] == 0) || (text[0] == 0 && text[2] == 0));
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || every_second_is_nul)
        return Stop{"yaml-encoding", {}, "the file is UTF-16; expected UTF-8", "save it again with the encoding UTF-8"};
    if (const auto at = first_control_byte(text))
        return Stop{
            "yaml-encoding", mark_at(source, *at),
            fmt::format("a control character, byte 0x{:02x}, stands here; expected text in UTF-8", static_cast<unsigned char>(text[*at])),
            "is this the right file? Or was it saved with another encoding?"};
    if (is_valid_utf8(text)) return std::nullopt;
    const std::size_t at = first_broken_byte(text);
    return Stop{"yaml-encoding", mark_at(source, at),
                fmt::format("the byte 0x{:02x} here is not UTF-8", static_cast<unsigned char>(text[at])),
                "save the file again with the encoding UTF-8"};
}

std::string with_plain_line_ends(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\r') out += bytes[i];
        else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') out += '\n';
    }
    return out;
}

void refuse_directives(const YamlSource& source) {
    for (std::size_t line = 1; line <= source.line_starts.size(); ++line) {
        const std::string_view text = source.line(line);
        if (text.starts_with('%') && !text.starts_with("%YAML 1."))
            throw Stop{"yaml-unsupported",
                       {static_cast<std::uint32_t>(line), 1},
                       "a line that begins with % has no meaning here",
                       "a text that begins with % needs quotes around it"};
    }
}

void refuse_open_quote(const YamlSource& source, YamlMark mark) {
    if (mark.line == 0) return;
    std::string_view rest = std::string_view(source.text).substr(source.line_starts[mark.line - 1] + mark.column - 1);
    while (rest.starts_with('&') || rest.starts_with('!')) {  // an anchor or tag before the value
        rest.remove_prefix(std::min(rest.find_first_of(" \n"), rest.size()));
        rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
    }
    if (!rest.starts_with('"') && !rest.starts_with('\'')) return;
    const char quote = rest[0];
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '\\' && quote == '"') ++i;
        else if (rest[i] == quote && quote == '\'' && i + 1 < rest.size() && rest[i + 1] == quote) ++i;
        else if (rest[i] == quote) return;
    }
    throw Stop{"yaml-syntax", mark, "not well-formed YAML: the quote that begins here is never closed", "close it at the end of the text"};
}

std::optional<YamlMark> deepest_bracket(const YamlSource& source, std::size_t limit) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < source.text.size(); ++i) {
        const char c = source.text[i];
        if ((c == '[' || c == '{') && ++depth > limit) return mark_at(source, i);
        if ((c == ']' || c == '}') && depth > 0) --depth;
    }
    return std::nullopt;
}

}  // namespace recaudit::detail

namespace recaudit {

std::string_view YamlSource::line(std::size_t number) const {
    if (number == 0 || number > line_starts.size()) return {};
    const std::size_t start = line_starts[number - 1];
    const std::size_t end = number < line_starts.size() ? line_starts[number] - 1 : text.size();
    return std::string_view(text).substr(start, end - start);
}

std::string excerpt_at(const YamlSource& source, YamlMark mark) {
    constexpr std::size_t longest = 240;
    const std::string_view line = source.line(mark.line);
    if (mark.column > longest) return {};
    if (line.size() <= longest) return std::string(line);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    return std::string(line.substr(0, end)) + "…";
}

}  // namespace recaudit
