/// The table of what could not be put together from published results, and why. See docs/statistics/not_combined.md.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

/// About tables, not about people: nothing in it needs to be withheld.
struct NotCombinedRow {
    Scope scope;         // empty: the row is about whole tables
    Label organisation;  // empty: of all organisations
    Label table;         // empty: every table
    Label of;            // a scale or item; empty: every one
    Label figures;       // the columns that are empty; empty: every one
    Count rows;          // how many rows of that table lack them, where that is known
    Label reason;
    std::int64_t people = 0;  // none
};

const Declaration<NotCombinedRow>& declaration_of(const NotCombinedRow*);

}  // namespace recaudit
