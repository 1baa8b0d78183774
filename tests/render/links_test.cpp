#include <recaudit/render/html.hpp>
#include <recaudit/render/links.hpp>
#include <recaudit/render/markdown.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace recaudit;

namespace {

/// The text with brackets around its addresses.
std::string marked(std::string_view text) {
    std::string out;
    for (const TextPiece& piece : pieces_of(text)) out += piece.is_address ? "<" + std::string(piece.text) + ">" : std::string(piece.text);
    return out;
}

}  // namespace

TEST_CASE("addresses of pages are found in a sentence, without the marks that belong to it") {
    CHECK(marked("See https://example.org/a?b=1&c=2#d.") == "See <https://example.org/a?b=1&c=2#d>.");
    CHECK(marked("(http://example.org/)") == "(<http://example.org/>)");
    CHECK(marked("https://example.org/a_(b), and more") == "<https://example.org/a_(b)>, and more");
    CHECK(marked("https://a.org https://b.org!") == "<https://a.org> <https://b.org>!");
    CHECK(marked("[https://a.org]") == "[<https://a.org>]");
    CHECK(marked("https://a.org/caf\u00e9") == "<https://a.org/caf>\u00e9");
    CHECK(pieces_of("").empty());
    CHECK(marked("no address") == "no address");
}

TEST_CASE("nothing but http and https is an address") {
    for (const std::string text :
         {"javascript:alert(1)", "data:text/html,x", "ftp://example.org", "mailto:a@b.org", "HTTPS://example.org", "https://", "http:// a",
          "xhttps://a.org", "file:///etc/passwd", "//example.org", "https:///path", "http"}) {
        CAPTURE(text);
        CHECK(marked(text) == text);
    }
}

TEST_CASE("what an address holds cannot leave its link") {
    CHECK(html_with_links("<b> https://a.org/\"onclick=x <i>") ==
          "&lt;b&gt; <a href=\"https://a.org/\" rel=\"noopener noreferrer\">https://a.org/</a>&quot;onclick=x &lt;i&gt;");
    CHECK(html_with_links("https://a.org/?b=1&c='") ==
          "<a href=\"https://a.org/?b=1&amp;c=\" rel=\"noopener noreferrer\">https://a.org/?b=1&amp;c=</a>&#39;");
    CHECK(markdown_with_links("*a* https://a.org/x_y|z> b") == "\\*a\\* <https://a.org/x_y>\\|z\\> b");
}

TEST_CASE("a report has links where the organisation's own words may have them, and nowhere else") {
    const std::string address = "https://example.org/course";
    Report report;
    report.language = "en";
    report.title = address;
    ReportTable table{address, {{address, Alignment::text}, {"What", Alignment::text}}, {{address, LinkedText{"Read " + address + "."}}}};
    Glossary glossary{{{address, address}, {"own", address, Addresses::as_links}}};
    report.sections.push_back({"needs", address, {Paragraph{address, Tone::plain}, Sentences{{address}}, table, glossary}, {}});
    const auto count = [](const std::string& text, const std::string& of) {
        std::size_t found = 0;
        for (std::size_t at = text.find(of); at != std::string::npos; at = text.find(of, at + 1)) ++found;
        return found;
    };
    CHECK(count(to_html(report), "<a href=\"https://example.org/course\" rel=\"noopener noreferrer\">") == 2);
    CHECK(count(to_html(report), "<a href=\"http") == 2);
    CHECK(count(to_markdown(report), "<https://example.org/course>") == 2);
}
