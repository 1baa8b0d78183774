#include <recaudit/report/messages.hpp>

namespace recaudit::detail {
namespace {

/// The phrases of the sections that close the report: what is withheld, methods, words, provenance.
constexpr Messages::Phrase phrases[] = {
    // what is withheld
    Messages::Phrase{"withheld.heading", "What is withheld and why"},
    Messages::Phrase{"withheld.rule",
                     "A figure about fewer than {minimum} people is withheld, because in so small a group people could guess who answered "
                     "what. Some larger groups are withheld as well, only because they would give a small one away: a site less its other "
                     "teams is the team that is hidden. What tells how everyone in a group answered is withheld too. What is withheld is "
                     "marked so, and is in none of the files."},
    Messages::Phrase{"withheld.audit",
                     "Before anything was written, the program tried to undo this. It gathered every sum over a group of people that the "
                     "published figures give away ({sums}), and looked in them, by exact arithmetic, for {tested} groups, remainders and "
                     "crossings of groups. None that is too small to be shown can be worked out."},
    Messages::Phrase{"withheld.left-out",
                     "{people} people of teams below that limit are in none of the figures of this report, as the study asks for."},
    Messages::Phrase{"withheld.left-out-few",
                     "A few people of teams below that limit are in none of the figures of this report, as the study asks for."},
    Messages::Phrase{"withheld.rounded",
                     "Counts of people are rounded to multiples of {base}, and shares are worked out from rounded counts. That is for "
                     "reading, and protects nobody by itself."},
    Messages::Phrase{"withheld.others", "Other limits: {list}."},
    Messages::Phrase{"withheld.other", "{minimum} for {who}"},
    Messages::Phrase{"withheld.off", "Disclosure control was off: small groups are not hidden."},
    Messages::Phrase{"withheld.caption", "Rows that lost figures, by table"},
    Messages::Phrase{"withheld.nothing", "No figure had to be withheld."},
    Messages::Phrase{"withheld.combined",
                     "What an organisation withholds was withheld before its results came here; the section \u201cWhose results these "
                     "are\u201d says how many rows that is. Every figure here is made of figures that the organisations publish, so that "
                     "together they give nothing away that their own reports do not."},
    Messages::Phrase{"withheld.empty", "A dash is something else: the figure does not exist, and the table says why."},
    Messages::Phrase{"suppressed.small_group", "fewer people than the limit"},
    Messages::Phrase{"suppressed.same_answer", "would tell how everyone in a group answered"},
    Messages::Phrase{"suppressed.earlier_release", "an earlier report is about other people of the same round"},
    Messages::Phrase{"suppressed.to_protect_another", "would give away something that is withheld"},

    // methods
    Messages::Phrase{"methods", "Methods"},
    Messages::Phrase{"methods.form", "Questionnaire: {title} ({id}, version {version}, {items} questions)."},
    Messages::Phrase{
        "methods.scoring",
        "Answers worded against a theme are turned round first, within the range the questionnaire declares. A score is {methods}. Someone "
        "who answered too few questions of a theme has no score on it; the questionnaire says how many are needed."},
    Messages::Phrase{"method.mean", "the mean of a person\u2019s answers to the theme\u2019s questions"},
    Messages::Phrase{"method.sum", "the sum of a person\u2019s answers"},
    Messages::Phrase{"method.prorated_sum", "the mean of a person\u2019s answers times the number of questions"},
    Messages::Phrase{"method.percent_of_maximum", "a person\u2019s answers in percent of the highest possible"},
    Messages::Phrase{"method.percent_favourable", "the percentage of a person\u2019s answers that are favourable"},
    Messages::Phrase{"method.count", "the number of choices ticked"},
    Messages::Phrase{"methods.hundred",
                     "In this report scores are set on a line from 0 (the lowest a score can be) to 100 (the highest), so that themes with "
                     "different answers can stand side by side. The files hold them as the questionnaire defines them."},
    Messages::Phrase{
        "methods.interval",
        "Intervals are {level}\u00a0% t intervals of the mean. They tell how far a figure might be off because only some people answered, "
        "as if these had been drawn by lot. They do not cover that those who did not answer may see things differently."},
    Messages::Phrase{"methods.tests",
                     "Differences between groups, perspectives and rounds are tested by Welch\u2019s method, which does not ask groups to "
                     "be alike in size or spread. {adjust} A result is called clear where the adjusted p-value is below {alpha}\u00a0%. "
                     "Groups of fewer than {minimum} people take part in no test."},
    Messages::Phrase{"methods.holm", "P-values are adjusted by Holm\u2019s method within each family of tests."},
    Messages::Phrase{"methods.bh", "P-values are adjusted by Benjamini and Hochberg\u2019s method within each family of tests."},
    Messages::Phrase{"methods.unadjusted", "P-values are not adjusted for the number of tests, so some clear results will be chance."},
    Messages::Phrase{"methods.weights-column", "Answers are weighted by a column of the data; numbers of people are never weighted."},
    Messages::Phrase{"methods.weights-rake",
                     "Answers are weighted so that the groups named in the study count in proportion to the headcount; numbers of people "
                     "are never weighted."},
    Messages::Phrase{"methods.weighted-figures",
                     "Weighted are the scores, the percentages of answers to single questions, and control charts. Everything else counts "
                     "everyone alike: numbers of people, tests of differences, gaps and change, and how well questions hang together."},
    Messages::Phrase{"methods.weighting",
                     "Among {who}{when}, weights run from {smallest} to {largest} times their mean, so that {n} answers are worth about "
                     "{effective} of equal weight."},
    Messages::Phrase{"methods.trimmed", "{n} were cut to the cap."},
    Messages::Phrase{"methods.unweighted", "Everyone\u2019s answers count the same."},
    Messages::Phrase{"methods.finite",
                     "Intervals are narrowed by the share of people who answered: they are about the people there at the time, not about "
                     "what such a place would be like with other people. The table population holds both intervals."},
    Messages::Phrase{"methods.infinite",
                     "Intervals treat those who answered as a sample of all who might have been there: they are about the place, not only "
                     "about the people of that day."},
    Messages::Phrase{
        "methods.rounding",
        "Numbers are rounded once, for reading. Differences are worked out before rounding. The files hold the unrounded numbers."},
    Messages::Phrase{"methods.unknown", "Codes that the questionnaire does not know count as missing."},

    // glossary
    Messages::Phrase{"glossary", "Words used here"},
    Messages::Phrase{"term.score", "Score"},
    Messages::Phrase{"meaning.score",
                     "Where answers to a theme\u2019s questions lie between the lowest (0) and the highest (100) that the questionnaire "
                     "allows, questions worded against the theme turned round."},
    Messages::Phrase{"term.interval", "Interval"},
    Messages::Phrase{"meaning.interval",
                     "How far a figure might be off, because only some people answered: a range of values that fit the answers. Fewer "
                     "people make it wider. It does not cover that those who did not answer may see things differently."},
    Messages::Phrase{"term.people", "People"},
    Messages::Phrase{"meaning.people", "How many people stand behind a figure. It is never weighted."},
    Messages::Phrase{"term.clear", "Clear"},
    Messages::Phrase{"meaning.clear",
                     "Larger than chance would easily make it. The section on methods says how the number of tests is allowed for. What is "
                     "not clear may still be real."},
    Messages::Phrase{"term.favourable", "Favourable"},
    Messages::Phrase{"meaning.favourable", "An answer that the questionnaire counts as speaking for a recovery culture."},
    Messages::Phrase{"term.neutral", "Neutral"},
    Messages::Phrase{"meaning.neutral", "A middle answer, neither favourable nor unfavourable."},
    Messages::Phrase{"term.reversed", "Reversed"},
    Messages::Phrase{"meaning.reversed", "A question worded against its theme: disagreeing with it is favourable."},
    Messages::Phrase{"term.gap", "Gap"},
    Messages::Phrase{"meaning.gap",
                     "The difference between the scores that two groups of people give the same theme. Neither good nor bad."},
    Messages::Phrase{"term.p", "Adjusted p"},
    Messages::Phrase{"meaning.p",
                     "How often chance alone would make a difference at least this large if there were none, corrected for the number of "
                     "tests as the section on methods says. Small means clear."},
    Messages::Phrase{"term.alpha", "Alpha"},
    Messages::Phrase{"meaning.alpha", "Cronbach\u2019s alpha: how well a theme\u2019s questions hang together."},
    Messages::Phrase{"term.omega", "Omega"},
    Messages::Phrase{"meaning.omega", "Like alpha, but it lets some questions count for more than others."},
    Messages::Phrase{"term.withheld", "Withheld"},
    Messages::Phrase{"meaning.withheld",
                     "Known, and not shown: so few people stand behind it that others could guess who answered what, or it would give "
                     "such a figure away."},
    Messages::Phrase{"term.detectable", "Smallest change it could find"},
    Messages::Phrase{
        "meaning.detectable",
        "The change that a comparison of this many people finds four times out of five. Smaller changes can easily go unseen."},

    // published results put together
    Messages::Phrase{"combined", "Whose results these are"},
    Messages::Phrase{
        "combined.text",
        "These are the published results of {organisations}, put together. Nobody\u2019s answers were read. Numbers of people, means "
        "and standard deviations give the same figures as all answers together would; what an organisation withholds is in no "
        "figure here."},
    Messages::Phrase{
        "combined.missing",
        "What published results do not settle is left empty. Each organisation\u2019s own report has it for that organisation."},
    Messages::Phrase{"combined.organisations", "How many people answered{when}"},
    Messages::Phrase{"combined.caption", "What could not be put together"},
    Messages::Phrase{"combined.every-table", "Every table"},
    Messages::Phrase{"combined.all", "all"},
    Messages::Phrase{"combined.one-row", "1 row"},
    Messages::Phrase{"combined.rows", "{n} rows"},
    Messages::Phrase{"combined.why.needs_answers", "it needs people\u2019s own answers"},
    Messages::Phrase{"combined.why.withheld", "withheld, because too few people stand behind it"},
    Messages::Phrase{"combined.why.local", "it is that organisation\u2019s own scale"},
    Messages::Phrase{"combined.why.content_differs", "questions, answers or scoring are not the same everywhere"},
    Messages::Phrase{"combined.why.linked", "who changed by how much is not published"},
    Messages::Phrase{"combined.why.no_headcount", "how many could have answered is not known"},
    Messages::Phrase{"combined.why.dates_differ", "the organisations give a wave different dates"},
    Messages::Phrase{"column.missing", "What is missing"},
    Messages::Phrase{"column.organisation", "Organisation"},

    // provenance
    Messages::Phrase{"provenance", "Where these figures come from"},
    Messages::Phrase{"provenance.text",
                     "Made by recaudit {version} from the study \u201c{study}\u201d, seed {seed}. The same answers and settings give the "
                     "same report. provenance.json, beside this report, holds every setting and the fingerprint of every file."},
    Messages::Phrase{"provenance.caption", "Response files and their fingerprints"},
    Messages::Phrase{"provenance.caption-combined", "Published results and their fingerprints"},
};

}  // namespace

std::span<const Messages::Phrase> english_closing_phrases() { return phrases; }

}  // namespace recaudit::detail
