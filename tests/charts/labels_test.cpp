#include <recaudit/charts/labels.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

constexpr Box frame{0, 0, 300, 200};

}  // namespace

TEST_CASE("a label stands right of its point, left where the right is taken or outside, else above") {
    const std::vector<PointLabel> label{{{100, 100}, {"North"}}};
    const auto free = place_labels(label, {}, {}, frame);
    REQUIRE(free[0]);
    CHECK(free[0]->left > 100);
    const auto left = place_labels(label, {Box{105, 90, 200, 110}}, {}, frame);
    REQUIRE(left[0]);
    CHECK(left[0]->right < 100);
    const auto above = place_labels(label, {Box{105, 95, 200, 110}, Box{0, 95, 95, 110}}, {}, frame);
    REQUIRE(above[0]);
    CHECK(above[0]->bottom < 100);
    const auto edge = place_labels(std::vector<PointLabel>{{{295, 100}, {"North"}}}, {}, {}, frame);
    REQUIRE(edge[0]);
    CHECK(edge[0]->right < 295);
}

TEST_CASE("no label lies on another, and one without room has none") {
    std::vector<PointLabel> labels(200, {{150, 100}, {"North"}});
    const auto boxes = place_labels(labels, {}, {}, frame);
    std::size_t placed = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i]) continue;
        ++placed;
        for (std::size_t j = i + 1; j < boxes.size(); ++j) CHECK_FALSE((boxes[j] && overlap(*boxes[i], *boxes[j])));
    }
    CHECK(placed > 4);
    CHECK(placed < 200);
}

TEST_CASE("a line is shunned where there is other room, and crossed where there is none") {
    const std::vector<PointLabel> label{{{100, 100}, {"North"}}};
    const Box right{105, 99, 200, 101};
    CHECK(place_labels(label, {}, std::vector<Box>{right}, frame)[0]->right < 100);
    CHECK(place_labels(label, {}, std::vector<Box>{frame}, frame)[0]->left > 100);
}
