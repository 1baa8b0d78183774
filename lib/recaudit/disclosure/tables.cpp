#include <recaudit/disclosure/tables.hpp>

namespace recaudit {

const Declaration<SuppressionsRow>& declaration_of(const SuppressionsRow*) {
    using R = SuppressionsRow;
    static const auto declaration = declare<R>(
        {"suppressions", "What was withheld", "How many rows of each table were withheld, and why; never which value.", "suppressions", {}},
        {{{"table", "The table whose rows were withheld."}, &R::table},
         {{"rows", "Rows that lost figures, all or some.", Unit::none, 0}, &R::rows},
         {{"reason",
           "small_group: fewer people than the study's minimum; same_answer: all of them gave the same answer, or none or all of few are "
           "on "
           "one side; earlier_release: an earlier output is about other people of the same wave; to_protect_another: it would give one of "
           "these away."},
          &R::reason}});
    return declaration;
}

}  // namespace recaudit
