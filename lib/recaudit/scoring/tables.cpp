#include <recaudit/scoring/tables.hpp>

namespace recaudit {

const Declaration<ResponsesRow>& declaration_of(const ResponsesRow*) {
    using R = ResponsesRow;
    static const auto declaration = declare<R>(
        {"responses", "Who responded", "How many people gave any answer, and how many of those who could have.", "responses", {}},
        {{{"responded", "People who gave any answer at all, \"don't know\" and \"not applicable\" included.", Unit::people, 0},
          &R::responded},
         {{"scored", "People with a score on at least one scale.", Unit::people, 0}, &R::scored},
         {{"headcount", "People who could have responded, from the headcount file.", Unit::people, 0}, &R::headcount},
         {{"response_rate", "responded / headcount, a fraction of 1.", Unit::share, 2}, &R::response_rate}});
    return declaration;
}

const Declaration<ScoresRow>& declaration_of(const ScoresRow*) {
    using R = ScoresRow;
    static const auto declaration = declare<R>(
        {"scores",
         "Scale scores",
         "Each scale's scores in a group, with a t interval for the mean. With weights: weighted mean and linearised standard error, n "
         "unweighted.",
         "scores",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"n", "People with a score on this scale; never weighted.", Unit::people, 0}, &R::n},
         {{"mean", "The mean score, in the metric of the scale's method.", Unit::scale_points, 2}, &R::mean},
         {{"sd", "The standard deviation over n - 1.", Unit::scale_points, 2}, &R::sd},
         {{"se", "The standard error of the mean.", Unit::scale_points, 3}, &R::se},
         {{"ci_low", "Lower end of the t interval for the mean.", Unit::scale_points, 2}, &R::ci_low},
         {{"ci_high", "Upper end of the t interval for the mean.", Unit::scale_points, 2}, &R::ci_high},
         {{"median", "The median, by quantile type 7.", Unit::scale_points, 2}, &R::median},
         {{"q1", "The lower quartile, by quantile type 7.", Unit::scale_points, 2}, &R::q1},
         {{"q3", "The upper quartile, by quantile type 7.", Unit::scale_points, 2}, &R::q3},
         {{"percent_favourable", "The mean over scored people of 100 x favourable answers / answered items of the scale.", Unit::percent,
           0},
          &R::percent_favourable},
         {{"percent_of_maximum", "100 x (mean - minimum) / (maximum - minimum) of the scale's declared range.", Unit::percent, 0},
          &R::percent_of_maximum},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<ItemsRow>& declaration_of(const ItemsRow*) {
    using R = ItemsRow;
    static const auto declaration = declare<R>(
        {"items", "Answers to each item", "Each item after reversal; percentages are of those who gave a substantive answer.", "items", {}},
        {{{"item", "The item."}, &R::item},
         {{"n", "People who gave a substantive answer.", Unit::people, 0}, &R::n},
         {{"missing", "Blanks, and answers declined, among those who responded at all.", Unit::people, 0}, &R::missing},
         {{"not_applicable", "People who answered \"not applicable\".", Unit::people, 0}, &R::not_applicable},
         {{"dont_know", "People who answered \"don't know\".", Unit::people, 0}, &R::dont_know},
         {{"mean", "The mean answer after reversal.", Unit::scale_points, 2}, &R::mean},
         {{"sd", "The standard deviation over n - 1.", Unit::scale_points, 2}, &R::sd},
         {{"percent_favourable", "Share of substantive answers that are favourable after reversal.", Unit::percent, 0},
          &R::percent_favourable},
         {{"percent_neutral", "Share of substantive answers that are neutral after reversal.", Unit::percent, 0}, &R::percent_neutral},
         {{"percent_unfavourable", "Share of substantive answers that are neither favourable nor neutral.", Unit::percent, 0},
          &R::percent_unfavourable},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<OptionsRow>& declaration_of(const OptionsRow*) {
    using R = OptionsRow;
    static const auto declaration = declare<R>(
        {"options", "Options chosen", "How often each option was chosen, as answered, before reversal.", "options", {}},
        {{{"item", "The item."}, &R::item},
         {{"code", "The option's code."}, &R::code},
         {{"label", "The option's label."}, &R::label},
         {{"count", "People who chose it; never weighted.", Unit::people, 0}, &R::count},
         {{"percent", "Share of those who gave a substantive answer; weighted where the study is.", Unit::percent, 0}, &R::percent},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
