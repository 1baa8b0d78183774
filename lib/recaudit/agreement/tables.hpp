/// The tables of agreement: how much depends on the group, and how far a group's people see the same thing.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

/// About everyone of a perspective in a wave, cut into all sites or all teams that have anyone with a score, however small:
/// so is `people`. Whoever knows every group but one or two (of one site), and the totals, can work out from `f` how far
/// those lie apart: where one or two groups of a whole are hidden, these figures say something about them.
struct AgreementRow {
    Scope scope;  // by site or team; site and group are empty
    Label scale;
    Count groups, n;
    Number icc1, icc2, f, df1, df2, p_value, median_rwg_j, share_rwg_070;
    Status status = Status::ok;
    std::int64_t people = 0;
};

/// About the people of one site or team who answered every item of the scale.
struct GroupAgreementRow {
    Scope scope;
    Label scale;
    Count n;
    Number rwg_j, rwg_star, ad_mean;
    Status status = Status::ok;
    std::int64_t people = 0;  // n; where nobody answered every item, those with a score
};

const Declaration<AgreementRow>& declaration_of(const AgreementRow*);
const Declaration<GroupAgreementRow>& declaration_of(const GroupAgreementRow*);

}  // namespace recaudit
