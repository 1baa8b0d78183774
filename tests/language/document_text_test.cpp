#include <recaudit/language/document_text.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace recaudit;

namespace {

std::string html(std::string_view source) { return document_text(source, DocumentKind::html).text(); }
std::string markdown(std::string_view source) { return document_text(source, DocumentKind::markdown).text(); }

TermList words() {
    TermList list;
    list.terms.push_back({"hard_to_reach", TermKind::deficit, TermSeverity::note, {"hard to reach"}, {"we"}, "so", {}});
    return list;
}

/// Where the phrase "hard to reach" stands in a source: bytes, with a mark where it is quoted.
std::string places(std::string_view source, DocumentKind kind) {
    const DocumentText document = document_text(source, kind);
    std::string out;
    for (const FoundTerm& found : TermFinder(words()).find(document.text(), document.quotations()))
        out += (out.empty() ? "" : " ") + std::to_string(document.source_of(found.at.begin)) + (found.in_quotes ? "q" : "");
    return out;
}

}  // namespace

TEST_CASE("a document is what the ending of its name says") {
    CHECK(kind_of_document("a/plan.HTML") == DocumentKind::html);
    CHECK(kind_of_document("plan.md") == DocumentKind::markdown);
    CHECK(kind_of_document("plan.txt") == DocumentKind::text);
    CHECK(kind_of_document("plan") == DocumentKind::text);
    CHECK(kind_of_document("-") == DocumentKind::text);
}

TEST_CASE("plain text stands as it is") {
    CHECK(document_text("a <b> & `c`", DocumentKind::text).text() == "a <b> & `c`");
    CHECK(places("so hard to reach", DocumentKind::text) == "3");
    CHECK(places("", DocumentKind::text).empty());
}

TEST_CASE("HTML is its text, with references read and scripts, styles and comments left out") {
    CHECK(html("a <b>bo</b>ld &amp; b&eacute;b&#233; &#x2019;") == "a bold & b\u00e9b\u00e9 \u2019");
    CHECK(html("a<script>if (a < b) 'hard to reach'</script>b<style>p{}</style>c<!-- hard to reach -->d") == "abcd");
    CHECK(html("1 < 2 &unknown; & so on; 3 <= 4") == "1 < 2 &unknown; & so on; 3 <= 4");
    CHECK(html("<p title='hard > to reach'>x</p>") == "\n\nx\n\n");
    CHECK(html("<!DOCTYPE html><?xml version='1'?>x") == "x");
    CHECK(html("<script>never closed").empty());
    CHECK(html("a <!-- never closed") == "a ");
}

TEST_CASE("in HTML places are those of the source, and elements part phrases where people see a break") {
    CHECK(places("<p>&amp; hard\n to <b>reach</b></p>", DocumentKind::html) == "9");
    CHECK(places("<li>hard</li><li>to reach</li>", DocumentKind::html).empty());
    CHECK(places("hard<br>to reach", DocumentKind::html) == "0");
    CHECK(places("<p>&ldquo;hard to reach&rdquo;</p>", DocumentKind::html) == "10q");
    CHECK(places("<blockquote><p>hard to reach</p></blockquote><q>so hard to reach</q> hard to reach", DocumentKind::html) == "15q 51q 69");
}

TEST_CASE("Markdown is its text, without code, addresses and marks") {
    CHECK(markdown("*one* **two** _three_ snake_case") == "one two three snake_case\n");
    CHECK(markdown("[text](http://hard-to-reach.org) <b>bold</b>") == "[text] bold\n");
    CHECK(places("`hard to reach` and ``hard `to` reach``", DocumentKind::markdown).empty());
    CHECK(places("```\nhard to reach\n```\nhard to reach\n", DocumentKind::markdown) == "22");
    CHECK(places("~~~ text\nhard to reach\n```\n~~~\n", DocumentKind::markdown).empty());
    CHECK(places("A list:\n\n    hard to reach\n", DocumentKind::markdown).empty());
    CHECK(places("- a point\n\n    and hard to reach\n", DocumentKind::markdown) == "19");
    CHECK(places("[1]: http://a.org \"hard to reach\"\n", DocumentKind::markdown).empty());
    CHECK(places("<!-- hard\nto reach -->hard to reach", DocumentKind::markdown) == "22");
    CHECK(places("a `never closed hard to reach", DocumentKind::markdown) == "16");
}

TEST_CASE("in Markdown phrases go over lines but not over points, headings and paragraphs") {
    CHECK(places("people hard\nto reach", DocumentKind::markdown) == "7");
    CHECK(places("* hard\n* to reach", DocumentKind::markdown).empty());
    CHECK(places("# Hard\nto reach", DocumentKind::markdown).empty());
    CHECK(places("so *hard* to **reach**", DocumentKind::markdown) == "4");
}

TEST_CASE("what Markdown quotes is a quotation") {
    CHECK(places("> they are hard\n> to reach\n\nso hard to reach", DocumentKind::markdown) == "11q 31");
    CHECK(places("> hard\n\n> to reach", DocumentKind::markdown).empty());
}

TEST_CASE("whatever the bytes, places stay inside the source") {
    const std::string odd = "<&#xD800;><q>``*_\\`]([>\n> \xff&#0;&am <!-- `` hard to reach </q> ~~~\n~~~";
    for (const auto kind : {DocumentKind::text, DocumentKind::markdown, DocumentKind::html})
        for (std::size_t length = 0; length <= odd.size(); ++length) {
            const std::string_view source = std::string_view(odd).substr(0, length);
            const DocumentText document = document_text(source, kind);
            for (std::size_t at = 0; at < document.text().size(); ++at) CHECK(document.source_of(at) <= source.size());
        }
}
