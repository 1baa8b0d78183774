/// Fills the tables of agreement. See docs/statistics/agreement.md and docs/statistics/group_agreement.md.
#pragma once

#include <recaudit/agreement/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

struct AgreementTables {
    std::vector<AgreementRow> agreement;
    std::vector<GroupAgreementRow> group_agreement;
};

/// `agreement`: for each perspective, wave and scale or composite a row over all sites and one over all teams.
/// `group_agreement`: a row for each site and team and each scale. Both without weights.
[[nodiscard]] AgreementTables agreement_tables(const Study& study, const Responses& responses, const Scores& scores, Threads threads);

}  // namespace recaudit
