/// The table of change between waves.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

struct ChangeRow {
    Scope scope;  // wave is empty
    Label scale;
    Label wave_from, wave_to;
    Label design;
    Count n_from, n_to;
    Number mean_from, mean_to, difference, ci_low, ci_high, t, df, p_value, p_adjusted, hedges_g, smallest_detectable;
    Label verdict;
    Status status = Status::ok;
    std::int64_t people = 0;
};

const Declaration<ChangeRow>& declaration_of(const ChangeRow*);

}  // namespace recaudit
