/// The descriptive tables of a combination: who responded, scores, items and options. See docs/statistics/combine.md.
#pragma once

#include <recaudit/combine/pool.hpp>
#include <recaudit/scoring/answers.hpp>
#include <recaudit/scoring/weighting.hpp>
#include <recaudit/stats/moments.hpp>

namespace recaudit::detail {

/// One scale of one group, as far as it is published.
struct ScaleCell {
    Scope scope;
    Label scale;
    Range range;                // declared
    Moments moments;            // of the organisations that publish it
    bool any_withheld = false;  // an organisation withholds its part, which is in no figure
    Status status = Status::ok;
    [[nodiscard]] bool is_known() const { return status == Status::ok; }
};

struct PooledScores {
    std::vector<ScaleCell> cells;  // a cell for each row
    std::vector<ScoresRow> rows;
};

[[nodiscard]] std::vector<ResponsesRow> responses_of(const Sources& from);

/// n, mean, sd and percent_favourable from those of the organisations; the rest as from answers. Quartiles stay where one
/// organisation alone stands behind a row.
/// @param responses  where the headcounts are, for the finite population correction.
[[nodiscard]] PooledScores scores_of(const Sources& from, const std::vector<ResponsesRow>& responses);

/// Both intervals of each mean that is published, with finite_population.
[[nodiscard]] std::vector<PopulationRow> population_of(const Sources& from, const std::vector<ScaleCell>& cells,
                                                       const std::vector<ResponsesRow>& responses);

[[nodiscard]] std::vector<ItemsRow> items_of(const Sources& from);
[[nodiscard]] std::vector<OptionsRow> options_of(const Sources& from);

/// What is said of a row that every organisation withholds: how many people are behind it is not known, so it counts as too
/// few for any rule.
inline constexpr std::int64_t unknown_few = 1;

}  // namespace recaudit::detail
