#include <recaudit/benchmark/tables.hpp>

namespace recaudit {

const Declaration<BenchmarksRow>& declaration_of(const BenchmarksRow*) {
    using R = BenchmarksRow;
    static const auto declaration = declare<R>(
        {"benchmarks",
         "Sites against a target",
         "Each site against the target, given how many people answered there and how much sites differ anyway.",
         "benchmarks",
         {}},
        {{{"scale", "The scale or composite; an organisation's own scales are left out."}, &R::scale},
         {{"site_n", "People of the site with a score.", Unit::people, 0}, &R::site_n},
         {{"mean", "The site's mean score.", Unit::scale_points, 2}, &R::mean},
         {{"target", "What sites are set against: mean or median of the sites' means, or a value from a file.", Unit::scale_points, 2},
          &R::target},
         {{"se", "Standard error of the site's mean, from the pooled spread within sites.", Unit::scale_points, 3}, &R::se},
         {{"z", "Distance from the target in standard errors."}, &R::z},
         {{"tau2", "Variance between sites beyond chance.", Unit::none, 4}, &R::tau2},
         {{"z_adjusted", "Distance from the target, given how much sites differ anyway."}, &R::z_adjusted},
         {{"limit_95_low", "Lower limit within which 95 of 100 such sites lie.", Unit::scale_points, 2}, &R::limit_95_low},
         {{"limit_95_high", "Upper limit within which 95 of 100 such sites lie.", Unit::scale_points, 2}, &R::limit_95_high},
         {{"limit_998_low", "Lower limit within which 998 of 1,000 such sites lie.", Unit::scale_points, 2}, &R::limit_998_low},
         {{"limit_998_high", "Upper limit within which 998 of 1,000 such sites lie.", Unit::scale_points, 2}, &R::limit_998_high},
         {{"flag", "Where the site lies: above_99_8, above_95, within, below_95 or below_99_8. A place, not a judgement."}, &R::flag},
         {{"shrunken_mean", "Best guess at the site's level, drawn to the target the more the fewer people answered.", Unit::scale_points,
           2},
          &R::shrunken_mean},
         {{"shrunken_low", "Lower end of the interval of that guess.", Unit::scale_points, 2}, &R::shrunken_low},
         {{"shrunken_high", "Upper end of the interval of that guess.", Unit::scale_points, 2}, &R::shrunken_high},
         {{"rank_low", "The site may be as high as this place; 1 has the highest mean.", Unit::none, 0}, &R::rank_low},
         {{"rank_high", "The site may be as low as this place.", Unit::none, 0}, &R::rank_high},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<BenchmarkTargetsRow>& declaration_of(const BenchmarkTargetsRow*) {
    using R = BenchmarkTargetsRow;
    static const auto declaration = declare<R>({"benchmark_targets",
                                                "Values from elsewhere",
                                                "The values of the benchmark file that sites are set against, and where they come from.",
                                                "benchmarks",
                                                {}},
                                               {{{"scale", "The scale or composite."}, &R::scale},
                                                {{"mean", "The mean that sites are set against.", Unit::scale_points, 2}, &R::mean},
                                                {{"sd", "The standard deviation of the scores behind it.", Unit::scale_points, 2}, &R::sd},
                                                {{"n", "People behind it.", Unit::people, 0}, &R::n},
                                                {{"source", "Where it comes from, as the file says."}, &R::source},
                                                {{"date", "The year, month or day of that source."}, &R::date},
                                                {{"status", "Always ok: the file is refused where a value is missing."}, &R::status}});
    return declaration;
}

const Declaration<StandardisedMeansRow>& declaration_of(const StandardisedMeansRow*) {
    using R = StandardisedMeansRow;
    static const auto declaration = declare<R>(
        {"standardised_means",
         "Sites with the same mix of people",
         "Each site's mean as it would be if its people were mixed as those of all sites are.",
         "standardised_means",
         {}},
        {{{"scale", "The scale or composite; an organisation's own scales are left out."}, &R::scale},
         {{"attribute", "The attribute whose mix sites are brought to."}, &R::attribute},
         {{"n", "People of the site with a score and a level of the mix.", Unit::people, 0}, &R::n},
         {{"mean", "Their mean score as it is.", Unit::scale_points, 2}, &R::mean},
         {{"standardised_mean", "The levels' means, each with its share of the mix.", Unit::scale_points, 2}, &R::standardised_mean},
         {{"se", "Standard error of the standardised mean.", Unit::scale_points, 3}, &R::se},
         {{"ci_low", "Lower end of its interval.", Unit::scale_points, 2}, &R::ci_low},
         {{"ci_high", "Upper end of its interval.", Unit::scale_points, 2}, &R::ci_high},
         {{"share_covered", "Share of the mix in levels that the site has; below 1 there is no standardised mean.", Unit::share, 2},
          &R::share_covered},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
