#include <recaudit/core/text.hpp>
#include <recaudit/responses/encoding.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace recaudit;
using namespace recaudit::detail;
using namespace std::string_literals;

namespace {

std::string text_in(const std::string& bytes, Encoding encoding) {
    const auto text = decoded(ByteSource::text(bytes), encoding);
    REQUIRE(text.has_value());
    return text->bytes.read(text->start, 1000);
}

}  // namespace

TEST_CASE("the first bytes tell the encoding") {
    CHECK(encoding_of("\xEF\xBB\xBFid") == Encoding::utf8_marked);
    CHECK(encoding_of("\xFF\xFEi\0"s) == Encoding::utf16_little);
    CHECK(encoding_of("\xFE\xFF\0i"s) == Encoding::utf16_big);
    CHECK(encoding_of("i\0d\0"s) == Encoding::utf16_little);
    CHECK(encoding_of("\0i\0d"s) == Encoding::utf16_big);
    CHECK(encoding_of("id,q1") == Encoding::utf8);
    CHECK(encoding_of("") == Encoding::utf8);
}

TEST_CASE("every encoding gives the same UTF-8") {
    CHECK(text_in("\xEF\xBB\xBF\xC3\xA9", Encoding::utf8_marked) == "\xC3\xA9");
    CHECK(text_in("\xFF\xFE\xE9\0\x3D\xD8\0\xDE"s, Encoding::utf16_little) == "\xC3\xA9\xF0\x9F\x98\x80");
    CHECK(text_in("\xFE\xFF\0\xE9\xD8\x3D\xDE\0"s, Encoding::utf16_big) == "\xC3\xA9\xF0\x9F\x98\x80");
    CHECK(text_in("caf\xE9 \x96 \x80", Encoding::windows_1252) == "caf\xC3\xA9 \xE2\x80\x93 \xE2\x82\xAC");
}

TEST_CASE("bytes that an encoding does not have are refused") {
    CHECK_FALSE(decoded(ByteSource::text("\x81"), Encoding::windows_1252));
    CHECK_FALSE(decoded(ByteSource::text("\xFF\xFE" "a"), Encoding::utf16_little));         // half a unit
    CHECK_FALSE(decoded(ByteSource::text("\xFF\xFE\0\xDC"s), Encoding::utf16_little));      // half a pair
    CHECK_FALSE(decoded(ByteSource::text("\xFF\xFE\0\xD8" "a\0"s), Encoding::utf16_little));
}

TEST_CASE("the check of UTF-8 agrees with the strict one") {
    std::mt19937 random(11);
    for (int round = 0; round < 3000; ++round) {
        std::string text(random() % 20, 'a');
        for (char& c : text)
            if (random() % 2 == 0) c = static_cast<char>(random() % 256);
        CHECK(check_utf8(text).first_bad.has_value() == !is_valid_utf8(text));
    }
    CHECK(check_utf8("ab\xC3\xA9 \xE9").first_bad == 5);
    CHECK(check_utf8("ab\xC3\xA9 \xE9").well_formed == 1);
    CHECK(check_utf8("\xED\xA0\x80").first_bad == 0);
}
