#include <recaudit/disclosure/tables.hpp>

namespace recaudit {

const Declaration<SuppressionsRow>& declaration_of(const SuppressionsRow*) {
    using R = SuppressionsRow;
    static const auto declaration = declare<R>(
        {"suppressions", "What was withheld", "How many rows of each table were withheld, and why; never which value.", "suppressions", {}},
        {{{"table", "The table whose rows were withheld."}, &R::table},
         {{"rows", "Rows withheld.", Unit::none, 0}, &R::rows},
         {{"reason", "small_group: fewer people than the study's minimum."}, &R::reason}});
    return declaration;
}

}  // namespace recaudit
