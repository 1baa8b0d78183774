/// Raw answers that stand far from everyone else's taken together, and questions that run against their scale.
/// See docs/statistics/quality.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/core/status.hpp>
#include <recaudit/quality/screened_form.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// People far from the mean of all questions at once.
struct Outliers {
    std::int64_t n = 0;      // people who answered every question that varies
    std::int64_t items = 0;  // those questions
    std::int64_t flagged = 0;
    std::vector<std::uint32_t> rows;  // flagged, ascending
    double largest = 0;               // D^2
    double threshold = 0;
    Status status = Status::ok;
};

/// Mahalanobis' D^2 of each complete row of raw answers, from the covariance over n - 1; flagged above the .999 quantile of
/// chi-square with as many degrees of freedom as items.
/// @return undefined: too_few (fewer than 5 people a question, or 2 questions that vary), not_identified (questions determine
///         one another).
/// R: mahalanobis(x, colMeans(x), cov(x)) > qchisq(.999, ncol(x)).  Source: Mahalanobis 1936.
[[nodiscard]] Outliers outliers(const ScreenedForm& form, std::span<const std::uint32_t> rows, Threads threads);

/// The items of a scale (numbers in form.items) whose correlation with the mean of the rest is negative after reversal, over
/// those who answered all of its items; none for fewer than 3 items or 10 people.
[[nodiscard]] std::vector<std::size_t> contrary_items(const ScreenedForm& form, std::size_t scale, std::span<const std::uint32_t> rows,
                                                      Threads threads);

}  // namespace recaudit
