/// The table of what was withheld: how much and why, never which value. See docs/disclosure.md.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

struct SuppressionsRow {
    Scope scope;  // empty: the row is about a whole table
    Label table;
    Count rows;
    Label reason;
};

const Declaration<SuppressionsRow>& declaration_of(const SuppressionsRow*);

}  // namespace recaudit
