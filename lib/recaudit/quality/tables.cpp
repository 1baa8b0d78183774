#include <recaudit/quality/tables.hpp>

namespace recaudit {

const Declaration<QualityRow>& declaration_of(const QualityRow*) {
    using R = QualityRow;
    static const auto declaration = declare<R>(
        {"quality",
         "Quality of the answers",
         "Screens on answers as given, before reversal. A flag is a reason to look, never to delete: nothing is left out because of it.",
         "quality",
         {}},
        {{{"check", "The screen."}, &R::check},
         {{"flagged", "People, or questions, that the screen flags."}, &R::flagged},
         {{"share", "Those flagged as a share of the people, or questions, that could be looked at.", Unit::share, 3}, &R::share},
         {{"note", "What is flagged, from which limit on, and which questions."}, &R::note}});
    return declaration;
}

}  // namespace recaudit
