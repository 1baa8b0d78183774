/// The tables of intervals by resampling, and of means whose usual interval is rough.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

struct BootstrapIntervalsRow {
    Scope scope;
    Label scale;
    Label statistic;
    Label unit;
    Label method;
    Count units, replicates, n;
    Number estimate, ci_low, ci_high;
    Status status = Status::ok;
    std::int64_t people = 0;  // of the group: those with a score on the scale, as in scores
};

struct IntervalCautionsRow {
    Scope scope;
    Label scale;
    Count n;
    Label flag;  // why the interval is rough; it tells of the group's answers and goes where the row is withheld
    Status status = Status::ok;
    std::int64_t people = 0;  // of the group: those with a score on the scale, as in scores
};

const Declaration<BootstrapIntervalsRow>& declaration_of(const BootstrapIntervalsRow*);
const Declaration<IntervalCautionsRow>& declaration_of(const IntervalCautionsRow*);

}  // namespace recaudit
