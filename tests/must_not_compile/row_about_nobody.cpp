/// A table whose rows do not say whom they are about cannot pass disclosure control.
// error: no matching function for call to 'about
#include <recaudit/disclosure/about.hpp>

using namespace recaudit;

struct NewRow {
    Scope scope;
};

#ifndef WRONG
About about(const NewRow& row) { return {{detail::side_of(row.scope, CensusVariable::Kind::responded, {})}, 1, Together::none}; }
#endif

std::size_t sides(const NewRow& row) { return about(row).count; }
