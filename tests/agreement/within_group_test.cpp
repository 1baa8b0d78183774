#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/agreement/within_group.hpp>

#include <doctest/doctest.h>

#include <initializer_list>
#include <stdexcept>
#include <string>

using namespace recaudit;

namespace {

/// The answers of a team's people who answered every item, item by item.
std::vector<Tally> items_of(char team) {
    std::vector<std::vector<double>> columns(6);
    for (const auto& person : fixture::people)
        if (person.team == team && fixture::answered(person) == 6)
            for (std::size_t item = 0; item < 6; ++item) columns[item].push_back(person.answers[item]);
    std::vector<Tally> out;
    for (const auto& column : columns) out.push_back(tally_of(column));
    return out;
}

Tally of(std::vector<double> values) { return tally_of(values); }

}  // namespace

TEST_CASE("the even spread over options by hand") {
    CHECK(uniform_null_variance(5) == 2);
    CHECK(uniform_null_variance(7) == 4);
    CHECK(uniform_null_variance(101) == 850);
    CHECK_THROWS_AS((void)uniform_null_variance(1), std::logic_error);
}

TEST_CASE("the even spread over what an item declares by hand") {
    OptionSet codes;
    for (int code = 0; code <= 100; code += 25) codes.choices.push_back({std::to_string(code), static_cast<double>(code), {}});
    CHECK(*even_spread_variance(codes) == near(1250));  // 25^2 x 2
    codes.choices.resize(1);
    CHECK_FALSE(even_spread_variance(codes));
    OptionSet slider;
    slider.type = OptionType::continuum;
    slider.maximum = 100;
    CHECK(*even_spread_variance(slider) == near(10000.0 / 12));
    slider.step = 1;
    CHECK(*even_spread_variance(slider) == near(850));
    slider.maximum = 1e-300;  // whose square is no number above 0
    slider.step = 1e-303;
    CHECK_FALSE(even_spread_variance(slider));
    slider.step = {};
    CHECK_FALSE(even_spread_variance(slider));
    OptionSet ticks;
    ticks.type = OptionType::checklist;
    ticks.choices.resize(4);
    CHECK(*even_spread_variance(ticks) == near(2));  // none to four ticks
}

TEST_CASE("items of different options each have their own even spread") {
    // 3, 4, 5 over five options: 1/2. 0, 0, 1 over two: (1/3) / (1/4) = 4/3. Their mean is 11/12.
    const std::vector items{of({3, 4, 5}), of({0, 0, 1})};
    CHECK(*group_agreement(items, std::vector{2.0, 0.25}).rwg_star == near(1.0 / 12));
    CHECK_THROWS_AS((void)group_agreement(items, std::vector{2.0, 0.0}), std::logic_error);
    CHECK_THROWS_AS((void)group_agreement(items, std::vector{2.0, 2.0, 2.0}), std::logic_error);
}

TEST_CASE("agreement by hand") {
    // Item 1: 3, 4, 5, variance 1, deviations 2/3. Item 2: 2, 2, 5, variance 3, deviations 4/3. S = 2, E = 4: u = 1/2.
    const GroupAgreement a = group_agreement(std::vector{of({3, 4, 5}), of({2, 2, 5})}, 4);
    CHECK(a.n == 3);
    CHECK(*a.rwg_j == near(2.0 / 3));
    CHECK(*a.rwg_star == near(0.5));
    CHECK(*a.ad_mean == near(1));
}

TEST_CASE("agreement of the teams is that of R's multilevel package on complete rows") {
    struct Expected {
        char team;
        std::int64_t n;
        double rwg_j, rwg_star, ad_mean;
    };
    const std::vector<Expected> all{{'A', 12, 0.72348959639007271, 0.30366161616161613, 0.92592592592592593},
                                    {'B', 9, 0.80637813211845100, 0.40972222222222221, 0.84362139917695478},
                                    {'C', 19, 0.76200640341515480, 0.34795321637426901, 0.92151431209602952},
                                    {'D', 6, 0.82434782608695645, 0.43888888888888888, 0.82407407407407407},
                                    {'E', 11, 0.80694789081885854, 0.41060606060606064, 0.89256198347107440}};
    for (const Expected& expected : all) {
        CAPTURE(expected.team);
        const GroupAgreement a = group_agreement(items_of(expected.team), 2);
        CHECK(a.n == expected.n);
        CHECK(*a.rwg_j == near(expected.rwg_j));
        CHECK(*a.rwg_star == near(expected.rwg_star));
        CHECK(*a.ad_mean == near(expected.ad_mean));
        CHECK(a.status == Status::ok);
    }
}

TEST_CASE("more variance than an even spread cuts rwg_j at 0 and takes rwg_star below it") {
    const GroupAgreement a = group_agreement(std::vector{of({1, 5, 1, 5})}, 2);  // variance 16/3
    CHECK(*a.rwg_j == 0);
    CHECK(*a.rwg_star == near(1 - 16.0 / 6));
}

TEST_CASE("full agreement is 1, with no deviation") {
    const GroupAgreement a = group_agreement(std::vector{of({4, 4}), of({2, 2})}, 2);
    CHECK(*a.rwg_j == 1);
    CHECK(*a.rwg_star == 1);
    CHECK(*a.ad_mean == 0);
}

TEST_CASE("rwg_j grows with the number of like items, and rwg_star does not") {
    const Tally item = of({3, 4, 5, 2, 4});  // variance 1.3
    const GroupAgreement one = group_agreement(std::vector(1, item), 2), ten = group_agreement(std::vector(10, item), 2);
    CHECK(*one.rwg_j == near(0.35));
    CHECK(*ten.rwg_j == near(3.5 / (3.5 + 0.65)));
    CHECK(*one.rwg_star == near(*ten.rwg_star));
}

TEST_CASE("one person, nobody and no items have no agreement, each for its own reason") {
    CHECK(group_agreement(std::vector{of({4})}, 2).status == Status::too_few);
    CHECK(group_agreement(std::vector{of({4})}, 2).n == 1);
    CHECK(group_agreement(std::vector{Tally{}}, 2).status == Status::no_answers);
    CHECK(group_agreement({}, 2).status == Status::too_few_items);
    CHECK_THROWS_AS((void)group_agreement(std::vector{of({4, 3}), of({4})}, 2), std::logic_error);
}

TEST_CASE("typical agreement takes the groups that have one") {
    std::vector<GroupAgreement> teams;
    for (const char team : {'A', 'B', 'C', 'D', 'E'}) teams.push_back(group_agreement(items_of(team), 2));
    teams.push_back(group_agreement(std::vector{of({4})}, 2));
    const TypicalAgreement all = typical_agreement(teams);
    CHECK(*all.median_rwg_j == near(0.80637813211845100));
    CHECK(*all.share_rwg_070 == 1);
    teams.push_back(group_agreement(std::vector{of({1, 5})}, 2));
    CHECK(*typical_agreement(teams).share_rwg_070 == near(5.0 / 6));
    CHECK_FALSE(typical_agreement({}).median_rwg_j);
}
