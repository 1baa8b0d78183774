#include <recaudit/analysis/not_combined.hpp>

namespace recaudit {

const Declaration<NotCombinedRow>& declaration_of(const NotCombinedRow*) {
    using R = NotCombinedRow;
    static const auto declaration = declare<R>(
        {"not_combined",
         "What could not be put together",
         "What published results do not settle when several organisations' are put together, and why. Empty where answers were analysed.",
         "not_combined",
         {}},
        {{{"organisation", "The organisation whose results it is about; empty: of all."}, &R::organisation},
         {{"table", "The table that lacks the figures; empty: every table."}, &R::table},
         {{"of", "The scale or item that it is about; empty: every one."}, &R::of},
         {{"figures", "The columns that are empty, with spaces between; empty: every one."}, &R::figures},
         {{"rows", "How many rows of the table lack them.", Unit::none, 0}, &R::rows},
         {{"reason", "needs_answers, withheld, local, content_differs, dates_differ, linked or no_headcount."}, &R::reason}});
    return declaration;
}

}  // namespace recaudit
