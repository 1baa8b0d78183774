/// The tables of needs: in which items practice is furthest from where people say it should be.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

/// One item in one group. Where its importance was asked, its figures are about those who answered both.
struct NeedsRow {
    Scope scope;
    Label item;
    Count n;
    Number current, importance, need;
    Count rank;
    Label learning;
    Status status = Status::ok;
    std::int64_t people = 0;
    Label importance_item;  // the question of its importance; empty where there is none
    double width = 0;       // of the range of the item's answers
};

/// The same people one by one: does someone rate the item below its importance?
struct RankedNeedsRow {
    Scope scope;
    Label item;
    Count n;
    Number percent_below, percent_equal, percent_above, ranked_discrepancy;
    Count rank;
    Status status = Status::ok;
    std::int64_t people = 0;
    Label importance_item;
};

const Declaration<NeedsRow>& declaration_of(const NeedsRow*);
const Declaration<RankedNeedsRow>& declaration_of(const RankedNeedsRow*);

}  // namespace recaudit
