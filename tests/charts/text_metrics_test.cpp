#include <recaudit/charts/text_metrics.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

TEST_CASE("text is broken at spaces and loses none of its words") {
    const auto lines = wrapped("Clarity of vision, values and definition", 13, 120);
    REQUIRE(lines.size() > 1);
    std::string joined;
    for (const std::string& line : lines) {
        CHECK(text_width(line, 13) <= 120);
        joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(joined == "Clarity of vision, values and definition");
}

TEST_CASE("a word wider than the line is broken, never between the bytes of a character") {
    const std::string word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch\u00e9\u00e9\u00e9\u00e9";
    const auto lines = wrapped(word, 13, 100);
    std::string joined;
    for (const std::string& line : lines) {
        CHECK(text_width(line, 13) <= 100);
        CHECK((static_cast<unsigned char>(line.front()) & 0xC0) != 0x80);
        joined += line;
    }
    CHECK(joined == word);
}

TEST_CASE("empty text is one empty line") { CHECK(wrapped("", 13, 100) == std::vector<std::string>{""}); }

TEST_CASE("wider text is wider, and width follows the size of the letters") {
    CHECK(text_width("iii", 13) < text_width("mmm", 13));
    CHECK(text_width("mmm", 26) == doctest::Approx(2 * text_width("mmm", 13)));
}
