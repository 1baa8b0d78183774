#include <recaudit/comments/mask.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace recaudit;

namespace {

std::string masked(std::string_view text, const KnownNames& known = {}, std::vector<std::string_view> others = {}) {
    others.push_back(text);
    return Masker(known, others).mask(text);
}

}  // namespace

TEST_CASE("whatever has a digit in it is masked: telephone, prison and NHS numbers, postcodes, ages") {
    CHECK(masked("ring me on 01782 123 456 please") == "ring me on [number] please");
    CHECK(masked("my number is A1234BC, my doctor has 943 476 5919") == "my number is [number], my doctor has [number]");
    CHECK(masked("call +44 (0)7700 900123.") == "call +[number].");
    CHECK(masked("ST4 2DE is home") == "[number] is home");
    CHECK(masked("i am 54 and did 3x4") == "i am [number] and did [number]");
}

TEST_CASE("addresses of mail and pages are masked") {
    CHECK(masked("write to sam.smith@example.org or see https://example.org/me") == "write to [e-mail] or see [link]");
    CHECK(masked("www.example.org") == "[link]");
    CHECK(masked("ask @sam") == "ask [e-mail]");
}

TEST_CASE("dates are masked, in numbers and in words, and words that only look like months stay") {
    CHECK(masked("since 12/03/2024 or so") == "since [number] or so");
    CHECK(masked("on 12 March 2024 it began") == "on [date] it began");
    CHECK(masked("it was last May, a Tuesday") == "it was last [date], a [date]");
    CHECK(masked("you may march with us") == "you may march with us");
    CHECK(masked("May it last.") == "May it last.");
}

TEST_CASE("names after a title are masked, a title by itself stays") {
    CHECK(masked("thanks to officer Jones and Mrs Smith-Brown") == "thanks to [name] and [name]");
    CHECK(masked("ask Dr. Patel why") == "ask [name] why");
    CHECK(masked("the officer was kind, and so was Governor O\u2019Neill") == "the officer was kind, and so was [name]");
    CHECK(masked("moved here from HMP Somewhere Hall") == "moved here from [place]");
}

TEST_CASE("words with a capital letter inside a sentence are taken for names, everywhere in the comments") {
    CHECK(masked("the new one, Casey, helps") == "the new one, [name], helps");
    CHECK(masked("Casey helps. And then Casey left.") == "[name] helps. And then [name] left.");
    CHECK(masked("Casey helps.", {}, {"it was Casey"}) == "[name] helps.");
    CHECK(masked("Hope is what we need", {}, {"I saw Hope today", "no hope"}) == "Hope is what we need");
    CHECK(masked("Staff listen. They do. I'm glad, and I know the NHS") == "Staff listen. They do. I'm glad, and I know the NHS");
}

TEST_CASE("listed names are masked in any case, and so are sites and teams") {
    const KnownNames known{{"alex", "big dave"}, {"Northgate", "Rowan"}};
    CHECK(masked("ALEX and Big-Dave at northgate, by rowan ward", known) == "[name] and [name] at [place], by [place] ward");
    CHECK(masked("alexander stays", known) == "alexander stays");
    CHECK(masked("a good idea", {{}, {"A"}}) == "a good idea");
}

TEST_CASE("wings and wards are masked by their name, and words before them that are none are not") {
    CHECK(masked("on B wing and Elm ward") == "on [place] and [place]");
    CHECK(masked("The wing is loud, this unit too") == "The wing is loud, this unit too");
}

TEST_CASE("nothing is lost or made up where there is nothing to mask") {
    for (const std::string text : {"", " ", "they listen, and that helps.", "\u2026 \u201cwe\u201d \u2013 us", "\xff\xfe"}) CHECK(masked(text) == text);
}
