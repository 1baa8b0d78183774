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

const Declaration<TrendsRow>& declaration_of(const TrendsRow*) {
    using R = TrendsRow;
    static const auto declaration = declare<R>(
        {"trends",
         "Trends over waves",
         "Slope of the scores on time from three waves on, with random intercepts for sites, teams and linked respondents where there are "
         "enough of them.",
         "trends",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"waves", "Waves with scores.", Unit::none, 0}, &R::waves},
         {{"n", "Scores over all waves.", Unit::answers, 0}, &R::n},
         {{"slope_per_year", "Change of the mean score in a year.", Unit::scale_points, 2}, &R::slope_per_year},
         {{"se", "Standard error of the slope.", Unit::scale_points, 2}, &R::se},
         {{"ci_low", "Lower end of the interval for the slope.", Unit::scale_points, 2}, &R::ci_low},
         {{"ci_high", "Upper end of the interval for the slope.", Unit::scale_points, 2}, &R::ci_high},
         {{"p_value", "Chance of a slope this steep where there is none.", Unit::p_value, 3}, &R::p_value},
         {{"method", "ols: least squares; mixed: REML with random intercepts, Satterthwaite's degrees of freedom."}, &R::method},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<VarianceComponentsRow>& declaration_of(const VarianceComponentsRow*) {
    using R = VarianceComponentsRow;
    static const auto declaration = declare<R>(
        {"variance_components",
         "Parts of the variance",
         "How much of the variance of scores lies between sites, teams and linked respondents, by REML, with waves as fixed effects.",
         "variance_components",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"term", "site, team, respondent or residual."}, &R::term},
         {{"variance", "Variance of the term; 0 where groups differ no more than by chance."}, &R::variance},
         {{"share", "The variance as a share of the sum over the terms.", Unit::share, 2}, &R::share},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<SpcRow>& declaration_of(const SpcRow*) {
    using R = SpcRow;
    static const auto declaration = declare<R>(
        {"spc",
         "Control charts",
         "The mean of each wave in series of at least 12 waves, with the limits within which it moves by chance (XmR chart).",
         "spc",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"value", "Mean score of the wave, weighted where the study is.", Unit::scale_points, 2}, &R::value},
         {{"centre", "Mean of the waves' means.", Unit::scale_points, 2}, &R::centre},
         {{"lower", "centre less 2.66 times the mean difference of neighbouring waves.", Unit::scale_points, 2}, &R::lower},
         {{"upper", "centre plus 2.66 times the mean difference of neighbouring waves.", Unit::scale_points, 2}, &R::upper},
         {{"rule", "Why the wave is more than chance: outside_limits, trend, two_of_three or one_side; empty where it is not."}, &R::rule},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<ActionsRow>& declaration_of(const ActionsRow*) {
    using R = ActionsRow;
    static const auto declaration = declare<R>(
        {"actions",
         "Actions and what has changed since",
         "Each action of the study beside the change of the scale that it is meant to move: from the last wave before it began to the "
         "latest. What changed since is not proof that the action did it.",
         "actions",
         {}},
        {{{"action", "Id of the action."}, &R::action},
         {{"scale", "A scale or composite that it is meant to move."}, &R::scale},
         {{"wave_before", "The last wave before it began."}, &R::wave_before},
         {{"wave_after", "The latest wave since."}, &R::wave_after},
         {{"difference", "Mean after less mean before, as in `change`.", Unit::scale_points, 2}, &R::difference},
         {{"ci_low", "Lower end of the interval for the difference.", Unit::scale_points, 2}, &R::ci_low},
         {{"ci_high", "Upper end of the interval for the difference.", Unit::scale_points, 2}, &R::ci_high},
         {{"verdict", "higher, lower, no_clear_change or not_tested, from the adjusted p-value as in `change`."}, &R::verdict},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<ScaleVersionsRow>& declaration_of(const ScaleVersionsRow*) {
    using R = ScaleVersionsRow;
    static const auto declaration = declare<R>(
        {"scale_versions",
         "Scales whose questions changed",
         "Pairs of waves in which a scale did not have the same questions, and whether its scores can still be compared.",
         "scale_versions",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"wave_from", "The earlier wave."}, &R::wave_from},
         {{"wave_to", "The later wave."}, &R::wave_to},
         {{"items_from", "Items of the scale asked in the earlier wave.", Unit::items, 0}, &R::items_from},
         {{"items_to", "Items of the scale asked in the later wave.", Unit::items, 0}, &R::items_to},
         {{"items_kept", "Items asked in both.", Unit::items, 0}, &R::items_kept},
         {{"comparable", "same, flagged (read the change with care) or not_comparable (no change is worked out)."}, &R::comparable},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
