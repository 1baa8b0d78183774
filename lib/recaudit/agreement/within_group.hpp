/// Do the people of one group see the same thing? Agreement within a group.
/// See docs/statistics/group_agreement.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/instrument/instrument.hpp>
#include <recaudit/stats/tally.hpp>

#include <cstdint>
#include <span>

namespace recaudit {

/// The variance of answers spread evenly over A options: (A^2 - 1) / 12; 2 for five options.
/// @param options  how many the instrument declares, 2 or more, not how many were used.
[[nodiscard]] double uniform_null_variance(std::int64_t options);

/// The same for any item: the variance of answers spread evenly over what its options declare. Codes one apart give
/// (A^2 - 1) / 12, codes 25 apart 625 times that. A checklist counts its ticks, from none to all. A continuum has its
/// steps as options; one without steps is even between its ends, (maximum - minimum)^2 / 12.
/// @return absent where all options are worth the same.
[[nodiscard]] Number even_spread_variance(const OptionSet& options);

struct GroupAgreement {
    std::int64_t n = 0;  // people with an answer to every item
    Number rwg_j, rwg_star, ad_mean;
    Status status = Status::ok;
};

/// Agreement of one group on the J items of a scale, S the mean of the item variances over n - 1, E the null variance, S/E the
/// mean of the items' own ratios where their null variances differ:
/// rwg_j = J (1 - S/E) / (J (1 - S/E) + S/E), 0 where S exceeds E; rwg_star = 1 - S/E, not cut off, so that it may be
/// negative and does not grow with J; ad_mean = mean over items of the mean absolute deviation from the item's mean.
/// @param items  the tally of each item over the same people, those who answered every item, after reversal.
/// @return undefined: too_few_items (no items), no_answers (n = 0), too_few (n = 1).
/// R: multilevel::rwg.j, rwg.j.lindell, ad.m on complete rows.
/// Source: James, Demaree & Wolf 1984, J. of Applied Psychology 69:85; Lindell, Brandt & Whitney 1999, Applied
/// Psychological Measurement 23:127; Burke, Finkelstein & Dusig 1999, Organizational Research Methods 2:49.
/// @param null_variances  one an item, or one for all, above 0.
[[nodiscard]] GroupAgreement group_agreement(std::span<const Tally> items, std::span<const double> null_variances);
[[nodiscard]] GroupAgreement group_agreement(std::span<const Tally> items, double null_variance);

/// Agreement over many groups.
struct TypicalAgreement {
    Number median_rwg_j;   // type 7
    Number share_rwg_070;  // groups with at least .70, a fraction of 1
};

/// @param groups  those without an rwg_j do not count.
[[nodiscard]] TypicalAgreement typical_agreement(std::span<const GroupAgreement> groups);

}  // namespace recaudit
