#include <recaudit/agreement/tables.hpp>

namespace recaudit {

const Declaration<AgreementRow>& declaration_of(const AgreementRow*) {
    using R = AgreementRow;
    static const auto declaration = declare<R>(
        {"agreement",
         "What depends on the group",
         "How much of what people say depends on the site or team they are in, and whether means of groups can be told apart.",
         "agreement",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"groups", "Sites or teams in which anyone has a score, those of one person included.", Unit::groups, 0}, &R::groups},
         {{"n", "People with a score in those groups.", Unit::people, 0}, &R::n},
         {{"icc1", "Share of the variance that lies between groups; a value below 0 is treated as 0.", Unit::share, 3}, &R::icc1},
         {{"icc2", "Reliability of the groups' means as they are; a value below 0 is treated as 0.", Unit::share, 2}, &R::icc2},
         {{"f", "F of the analysis of variance by group."}, &R::f},
         {{"df1", "Groups less one.", Unit::degrees_of_freedom, 0}, &R::df1},
         {{"df2", "People less groups.", Unit::degrees_of_freedom, 0}, &R::df2},
         {{"p_value", "Chance of groups differing this much where none differ.", Unit::p_value, 3}, &R::p_value},
         {{"median_rwg_j", "Median of rwg_j over the groups that have one; composites have none.", Unit::none, 2}, &R::median_rwg_j},
         {{"share_rwg_070", "Share of those groups with an rwg_j of at least 0.70.", Unit::share, 2}, &R::share_rwg_070},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<GroupAgreementRow>& declaration_of(const GroupAgreementRow*) {
    using R = GroupAgreementRow;
    static const auto declaration = declare<R>(
        {"group_agreement",
         "Agreement within groups",
         "How far the people of one site or team see the same thing, over those who answered every item of the scale.",
         "group_agreement",
         {}},
        {{{"scale", "The scale."}, &R::scale},
         {{"n", "People of the group who answered every item of the scale.", Unit::people, 0}, &R::n},
         {{"rwg_j", "Agreement against answers spread evenly over the options, 0 to 1; it rises with the number of items.", Unit::none, 2},
          &R::rwg_j},
         {{"rwg_star", "The same without the number of items; below 0 where answers spread more than evenly.", Unit::none, 2},
          &R::rwg_star},
         {{"ad_mean", "How far people lie from their group's mean on an item, on average over items.", Unit::scale_points, 2}, &R::ad_mean},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
