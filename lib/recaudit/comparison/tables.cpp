#include <recaudit/comparison/tables.hpp>

namespace recaudit {

const Declaration<ComparisonsRow>& declaration_of(const ComparisonsRow*) {
    using R = ComparisonsRow;
    static const auto declaration = declare<R>(
        {"comparisons",
         "Do groups differ?",
         "One test over all groups large enough to be tested. Teams are compared within their site and over all.",
         "comparisons",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"test", "welch_anova or kruskal_wallis."}, &R::test},
         {{"groups", "Groups that take part.", Unit::groups, 0}, &R::groups},
         {{"n", "People in those groups.", Unit::people, 0}, &R::n},
         {{"statistic", "F of Welch's analysis of variance, or the Kruskal-Wallis statistic corrected for ties."}, &R::statistic},
         {{"df1", "Groups less one.", Unit::degrees_of_freedom, 0}, &R::df1},
         {{"df2", "Welch's denominator degrees of freedom.", Unit::degrees_of_freedom, 1}, &R::df2},
         {{"p_value", "Chance of a difference this large where groups do not differ.", Unit::p_value, 3}, &R::p_value},
         {{"p_adjusted", "The p-value adjusted for the number of scales tested.", Unit::p_value, 3}, &R::p_adjusted},
         {{"omega_squared", "Share of the variance that lies between groups, 0 where the estimate is negative.", Unit::share, 3},
          &R::omega_squared},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<PairwiseRow>& declaration_of(const PairwiseRow*) {
    using R = PairwiseRow;
    static const auto declaration = declare<R>(
        {"pairwise",
         "Pairs of groups",
         "Two groups side by side, by Welch's test. Up to 12 groups all pairs, above that each group against the rest.",
         "pairwise",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"group_a", "The first group."}, &R::group_a},
         {{"group_b", "The second group, or rest."}, &R::group_b},
         {{"n_a", "People with a score in the first group.", Unit::people, 0}, &R::n_a},
         {{"n_b", "People with a score in the second group.", Unit::people, 0}, &R::n_b},
         {{"mean_a", "Mean score of the first group.", Unit::scale_points, 2}, &R::mean_a},
         {{"mean_b", "Mean score of the second group.", Unit::scale_points, 2}, &R::mean_b},
         {{"difference", "mean_a - mean_b, before rounding.", Unit::scale_points, 2}, &R::difference},
         {{"ci_low", "Lower end of the interval for the difference.", Unit::scale_points, 2}, &R::ci_low},
         {{"ci_high", "Upper end of the interval for the difference.", Unit::scale_points, 2}, &R::ci_high},
         {{"t", "Welch's t."}, &R::t},
         {{"df", "Welch's degrees of freedom.", Unit::degrees_of_freedom, 1}, &R::df},
         {{"p_value", "Chance of a difference this large where the groups do not differ.", Unit::p_value, 3}, &R::p_value},
         {{"p_adjusted", "The p-value adjusted within its family of tests.", Unit::p_value, 3}, &R::p_adjusted},
         {{"hedges_g", "Standardised difference by the average standard deviation, exact small-sample correction.", Unit::effect_size, 2},
          &R::hedges_g},
         {{"g_ci_low", "Lower end of the noncentral-t interval for g.", Unit::effect_size, 2}, &R::g_ci_low},
         {{"g_ci_high", "Upper end of the noncentral-t interval for g.", Unit::effect_size, 2}, &R::g_ci_high},
         {{"cliffs_delta", "Share of pairs in which a is above b less the share in which it is below.", Unit::effect_size, 2},
          &R::cliffs_delta},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<GamesHowellRow>& declaration_of(const GamesHowellRow*) {
    using R = GamesHowellRow;
    static const auto declaration = declare<R>(
        {"games_howell",
         "All pairs of groups at once",
         "The Games-Howell test: pairs of 3 to 12 groups, with intervals and p-values that hold for all pairs together and are never "
         "adjusted again.",
         "games_howell",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"group_a", "The first group."}, &R::group_a},
         {{"group_b", "The second group."}, &R::group_b},
         {{"difference", "Mean of the first group less that of the second, before rounding.", Unit::scale_points, 2}, &R::difference},
         {{"ci_low", "Lower end of the simultaneous interval for the difference.", Unit::scale_points, 2}, &R::ci_low},
         {{"ci_high", "Upper end of the simultaneous interval for the difference.", Unit::scale_points, 2}, &R::ci_high},
         {{"q", "The studentized range statistic: |t| x sqrt(2)."}, &R::q},
         {{"df", "Welch's degrees of freedom.", Unit::degrees_of_freedom, 1}, &R::df},
         {{"p_value", "Chance of any pair differing this much where no groups differ.", Unit::p_value, 3}, &R::p_value},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<PermutationTestsRow>& declaration_of(const PermutationTestsRow*) {
    using R = PermutationTestsRow;
    static const auto declaration = declare<R>(
        {"permutation_tests",
         "Pairs of groups, by permutation",
         "The pairs of pairwise, tested by dealing people, or whole teams, to the two groups at random. Only where the study says "
         "resampling.",
         "permutation",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"group_a", "The first group."}, &R::group_a},
         {{"group_b", "The second group, or rest: everyone else of the comparison."}, &R::group_b},
         {{"n_a", "People with a score in the first group.", Unit::people, 0}, &R::n_a},
         {{"n_b", "People with a score in the second group.", Unit::people, 0}, &R::n_b},
         {{"unit", "What is dealt: respondent, or team where sites are compared and the study asks for it."}, &R::unit},
         {{"method", "exact where all arrangements were counted, else drawn."}, &R::method},
         {{"arrangements", "How many arrangements were counted or drawn.", Unit::none, 0}, &R::arrangements},
         {{"difference", "Mean of the first group - mean of the second.", Unit::scale_points, 2}, &R::difference},
         {{"p_value", "Share of arrangements with a difference at least as large, in either direction.", Unit::p_value, 3}, &R::p_value},
         {{"p_adjusted", "p_value, adjusted within its family of tests as in pairwise.", Unit::p_value, 3}, &R::p_adjusted},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
