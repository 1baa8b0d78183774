#include <recaudit/report/messages.hpp>

namespace recaudit {
namespace {

constexpr Messages::Phrase phrases[] = {
    // drivers
    Messages::Phrase{"drivers", "What goes together with the outcome chosen"},
    Messages::Phrase{
        "drivers.intro",
        "The study names an outcome. People who stand high on one theme often stand high on others too, so the themes overlap in what they "
        "tell about it. Relative weights divide what all of them tell together among them: the weights add up to the part of the "
        "outcome\u2019s "
        "spread that goes together with the themes, between 0 and 1."},
    Messages::Phrase{"drivers.caption", "Relative weights{when}"},
    Messages::Phrase{"drivers.not-cause",
                     "This is association, not cause: that a theme and the outcome go together does not say that changing one would change "
                     "the other."},
    Messages::Phrase{"driver.some",
                     "Among {who}{when}, {explained}\u00a0% of the spread of \u201c{outcome}\u201d goes together with the themes. Most of "
                     "that falls to {list}."},
    Messages::Phrase{"driver.part", "\u201c{theme}\u201d ({share}\u00a0%)"},
    Messages::Phrase{"driver.none",
                     "Among {who}{when}, nothing can be said about what goes together with \u201c{outcome}\u201d: {reason}."},
    Messages::Phrase{"driver.left-out", "Left out, because they share answers with it: {list}."},
    Messages::Phrase{"glance.drivers", "What goes together with the outcome chosen"},
    Messages::Phrase{"column.weight", "Weight"},
    Messages::Phrase{"column.share", "Share %"},

    // resampling
    Messages::Phrase{"caution.rough.one",
                     "One of the {total} intervals of means is rough: few people answered, and their scores are lopsided or piled up at an "
                     "end of the scale. The table interval_cautions names it."},
    Messages::Phrase{"caution.rough.many",
                     "{n} of the {total} intervals of means are rough: few people answered, and their scores are lopsided or piled up at "
                     "an end of the scale. The table interval_cautions names them."},
    Messages::Phrase{"caution.rough.advice",
                     "Intervals that do not rest on a bell-shaped spread come with the line {line} in the study file."},
    Messages::Phrase{"caution.rough.resampled", "Rather read the intervals by resampling, in the table bootstrap_intervals."},
    Messages::Phrase{"methods.resampling",
                     "The tables bootstrap_intervals and permutation_tests come from {unit} drawn again {n} times, by the seed named "
                     "below, and do not rest on a bell-shaped spread."},
    Messages::Phrase{"methods.resampling.respondent", "the people who answered,"},
    Messages::Phrase{"methods.resampling.team", "whole teams, where groups are made of teams, else the people who answered,"},
};

}  // namespace

std::span<const Messages::Phrase> detail::english_phrases_of_analyses() { return phrases; }

}  // namespace recaudit
