#include <recaudit/resampling/tables.hpp>

namespace recaudit {

const Declaration<BootstrapIntervalsRow>& declaration_of(const BootstrapIntervalsRow*) {
    using R = BootstrapIntervalsRow;
    static const auto declaration = declare<R>(
        {"bootstrap_intervals",
         "Intervals of means by resampling",
         "For each mean of scores an interval from people, or whole teams, drawn again and again. Only where the study says resampling.",
         "bootstrap",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"statistic", "What the interval is about: mean."}, &R::statistic},
         {{"unit", "What is drawn: respondent, or team where rows are made of teams and the study asks for it."}, &R::unit},
         {{"method", "bca, percentile, or t_linearised below 20 teams, from which no teams are drawn."}, &R::method},
         {{"units", "How many teams there are to be drawn; empty where people are.", Unit::groups, 0}, &R::units},
         {{"replicates", "How often they were drawn.", Unit::none, 0}, &R::replicates},
         {{"n", "People with a score on this scale.", Unit::people, 0}, &R::n},
         {{"estimate", "The mean score, as in scores.", Unit::scale_points, 2}, &R::estimate},
         {{"ci_low", "Lower end of the interval.", Unit::scale_points, 2}, &R::ci_low},
         {{"ci_high", "Upper end of the interval.", Unit::scale_points, 2}, &R::ci_high},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<IntervalCautionsRow>& declaration_of(const IntervalCautionsRow*) {
    using R = IntervalCautionsRow;
    static const auto declaration = declare<R>(
        {"interval_cautions",
         "Means whose usual interval is rough",
         "Rows of scores whose t interval is rough, because few people answered and their scores are lopsided or piled up at an end.",
         "interval_cautions",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"n", "People with a score on this scale.", Unit::people, 0}, &R::n},
         {{"flag", "piled: at least half have the lowest or the highest possible score; skewed: the scores are strongly lopsided."},
          &R::flag},
         {{"status", "ok, or withheld."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
