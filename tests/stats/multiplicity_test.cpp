#include "near.hpp"

#include <recaudit/stats/multiplicity.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

void check(const std::vector<Number>& found, const std::vector<Number>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CAPTURE(i);
        REQUIRE(found[i].has_value() == expected[i].has_value());
        if (found[i]) CHECK(*found[i] == near(*expected[i], 1e-14));
    }
}

const std::vector<Number> five{0.01, 0.02, 0.02, 0.03, 0.04};

}  // namespace

TEST_CASE("Holm is a cumulative maximum, as p.adjust gives it") {
    check(adjusted(five, Multiplicity::holm), {0.05, 0.08, 0.08, 0.08, 0.08});
}

TEST_CASE("Benjamini-Hochberg is a cumulative minimum from the top, as p.adjust gives it") {
    check(adjusted(five, Multiplicity::benjamini_hochberg), {0.1 / 3, 0.1 / 3, 0.1 / 3, 0.0375, 0.04});
}

TEST_CASE("a missing p-value stays missing and does not count") {
    const std::vector<Number> p{0.01, {}, 0.02, 0.03, 0.04};
    check(adjusted(p, Multiplicity::holm), {0.04, {}, 0.06, 0.06, 0.06});
    check(adjusted(p, Multiplicity::benjamini_hochberg), {0.04, {}, 0.04, 0.04, 0.04});
}

TEST_CASE("the order of tests changes nothing") {
    check(adjusted(std::vector<Number>{0.04, 0.02, 0.01, 0.03, 0.02}, Multiplicity::holm), {0.08, 0.08, 0.05, 0.08, 0.08});
}

TEST_CASE("adjusted p-values do not exceed 1") {
    check(adjusted(std::vector<Number>{0.6, 0.7}, Multiplicity::holm), {1, 1});
    check(adjusted(std::vector<Number>{0.6, 0.7}, Multiplicity::benjamini_hochberg), {0.7, 0.7});
}

TEST_CASE("one test, no tests and no adjustment leave p-values alone") {
    check(adjusted(std::vector<Number>{0.3}, Multiplicity::holm), {0.3});
    check(adjusted(std::vector<Number>{0.3}, Multiplicity::benjamini_hochberg), {0.3});
    check(adjusted({}, Multiplicity::holm), {});
    check(adjusted(std::vector<Number>{{}, {}}, Multiplicity::holm), {{}, {}});
    check(adjusted(five, Multiplicity::none), five);
}
