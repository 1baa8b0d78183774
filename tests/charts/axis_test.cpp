#include <recaudit/charts/axis.hpp>
#include <recaudit/charts/canvas.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

TEST_CASE("an axis holds its ends and has two to seven round steps") {
    for (const double low : {0.0, 3.0, 47.2, 61.9, 999.0})
        for (const double width : {0.7, 2.0, 9.5, 33.0, 100.0, 4321.0}) {
            const Axis axis = axis_over(low, low + width, "");
            CHECK(axis.low <= low + 1e-9);
            CHECK(axis.high >= low + width - 1e-9);
            const auto lines = ticks(axis).size();
            CHECK(lines >= 3);
            CHECK(lines <= 8);
        }
}

TEST_CASE("by hand: 47 to 66 in steps of 5, 60 to 140 in steps of 20, one value alone") {
    const Axis scores = axis_over(47, 66, "Score");
    CHECK(scores.low == 45);
    CHECK(scores.high == 70);
    CHECK(scores.step == 5);
    CHECK(scores.label == "Score");
    const Axis people = axis_over(61.6, 124.3, "");
    CHECK(people.low == 60);
    CHECK(people.high == 140);
    CHECK(people.step == 20);
    CHECK(axis_over(5, 5, "").high > 5);
}
