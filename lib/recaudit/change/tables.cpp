#include <recaudit/change/tables.hpp>

namespace recaudit {

const Declaration<ChangeRow>& declaration_of(const ChangeRow*) {
    using R = ChangeRow;
    static const auto declaration = declare<R>(
        {"change",
         "Change between waves",
         "Consecutive waves, and the first against the last: Welch's test where respondents are anonymous, the paired test of those in "
         "both where they are linked.",
         "change",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"wave_from", "The earlier wave."}, &R::wave_from},
         {{"wave_to", "The later wave."}, &R::wave_to},
         {{"design", "independent or linked."}, &R::design},
         {{"n_from", "People with a score in the earlier wave; for linked, in both.", Unit::people, 0}, &R::n_from},
         {{"n_to", "People with a score in the later wave; for linked, in both.", Unit::people, 0}, &R::n_to},
         {{"mean_from", "Mean score in the earlier wave.", Unit::scale_points, 2}, &R::mean_from},
         {{"mean_to", "Mean score in the later wave.", Unit::scale_points, 2}, &R::mean_to},
         {{"difference", "mean_to - mean_from, before rounding.", Unit::scale_points, 2}, &R::difference},
         {{"ci_low", "Lower end of the interval for the difference.", Unit::scale_points, 2}, &R::ci_low},
         {{"ci_high", "Upper end of the interval for the difference.", Unit::scale_points, 2}, &R::ci_high},
         {{"t", "Welch's or the paired t."}, &R::t},
         {{"df", "Degrees of freedom of t.", Unit::degrees_of_freedom, 1}, &R::df},
         {{"p_value", "Chance of a change this large where nothing has changed.", Unit::p_value, 3}, &R::p_value},
         {{"p_adjusted", "The p-value adjusted within its family of tests.", Unit::p_value, 3}, &R::p_adjusted},
         {{"hedges_g", "Standardised difference by the average standard deviation, exact small-sample correction.", Unit::effect_size, 2},
          &R::hedges_g},
         {{"smallest_detectable", "The change that such a comparison finds with 80 % power.", Unit::scale_points, 2},
          &R::smallest_detectable},
         {{"verdict", "higher, lower, no_clear_change or not_tested."}, &R::verdict},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
