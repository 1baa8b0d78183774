/// The answers of those who answered every item of a scale, as cross products: what reliability is computed from.
/// See docs/statistics/reliability.md.
#pragma once

#include <recaudit/scoring/scores.hpp>
#include <recaudit/stats/covariance.hpp>

#include <vector>

namespace recaudit {

/// One scale in one slice, over complete rows.
struct CompleteAnswers {
    bool present = false;            // a form with rows in the slice has the scale
    Status status = Status::ok;      // forms_differ: the forms put together ask different items
    std::vector<std::size_t> items;  // of the first form that has the scale, indices into its items
    std::size_t form = 0;            // index of that form into Study::instruments
    CrossProducts products{{}};      // after reversal
    Tally scores;                    // the scale scores of the same people
};

/// Per family, slice and scale; composites are left out. The same for any number of threads.
[[nodiscard]] std::vector<std::vector<std::vector<CompleteAnswers>>> complete_answers(const Study& study, const Responses& responses,
                                                                                      const Scores& scores, Threads threads);

}  // namespace recaudit
