/// The fixed phrases, in English, about what means of groups can tell and about sites against a target.
#include <recaudit/report/messages.hpp>

namespace recaudit::detail {
namespace {

constexpr Messages::Phrase phrases[] = {
    // whether means of groups mean anything
    Messages::Phrase{"meaning", "What means of sites and teams can tell"},
    Messages::Phrase{"meaning.intro",
                     "Two questions are kept apart. May a group\u2019s mean be shown? That depends on how many people answered there, and "
                     "is settled before anything else: what could give people away is withheld. Does it mean anything? That depends on how "
                     "alike people of one group are and how much groups differ, and is asked here. A mean may be safe to show and still "
                     "say next to nothing about how that group stands among others."},
    Messages::Phrase{"meaning.terms",
                     "ICC(1) is the share of all differences between people that lies between groups. The reliability of a mean, from 0 to "
                     "1, says how far it tells its group from others: at 0 the differences between means are all chance, and towards 1 "
                     "chance has no part in them. It grows with the number of people. r*wg says how far people of one group agree, from 1 "
                     "(all answer alike) to 0 (as if answers were spread evenly) and below. None of these is a mark to pass or fail."},
    Messages::Phrase{"meaning.site", "Sites"},
    Messages::Phrase{"meaning.team", "Teams"},
    Messages::Phrase{"meaning.group.site", "site"},
    Messages::Phrase{"meaning.group.team", "team"},
    Messages::Phrase{"meaning.groups.site", "sites"},
    Messages::Phrase{"meaning.groups.team", "teams"},
    Messages::Phrase{"meaning.of", "\u201c{theme}\u201d, {who}: {text}"},
    Messages::Phrase{"meaning.between",
                     "{share}\u00a0% of the differences between people lie between {groups} (ICC(1) {icc1}, ICC(2) {icc2}). The mean of a "
                     "{group} of the usual size, {n} people, has a reliability of {reliability}: {verdict}. {needed}"},
    Messages::Phrase{"meaning.tiny", "less than 0.1"},
    Messages::Phrase{"meaning.needed", "For 0.70 a {group} would need {n} answers."},
    Messages::Phrase{"meaning.needed-too-many", "No number of answers that any {group} could give would bring it to 0.70."},
    Messages::Phrase{"meaning.verdict.well", "means of this size tell {groups} apart"},
    Messages::Phrase{"meaning.verdict.roughly", "means of this size tell {groups} apart roughly"},
    Messages::Phrase{"meaning.verdict.hardly", "what sets means of this size apart is mostly chance"},
    Messages::Phrase{"meaning.negative",
                     "{groups} differ no more than chance alone would make them (ICC(1) {icc1}, treated as 0). The mean of a {group} says "
                     "nothing about it that the mean of everyone does not say."},
    Messages::Phrase{"meaning.agree", "Within {groups} the median rwg is {median}."},
    Messages::Phrase{"meaning.two", "With only two {groups} all of this rests on one difference: take it as a hint at most."},
    Messages::Phrase{"meaning.one", "there is only one {group} with answers, so nothing can be said about differences between {groups}."},
    Messages::Phrase{"meaning.alike", "all {groups} have the same mean, so there is nothing to tell apart."},
    Messages::Phrase{"meaning.alone", "no {group} has two people with a score, so nothing can be said."},
    Messages::Phrase{"meaning.flat-apart",
                     "within every {group} everyone has the same score and {groups} differ: a mean says all there is to say."},
    Messages::Phrase{"meaning.flat", "everyone has the same score, so nothing can be said."},
    Messages::Phrase{"meaning.none", "{reason}."},
    Messages::Phrase{"meaning.no-rwg", "several themes together have none"},
    Messages::Phrase{"meaning.caption.site", "What depends on the site{when}"},
    Messages::Phrase{"meaning.caption.team", "What depends on the team{when}"},
    Messages::Phrase{"meaning.within.site", "How far people of one site agree (r*wg){when}"},
    Messages::Phrase{"meaning.within.team", "How far people of one team agree (r*wg){when}"},
    Messages::Phrase{"meaning.within-files", "rwg and the average deviation of each group are in tables/group_agreement.csv."},
    Messages::Phrase{"meaning.within-more",
                     "rwg and the average deviation of each group are in tables/group_agreement.csv, where {n} more groups stand."},
    Messages::Phrase{"column.icc1", "ICC(1)"},
    Messages::Phrase{"column.icc2", "ICC(2)"},
    Messages::Phrase{"column.p-plain", "p"},
    Messages::Phrase{"column.median-rwg", "Median rwg"},
    Messages::Phrase{"column.usual", "People in the usual group"},
    Messages::Phrase{"column.mean-reliability", "Reliability of its mean"},
    Messages::Phrase{"column.needed", "People needed for 0.70"},
    Messages::Phrase{"meaning.finding",
                     "May means of {groups} among {who} be shown? Where enough people answered, yes. Do they mean much? A mean of {n} "
                     "people, the usual number in a {group}, has a reliability of {range} from theme to theme, where 1 would be free of "
                     "chance: {verdict}."},
    Messages::Phrase{"meaning.finding.well", "they tell {groups} apart"},
    Messages::Phrase{"meaning.finding.mixed", "on some themes they tell {groups} apart roughly, on others hardly"},
    Messages::Phrase{"meaning.finding.hardly", "what sets them apart is mostly chance"},

    // sites against a target
    Messages::Phrase{"benchmark", "Sites against a target"},
    Messages::Phrase{"benchmark.intro",
                     "Is a site unusual, given how many people answered there and how much sites differ anyway? The limits say within "
                     "which means such sites usually lie: 95 of 100 within the first, 998 of 1,000 within the second. A site outside them "
                     "is a place to go and ask, neither good nor bad. Sites stand in alphabetical order, here as everywhere: there is no "
                     "league table, because ranks are known far too roughly for one."},
    Messages::Phrase{"benchmark.against.all_sites", "The target is the mean of the sites\u2019 means, each site counting once."},
    Messages::Phrase{"benchmark.against.median_site", "The target is the median of the sites\u2019 means."},
    Messages::Phrase{"benchmark.against.file", "The targets come from elsewhere; the table below says from where."},
    Messages::Phrase{"benchmark.few",
                     "With fewer than ten sites, how much sites differ anyway is known only roughly: take the limits as rough too."},
    Messages::Phrase{"benchmark.too-few-sites", "there are only {n} sites with answers, and limits need three."},
    Messages::Phrase{"benchmark.reason", "{reason}."},
    Messages::Phrase{
        "benchmark.inside",
        "{who}: {withheld}{all} lie within the 95\u00a0% limits on {themes}. By rank, the typical site could be in any of {span} "
        "of {places} places."},
    Messages::Phrase{"benchmark.all", "all {n} sites"},
    Messages::Phrase{"benchmark.all-shown", "the other {n}"},
    Messages::Phrase{"benchmark.outside",
                     "of {n} sites, set against {target} out of 100, these lie outside the 95\u00a0% limits, where chance alone would put "
                     "about {expected}: {list}. {ranks}"},
    Messages::Phrase{"benchmark.withheld", "{n} sites are withheld; "},
    Messages::Phrase{"benchmark.withheld-one", "1 site is withheld; "},
    Messages::Phrase{"benchmark.site",
                     "{site}, {place} ({value}; {people}; best guess at its level {shrunken}; by rank anything from {low} to {high})"},
    Messages::Phrase{"benchmark.site-value", "{value}, {level}\u00a0% interval {range}"},
    Messages::Phrase{"benchmark.flag.above_99_8", "above the 99.8\u00a0% limit"},
    Messages::Phrase{"benchmark.flag.above_95", "above the 95\u00a0% limit"},
    Messages::Phrase{"benchmark.flag.below_95", "below the 95\u00a0% limit"},
    Messages::Phrase{"benchmark.flag.below_99_8", "below the 99.8\u00a0% limit"},
    Messages::Phrase{"benchmark.flag.within", "within the limits"},
    Messages::Phrase{"benchmark.ranks", "By rank, the typical site could be in any of {span} of {n} places."},
    Messages::Phrase{"benchmark.caption", "{theme}, {who}: sites against the target{when}"},
    Messages::Phrase{"benchmark.targets", "Where the targets come from"},
    Messages::Phrase{"benchmark.more", "{n} more sites, within the limits, stand in tables/benchmarks.csv."},
    Messages::Phrase{"benchmark.ranked", "{low} to {high}"},
    Messages::Phrase{"column.mean", "Mean"},
    Messages::Phrase{"column.limits-95", "95\u00a0% limits"},
    Messages::Phrase{"column.limits-998", "99.8\u00a0% limits"},
    Messages::Phrase{"column.place", "Where it lies"},
    Messages::Phrase{"column.shrunken", "Best guess at its level"},
    Messages::Phrase{"column.rank", "Rank from 1st"},
    Messages::Phrase{"column.target", "Target"},
    Messages::Phrase{"column.source", "Source"},
    Messages::Phrase{"column.date", "Date"},
    Messages::Phrase{"benchmark.finding",
                     "Beyond chance and beyond how much sites differ anyway: {list}. A site outside the 99.8\u00a0% limits is one to look "
                     "at first, not a good or a bad one."},
    Messages::Phrase{"benchmark.finding.site", "{site}, {place} on \u201c{theme}\u201d among {who} ({value}; {people})"},
    Messages::Phrase{"benchmark.finding.more", "{n} more, in the section on sites against a target"},
    Messages::Phrase{"benchmark.finding.none", "No site lies outside the 99.8\u00a0% limits on any theme."},
    Messages::Phrase{"ordinal.st", "{n}st"},
    Messages::Phrase{"ordinal.nd", "{n}nd"},
    Messages::Phrase{"ordinal.rd", "{n}rd"},
    Messages::Phrase{"ordinal.th", "{n}th"},

    // the same mix of people
    Messages::Phrase{"standardised", "Sites with the same mix of people"},
    Messages::Phrase{"standardised.intro",
                     "Sites differ in whom they have. This is what each site\u2019s mean would be if its people were mixed as those of all "
                     "sites are, by {attribute}. Where a site has nobody of some kind, there is no figure rather than a guess. What is "
                     "left between sites may still come from other things in which they differ."},
    Messages::Phrase{"standardised.caption", "Means with the same mix by {attribute}{when}"},
};

}  // namespace

std::span<const Messages::Phrase> english_group_phrases() { return phrases; }

}  // namespace recaudit::detail
