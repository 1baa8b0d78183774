/// The tables that compare groups: tests over all groups, pairs of groups, and all pairs at once.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

struct ComparisonsRow {
    Scope scope;
    Label scale;
    Label test;
    Count groups, n;
    Number statistic, df1, df2, p_value, p_adjusted, omega_squared;
    Status status = Status::ok;
    std::int64_t people = 0;
};

struct PairwiseRow {
    Scope scope;
    Label scale;
    Label group_a, group_b;
    Count n_a, n_b;
    Number mean_a, mean_b, difference, ci_low, ci_high, t, df, p_value, p_adjusted, hedges_g, g_ci_low, g_ci_high, cliffs_delta;
    Status status = Status::ok;
    std::int64_t people = 0;
};

struct GamesHowellRow {
    Scope scope;
    Label scale;
    Label group_a, group_b;
    Number difference, ci_low, ci_high, q, df, p_value;
    Status status = Status::ok;
    std::int64_t people = 0;
};

struct PermutationTestsRow {
    Scope scope;
    Label scale;
    Label group_a, group_b;
    Count n_a, n_b;
    Label unit;
    Label method;
    Count arrangements;
    Number difference, p_value, p_adjusted;
    Status status = Status::ok;
    std::int64_t people = 0;  // of the smaller of the two groups, as in pairwise
};

const Declaration<ComparisonsRow>& declaration_of(const ComparisonsRow*);
const Declaration<PairwiseRow>& declaration_of(const PairwiseRow*);
const Declaration<GamesHowellRow>& declaration_of(const GamesHowellRow*);
const Declaration<PermutationTestsRow>& declaration_of(const PermutationTestsRow*);

}  // namespace recaudit
