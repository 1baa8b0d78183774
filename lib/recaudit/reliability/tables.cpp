#include <recaudit/reliability/tables.hpp>

namespace recaudit {

const Declaration<ReliabilityRow>& declaration_of(const ReliabilityRow*) {
    using R = ReliabilityRow;
    static const auto declaration =
        declare<R>({"reliability",
                    "Reliability of the scales",
                    "How well a scale's items hang together, over all respondents with complete answers to them.",
                    "reliability",
                    {}},
                   {{{"scale", "The scale."}, &R::scale},
                    {{"items", "Items of the scale.", Unit::items, 0}, &R::items},
                    {{"n", "People with an answer to every item of the scale.", Unit::people, 0}, &R::n},
                    {{"alpha", "Cronbach's alpha on covariances.", Unit::correlation, 2}, &R::alpha},
                    {{"alpha_ci_low", "Lower end of Feldt's interval for alpha.", Unit::correlation, 2}, &R::alpha_ci_low},
                    {{"alpha_ci_high", "Upper end of Feldt's interval for alpha.", Unit::correlation, 2}, &R::alpha_ci_high},
                    {{"alpha_standardised", "Alpha on correlations.", Unit::correlation, 2}, &R::alpha_standardised},
                    {{"omega_total", "Omega from a one-factor maximum-likelihood model on covariances, model-implied denominator.",
                      Unit::correlation, 2},
                     &R::omega_total},
                    {{"lambda6", "Guttman's lambda 6, on correlations.", Unit::correlation, 2}, &R::lambda6},
                    {{"mean_inter_item_r", "The mean correlation between two items.", Unit::correlation, 2}, &R::mean_inter_item_r},
                    {{"sem", "Standard error of measurement: sd of the scale score x sqrt(1 - alpha).", Unit::scale_points, 2}, &R::sem},
                    {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<ItemAnalysisRow>& declaration_of(const ItemAnalysisRow*) {
    using R = ItemAnalysisRow;
    static const auto declaration =
        declare<R>({"item_analysis",
                    "Items within their scale",
                    "How each item goes together with the rest of its scale, over respondents with complete answers.",
                    "item_analysis",
                    {}},
                   {{{"scale", "The scale."}, &R::scale},
                    {{"item", "The item."}, &R::item},
                    {{"n", "People with an answer to every item of the scale.", Unit::people, 0}, &R::n},
                    {{"mean", "The item's mean after reversal.", Unit::scale_points, 2}, &R::mean},
                    {{"sd", "The item's standard deviation over n - 1.", Unit::scale_points, 2}, &R::sd},
                    {{"item_rest_r", "Correlation of the item with the sum of the other items.", Unit::correlation, 2}, &R::item_rest_r},
                    {{"alpha_if_dropped", "Alpha of the scale without this item.", Unit::correlation, 2}, &R::alpha_if_dropped},
                    {{"flag", "negative where the item goes against its scale: probably keyed the wrong way."}, &R::flag}});
    return declaration;
}

}  // namespace recaudit
