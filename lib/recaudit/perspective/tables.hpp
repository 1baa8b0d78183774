/// The table of gaps between perspectives: where do staff and service users see it differently?
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

struct GapsRow {
    Scope scope;  // perspective is empty
    Label scale;
    Label perspective_a, perspective_b;
    Count n_a, n_b;
    Number mean_a, mean_b, difference, ci_low, ci_high, t, df, p_value, p_adjusted, hedges_g;
    Status status = Status::ok;
    std::int64_t people_a = 0, people_b = 0;
};

/// One question asked of two perspectives in words of their own. Its figures are about everyone who answered it on either
/// side: people_a and people_b of them.
struct ItemGapsRow {
    Scope scope;       // perspective is empty
    Label concept_id;  // column `concept`
    Label item_a, item_b;
    Label perspective_a, perspective_b;
    Count n_a, n_b;
    Number mean_a, mean_b, difference, ci_low, ci_high, t, df, p_value, p_adjusted, hedges_g;
    Status status = Status::ok;
    std::int64_t people_a = 0, people_b = 0;
};

const Declaration<GapsRow>& declaration_of(const GapsRow*);
const Declaration<ItemGapsRow>& declaration_of(const ItemGapsRow*);

}  // namespace recaudit
