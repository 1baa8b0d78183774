#include <recaudit/agreement/agreement_tables.hpp>
#include <recaudit/combine/compare.hpp>

namespace recaudit::detail {
namespace {

/// All sites, or all teams, in one row of agreement.
struct Set {
    Scope scope;
    Label scale;
    std::vector<Moments> groups;
    std::vector<GroupAgreement> agreements;
    bool complete = true;             // no group's scores are withheld
    bool agreements_complete = true;  // nor how far its people agree
};

Scope over_all(Scope scope) {
    scope.site = Label();
    scope.group = Label();
    return scope;
}

GroupAgreementRow own_row(const Pooled<GroupAgreementRow>& at) {
    GroupAgreementRow row = *at.parts.front().row;
    row.scope = at.scope;
    row.scale = at.of;
    row.people = row.status == Status::withheld ? unknown_few : row.n ? *row.n : 0;
    return row;
}

AgreementRow row_of(const Set& set) {
    AgreementRow row;
    if (set.complete) row = agreement_row(set.groups, set.agreements);
    else {
        row.status = Status::withheld;
        row.people = unknown_few;
    }
    if (!set.agreements_complete) {
        row.median_rwg_j = row.share_rwg_070 = Number();
        if (row.status == Status::ok) row.status = Status::needs_answers;
    }
    row.scope = set.scope;
    row.scale = set.scale;
    return row;
}

}  // namespace

PooledAgreement agreement_of(const Sources& from, std::span<const ScaleCell> cells) {
    std::map<RowOrder::Key, Set> sets;
    for (const ScaleCell& cell : cells) {
        if (cell.scope.by != "site" && cell.scope.by != "team") continue;
        const Scope scope = over_all(cell.scope);
        Set& set = sets[from.order->key(scope, cell.scale, {})];
        set.scope = scope;
        set.scale = cell.scale;
        set.complete = set.complete && cell.is_known();
        if (cell.is_known() && cell.moments.n > 0) set.groups.push_back(cell.moments);
    }
    PooledAgreement out;
    for (const auto& at :
         pooled(from, &Results::group_agreement, [](const GroupAgreementRow& row) { return std::pair(row.scale, Label()); })) {
        const GroupAgreementRow& row = out.group_agreement.emplace_back(own_row(at));
        Set& set = sets[from.order->key(over_all(row.scope), row.scale, {})];
        set.agreements_complete = set.agreements_complete && row.status != Status::withheld;
        set.agreements.push_back({row.n ? *row.n : 0, row.rwg_j, row.rwg_star, row.ad_mean, row.status});
    }
    for (const auto& [key, set] : sets) out.agreement.push_back(row_of(set));
    return out;
}

}  // namespace recaudit::detail
