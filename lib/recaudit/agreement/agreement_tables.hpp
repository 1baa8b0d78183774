/// Fills the tables of agreement. See docs/statistics/agreement.md and docs/statistics/group_agreement.md.
#pragma once

#include <recaudit/agreement/tables.hpp>
#include <recaudit/agreement/within_group.hpp>
#include <recaudit/scoring/scores.hpp>
#include <recaudit/stats/moments.hpp>

#include <span>
#include <vector>

namespace recaudit {

struct AgreementTables {
    std::vector<AgreementRow> agreement;
    std::vector<GroupAgreementRow> group_agreement;
};

/// `agreement`: for each perspective, wave and scale or composite a row over all sites and one over all teams.
/// `group_agreement`: a row for each site and team and each scale. Both without weights.
[[nodiscard]] AgreementTables agreement_tables(const Study& study, const Responses& responses, const Scores& scores, Threads threads);

/// The row of one scale over one set of groups, without its scope.
/// @param groups      of scores, none empty.
/// @param agreements  of the same groups, where the scale has items.
[[nodiscard]] AgreementRow agreement_row(std::span<const Moments> groups, std::span<const GroupAgreement> agreements);

}  // namespace recaudit
