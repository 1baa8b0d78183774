#include "../stats/near.hpp"

#include <recaudit/needs/discrepancy.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace recaudit;

namespace {

/// Everyone in one cell. 0 is no answer.
struct Ratings {
    Item item;
    OptionSet options;
    std::vector<int> current, importance;
    std::vector<double> weights;

    [[nodiscard]] AnswerColumn column(const std::vector<int>& answers) const {
        AnswerColumn out;
        for (const int answer : answers)
            out.codes.push_back(answer == 0 ? code_of(MissingKind::not_applicable) : static_cast<AnswerCode>(answer - 1));
        return out;
    }
    [[nodiscard]] PairSums sums() const {
        const AnswerColumn now = column(current), wanted = column(importance);
        const std::vector<std::uint32_t> cells(current.size(), 0);
        const std::vector<CellsOfRows> cuts{{cells, 1, weights}};
        const std::vector<std::uint32_t> all{0};
        return with_cells({}, count_pairs({&item, &options, &now}, {&item, &options, &wanted}, cuts), 0, all);
    }
};

Ratings ratings(std::vector<int> current, std::vector<int> importance, std::vector<double> weights = {}) {
    Ratings out{{}, {}, std::move(current), std::move(importance), std::move(weights)};
    for (int code = 1; code <= 5; ++code) out.options.choices.push_back({std::to_string(code), static_cast<double>(code), {}});
    out.options.minimum = 1;
    out.options.maximum = 5;
    return out;
}

NeedsRow row_with(Number need, bool rated = true, double width = 4) {
    static Labels kept;
    NeedsRow row;
    row.need = need;
    row.width = width;
    if (rated) row.importance_item = kept.intern("q1_importance");
    return row;
}

std::vector<int> ranks(const std::vector<NeedsRow>& rows) {
    std::vector<int> out;
    for (const NeedsRow& row : with_ranks(rows)) out.push_back(row.rank ? static_cast<int>(*row.rank) : 0);
    return out;
}

// Two ratings of twelve simulated people.
const std::vector<int> simulated_current{2, 3, 4, 1, 0, 5, 3, 2, 4, 0, 3, 1};
const std::vector<int> simulated_importance{5, 4, 5, 3, 4, 0, 3, 4, 2, 0, 5, 5};
const std::vector<double> simulated_weights{1, 2, 1, .5, 1, 1, 3, 1, 2, 1, 1, 1.5};

}  // namespace

TEST_CASE("the mean weighted discrepancy by hand") {
    // importance 5, 4, 5 and current 2, 3, 4: differences 3, 1, 1 with mean 5/3; mean importance 14/3; 5/3 * 14/3 = 70/9
    const PairSums sums = ratings({2, 3, 4}, {5, 4, 5}).sums();
    CHECK(sums.n == 3);
    CHECK(*mean_weighted_discrepancy(sums) == near(70.0 / 9));
    CHECK(ranked_discrepancy(sums) == Number(-100));
    CHECK(sums.below == 3);
}

TEST_CASE("both discrepancies of a dozen people agree with R") {
    const PairSums sums = ratings(simulated_current, simulated_importance).sums();
    CHECK(sums.n == 9);                                                   // sum(complete.cases(cur, imp))
    CHECK(sums.current / sums.weight == near(2.5555555555555554));        // mean(cur[ok])
    CHECK(sums.importance / sums.weight == near(4));                      // mean(imp[ok])
    CHECK(*mean_weighted_discrepancy(sums) == near(5.7777777777777777));  // mean((imp - cur)[ok]) * mean(imp[ok])
    CHECK(100 * sums.below / sums.weight == near(77.777777777777786));    // 100 * mean((cur < imp)[ok])
    CHECK(*ranked_discrepancy(sums) == near(-66.666666666666671));        // 100 * (mean((cur > imp)[ok]) - mean((cur < imp)[ok]))
}

TEST_CASE("with weights they agree with R's weighted.mean") {
    const PairSums sums = ratings(simulated_current, simulated_importance, simulated_weights).sums();
    CHECK(sums.n == 9);
    CHECK(sums.current / sums.weight == near(2.7692307692307692));        // weighted.mean(cur[ok], w[ok])
    CHECK(*mean_weighted_discrepancy(sums) == near(3.7692307692307692));  // weighted.mean(imp - cur, w) * weighted.mean(imp, w)
    CHECK(*ranked_discrepancy(sums) == near(-46.153846153846153));
}

