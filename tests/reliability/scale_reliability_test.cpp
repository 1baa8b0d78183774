#include "../stats/matrices.hpp"
#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/reliability/scale_reliability.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using fixture::products_of;

TEST_CASE("every figure of the fixture's scale is that of R") {
    const ScaleReliability r = scale_reliability(cross_products(fixture::complete_rows()), 0.80915208429353325, 0.95);
    CHECK(r.items == 6);
    CHECK(r.n == 57);  // listwise: five of 62 left something out
    CHECK(r.alpha.value() == near(0.79525758945185820));
    CHECK(*r.alpha_interval.low == near(0.70032627557583238));
    CHECK(*r.alpha_interval.high == near(0.86776220297656415));
    CHECK(r.alpha_standardised.value() == near(0.79964567027425315));
    CHECK(r.omega_total.value() == near(0.79467436466454988, 1e-10));
    CHECK(r.lambda6.value() == near(0.78137208584304430));
    CHECK(r.mean_inter_item_r.value() == near(0.39946897580552282));
    CHECK(r.sem.value() == near(0.36612894420852038));
    CHECK(r.status == Status::ok);
}

TEST_CASE("a scale of two items has everything but omega") {
    Matrix rows(57, 2);
    const Matrix all = fixture::complete_rows();
    for (std::size_t i = 0; i < 57; ++i)
        for (std::size_t j = 0; j < 2; ++j) rows(i, j) = all(i, j);
    const ScaleReliability r = scale_reliability(cross_products(rows), 1.0, 0.95);
    CHECK(r.alpha.value() == near(0.38766198211352454));
    CHECK(r.alpha_standardised.value() == near(0.38795452667179220));
    CHECK(r.lambda6.value() == near(0.24065979098643320));
    CHECK(r.mean_inter_item_r.value() == near(0.24065979098643317));
    CHECK(r.omega_total.status() == Status::too_few_items);
    CHECK(r.status == Status::too_few_items);
}

TEST_CASE("a constant item takes what rests on correlations, but leaves alpha") {
    const ScaleReliability r = scale_reliability(products_of({{1, 2, 4}, {2, 3, 4}, {5, 3, 4}, {4, 5, 4}}), 1.0, 0.95);
    CHECK(r.alpha.has_value());
    CHECK(r.sem.has_value());
    CHECK(r.lambda6.status() == Status::no_variance);
    CHECK(r.omega_total.status() == Status::no_variance);
    CHECK(r.status == Status::no_variance);
}

TEST_CASE("a constant item sum leaves no alpha, no interval and no error of measurement") {
    const ScaleReliability r = scale_reliability(products_of({{1, 5}, {2, 4}, {4, 2}}), 0.0, 0.95);
    CHECK(r.alpha.status() == Status::no_variance);
    CHECK_FALSE(r.alpha_interval.low);
    CHECK(r.sem.status() == Status::no_variance);
    CHECK(r.mean_inter_item_r.value() == near(-1));
    CHECK(r.status == Status::no_variance);
}

TEST_CASE("nobody, one row and one item leave nothing, each for its own reason") {
    CHECK(scale_reliability(CrossProducts({3.0, 3.0}), {}, 0.95).status == Status::no_answers);
    const ScaleReliability one_row = scale_reliability(products_of({{1, 5, 2}}), {}, 0.95);
    CHECK(one_row.status == Status::too_few);
    CHECK(one_row.omega_total.status() == Status::too_few);
    const ScaleReliability one_item = scale_reliability(products_of({{1}, {2}, {5}}), 1.0, 0.95);
    CHECK(one_item.status == Status::too_few_items);
    CHECK(one_item.lambda6.status() == Status::too_few_items);
    CHECK(one_item.items == 1);
    CHECK(one_item.n == 3);
}

TEST_CASE("without the score's sd only the error of measurement is missing") {
    const ScaleReliability r = scale_reliability(cross_products(fixture::complete_rows()), {}, 0.95);
    CHECK(r.alpha.has_value());
    CHECK(r.sem.status() == Status::not_identified);
}
