#include <recaudit/perspective/tables.hpp>

namespace recaudit {

const Declaration<GapsRow>& declaration_of(const GapsRow*) {
    using R = GapsRow;
    static const auto declaration = declare<R>(
        {"gaps",
         "Gaps between perspectives",
         "Two perspectives on one scale, in percent of maximum, by Welch's test. A gap is neither good nor bad.",
         "gaps",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"perspective_a", "The first perspective."}, &R::perspective_a},
         {{"perspective_b", "The second perspective."}, &R::perspective_b},
         {{"n_a", "People with a score in the first perspective.", Unit::people, 0}, &R::n_a},
         {{"n_b", "People with a score in the second perspective.", Unit::people, 0}, &R::n_b},
         {{"mean_a", "Mean of the first perspective.", Unit::percent, 0}, &R::mean_a},
         {{"mean_b", "Mean of the second perspective.", Unit::percent, 0}, &R::mean_b},
         {{"difference", "mean_a - mean_b, before rounding.", Unit::percent, 0}, &R::difference},
         {{"ci_low", "Lower end of the interval for the difference.", Unit::percent, 0}, &R::ci_low},
         {{"ci_high", "Upper end of the interval for the difference.", Unit::percent, 0}, &R::ci_high},
         {{"t", "Welch's t."}, &R::t},
         {{"df", "Welch's degrees of freedom.", Unit::degrees_of_freedom, 1}, &R::df},
         {{"p_value", "Chance of a gap this large where the perspectives do not differ.", Unit::p_value, 3}, &R::p_value},
         {{"p_adjusted", "The p-value adjusted within its family of tests.", Unit::p_value, 3}, &R::p_adjusted},
         {{"hedges_g", "Standardised difference by the average standard deviation, exact small-sample correction.", Unit::effect_size, 2},
          &R::hedges_g},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<ItemGapsRow>& declaration_of(const ItemGapsRow*) {
    using R = ItemGapsRow;
    static const auto declaration = declare<R>(
        {"item_gaps",
         "Gaps between perspectives, question by question",
         "Two perspectives on one question, linked by its concept, in percent of maximum, by Welch's test. A gap is neither good nor bad.",
         "item_gaps",
         {}},
        {{{"concept", "The concept that links the questions of the forms."}, &R::concept_id},
         {{"item_a", "The item as the first perspective was asked it."}, &R::item_a},
         {{"item_b", "The item as the second perspective was asked it."}, &R::item_b},
         {{"perspective_a", "The first perspective."}, &R::perspective_a},
         {{"perspective_b", "The second perspective."}, &R::perspective_b},
         {{"n_a", "People of the first perspective who answered the item.", Unit::people, 0}, &R::n_a},
         {{"n_b", "People of the second perspective who answered the item.", Unit::people, 0}, &R::n_b},
         {{"mean_a", "Mean of the first perspective.", Unit::percent, 0}, &R::mean_a},
         {{"mean_b", "Mean of the second perspective.", Unit::percent, 0}, &R::mean_b},
         {{"difference", "mean_a - mean_b, before rounding.", Unit::percent, 0}, &R::difference},
         {{"ci_low", "Lower end of the interval for the difference.", Unit::percent, 0}, &R::ci_low},
         {{"ci_high", "Upper end of the interval for the difference.", Unit::percent, 0}, &R::ci_high},
         {{"t", "Welch's t."}, &R::t},
         {{"df", "Welch's degrees of freedom.", Unit::degrees_of_freedom, 1}, &R::df},
         {{"p_value", "Chance of a gap this large where the perspectives do not differ.", Unit::p_value, 3}, &R::p_value},
         {{"p_adjusted", "The p-value adjusted within its family of tests.", Unit::p_value, 3}, &R::p_adjusted},
         {{"hedges_g", "Standardised difference by the average standard deviation, exact small-sample correction.", Unit::effect_size, 2},
          &R::hedges_g},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
