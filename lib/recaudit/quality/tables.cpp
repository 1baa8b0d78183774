#include <recaudit/quality/tables.hpp>

namespace recaudit {

const Declaration<QualityRow>& declaration_of(const QualityRow*) {
    using R = QualityRow;
    static const auto declaration = declare<R>(
        {"quality",
         "Quality of the answers",
         "Screens on answers as given, before reversal. A flag is a reason to look; nobody is left out because of it unless the study "
         "asks.",
         "quality",
         {}},
        {{{"check", "The screen."}, &R::check},
         {{"flagged", "People, or questions, that the screen flags."}, &R::flagged},
         {{"share", "Those flagged as a share of the people, or questions, that could be looked at.", Unit::share, 3}, &R::share},
         {{"note", "What is flagged, from which limit on, and which questions."}, &R::note}});
    return declaration;
}

const Declaration<ExclusionsRow>& declaration_of(const ExclusionsRow*) {
    using R = ExclusionsRow;
    static const auto declaration = declare<R>(
        {"exclusions",
         "People left out",
         "People whom the study leaves out of every other figure, by the screen that flags them. Empty unless the study asks for it.",
         "exclusions",
         {}},
        {{{"screen", "The screen, as in the table quality; any counts each person once."}, &R::screen},
         {{"excluded", "People left out because of it.", Unit::people}, &R::excluded},
         {{"share", "They as a share of everyone with any answer.", Unit::share, 3}, &R::share},
         {{"status", "ok, or why the figures are empty."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
