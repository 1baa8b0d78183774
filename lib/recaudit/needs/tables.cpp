#include <recaudit/needs/tables.hpp>

namespace recaudit {

const Declaration<NeedsRow>& declaration_of(const NeedsRow*) {
    using R = NeedsRow;
    static const auto declaration = declare<R>(
        {"needs",
         "Needs",
         "How much an item needs attention: where its importance was asked, the mean weighted discrepancy between importance and how it "
         "is now (Borich); else how far its mean is from the favourable end. A need is something to learn or build, not a fault.",
         "needs",
         {}},
        {{{"item", "The item."}, &R::item},
         {{"n", "People who answered the item, and its importance where that was asked.", Unit::people, 0}, &R::n},
         {{"current", "Their mean answer to the item, after reversal.", Unit::scale_points, 2}, &R::current},
         {{"importance", "Their mean answer to how important it is; empty where that was not asked.", Unit::scale_points, 2},
          &R::importance},
         {{"need", "Mean of importance - current, times mean importance; without importance the distance from the favourable end."},
          &R::need},
         {{"rank", "1 for the greatest need of this group among items measured alike; equal needs share the smaller rank.", Unit::none, 0},
          &R::rank},
         {{"learning", "Ids of what there is to learn from for the item or its scale, with spaces between."}, &R::learning},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<RankedNeedsRow>& declaration_of(const RankedNeedsRow*) {
    using R = RankedNeedsRow;
    static const auto declaration = declare<R>(
        {"ranked_needs",
         "Needs by ranked discrepancy",
         "Of those who rated an item and its importance, how many rate it below, as high as and above its importance: needs without "
         "means of single items (Narine and Harder).",
         "ranked_needs",
         {}},
        {{{"item", "The item."}, &R::item},
         {{"n", "People who answered the item and its importance.", Unit::people, 0}, &R::n},
         {{"percent_below", "Of these, who rate the item below its importance.", Unit::percent, 0}, &R::percent_below},
         {{"percent_equal", "Who rate both alike.", Unit::percent, 0}, &R::percent_equal},
         {{"percent_above", "Who rate the item above its importance.", Unit::percent, 0}, &R::percent_above},
         {{"ranked_discrepancy", "percent_above - percent_below: -100 where everyone sees a need, 100 where nobody does.", Unit::none, 0},
          &R::ranked_discrepancy},
         {{"rank", "1 for the lowest ranked discrepancy of this group; equal ones share the smaller rank.", Unit::none, 0}, &R::rank},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
