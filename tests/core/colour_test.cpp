#include <recaudit/core/colour.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

constexpr Colour white{255, 255, 255}, black{0, 0, 0};

}  // namespace

TEST_CASE("colours are written with six digits or three, and no other way") {
    CHECK(colour_in("#1b4a74") == Colour{0x1b, 0x4a, 0x74});
    CHECK(colour_in("#FfF") == white);
    for (const char* wrong : {"", "#", "#12", "#1234", "#1234567", "123456", "red", "#12345g", "#-12345", "#+1+1+1", " #123456"}) CHECK_FALSE(colour_in(wrong));
    CHECK(to_text({0x0b, 0x5d, 0x4e}) == "#0b5d4e");
}

// WCAG 2.2: (L1 + 0.05) / (L2 + 0.05); black on white is 21, #777777 on white 4.48 (the well-known grey that just fails),
// #767676 on white 4.54.
TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast(black, white) == doctest::Approx(21));
    CHECK(contrast(white, white) == doctest::Approx(1));
    CHECK(contrast({0x77, 0x77, 0x77}, white) == doctest::Approx(4.478).epsilon(0.001));
    CHECK(contrast(white, {0x76, 0x76, 0x76}) == doctest::Approx(4.542).epsilon(0.001));
}

TEST_CASE("a pale colour is darkened no further than it has to be, and one that can be read stays as it is") {
    const Colour yellow{0xff, 0xcc, 0x00};
    const Colour found = towards_until_readable(yellow, black, white);
    CHECK(contrast(found, white) >= readable_contrast);
    CHECK(contrast(found, white) < readable_contrast + 0.3);
    CHECK(found.blue == 0);
    CHECK(towards_until_readable({0x1b, 0x4a, 0x74}, black, white) == Colour{0x1b, 0x4a, 0x74});
    CHECK(contrast(towards_until_readable({0x1b, 0x4a, 0x74}, white, {0x14, 0x17, 0x1a}), {0x14, 0x17, 0x1a}) >= readable_contrast);
    CHECK(towards_until_readable(white, white, white) == white);
}
