#include <recaudit/core/text.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

TEST_CASE("labels are compared without regard to case, spaces, dashes and quotes") {
    CHECK(normalised("  Strongly\xC2\xA0 Disagree ") == "strongly disagree");
    CHECK(normalised("Don\xE2\x80\x99t know") == normalised("DON'T KNOW"));
    CHECK(normalised("self\xE2\x80\x93harm") == "self-harm");
    CHECK(normalised("\xC5\xB4yneb") == normalised("\xC5\xB5yneb"));  // Ŵ, ŵ
    CHECK(normalised("\xC5\xB9") == "\xC5\xBA");                      // Ź, ź
    CHECK(normalised("\xC3\x97") == "\xC3\x97");                      // the multiplication sign has no lower case
    CHECK(normalised("") == "");
}

TEST_CASE("a near word is suggested, a far one is not, and the first of equals wins") {
    const std::vector<std::string> keys{"items", "scales", "sections"};
    CHECK(did_you_mean("itmes", keys) == "items");
    CHECK(did_you_mean("Scale", keys) == "scales");
    CHECK(did_you_mean("weights", keys).empty());
    CHECK(did_you_mean("ab", std::vector<std::string>{"ac", "ad"}) == "ac");
}

TEST_CASE("lists read as English") {
    CHECK(listed(std::vector<std::string>{}) == "");
    CHECK(listed(std::vector<std::string>{"a"}) == "a");
    CHECK(listed(std::vector<std::string>{"a", "b", "c"}, "or") == "a, b or c");
}

TEST_CASE("UTF-8 is checked strictly") {
    CHECK(is_valid_utf8("Caf\xC3\xA9"));
    CHECK(is_valid_utf8("\xEF\xBF\xBD"));
    CHECK_FALSE(is_valid_utf8("Caf\xE9"));
    CHECK_FALSE(is_valid_utf8("\xC0\xAF"));          // overlong
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));      // surrogate
    CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // beyond Unicode
    CHECK_FALSE(is_valid_utf8("\xE2\x82"));          // cut off
}

TEST_CASE("text from a file is quoted short and without control characters") {
    CHECK(quotable("a\tb") == "a\\x09" "b");
    CHECK(quotable("\xE9") == "\\xe9");
    CHECK(quotable("abcdef", 3) == "abc…");
    CHECK(quotable("abc", 3) == "abc");
}
