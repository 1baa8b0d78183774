#include <recaudit/scoring/describe.hpp>
#include <recaudit/stats/mean_test.hpp>
#include <recaudit/stats/moments.hpp>
#include <recaudit/stats/quantile.hpp>

namespace recaudit {
namespace {

/// Where a row of scores is about.
struct At {
    std::size_t family, slice, dimension, group;
};

/// People of a group by code: 0 responded without any score, 1 with one.
CodeCounts people_of(const Scores& scores, const Family& family, const Slice& slice, std::size_t group) {
    CodeCounts counts(2);
    for (const std::size_t form : family.forms) counts.add(scores.forms[form].people[family.groups[group].partition], slice.cells[group]);
    return counts;
}

void fill_quartiles(ScoresRow& row, const Quartiles& quartiles) {
    row.q1 = quartiles.q1;
    row.median = quartiles.median;
    row.q3 = quartiles.q3;
}

template <class AnyMoments>
void fill_moments(DescribedScores& scores, const AnyMoments& of, Number se) {
    scores.mean = of.mean;
    scores.sd = of.sd();
    scores.se = se;
}

Number corrected_for_population(Number se, std::int64_t n, Count headcount) {
    if (!se || !headcount || *headcount <= 0 || n > *headcount) return se;
    return *se * finite_population_factor(n, *headcount);
}

Status status_of(std::int64_t n) { return n == 0 ? Status::no_answers : n == 1 ? Status::too_few : Status::ok; }

/// The row where the forms do not say how to score, or differ.
ScoresRow unscored_row(const DescribedScores& of, Status status) {
    ScoresRow row;
    row.scope = of.scope;
    row.scale = of.scale;
    row.people = of.n;
    row.status = status;
    return row;
}

ScoresRow row_at(const Study& study, const Responses& responses, const Scores& scores, const At& at) {
    const Family& family = scores.families[at.family];
    const Slice& slice = family.slices[at.slice];
    const Group& group = family.groups[at.group];
    const SliceDimension& dimension = scores.tallies[at.family][at.slice][at.dimension];
    const Tally& tally = dimension.tallies[at.group];
    DescribedScores of{scope_of(family, slice, group), family.dimensions[at.dimension].id, dimension.range, tally.n(), {}, {}, {}, {}};
    if (dimension.status != Status::ok) return unscored_row(of, dimension.status);
    if (of.n == 0) return scores_row(study, of);
    const bool weighted = study.weights.any();
    const WeightedTally weights = weighted ? weighted_tally(scores, at.family, at.slice, at.dimension, at.group) : WeightedTally();
    if (weighted) fill_moments(of, moments(weights), moments(weights).se);
    else fill_moments(of, moments(tally), moments(tally).se());
    if (study.finite_population) of.headcount = headcount_of(responses.headcount, slice, group);
    ScoresRow row = scores_row(study, of);
    fill_quartiles(row, weighted ? quartiles(weights) : quartiles(tally));
    row.percent_favourable = mean_percent_favourable(scores, at.family, at.slice, at.dimension, at.group);
    return row;
}

}  // namespace

ScoresRow scores_row(const Study& study, const DescribedScores& of) {
    ScoresRow row;
    row.scope = of.scope;
    row.scale = of.scale;
    row.people = of.n;
    row.n = of.n;
    row.status = status_of(of.n);
    if (of.n == 0) return row;
    row.mean = of.mean;
    row.sd = of.sd;
    row.se = study.finite_population ? corrected_for_population(of.se, of.n, of.headcount) : of.se;
    if (study.finite_population && of.headcount && of.n > *of.headcount) row.status = Status::headcount_too_small;
    const Interval interval = t_interval(row.mean, row.se, static_cast<double>(of.n - 1), study.confidence);
    row.ci_low = interval.low;
    row.ci_high = interval.high;
    if (row.mean) row.percent_of_maximum = 100 * (*row.mean - of.range.low) / (of.range.high - of.range.low);
    return row;
}

std::vector<ResponsesRow> responses_table(const Responses& responses, const Scores& scores) {
    std::vector<ResponsesRow> rows;
    for (const Family& family : scores.families)
        for (const Slice& slice : family.slices)
            for (std::size_t group = 0; group < family.groups.size(); ++group) {
                if (!slice.has_group(group)) continue;
                const CodeCounts people = people_of(scores, family, slice, group);
                ResponsesRow& row = rows.emplace_back();
                row.scope = scope_of(family, slice, family.groups[group]);
                row.people = people.counts[0] + people.counts[1];
                row.responded = row.people;
                row.scored = people.counts[1];
                row.headcount = headcount_of(responses.headcount, slice, family.groups[group]);
                if (row.headcount) row.response_rate = static_cast<double>(row.people) / static_cast<double>(*row.headcount);
            }
    return rows;
}

std::vector<ScoresRow> scores_table(const Study& study, const Responses& responses, const Scores& scores) {
    std::vector<ScoresRow> rows;
    for (std::size_t f = 0; f < scores.families.size(); ++f) {
        const Family& family = scores.families[f];
        for (std::size_t s = 0; s < family.slices.size(); ++s)
            for (std::size_t group = 0; group < family.groups.size(); ++group)
                for (std::size_t d = 0; d < family.dimensions.size(); ++d)
                    if (family.slices[s].has_group(group) && scores.tallies[f][s][d].present)
                        rows.push_back(row_at(study, responses, scores, {f, s, d, group}));
    }
    return rows;
}

}  // namespace recaudit
