#include <recaudit/scoring/score_column.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

TEST_CASE("a column gives back the scores it was made of") {
    const std::vector<Number> scores{2.5, Number(), -1, 2.5, 0};
    const ScoreColumn column = score_column(scores);
    CHECK(column.levels == std::vector{-1.0, 0.0, 2.5});
    for (std::size_t row = 0; row < scores.size(); ++row) CHECK(column.score(row) == scores[row]);
}

TEST_CASE("scores that differ by rounding error are ties") {
    const ScoreColumn column = score_column(std::vector<Number>{0.1 + 0.2, 0.3, 0.3000001});
    CHECK(column.levels.size() == 2);
    CHECK(column.score(0) == column.score(1));
}

TEST_CASE("minus zero is zero") { CHECK(score_column(std::vector<Number>{-0.0, 0.0}).levels.size() == 1); }

TEST_CASE("a column without scores, or without rows, has no levels") {
    CHECK(score_column(std::vector<Number>{}).rows() == 0);
    const ScoreColumn column = score_column(std::vector<Number>{Number(), Number()});
    CHECK(column.levels.empty());
    CHECK(column.score(1) == Number());
}

TEST_CASE("codes grow as wide as the levels need") {
    for (const std::size_t levels : {255U, 256U, 70000U}) {
        std::vector<Number> scores;
        for (std::size_t level = 0; level < levels; ++level) scores.emplace_back(static_cast<double>(level) / 7);
        scores.emplace_back();
        const ScoreColumn column = score_column(scores);
        CHECK(column.codes.index() == (levels == 255 ? 0 : levels == 256 ? 1 : 2));
        CHECK(column.score(levels - 1) == scores[levels - 1]);
        CHECK(column.score(levels) == Number());
    }
}
