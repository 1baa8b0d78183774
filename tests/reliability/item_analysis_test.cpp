#include "../stats/matrices.hpp"
#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/reliability/item_analysis.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;
using fixture::products_of;

TEST_CASE("item-rest correlations by hand") {
    // Items (1,2,3), (1,3,2), (2,1,3): the rest of the first is 3, 4, 5, so r = 1;
    // the rest of the second is 3, 3, 6 with deviations -1, -1, 2 against -1, 1, 0: 0.
    const auto items = item_analysis(products_of({{1, 1, 2}, {2, 3, 1}, {3, 2, 3}}));
    REQUIRE(items.size() == 3);
    CHECK(items[0].item_rest_r.value() == near(1));
    CHECK(std::abs(items[1].item_rest_r.value()) < 1e-12);
    CHECK(*items[0].mean == 2);
    CHECK(*items[0].sd == near(1));
    CHECK(items[0].n == 3);
}

TEST_CASE("every figure of the fixture's items is that of psych::alpha") {
    const auto items = item_analysis(cross_products(fixture::complete_rows()));
    const std::vector r{0.53508693268335528, 0.53291777263167095, 0.48486259056644665,
                        0.60330222872900319, 0.54079768702031550, 0.61894795694041593};
    const std::vector alpha{0.76698213176453400, 0.76783060921248147, 0.77944803075360836,
                            0.75325262016624506, 0.76680792578169732, 0.74974486076687552};
    const std::vector mean{2.8771929824561404, 2.9473684210526314, 2.9824561403508771,
                           2.8947368421052633, 2.9649122807017543, 3.0350877192982457};
    const std::vector sd{1.1506236730976518, 1.2015028183722212, 1.2025453372827786,
                         1.0296360405210423, 1.2672370434574491, 1.0344928412495136};
    REQUIRE(items.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CAPTURE(i);
        CHECK(items[i].n == 57);
        CHECK(items[i].item_rest_r.value() == near(r[i]));
        CHECK(items[i].alpha_if_dropped.value() == near(alpha[i]));
        CHECK(*items[i].mean == near(mean[i]));
        CHECK(*items[i].sd == near(sd[i]));
        CHECK_FALSE(items[i].negative);
    }
}

TEST_CASE("an item keyed the wrong way is flagged, and the others are not") {
    Matrix rows = fixture::complete_rows();
    for (std::size_t i = 0; i < rows.rows(); ++i) rows(i, 3) = 6 - rows(i, 3);
    const auto items = item_analysis(cross_products(rows));
    CHECK(items[3].item_rest_r.value() == near(-0.60330222872900319));
    CHECK(items[3].negative);
    CHECK_FALSE(items[0].negative);
}

TEST_CASE("two items have a correlation, but dropping one leaves no alpha") {
    const auto items = item_analysis(products_of({{1, 1}, {2, 3}, {3, 2}}));
    CHECK(items[0].item_rest_r.value() == near(0.5));
    CHECK(items[0].alpha_if_dropped.status() == Status::too_few_items);
}

TEST_CASE("a constant item has no correlation, and is not flagged") {
    const auto items = item_analysis(products_of({{1, 2, 4}, {2, 3, 4}, {5, 3, 4}}));
    CHECK(items[2].item_rest_r.status() == Status::no_variance);
    CHECK_FALSE(items[2].negative);
    CHECK(*items[2].sd == 0);
    CHECK(items[2].alpha_if_dropped.has_value());
    CHECK(items[0].item_rest_r.has_value());
}

TEST_CASE("where the other items cancel there is no correlation with their sum") {
    const auto items = item_analysis(products_of({{1, 1, 5}, {2, 2, 4}, {5, 4, 2}}));
    CHECK(items[0].item_rest_r.status() == Status::no_variance);
    CHECK(items[0].alpha_if_dropped.status() == Status::no_variance);
}

TEST_CASE("nobody, one row and one item say why there is nothing") {
    CHECK(item_analysis(CrossProducts({3.0, 3.0}))[0].item_rest_r.status() == Status::no_answers);
    const auto one_row = item_analysis(products_of({{1, 5}}));
    CHECK(one_row[1].item_rest_r.status() == Status::too_few);
    CHECK(*one_row[1].mean == 5);
    CHECK_FALSE(one_row[1].sd);
    CHECK(item_analysis(products_of({{1}, {2}}))[0].item_rest_r.status() == Status::too_few_items);
}
