/// The table of drivers: which scales go together with a chosen outcome.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

struct DriversRow {
    Scope scope;
    Label outcome;
    Label scale;
    Number weight, share, ci_low, ci_high;
    Status status = Status::ok;
    std::int64_t people = 0;  // who has a score on every scale and on the outcome: the figures of all rows of the scope are about them
};

const Declaration<DriversRow>& declaration_of(const DriversRow*);

}  // namespace recaudit