TEST_CASE("a weight of two is a person twice, and order is irrelevant") {
    const PairSums weighted = ratings({2, 3, 4}, {5, 4, 5}, {2, 1, 1}).sums();
    const PairSums twice = ratings({4, 2, 3, 2}, {5, 5, 4, 5}).sums();
    CHECK(mean_weighted_discrepancy(weighted) == mean_weighted_discrepancy(twice));
    CHECK(ranked_discrepancy(weighted) == ranked_discrepancy(twice));
    CHECK(weighted.n == 3);
}

TEST_CASE("groups put together are the sum of their parts") {
    const Ratings all = ratings(simulated_current, simulated_importance);
    const AnswerColumn now = all.column(all.current), wanted = all.column(all.importance);
    std::vector<std::uint32_t> cells(12, 1);
    for (std::size_t i = 0; i < 5; ++i) cells[i] = 0;
    const std::vector<CellsOfRows> cuts{{cells, 2, {}}};
    const PairCounts counts = count_pairs({&all.item, &all.options, &now}, {&all.item, &all.options, &wanted}, cuts);
    const std::vector<std::uint32_t> first{0}, second{1}, both{0, 1};
    const PairSums parts = with_cells(with_cells({}, counts, 0, first), counts, 0, second);
    CHECK(mean_weighted_discrepancy(parts) == mean_weighted_discrepancy(with_cells({}, counts, 0, both)));
    CHECK(parts.n == all.sums().n);
}

TEST_CASE("nobody, one and everyone alike") {
    CHECK_FALSE(mean_weighted_discrepancy(ratings({}, {}).sums()).has_value());
    CHECK_FALSE(mean_weighted_discrepancy(ratings({1, 0}, {0, 5}).sums()).has_value());
    CHECK_FALSE(ranked_discrepancy(ratings({0}, {0}).sums()).has_value());
    CHECK(mean_weighted_discrepancy(ratings({1}, {5}).sums()) == Number(20));     // the greatest there is
    CHECK(mean_weighted_discrepancy(ratings({5}, {1}).sums()) == Number(-4));     // the least
    CHECK(mean_weighted_discrepancy(ratings({3, 3}, {3, 3}).sums()) == Number(0));
    CHECK(ranked_discrepancy(ratings({3, 3}, {3, 3}).sums()) == Number(0));
    CHECK(ranked_discrepancy(ratings({5, 4}, {1, 2}).sums()) == Number(100));
}

TEST_CASE("answers along a line are rated like others, and reversed first") {
    Ratings line = ratings({}, {});
    line.options = {};
    line.options.type = OptionType::continuum;
    line.options.minimum = 0;
    line.options.maximum = 100;
    AnswerColumn now, wanted;
    now.values = {80, 20, 0};
    now.codes = {0, 0, code_of(MissingKind::blank)};
    wanted.values = {90, 70, 50};
    wanted.codes = {0, 0, 0};
    Item reversed;
    reversed.reverse = true;
    const std::vector<std::uint32_t> cells(3, 0), all{0};
    const std::vector<CellsOfRows> cuts{{cells, 1, {}}};
    const PairSums sums = with_cells({}, count_pairs({&reversed, &line.options, &now}, {&line.item, &line.options, &wanted}, cuts), 0, all);
    CHECK(sums.n == 2);
    CHECK(sums.current == 20 + 80);
    CHECK(sums.importance == 160);
    CHECK(*mean_weighted_discrepancy(sums) == near(30.0 * 80));
}

TEST_CASE("ranks are R's with ties.method min, and what has no need has no rank") {
    CHECK(ranks({row_with(3), row_with(5), row_with(5), row_with(1)}) == std::vector<int>{3, 1, 1, 4});  // rank(-need, ties.method = "min")
    CHECK(ranks({row_with(3), row_with({}), row_with(7)}) == std::vector<int>{2, 0, 1});
    CHECK(ranks({row_with(1.1 + 2.2), row_with(3.3)}) == std::vector<int>{1, 1});  // equal but for rounding
    CHECK(ranks({}).empty());
}

TEST_CASE("distances are ranked apart from rated needs, as shares of their range") {
    // rated 2 and 9; distances 2 of 4 and 30 of 100
    CHECK(ranks({row_with(2), row_with(2, false), row_with(30, false, 100), row_with(9)}) == std::vector<int>{2, 1, 2, 1});
}

TEST_CASE("each group has ranks of its own") {
    static Labels labels;
    std::vector<NeedsRow> rows{row_with(1), row_with(2), row_with(1), row_with(2)};
    rows[2].scope.group = rows[3].scope.group = labels.intern("A");
    CHECK(ranks(rows) == std::vector<int>{2, 1, 2, 1});
}
