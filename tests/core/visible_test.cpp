#include <recaudit/core/visible.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace recaudit;

TEST_CASE("control characters and marks of direction can be seen, letters of any script stay") {
    CHECK(visible("a\tb\nc\rd") == "a b c d");
    CHECK(visible(std::string_view("a\0b\x01\x1f\x7f", 6)) == "a\uFFFDb\uFFFD\uFFFD\uFFFD");
    CHECK(visible("\u202eabc\u202c \u2066x\u2069 \u0085 \ufeff") == "\uFFFDabc\uFFFD \uFFFDx\uFFFD \uFFFD \uFFFD");
    CHECK(visible("\xef\xbf\xbe\xef\xbf\xbf\uFFFD") == "\uFFFD\uFFFD\uFFFD");
    for (const std::string plain : {"", "Caf\u00e9 \u2013 \u201cx\u201d \u00a0", "\u0645\u0648\u0642\u0639 \u200f", "\u6f22\u5b57", "\U0001F600", "\u2020\u2070"}) CHECK(visible(plain) == plain);
}
