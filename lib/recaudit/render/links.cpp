#include <recaudit/render/links.hpp>

#include <recaudit/charts/svg.hpp>
#include <recaudit/render/markdown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Characters of RFC 3986 but the apostrophe, and so none that ends an attribute, a cell or a link in Markdown.
bool is_in_addresses(char c) {
    return is_letter_or_digit(c) || std::string_view("-._~:/?#[]@!$&()*+,;=%").find(c) != std::string_view::npos;
}

/// Without what belongs to the sentence around it.
std::string_view trimmed(std::string_view address) {
    for (; !address.empty(); address.remove_suffix(1)) {
        const char last = address.back();
        const bool closes = last == ')' && std::ranges::count(address, ')') > std::ranges::count(address, '(');
        const bool closes_square = last == ']' && std::ranges::count(address, ']') > std::ranges::count(address, '[');
        if (!closes && !closes_square && std::string_view(".,;:!?").find(last) == std::string_view::npos) break;
    }
    return address;
}

/// The address that begins at `at`; empty where none does.
std::string_view address_at(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 2> schemes{"https://", "http://"};
    const auto scheme = std::ranges::find_if(schemes, [&](std::string_view any) { return text.substr(at).starts_with(any); });
    if (scheme == schemes.end() || (at > 0 && is_letter_or_digit(text[at - 1]))) return {};
    std::size_t end = at + scheme->size();
    if (end == text.size() || !is_letter_or_digit(text[end])) return {};
    while (end < text.size() && is_in_addresses(text[end])) ++end;
    return trimmed(text.substr(at, end - at));
}

}  // namespace

std::vector<TextPiece> pieces_of(std::string_view text) {
    std::vector<TextPiece> out;
    std::size_t begin = 0;
    for (std::size_t at = text.find("http"); at != std::string_view::npos; at = text.find("http", at)) {
        const std::string_view address = address_at(text, at);
        if (address.empty()) {
            ++at;
            continue;
        }
        if (at > begin) out.push_back({text.substr(begin, at - begin)});
        out.push_back({address, true});
        begin = at += address.size();
    }
    if (begin < text.size()) out.push_back({text.substr(begin)});
    return out;
}

std::string html_with_links(std::string_view text) {
    std::string out;
    for (const TextPiece& piece : pieces_of(text))
        out += piece.is_address ? fmt::format("<a href=\"{0}\" rel=\"noopener noreferrer\">{0}</a>", escaped(piece.text))
                                : escaped(piece.text);
    return out;
}

std::string markdown_with_links(std::string_view text) {
    std::string out;
    for (const TextPiece& piece : pieces_of(text)) out += piece.is_address ? fmt::format("<{}>", piece.text) : markdown_text(piece.text);
    return out;
}

}  // namespace recaudit
