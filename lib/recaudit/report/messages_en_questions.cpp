#include <recaudit/report/messages.hpp>

#include <array>

namespace recaudit {
namespace {

constexpr std::array phrases{
    // questions that go against the others
    Messages::Phrase{
        "caution.contrary",
        "Among {who}, the question \u201c{item}\u201d ({id}) goes against the others on \u201c{theme}\u201d (correlation {r}). "
        "It is probably keyed the wrong way: check whether the questionnaire file should reverse it, or whether the data had "
        "it reversed already. Or it means something else to them."},
    Messages::Phrase{"caution.contrary-two",
                     "Among {who}, two questions on \u201c{theme}\u201d go against the others, most of all \u201c{item}\u201d ({id}, "
                     "correlation {r}): it is probably keyed the wrong way. Turn it round first; the other may fall into place then."},
    Messages::Phrase{"caution.contrary-more",
                     "Among {who}, the question \u201c{item}\u201d ({id}) goes against the others on \u201c{theme}\u201d most (correlation "
                     "{r}): it is probably keyed the wrong way. Turn it round first; the {n} others that go against the rest may fall into "
                     "place then."},
    Messages::Phrase{"caution.contrary-all",
                     "Among {who}, all questions on \u201c{theme}\u201d go against each other. Some are probably keyed the wrong way, and "
                     "the answers do not tell which: check each against the questionnaire."},
    Messages::Phrase{"reliability.improper",
                     "Where omega is missing although there are answers enough, the model behind it would need a negative variance, which "
                     "nothing has. Omega is then refused rather than repaired; alpha stands."},

    // may groups be compared
    Messages::Phrase{"comparable", "May these groups be compared?"},
    Messages::Phrase{"comparable.intro",
                     "Scores of groups can be compared only if the questions mean the same to all of them. A factor model tells: it asks "
                     "whether the questions belong together as the themes say, here in all who answered every question."},
    Messages::Phrase{"fit.good", "{who}: the questions group into these themes well (CFI {cfi}, SRMR {srmr})."},
    Messages::Phrase{"fit.fair", "{who}: the questions group into these themes fairly well (CFI {cfi}, SRMR {srmr})."},
    Messages::Phrase{"fit.poor", "{who}: the questions do not group into these themes well (CFI {cfi}, SRMR {srmr})."},
    Messages::Phrase{
        "comparable.convention",
        "Across groups, the model is fitted three times: with the same themes; with each question counting for its theme "
        "alike; with each question answered from the same starting point as well. Where the fit (CFI) gets worse by more than "
        "0.010 from one to the next, the groups differ in that: this limit is a convention, and so are those for a fit that is "
        "fair (0.90) or good (0.95). A group takes part where it has ten people more than the model has questions."},
    Messages::Phrase{"groups-of.perspective", "people of different perspectives"},
    Messages::Phrase{"groups-of.wave", "{who} in different rounds"},
    Messages::Phrase{"groups-of.site", "{who} at different sites"},
    Messages::Phrase{"groups-of.team", "{who} of different teams"},
    Messages::Phrase{"groups-of.attribute", "{who} who differ in \u201c{attribute}\u201d"},
    Messages::Phrase{"comparable.yes",
                     "{groups}: yes. The questions count for their themes alike and are answered from the same starting point, so a "
                     "difference between mean scores is a difference in how people see the theme (change in CFI {metric}, then {scalar}; "
                     "{people})."},
    Messages::Phrase{"comparable.scalar",
                     "{groups}: in part. The questions count for their themes alike (change in CFI {metric}), but some are answered higher "
                     "or lower in one group than its view of the theme accounts for (change in CFI {scalar}; {people}). A difference "
                     "between mean scores may come from such questions: look at the single questions before speaking of the theme."},
    Messages::Phrase{"comparable.metric",
                     "{groups}: hardly. The same questions count for their themes more in one group than in another (change in CFI "
                     "{metric}; {people}), so that a score does not mean quite the same to them. Do not lean on differences between mean "
                     "scores."},
    Messages::Phrase{"comparable.unknown", "{groups}: cannot tell ({reason})."},
    Messages::Phrase{"comparable.poor",
                     " Already with nothing held equal the questions do not group into these themes well (CFI {cfi}), so this says less."},
    Messages::Phrase{"comparable.left-out", " Of {all} groups {n} took no part, mostly because too few people answered every question."},
    Messages::Phrase{"comparable.left-out-one", " Of {all} groups one took no part."},
    Messages::Phrase{"comparable.linked",
                     " The same people answered in several rounds, which the model takes for different people: its p-values are rough."},
    Messages::Phrase{"comparable.caption", "Factor models{when}"},
    Messages::Phrase{"comparable.more",
                     "How strongly each question goes with its theme, and how close the themes are to each other, stands in the tables "
                     "loadings and factor_correlations."},
    Messages::Phrase{"model.one_group", "everyone together"},
    Messages::Phrase{"model.configural", "same themes"},
    Messages::Phrase{"model.metric", "counting alike"},
    Messages::Phrase{"model.scalar", "same starting point too"},
    Messages::Phrase{"column.model", "Model"},
    Messages::Phrase{"column.chi-square", "Chi-square"},
    Messages::Phrase{"column.df", "Degrees of freedom"},
    Messages::Phrase{"column.cfi", "CFI"},
    Messages::Phrase{"column.delta-cfi", "Change in CFI"},
    Messages::Phrase{"column.rmsea", "RMSEA"},
    Messages::Phrase{"column.srmr", "SRMR"},
    Messages::Phrase{"caution.compare-scalar",
                     "Mean scores of {groups} are to be compared with care: some questions are answered higher or lower in one group than "
                     "its view of the theme accounts for (equal starting points change the CFI by {change}; by convention a fall of more "
                     "than 0.010 counts)."},
    Messages::Phrase{"caution.compare-metric",
                     "Scores do not mean quite the same to {groups}: the same questions count for their themes more in one group than in "
                     "another (holding that equal changes the CFI by {change}; by convention a fall of more than 0.010 counts)."},
    Messages::Phrase{"caution.compare-unknown", "Whether the questions mean the same to {groups} cannot be told: {reason}."},
};

}  // namespace

std::span<const Messages::Phrase> detail::english_phrases_on_questions() { return phrases; }

}  // namespace recaudit
