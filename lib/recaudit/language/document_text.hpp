/// The text of a document as people read it: plain text, Markdown without its code, HTML without its tags.
/// See docs/commands/language.md.
#pragma once

#include <recaudit/language/find_terms.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

enum class DocumentKind : std::uint8_t { text, markdown, html };

/// By the ending of its name; whatever it does not tell is plain text.
[[nodiscard]] DocumentKind kind_of_document(std::string_view name);

/// Text, and which byte of the source each of its bytes comes from.
class DocumentText {
public:
    /// Adds text that stands in the source from `source` on, byte for byte.
    void add(std::string_view text, std::size_t source);
    /// Adds a character that the source spells in another way.
    void add_character(char32_t c, std::size_t source);
    /// Adds a blank line, over which no phrase goes.
    void end_paragraph();
    /// What is added from here on is quoted, or no longer.
    void begin_quotation();
    void end_quotation();

    [[nodiscard]] const std::string& text() const { return text_; }
    /// Quotations that are marked by other means than quotation marks, in order.
    [[nodiscard]] const std::vector<TextSpan>& quotations() const { return quotations_; }
    [[nodiscard]] std::size_t source_of(std::size_t at) const;

private:
    struct Anchor {
        std::size_t text = 0, source = 0;
    };
    std::string text_;
    std::vector<Anchor> anchors_;
    std::vector<TextSpan> quotations_;
    std::size_t open_ = 0;  // quotations inside each other
    std::size_t end_ = 0;   // of what was taken from the source
};

/// @param source  UTF-8.
[[nodiscard]] DocumentText document_text(std::string_view source, DocumentKind kind);

namespace detail {

/// A character reference such as &amp; or &#8217; at `at`: the character, 0 where there is none, and where it ends.
struct Reference {
    char32_t character = 0;
    std::size_t end = 0;
};
[[nodiscard]] Reference reference_at(std::string_view source, std::size_t at);

[[nodiscard]] DocumentText html_text(std::string_view source);
[[nodiscard]] DocumentText markdown_text(std::string_view source);

}  // namespace detail
}  // namespace recaudit
