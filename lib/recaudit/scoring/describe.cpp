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

void fill_moments(ScoresRow& row, Number mean, Number sd, Number se, const Quartiles& quartiles) {
    row.mean = mean;
    row.sd = sd;
    row.se = se;
    row.q1 = quartiles.q1;
    row.median = quartiles.median;
    row.q3 = quartiles.q3;
}

Number corrected_for_population(Number se, std::int64_t n, Count headcount) {
    if (!se || !headcount || *headcount <= 0) return se;
    return *se * finite_population_factor(n, *headcount);
}

Status status_of(std::int64_t n) { return n == 0 ? Status::no_answers : n == 1 ? Status::too_few : Status::ok; }

ScoresRow scores_row(const Study& study, const Responses& responses, const Scores& scores, const At& at) {
    const Family& family = scores.families[at.family];
    const Slice& slice = family.slices[at.slice];
    const Group& group = family.groups[at.group];
    const SliceDimension& dimension = scores.tallies[at.family][at.slice][at.dimension];
    const Tally& tally = dimension.tallies[at.group];
    ScoresRow row;
    row.scope = scope_of(family, slice, group);
    row.scale = family.dimensions[at.dimension].id;
    row.people = tally.n();
    row.status = dimension.status == Status::ok ? status_of(row.people) : dimension.status;
    if (dimension.status != Status::ok) return row;
    row.n = row.people;
    if (row.people == 0) return row;
    if (study.weights.any()) {
        const WeightedTally weighted = weighted_tally(scores, at.family, at.slice, at.dimension, at.group);
        const WeightedMoments all = moments(weighted);
        fill_moments(row, all.mean, all.sd(), all.se, quartiles(weighted));
    } else {
        const Moments all = moments(tally);
        fill_moments(row, all.mean, all.sd(), all.se(), quartiles(tally));
    }
    if (study.finite_population) row.se = corrected_for_population(row.se, row.people, headcount_of(responses.headcount, slice, group));
    const Interval interval = t_interval(row.mean, row.se, static_cast<double>(row.people - 1), study.confidence);
    row.ci_low = interval.low;
    row.ci_high = interval.high;
    row.percent_favourable = mean_percent_favourable(scores, at.family, at.slice, at.dimension, at.group);
    if (row.mean) row.percent_of_maximum = 100 * (*row.mean - dimension.range.low) / (dimension.range.high - dimension.range.low);
    return row;
}

}  // namespace

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
                        rows.push_back(scores_row(study, responses, scores, {f, s, d, group}));
    }
    return rows;
}

}  // namespace recaudit
