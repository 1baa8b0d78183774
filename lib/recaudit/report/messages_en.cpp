#include <recaudit/report/messages.hpp>

#include <iterator>
#include <vector>

namespace recaudit {
namespace {

constexpr Messages::Phrase phrases[] = {
    // no std::array: Clang deduces at most 256
    // words of the page
    Messages::Phrase{"and", "and"},
    Messages::Phrase{"contents", "Contents"},
    Messages::Phrase{"skip", "Skip to the report"},
    Messages::Phrase{"not-for-publication", "NOT FOR PUBLICATION"},
    Messages::Phrase{"not-for-publication.text", "Disclosure control was off: small groups are not hidden. Do not share this."},
    Messages::Phrase{"print.tables",
                     "On paper the charts stand without their tables. The same figures as tables are in report.html on a screen, and in "
                     "the folder tables beside it."},
    Messages::Phrase{"narrow.charts", "On a narrow screen charts and wide tables go on to the right: push them sideways."},
    Messages::Phrase{"figure-table", "The same figures as a table"},
    Messages::Phrase{"see", "details"},
    Messages::Phrase{"see-label", "details of: {text}"},
    Messages::Phrase{"subtitle.plain", "A recovery-culture audit"},
    Messages::Phrase{"subtitle.one", "A recovery-culture audit, {wave}"},
    Messages::Phrase{"subtitle.many", "A recovery-culture audit in {n} rounds, {first} to {last}"},

    // small parts of sentences
    Messages::Phrase{"when", " in {wave}"},
    Messages::Phrase{"range", "{low} to {high}"},
    Messages::Phrase{"quoted", "\u201c{text}\u201d"},
    Messages::Phrase{"from-to", "{from} to {to}"},
    Messages::Phrase{"short.value", "{value} ({range})"},
    Messages::Phrase{"percent", "{n}\u00a0%"},
    Messages::Phrase{"people.one", "1 person"},
    Messages::Phrase{"people.many", "{n} people"},
    Messages::Phrase{"people.unknown", "number of people withheld"},
    Messages::Phrase{"in-family", "{family}: {text}"},
    Messages::Phrase{"at-site", "At {site}, {who}"},
    Messages::Phrase{"rounding", " (The difference was worked out before rounding.)"},
    Messages::Phrase{"more-rows", "{n} more rows stand in tables/{table}.csv."},
    Messages::Phrase{"all-answers", "All answers"},
    Messages::Phrase{"no-headcount", "no headcount was given"},

    // perspectives
    Messages::Phrase{"perspective.none", "Everyone"},
    Messages::Phrase{"perspective.staff", "Staff"},
    Messages::Phrase{"perspective.service_user", "Service users"},
    Messages::Phrase{"perspective.leader", "Leaders"},
    Messages::Phrase{"perspective.carer", "Carers"},
    Messages::Phrase{"perspective.partner", "Partners"},
    Messages::Phrase{"perspective.document", "Documents"},
    Messages::Phrase{"perspective-within.none", "people"},
    Messages::Phrase{"perspective-within.staff", "staff"},
    Messages::Phrase{"perspective-within.service_user", "service users"},
    Messages::Phrase{"perspective-within.leader", "leaders"},
    Messages::Phrase{"perspective-within.carer", "carers"},
    Messages::Phrase{"perspective-within.partner", "partners"},
    Messages::Phrase{"perspective-within.document", "documents"},

    // why a figure is not there
    Messages::Phrase{"withheld", "withheld"},
    Messages::Phrase{"status.ok", "not asked"},
    Messages::Phrase{"status.withheld", "withheld"},
    Messages::Phrase{"status.no_answers", "no answers"},
    Messages::Phrase{"status.too_few", "too few people"},
    Messages::Phrase{"status.too_few_items", "too few questions"},
    Messages::Phrase{"status.no_variance", "everyone answered alike"},
    Messages::Phrase{"status.not_identified", "the answers do not settle it"},
    Messages::Phrase{"status.not_converged", "the calculation did not settle"},
    Messages::Phrase{"status.improper", "the model does not suit the answers"},
    Messages::Phrase{"status.saturated", "the model fits whatever the answers"},
    Messages::Phrase{"status.not_declared", "not set out in the questionnaire"},
    Messages::Phrase{"status.partly_withheld", "partly withheld"},
    Messages::Phrase{"status.needs_answers", "needs people\u2019s own answers"},
    Messages::Phrase{"status.forms_differ", "the forms ask different questions"},
    Messages::Phrase{"status.headcount_too_small", "the headcount is too small"},
    Messages::Phrase{"status.not_comparable", "the questions changed"},
    Messages::Phrase{"status.holds_outcome", "part of the outcome"},
    Messages::Phrase{"status.no_target", "nothing to set it against"},
    Messages::Phrase{"status.missing_level", "a kind of people is not there"},

    // headings of columns, names of axes
    Messages::Phrase{"column.theme", "Theme"},
    Messages::Phrase{"column.form", "Questionnaire"},
    Messages::Phrase{"column.who", "Who"},
    Messages::Phrase{"column.site", "Site"},
    Messages::Phrase{"column.team", "Team"},
    Messages::Phrase{"column.round", "Round"},
    Messages::Phrase{"column.rounds", "Rounds"},
    Messages::Phrase{"column.people", "People"},
    Messages::Phrase{"column.people-of", "People: {who}"},
    Messages::Phrase{"column.people-from", "People then"},
    Messages::Phrase{"column.people-to", "People now"},
    Messages::Phrase{"column.answered", "Answered"},
    Messages::Phrase{"column.scored", "With a score"},
    Messages::Phrase{"column.headcount", "Could have answered"},
    Messages::Phrase{"column.rate", "Response rate"},
    Messages::Phrase{"column.score", "Score (0 to 100)"},
    Messages::Phrase{"column.interval", "{level}\u00a0% interval"},
    Messages::Phrase{"column.gap", "Gap"},
    Messages::Phrase{"column.change", "Change"},
    Messages::Phrase{"column.p", "Adjusted p"},
    Messages::Phrase{"column.slope", "Points a year"},
    Messages::Phrase{"column.answers-given", "People, all rounds"},
    Messages::Phrase{"column.verdict", "In words"},
    Messages::Phrase{"column.detectable", "Smallest change it could find"},
    Messages::Phrase{"column.groups", "Groups"},
    Messages::Phrase{"column.between", "Of the spread, between groups"},
    Messages::Phrase{"column.item", "Statement"},
    Messages::Phrase{"column.items", "Questions"},
    Messages::Phrase{"column.complete", "People with all answers"},
    Messages::Phrase{"column.alpha", "Alpha"},
    Messages::Phrase{"column.omega", "Omega"},
    Messages::Phrase{"column.in-words", "The answers to these questions ..."},
    Messages::Phrase{"column.table", "Table"},
    Messages::Phrase{"column.rows", "Rows withheld"},
    Messages::Phrase{"column.reason", "Why"},
    Messages::Phrase{"column.file", "File"},
    Messages::Phrase{"column.sha256", "SHA-256"},
    Messages::Phrase{"axis.hundred", "Score from 0 to 100"},
    Messages::Phrase{"axis.gap", "{a} less {b}"},

    // at a glance
    Messages::Phrase{"glance", "At a glance"},
    Messages::Phrase{"glance.who", "Who answered"},
    Messages::Phrase{"glance.standing", "How each theme stands"},
    Messages::Phrase{"glance.gaps", "Where people see it differently"},
    Messages::Phrase{"glance.groups", "Where sites, teams or other groups differ"},
    Messages::Phrase{"glance.change", "What has clearly changed"},
    Messages::Phrase{"glance.caution", "What cannot be said"},
    Messages::Phrase{"glance.chart", "Every theme{when}"},
    Messages::Phrase{"glance.chart-description",
                     "One row a theme; a mark for each group of people shows their mean score from 0 to 100, the line through it how far "
                     "that might be off, because only some people answered. The numbers stand at the right and in the table below."},
    Messages::Phrase{"glance.nobody", "Nobody has answered yet."},
    Messages::Phrase{"hundred",
                     "Scores run from 0, the lowest a score can be, to 100, the highest. The numbers in brackets show how far a score "
                     "might be off, because only some people answered ({level}\u00a0% interval)."},

    // who answered
    Messages::Phrase{"participation", "Who answered"},
    Messages::Phrase{"participation.rate", "{n} of {headcount} {who} answered{when}: {rate}\u00a0%."},
    Messages::Phrase{"participation.count", "{n} {who} answered{when}."},
    Messages::Phrase{"participation.withheld", "How many {who} answered{when} is withheld."},
    Messages::Phrase{"participation.intro",
                     "Everyone who gave any answer counts as having answered. A score on a theme needs enough of its questions answered, "
                     "so fewer people may have one."},
    Messages::Phrase{"participation.everyone", "Everyone, round by round"},
    Messages::Phrase{"participation.by-site", "Site by site{when}"},

    // themes
    Messages::Phrase{"themes", "Themes"},
    Messages::Phrase{"themes.intro",
                     "For each theme: how it stands in every round, then the answers to each of its questions in the latest round."},
    Messages::Phrase{"themes.intro-one", "For each theme: how it stands, then the answers to each of its questions."},
    Messages::Phrase{"theme.composite", "This is the mean of several themes."},
    Messages::Phrase{"theme.chart", "{theme}: every round"},
    Messages::Phrase{"theme.chart-one", "{theme}: how it stands{when}"},
    Messages::Phrase{"theme.chart-description",
                     "Mean scores on \u201c{theme}\u201d from 0 to 100 with their intervals, one row a round, for each group of people. "
                     "The numbers stand at the right and in the table below."},
    Messages::Phrase{"theme.ends", "On \u201c{theme}\u201d, 0 means \u201c{low}\u201d to every question and 100 means \u201c{high}\u201d."},
    Messages::Phrase{"theme.ends-reversed",
                     "On \u201c{theme}\u201d, 0 means \u201c{low}\u201d to every question and 100 means \u201c{high}\u201d, reversed "
                     "questions turned round."},
    Messages::Phrase{"theme.low-favourable", "There the low answers are the favourable ones."},
    Messages::Phrase{"themes.any", "any theme"},
    Messages::Phrase{"standing", "{theme}: {list}."},
    Messages::Phrase{"standing.part", "{who} {value}"},
    Messages::Phrase{"standing.value", "{value} out of 100 ({level}\u00a0% interval {range}; {people})"},
    Messages::Phrase{"standing.no-interval", "{value} out of 100 ({people})"},
    Messages::Phrase{"items.reading",
                     "In the charts of single questions, favourable answers run to the right of the line and unfavourable ones to the "
                     "left. Neutral answers stand aside, so that they push neither end; so does \u201cdon\u2019t know\u201d, which no "
                     "percentage counts in. Percentages are rounded and may add up to 99 or 101."},
    Messages::Phrase{"items.line-reading",
                     "Some questions are lines between two ends, with no point from which an answer is good. Their charts show where "
                     "people stand on the way from one end to the other, and how far apart they are."},
    Messages::Phrase{"items.line-chart", "{theme}: where {who} stand on each line{when}"},
    Messages::Phrase{"items.line-description",
                     "One row a line: a mark at the mean place from 0 at the one end to 100 at the other, and a bar that reaches one "
                     "standard deviation to either side. The numbers are also in the table below."},
    Messages::Phrase{"axis.line", "Mean place on the line; the bar reaches one standard deviation to either side"},
    Messages::Phrase{"item.line", "{text} (0: {low}; 100: {high})"},
    Messages::Phrase{"item.line-hover", "{item}: mean place {place}, {people}"},
    Messages::Phrase{"column.low-end", "At 0"},
    Messages::Phrase{"column.high-end", "At 100"},
    Messages::Phrase{"column.mean-place", "Mean place"},
    Messages::Phrase{"column.spread", "Standard deviation"},
    Messages::Phrase{"items.chart", "{theme}: what {who} answered{when}"},
    Messages::Phrase{
        "items.chart-description",
        "One row a question: the percentage of unfavourable answers to the left, of favourable answers to the right, of neutral answers "
        "and of \u201cdon\u2019t know\u201d in columns of their own. The numbers are also in the table below."},
    Messages::Phrase{"item.reversed", "{text} (reversed)"},
    Messages::Phrase{"item.own-words", "\u201c{concept}\u201d, in words of each form\u2019s own"},
    Messages::Phrase{"item.hover",
                     "{item}: favourable {favourable}\u00a0%, neutral {neutral}\u00a0%, unfavourable {unfavourable}\u00a0%, {people}"},
    Messages::Phrase{"favourable", "Favourable %"},
    Messages::Phrase{"neutral", "Neutral %"},
    Messages::Phrase{"unfavourable", "Unfavourable %"},
    Messages::Phrase{"dont-know", "Don\u2019t know %"},

    // perspectives
    Messages::Phrase{"perspectives", "Perspectives side by side"},
    Messages::Phrase{"perspectives.one", "Only one group of people was asked, so there is nothing to set beside it."},
    Messages::Phrase{"perspectives.intro",
                     "The same themes, asked of different people in words of their own. On the left both scores; on the right the gap "
                     "between them with its interval. Where that interval leaves out 0 and the test agrees, the gap is called clear."},
    Messages::Phrase{"gap.neither",
                     "A gap is neither good nor bad: people in different places see different things. It is a reason to talk."},
    Messages::Phrase{"gap.higher",
                     "{a} rate \u201c{theme}\u201d {difference} points higher than {b}: {mean_a} against {mean_b} out of 100 "
                     "({level}\u00a0% interval for the gap {range}; {people_a} and {people_b})."},
    Messages::Phrase{"gap.lower",
                     "{a} rate \u201c{theme}\u201d {difference} points lower than {b}: {mean_a} against {mean_b} out of 100 "
                     "({level}\u00a0% interval for the gap {range}; {people_a} and {people_b})."},
    Messages::Phrase{"gap.none", "No clear gap between {a} and {b} on {themes}."},
    Messages::Phrase{"gap.not-tested", "Not tested between {a} and {b}, because too few people answered, on {themes}."},
    Messages::Phrase{"gap.clear-value", "{value}, clear"},
    Messages::Phrase{"gap.clear-short", "clear gap"},
    Messages::Phrase{"gap.unclear-short", "no clear gap"},
    Messages::Phrase{"gap.chart", "{a} and {b}{when}"},
    Messages::Phrase{"gap.chart-description",
                     "One row a theme. Left: the scores of {a} and {b} from 0 to 100, joined by a line. Right: the gap between them with "
                     "its interval, against a line at 0; clear gaps are called so. The numbers stand at the right and in the table below."},

    // question by question
    Messages::Phrase{"item-gaps", "Question by question: {a} and {b}"},
    Messages::Phrase{
        "item-gaps.intro",
        "Both were asked about the same things, each in words of their own: {n} questions{when}. A gap is told from the top of "
        "the theme, so questions marked as reversed have been turned round."},
    Messages::Phrase{"item-gaps.clear", "Clear gaps, the largest first:"},
    Messages::Phrase{"item-gap.higher",
                     "{item}: {a} {difference} points higher than {b}, {mean_a} against {mean_b} out of 100 ({level}\u00a0% interval for "
                     "the gap {range}; {people_a} and {people_b})."},
    Messages::Phrase{"item-gap.lower",
                     "{item}: {a} {difference} points lower than {b}, {mean_a} against {mean_b} out of 100 ({level}\u00a0% interval for "
                     "the gap {range}; {people_a} and {people_b})."},
    Messages::Phrase{"item-gap.same-words", "\u201c{a}\u201d"},
    Messages::Phrase{"item-gap.own-words", "\u201c{a}\u201d (of {who}: \u201c{b}\u201d)"},
    Messages::Phrase{"item-gaps.more", "{n} more clear gaps stand in tables/item_gaps.csv."},
    Messages::Phrase{"item-gaps.none", "No clear gap on any question."},
    Messages::Phrase{"item-gaps.others", "No clear gap on the other {n}."},
    Messages::Phrase{"item-gaps.untested", "Withheld or not tested: {n}."},

    // change
    Messages::Phrase{"change", "Change"},
    Messages::Phrase{"change.first", "This is the first round. Change can be seen from the second round on."},
    Messages::Phrase{"change.independent",
                     "Answers are anonymous, so each round is a group of people of its own: a change is the difference between two groups, "
                     "some of them the same people."},
    Messages::Phrase{"change.linked",
                     "The same people are followed from round to round: a change is the mean change of those who answered both times."},
    Messages::Phrase{"change.patience",
                     "Two rounds are two points, not a trend, and recovery cultures take five to ten years. \u201cNo clear change\u201d "
                     "does not mean that nothing has changed: it means that these answers cannot tell a change from chance."},
    Messages::Phrase{"change.chart", "Every theme over the rounds"},
    Messages::Phrase{"change.chart-description",
                     "One small panel a theme: mean scores joined from round to round, with their intervals, for each group of people. The "
                     "upright axis runs from {low} to {high}, not from 0 to 100, in all panels alike. Where the questions changed so that "
                     "two rounds cannot be compared, the line is broken. The numbers are in the table below."},
    Messages::Phrase{"change.higher",
                     "{who} rate \u201c{theme}\u201d {difference} points higher in {to} than in {from} ({level}\u00a0% interval for the "
                     "change {range}; {people_from} then, {people_to} now)."},
    Messages::Phrase{"change.lower",
                     "{who} rate \u201c{theme}\u201d {difference} points lower in {to} than in {from} ({level}\u00a0% interval for the "
                     "change {range}; {people_from} then, {people_to} now)."},
    Messages::Phrase{"change.more", "{n} more clear changes at single sites stand in the section on change."},
    Messages::Phrase{"change.none", "No clear change from {from} to {to} among {who} on {themes}."},
    Messages::Phrase{"change.not-tested", "Change from {from} to {to} not tested among {who}, because too few answered, on {themes}."},
    Messages::Phrase{"change.everyone", "Changes from {from} to {to}, everyone together"},
    Messages::Phrase{"change.steps", "Changes from one round to the next, everyone together"},
    Messages::Phrase{"change.sites", "Clear changes at single sites"},
    Messages::Phrase{"verdict.higher", "higher"},
    Messages::Phrase{"verdict.lower", "lower"},
    Messages::Phrase{"verdict.no_clear_change", "no clear change"},
    Messages::Phrase{"verdict.not_tested", "not tested"},

    // trends, questions that changed
    Messages::Phrase{
        "trend.intro",
        "From three rounds on, a slope can be put through them: how many points of 100 a score rises or falls in a year. A few "
        "rounds can rise by chance; where the interval holds 0 it is too early to tell."},
    Messages::Phrase{"trend.none", "On no theme do the rounds so far point up or down: it is too early to tell."},
    Messages::Phrase{"trend.no-dates", "The study gives the rounds no dates, so no slope a year can be worked out."},
    Messages::Phrase{"trend.caption", "Points a year, everyone together, over all rounds"},
    Messages::Phrase{
        "trend.up",
        "{who} rate \u201c{theme}\u201d higher from year to year, by {slope} points a year ({level}\u00a0% interval {range}; {n} "
        "rounds, {people})."},
    Messages::Phrase{
        "trend.down",
        "{who} rate \u201c{theme}\u201d lower from year to year, by {slope} points a year ({level}\u00a0% interval {range}; {n} "
        "rounds, {people})."},
    Messages::Phrase{"trend.rising", "rising"},
    Messages::Phrase{"trend.falling", "falling"},
    Messages::Phrase{"trend.too-early", "too early to tell"},
    Messages::Phrase{
        "versions.flagged",
        "Among {who}, {themes} did not have quite the same questions in {from} and {to}: part of a change may be the wording."},
    Messages::Phrase{"versions.not_comparable",
                     "Among {who}, the questions of {themes} changed between {from} and {to} so that these rounds cannot be compared: no "
                     "change is worked out."},

    // where the spread lies
    Messages::Phrase{
        "variance.intro",
        "Most of the spread of scores usually lies between people, not between places. A place explains what its share says, and "
        "no more; rounds have been set aside."},
    Messages::Phrase{"variance.of", "The spread of scores on \u201c{theme}\u201d among {who}: {list}."},
    Messages::Phrase{"variance.site", "{share} between sites"},
    Messages::Phrase{"variance.team", "{share} between teams"},
    Messages::Phrase{"variance.respondent", "{share} between people"},
    Messages::Phrase{"variance.residual", "{share} between people in the same place"},
    Messages::Phrase{"variance.within", "{share} within people, from round to round"},
    Messages::Phrase{"variance.untold", "For {n} more, the parts are withheld or the answers do not settle them."},

    // sites, teams, other groups
    Messages::Phrase{"groups", "Sites and teams"},
    Messages::Phrase{"groups.intro",
                     "Groups differ by chance even where nothing sets them apart, small groups most. A difference is called clear only "
                     "where a test says so. Means of groups say where to go and ask; they are no ranking."},
    Messages::Phrase{"sites", "Sites"},
    Messages::Phrase{"sites.order", "Sites stand in alphabetical order."},
    Messages::Phrase{"sites.differ", "Do sites differ{when}?"},
    Messages::Phrase{"sites.chart", "{theme}: site by site{when}"},
    Messages::Phrase{"sites.part", ", {first} to {last}"},
    Messages::Phrase{"sites.chart-description",
                     "Mean scores on \u201c{theme}\u201d from 0 to 100 with their intervals, one row a site in alphabetical order. A "
                     "hatched row is withheld. The numbers stand at the right and in the table below."},
    Messages::Phrase{"sites.more", "{n} more sites stand in tables/scores.csv."},
    Messages::Phrase{"teams", "Teams"},
    Messages::Phrase{
        "teams.intro",
        "Mean scores from 0 to 100 in the latest round, teams in alphabetical order, with the number of people and, in brackets, how far "
        "each mean might be off ({level}\u00a0% interval). Most of the difference between small teams is chance: the fewer people, the "
        "wider the interval. What is withheld is withheld for the safety of the people in that team."},
    Messages::Phrase{"teams.differ", "Do teams differ{when}?"},
    Messages::Phrase{"teams.caption", "Teams of {site}{when}"},
    Messages::Phrase{"teams.caption-alone", "Teams{when}"},
    Messages::Phrase{"teams.more", "{n} more groups stand in tables/scores.csv."},
    Messages::Phrase{"by-attribute", "{attribute}"},
    Messages::Phrase{"attribute.differ", "{attribute}: do the groups differ{when}?"},
    Messages::Phrase{"attribute.caption", "{attribute}: scores{when}"},
    Messages::Phrase{"differ.clear", "they clearly differ"},
    Messages::Phrase{"differ.unclear", "no clear difference"},

    // clear differences between two groups
    Messages::Phrase{
        "difference.higher",
        "{a} rate \u201c{theme}\u201d {difference} points higher than {b} ({level}\u00a0% interval {range}; {people_a} and {people_b})."},
    Messages::Phrase{
        "difference.lower",
        "{a} rate \u201c{theme}\u201d {difference} points lower than {b} ({level}\u00a0% interval {range}; {people_a} and {people_b})."},
    Messages::Phrase{"difference.of.site", "{who} at {group}"},
    Messages::Phrase{"difference.of.team", "{who} of {group}"},
    Messages::Phrase{"difference.of.attribute", "{who} ({attribute}: {group})"},
    Messages::Phrase{"difference.numbered.site", "{who} at site {group}"},
    Messages::Phrase{"difference.numbered.team", "{who} of team {group}"},
    Messages::Phrase{"difference.numbered.attribute", "{who} ({attribute}: {group})"},
    Messages::Phrase{"difference.rest.site", "{who} at the other sites"},
    Messages::Phrase{"difference.rest.team", "{who} of the other teams"},
    Messages::Phrase{"difference.rest.attribute", "the other {who}"},
    Messages::Phrase{"differences.between.site", "sites"},
    Messages::Phrase{"differences.between.team", "teams"},
    Messages::Phrase{"differences.between.team-in-site", "teams of the same site"},
    Messages::Phrase{"differences.between.attribute", "these groups"},
    Messages::Phrase{"differences.between.any", "sites, teams or other groups"},
    Messages::Phrase{
        "differences.some",
        "Comparisons between {between}{when}, theme by theme: {n}. {allowance} These differ clearly, the largest difference first:"},
    Messages::Phrase{"differences.none", "No clear difference between {between}{when}. Comparisons made, theme by theme: {n}. {allowance}"},
    Messages::Phrase{"differences.count",
                     "Comparisons between two groups{when}, theme by theme: {n}. Clear among them: {clear}. {allowance}"},
    Messages::Phrase{"differences.allowed",
                     "The tests allow for their number, counted for each perspective and, among teams, each site, so that few are called "
                     "clear by chance."},
    Messages::Phrase{"differences.not-allowed", "The tests do not allow for their number, so some are called clear by chance alone."},

    // reliability
    Messages::Phrase{"reliability", "How well the questions hang together"},
    Messages::Phrase{
        "reliability.intro",
        "A theme\u2019s score is worth something where its questions ask about the same thing. If they do, people who answer one of them "
        "favourably tend to answer the others so too. Alpha and omega measure that, from 0 (not at all) to 1 (completely)."},
    Messages::Phrase{"reliability.more",
                     "A low value says that the questions touch different things, not that people answered badly. A theme of few questions "
                     "has a lower alpha than one of many."},
    Messages::Phrase{"reliability.caption", "Reliability{when}"},
    Messages::Phrase{"reliability.closely", "hang together closely"},
    Messages::Phrase{"reliability.fairly", "hang together well enough for groups"},
    Messages::Phrase{"reliability.loosely", "hang together loosely"},
    Messages::Phrase{"reliability.hardly", "hardly hang together"},
    Messages::Phrase{"reliability.against", "go against each other: check which are reversed"},

    // quality of the answers
    Messages::Phrase{"quality", "How people answered"},
    Messages::Phrase{
        "quality.intro",
        "These screens look at answers as they were given. A flag is a reason to look, never to delete: nobody has been left out "
        "because of one, and someone who ticks the same answer throughout may mean it."},
    Messages::Phrase{"quality.caption", "Screens on the answers{when}"},
    Messages::Phrase{"quality.nothing", "Nothing to screen: the figures are withheld, or nobody answered."},
    Messages::Phrase{"column.check", "What was looked for"},
    Messages::Phrase{"column.flagged", "Flagged"},
    Messages::Phrase{"column.of-all", "Of those looked at"},
    Messages::Phrase{"quality.missing_person", "People who answered fewer than half of the questions"},
    Messages::Phrase{"quality.missing_item", "Questions that more than one in ten left blank{subject}"},
    Messages::Phrase{"quality.missing_scale", "People with too few answers for a score on {subject}"},
    Messages::Phrase{"quality.long_string", "People who gave one answer to half of the questions or more in a row"},
    Messages::Phrase{"quality.low_variability", "People whose answers hardly vary"},
    Messages::Phrase{"quality.even_odd", "People whose answers to one half of each theme run against the other half"},
    Messages::Phrase{"quality.mahalanobis", "People whose answers, taken together, lie far from everyone else\u2019s"},
    Messages::Phrase{"quality.duplicate", "People with every answer the same as someone else"},
    Messages::Phrase{"quality.near_duplicate", "People with all answers but one the same as someone else"},
    Messages::Phrase{"quality.mis_keyed", "Questions that go against the rest of their theme{subject}"},
    Messages::Phrase{"quality.reversed_twice", "Reversed questions that go against the rest of their theme{subject}"},
    Messages::Phrase{"quality.ceiling", "People with the highest possible score on {subject}"},
    Messages::Phrase{"quality.floor", "People with the lowest possible score on {subject}"},
    Messages::Phrase{"quality.unused_option", "Questions with an answer that nobody chose{subject}"},

    // cautions
    Messages::Phrase{"caution.one-wave", "This is one round: nothing can be said about change."},
    Messages::Phrase{"caution.two-waves",
                     "Two rounds are two points, not a trend. Recovery cultures take five to ten years, so it is too early to tell where "
                     "this is going."},
    Messages::Phrase{"caution.few-waves",
                     "{n} rounds are few. Recovery cultures take five to ten years; a change between two rounds is not yet a direction."},
    Messages::Phrase{"caution.silent", "{silent} of {headcount} {who} did not answer{when}. Those who did may see things differently."},
    Messages::Phrase{
        "caution.too-many",
        "{n} {who} answered{when}, more than the headcount of {headcount}: one of the two numbers is wrong, or people answered "
        "twice."},
    Messages::Phrase{"caution.no-headcount",
                     "How many people could have answered was not given, so nobody can say how many the answers stand for."},
    Messages::Phrase{"caution.withheld",
                     "{n} of {total} scores are withheld to keep people's answers private: too few stand behind them, or they would give "
                     "a small group away."},
    Messages::Phrase{
        "caution.loose",
        "The questions on \u201c{theme}\u201d hang together only loosely among {who} (alpha {alpha}): read that score with care."},
    Messages::Phrase{"caution.why", "Answers show where people stand, not why. The reasons are for the people themselves to tell."},
};

std::vector<Messages::Phrase> joined() {
    std::vector<Messages::Phrase> out(std::begin(phrases), std::end(phrases));
    for (const auto more : {detail::english_phrases_on_questions(), detail::english_group_phrases(), detail::english_closing_phrases(),
                            detail::english_phrases_of_analyses()})
        out.insert(out.end(), more.begin(), more.end());
    return out;
}

}  // namespace

std::span<const Messages::Phrase> english_phrases() {
    static const std::vector<Messages::Phrase> all = joined();
    return all;
}

}  // namespace recaudit
