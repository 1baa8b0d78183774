/// The tables of factor models: how well they fit, and what they say.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

/// About everyone of a perspective and wave with an answer to every item of the model, or of several where the model is across
/// perspectives or waves; across other groupings, about those of them who are in a group that takes part.
struct StructureRow {
    Scope scope;
    Label model;   // one_group, configural, metric, scalar
    Label across;  // empty for one_group
    Count n;
    Number chi_square;
    Count df;
    Number p_value, cfi, tli, rmsea, rmsea_ci_low, rmsea_ci_high, srmr, delta_cfi;
    Status status = Status::ok;
    // No columns:
    /// The smallest group that takes part; or those who take no part, a blank in the grouping included, where they are fewer: n and
    /// the n of one_group tell how many they are.
    std::int64_t people = 0;
    std::int64_t groups = 0, groups_left_out = 0;
};

/// About everyone of a perspective and wave with an answer to every item of the model.
struct LoadingsRow {
    Scope scope;
    Label scale;
    Label item;
    Number loading, se, standardised;
    Status status = Status::ok;
    std::int64_t people = 0;
};

/// About the same people as LoadingsRow.
struct FactorCorrelationsRow {
    Scope scope;
    Label scale_a, scale_b;
    Number correlation, se;
    Status status = Status::ok;
    std::int64_t people = 0;
};

const Declaration<StructureRow>& declaration_of(const StructureRow*);
const Declaration<LoadingsRow>& declaration_of(const LoadingsRow*);
const Declaration<FactorCorrelationsRow>& declaration_of(const FactorCorrelationsRow*);

}  // namespace recaudit
