#include <recaudit/structure/tables.hpp>

namespace recaudit {

const Declaration<StructureRow>& declaration_of(const StructureRow*) {
    using R = StructureRow;
    static const auto declaration = declare<R>(
        {"structure",
         "Do items go with their scales, alike in every group?",
         "Factor models of the scales, by maximum likelihood on complete answers: in one group, then across groups with ever more held "
         "equal. Only where the study says structure:.",
         "structure",
         {}},
        {{{"model", "one_group; across groups configural, metric (equal loadings) or scalar (equal loadings and intercepts)."}, &R::model},
         {{"across", "The grouping whose groups are compared; empty for one_group."}, &R::across},
         {{"n", "People with an answer to every item of the model, in the groups that take part.", Unit::people, 0}, &R::n},
         {{"chi_square", "n times the discrepancy between the covariances found and those of the model.", Unit::none, 2}, &R::chi_square},
         {{"df", "Degrees of freedom: figures to fit less parameters.", Unit::degrees_of_freedom, 0}, &R::df},
         {{"p_value", "p-value of chi_square.", Unit::p_value, 3}, &R::p_value},
         {{"cfi", "Comparative fit index: 1 fits as well as can be, 0 no better than items that share nothing.", Unit::none, 3}, &R::cfi},
         {{"tli", "Tucker-Lewis index, not cut off at 1.", Unit::none, 3}, &R::tli},
         {{"rmsea", "Root mean square error of approximation: misfit per degree of freedom.", Unit::none, 3}, &R::rmsea},
         {{"rmsea_ci_low", "Lower end of the 90 % interval of rmsea.", Unit::none, 3}, &R::rmsea_ci_low},
         {{"rmsea_ci_high", "Upper end of the 90 % interval of rmsea.", Unit::none, 3}, &R::rmsea_ci_high},
         {{"srmr", "Standardised root mean square residual.", Unit::none, 3}, &R::srmr},
         {{"delta_cfi", "cfi less that of the model before, which holds less equal: negative where the fit gets worse.", Unit::none, 3},
          &R::delta_cfi},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<LoadingsRow>& declaration_of(const LoadingsRow*) {
    using R = LoadingsRow;
    static const auto declaration = declare<R>(
        {"loadings",
         "Loadings of the items",
         "How strongly each item goes with what its scale measures: of the model one_group of structure, factors with variance 1.",
         "structure",
         {}},
        {{{"scale", "The scale."}, &R::scale},
         {{"item", "The item."}, &R::item},
         {{"loading", "By how much the answer rises for one standard deviation of the factor.", Unit::scale_points, 2}, &R::loading},
         {{"se", "Standard error of the loading, from the expected information.", Unit::scale_points, 2}, &R::se},
         {{"standardised", "The loading over the standard deviation of the item.", Unit::correlation, 2}, &R::standardised},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<FactorCorrelationsRow>& declaration_of(const FactorCorrelationsRow*) {
    using R = FactorCorrelationsRow;
    static const auto declaration =
        declare<R>({"factor_correlations",
                    "Correlations of the factors",
                    "How far two scales measure the same, free of the noise of single items: of the model one_group of structure.",
                    "structure",
                    {}},
                   {{{"scale_a", "One scale."}, &R::scale_a},
                    {{"scale_b", "The other scale."}, &R::scale_b},
                    {{"correlation", "Correlation of their factors.", Unit::correlation, 2}, &R::correlation},
                    {{"se", "Standard error of the correlation, from the expected information.", Unit::correlation, 2}, &R::se},
                    {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
