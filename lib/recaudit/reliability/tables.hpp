/// The tables of reliability: per scale and per item of a scale.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

struct ReliabilityRow {
    Scope scope;
    Label scale;
    Count items, n;
    Number alpha, alpha_ci_low, alpha_ci_high, alpha_standardised, omega_total, lambda6, mean_inter_item_r, sem;
    Status status = Status::ok;
    std::int64_t people = 0;
};

struct ItemAnalysisRow {
    Scope scope;
    Label scale;
    Label item;
    Count n;
    Number mean, sd, item_rest_r, alpha_if_dropped;
    Label flag;
    Status status = Status::ok;  // not a column: an empty flag and empty numbers say it
    std::int64_t people = 0;
};

const Declaration<ReliabilityRow>& declaration_of(const ReliabilityRow*);
const Declaration<ItemAnalysisRow>& declaration_of(const ItemAnalysisRow*);

}  // namespace recaudit
