/// Addresses of pages in a text, so that writers make links of them. A reader may follow a link; nothing is fetched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

struct TextPiece {
    std::string_view text;
    bool is_address = false;
};

/// The text in pieces, which put together are the text. An address begins with http:// or https://, in small letters
/// and at no letter or digit, and goes on over whatever stands unquoted in addresses; marks that end a sentence or
/// close a bracket opened before the address are not part of it. No other scheme is an address.
[[nodiscard]] std::vector<TextPiece> pieces_of(std::string_view text);

/// `text` for HTML, with links to the addresses in it.
[[nodiscard]] std::string html_with_links(std::string_view text);

/// `text` for Markdown, with links to the addresses in it.
[[nodiscard]] std::string markdown_with_links(std::string_view text);

}  // namespace recaudit
