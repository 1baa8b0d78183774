/// Fills the tables of who responded and of scale scores. See docs/statistics/responses.md and docs/statistics/scores.md.
#pragma once

#include <recaudit/scoring/scores.hpp>
#include <recaudit/scoring/tables.hpp>

#include <vector>

namespace recaudit {

/// A scale in a group, and how its scores lie about their mean; the standard error may be that of weighted answers.
struct DescribedScores {
    Scope scope;
    Label scale;
    Range range;  // declared
    std::int64_t n = 0;
    Number mean, sd, se;
    Count headcount;  // of the group; for the finite population correction, where the study asks for it
};

/// The row of a scale in a group: all but quartiles and percent_favourable, which do not follow from the mean.
[[nodiscard]] ScoresRow scores_row(const Study& study, const DescribedScores& of);

/// A row for each group of each perspective and wave.
[[nodiscard]] std::vector<ResponsesRow> responses_table(const Responses& responses, const Scores& scores);

/// A row for each scale and composite of each group. `too_few` where one person has a score: there is a mean but no
/// spread. With finite_population, standard errors shrink by sqrt(1 - n / headcount) where there is a headcount.
[[nodiscard]] std::vector<ScoresRow> scores_table(const Study& study, const Responses& responses, const Scores& scores);

}  // namespace recaudit
