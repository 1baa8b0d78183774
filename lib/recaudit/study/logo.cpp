#include <recaudit/study/logo.hpp>

#include <recaudit/core/text.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace recaudit {
namespace {

constexpr std::string_view space = " \t\r\n";

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

/// Past white space, an XML declaration, comments and a document type.
std::string_view from_first_element(std::string_view text) {
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
        const bool comment = text.starts_with("<!--");
        if (!comment && !text.starts_with("<?") && !text.starts_with("<!")) return text;
        const std::string_view end = comment ? "-->" : ">";
        const std::size_t at = text.find(end);
        if (at == std::string_view::npos) return {};
        text.remove_prefix(at + end.size());
    }
}

/// The name without its namespace: svg:script is script.
std::string_view local(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool stays_inside(std::string_view target) {
    target.remove_prefix(std::min(target.find_first_not_of(space), target.size()));
    return target.empty() || target.starts_with('#') || target.starts_with("data:image/png") || target.starts_with("data:image/jpeg");
}

/// What is wrong with one attribute of an element.
std::string unsafe_attribute(std::string_view name, std::string_view value) {
    if (name.starts_with("on")) return "it has the script \"" + std::string(name) + "\"";
    const bool reference = local(name) == "href" || name == "src";
    return reference && !stays_inside(value) ? "it refers to something outside itself" : "";
}

/// What is wrong with one element, from its name to the end of its tag.
std::string unsafe_element(std::string_view tag) {
    const std::size_t end = std::min(tag.find_first_of(" \t\r\n/>"), tag.size());
    const std::string_view name = local(tag.substr(0, end));
    constexpr std::array<std::string_view, 7> refused{"script", "foreignobject", "iframe", "handler", "embed", "object", "link"};
    if (std::ranges::find(refused, name) != refused.end()) return "it holds the element \"" + std::string(name) + "\"";
    for (std::size_t at = tag.find('=', end); at != std::string_view::npos; at = tag.find('=', at)) {
        const std::size_t last = tag.find_last_not_of(space, at - 1);
        const std::size_t first = tag.find_last_of(" \t\r\n/\"'", last) + 1;
        const std::size_t quote = tag.find_first_not_of(space, at + 1);
        if (quote == std::string_view::npos || (tag[quote] != '"' && tag[quote] != '\'')) return "it is not well-formed";
        const std::size_t close = tag.find(tag[quote], quote + 1);
        if (close == std::string_view::npos) return "it is not well-formed";
        if (std::string wrong = unsafe_attribute(tag.substr(first, last + 1 - first), tag.substr(quote + 1, close - quote - 1));
            !wrong.empty())
            return wrong;
        at = close;
    }
    return "";
}

/// The end of a tag; a > inside quotes is text.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
    char quote = 0;
    for (; at < text.size(); ++at) {
        if (quote != 0) quote = text[at] == quote ? '\0' : quote;
        else if (text[at] == '"' || text[at] == '\'') quote = text[at];
        else if (text[at] == '>') return at;
    }
    return text.size();
}

/// References of style sheets: url(...) and @import.
bool fetches(std::string_view text) {
    if (text.find("@import") != std::string_view::npos) return true;
    for (std::size_t at = text.find("url("); at != std::string_view::npos; at = text.find("url(", at + 1)) {
        const std::size_t target = text.find_first_not_of(" \t\r\n\"'", at + 4);
        if (target == std::string_view::npos || !stays_inside(text.substr(target))) return true;
    }
    return false;
}

}  // namespace

std::string_view image_type(std::string_view bytes) {
    if (bytes.starts_with(std::string_view("\x89PNG\r\n\x1a\n", 8))) return "image/png";
    if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    const std::string_view root = from_first_element(bytes).substr(0, 5);
    return root == "<svg " || root == "<svg>" || root == "<svg\n" || root == "<svg\r" || root == "<svg\t" ? "image/svg+xml" : "";
}

std::string unsafe_in_drawing(std::string_view svg) {
    if (!is_valid_utf8(svg) || svg.find('\0') != std::string_view::npos) return "it is not text in UTF-8";
    const std::string text = lowered(svg);
    if (text.find("<!entity") != std::string::npos) return "it declares entities";
    if (text.find("javascript:") != std::string::npos) return "it holds script";
    if (text.find("\\") != std::string::npos || fetches(text)) return "its style refers to something outside itself";
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        if (at + 1 >= text.size() || text[at + 1] == '!' || text[at + 1] == '?' || text[at + 1] == '/') continue;
        const std::size_t end = end_of_tag(text, at);
        if (std::string wrong = unsafe_element(std::string_view(text).substr(at + 1, end - at - 1)); !wrong.empty()) return wrong;
    }
    return "";
}

}  // namespace recaudit
