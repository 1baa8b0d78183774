/// The sections of the full report, in the order in which they stand: the ids that a study may name under
/// `report: {sections: [...]}`. A new section is added here.
#pragma once

#include <string_view>

namespace recaudit {

inline constexpr std::string_view report_sections[]{
    "combined",         // whose results these are, where several organisations' are put together
    "at-a-glance",      //
    "who-answered",     //
    "themes",           //
    "perspectives",     //
    "change",           //
    "groups",           // sites, teams and other groups
    "needs",            // what to learn and build next
    "actions",          // what was done, and what has changed since
    "you-said-we-did",  // what people said, what was done, what changed
    "meaning",          // what means of sites and teams can tell
    "benchmark",        // sites against a target
    "comments",         // what people wrote
    "language",         // words that could be more respectful
    "reliability",      // how well the questions hang together
    "adaptation",       // where forms differ from the original
    "comparability",    // may groups be compared
    "quality",          // how people answered
    "drivers",          // what goes together with the outcome chosen
    "withheld",         //
    "methods",          //
    "glossary",         //
    "provenance",       //
};

/// Those that stand in every report, chosen or not: what is not shown and why, and how the figures were made.
inline constexpr std::string_view lasting_sections[]{"withheld", "methods", "provenance"};

}  // namespace recaudit
