#include <recaudit/drivers/tables.hpp>

namespace recaudit {

const Declaration<DriversRow>& declaration_of(const DriversRow*) {
    using R = DriversRow;
    static const auto declaration = declare<R>(
        {"drivers",
         "Scales that go together with an outcome",
         "Johnson's relative weights: how the squared multiple correlation of the outcome with all scales divides among them, over those "
         "with a score on every one. Association, never cause. Only where the study names an outcome.",
         "drivers",
         {}},
        {{{"outcome", "The scale, composite or item named by drivers: {outcome: ...}."}, &R::outcome},
         {{"scale", "The scale."}, &R::scale},
         {{"weight", "Johnson's relative weight of the scale; the weights sum to the squared multiple correlation.", Unit::share, 3},
          &R::weight},
         {{"share", "weight / sum of the weights, a fraction of 1.", Unit::share, 2}, &R::share},
         {{"ci_low", "Lower end of the percentile bootstrap interval of the weight.", Unit::share, 3}, &R::ci_low},
         {{"ci_high", "Upper end of the percentile bootstrap interval of the weight.", Unit::share, 3}, &R::ci_high},
         {{"status", "ok, or why figures are missing; holds_outcome where the scale is part of the outcome and left out."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
