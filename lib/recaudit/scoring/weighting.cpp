#include <recaudit/scoring/weighting.hpp>
#include <recaudit/stats/mean_test.hpp>
#include <recaudit/stats/moments.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace recaudit {
namespace {

/// A scale in a slice.
struct ScaleOfSlice {
    std::size_t family, slice, dimension;
};

std::vector<ScaleOfSlice> scales_of(const Scores& scores) {
    std::vector<ScaleOfSlice> out;
    for (std::size_t f = 0; f < scores.families.size(); ++f)
        for (std::size_t s = 0; s < scores.families[f].slices.size(); ++s)
            for (std::size_t d = 0; d < scores.families[f].dimensions.size(); ++d)
                if (scores.tallies[f][s][d].present && scores.tallies[f][s][d].status == Status::ok) out.push_back({f, s, d});
    return out;
}

/// The group of everyone comes first.
constexpr std::size_t everyone = 0;

/// Calls `visit` with the weight of everyone who has a score.
template <class Visit>
void for_each_weight(const Responses& responses, const Scores& scores, const ScaleOfSlice& at, Visit visit) {
    const Family& family = scores.families[at.family];
    const Slice& slice = family.slices[at.slice];
    for (std::size_t i = 0; i < family.forms.size(); ++i) {
        const auto in_form = family.dimensions[at.dimension].in_form[i];
        if (!in_form || slice.has_form[i] == 0) continue;
        const FormResponses& form = responses.forms[family.forms[i]];
        const ScoreColumn& column = scores.forms[family.forms[i]].dimensions[*in_form].scores;
        for (std::size_t row = 0; row < form.rows; ++row) {
            const Stratum& stratum = responses.strata[form.stratum_of[row]];
            if (stratum.perspective == slice.perspective && stratum.wave == slice.wave && column.score(row)) visit(form.weights[row]);
        }
    }
}

struct Extremes {
    double smallest = 0, largest = 0;
};

Extremes extremes_of(const Responses& responses, const Scores& scores, const ScaleOfSlice& at) {
    Extremes out;
    for_each_weight(responses, scores, at, [&](double weight) {
        out.smallest = out.smallest == 0 ? weight : std::min(out.smallest, weight);
        out.largest = std::max(out.largest, weight);
    });
    return out;
}

/// How many people the rarest weight was given to, where anybody has a score.
std::int64_t fewest_with_one_weight(const Responses& responses, const Scores& scores, const ScaleOfSlice& at) {
    std::map<double, std::int64_t> people;
    for_each_weight(responses, scores, at, [&](double weight) { ++people[weight]; });
    return std::ranges::min_element(people, {}, [](const auto& weight) { return weight.second; })->second;
}

/// Whether weights were raked to groups that no table reports, and of which disclosure control knows nothing.
bool is_raked_to_others(const Study& study, const Scores& scores) {
    const auto is_reported = [&](const std::vector<std::string>& margin) {
        return std::ranges::any_of(scores.groupings, [&](const Grouping& grouping) {
            return grouping.factors.size() == margin.size() && std::ranges::all_of(grouping.factors, [&](const Factor& factor) {
                       return std::ranges::find(margin, factor.name) != margin.end();
                   });
        });
    };
    return !std::ranges::all_of(study.weights.rake, is_reported);
}

void fill_raking(WeightingRow& row, const Responses& responses, const Family& family, const Slice& slice) {
    for (const RakedWeights& raked : responses.raked)
        if (family.id == raked.family && raked.perspective == slice.perspective && raked.wave == slice.wave) {
            row.trimmed = raked.trimmed;
            row.iterations = raked.iterations;
        }
}

WeightingRow weighting_row(const Study& study, const Responses& responses, const Scores& scores, const ScaleOfSlice& at) {
    const Family& family = scores.families[at.family];
    const Slice& slice = family.slices[at.slice];
    const WeightedTally tally = weighted_tally(scores, at.family, at.slice, at.dimension, everyone);
    WeightingRow row;
    row.scope = scope_of(family, slice, family.groups[everyone]);
    row.scale = family.dimensions[at.dimension].id;
    row.people = tally.n();
    row.n = row.people;
    if (row.people == 0) {
        row.status = Status::no_answers;
        return row;
    }
    const double sum = std::accumulate(tally.weights.begin(), tally.weights.end(), 0.0);
    const double squares = std::accumulate(tally.squared_weights.begin(), tally.squared_weights.end(), 0.0);
    const double mean = sum / static_cast<double>(row.people);
    row.effective_n = sum * sum / squares;
    const Extremes extremes = extremes_of(responses, scores, at);
    row.smallest_weight = extremes.smallest / mean;
    row.largest_weight = extremes.largest / mean;
    // With the headcount, a weight tells how many it was given to.
    if (is_raked_to_others(study, scores)) row.people = std::min(row.people, fewest_with_one_weight(responses, scores, at));
    fill_raking(row, responses, family, slice);
    const WeightedMoments moments_here = moments(tally);
    row.status = *row.n < 2 ? Status::too_few : tally.values.size() < 2 ? Status::no_variance : Status::ok;
    if (row.status == Status::ok)
        row.design_effect = *moments_here.se * *moments_here.se * static_cast<double>(*row.n) / *moments_here.variance;
    return row;
}

PopulationRow population_row(const Study& study, const Scores& scores, const ScaleOfSlice& at, std::size_t group, std::int64_t headcount) {
    const Family& family = scores.families[at.family];
    const Tally& tally = scores.tallies[at.family][at.slice][at.dimension].tallies[group];
    const Scope scope = scope_of(family, family.slices[at.slice], family.groups[group]);
    const Label scale = family.dimensions[at.dimension].id;
    if (study.weights.any()) {
        const WeightedMoments all = moments(weighted_tally(scores, at.family, at.slice, at.dimension, group));
        return population_row(study, {scope, scale, tally.n(), all.mean, all.se, headcount});
    }
    const Moments all = moments(tally);
    return population_row(study, {scope, scale, all.n, all.mean, all.se(), headcount});
}

}  // namespace

PopulationRow population_row(const Study& study, const PopulationOf& of) {
    PopulationRow row;
    row.scope = of.scope;
    row.scale = of.scale;
    row.people = of.n;
    row.n = of.n;
    row.headcount = of.headcount;
    row.mean = of.mean;
    row.status = of.n == 0 ? Status::no_answers : of.n == 1 ? Status::too_few : Status::ok;
    const auto df = static_cast<double>(of.n - 1);
    const Interval place = t_interval(of.mean, of.se, df, study.confidence);
    row.place_ci_low = place.low;
    row.place_ci_high = place.high;
    if (of.n > of.headcount) {
        row.status = Status::headcount_too_small;
        return row;
    }
    const Number se = of.se ? Number(*of.se * finite_population_factor(of.n, of.headcount)) : of.se;
    const Interval people = t_interval(of.mean, se, df, study.confidence);
    row.people_ci_low = people.low;
    row.people_ci_high = people.high;
    return row;
}

std::vector<WeightingRow> weighting_table(const Study& study, const Responses& responses, const Scores& scores, Threads threads) {
    if (!study.weights.any()) return {};
    const std::vector<ScaleOfSlice> scales = scales_of(scores);
    std::vector<WeightingRow> rows(scales.size());
    for_each_block(scales.size(), threads, [&](std::size_t i) { rows[i] = weighting_row(study, responses, scores, scales[i]); });
    return rows;
}

std::vector<PopulationRow> population_table(const Study& study, const Responses& responses, const Scores& scores, Threads threads) {
    if (!study.finite_population) return {};
    const std::vector<ScaleOfSlice> scales = scales_of(scores);
    std::vector<std::vector<PopulationRow>> parts(scales.size());
    for_each_block(scales.size(), threads, [&](std::size_t i) {
        const Family& family = scores.families[scales[i].family];
        const Slice& slice = family.slices[scales[i].slice];
        for (std::size_t group = 0; group < family.groups.size(); ++group) {
            const Count headcount = headcount_of(responses.headcount, slice, family.groups[group]);
            if (slice.has_group(group) && headcount && *headcount > 0)
                parts[i].push_back(population_row(study, scores, scales[i], group, *headcount));
        }
    });
    std::vector<PopulationRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

const Declaration<WeightingRow>& declaration_of(const WeightingRow*) {
    using R = WeightingRow;
    static const auto declaration = declare<R>(
        {"weighting",
         "What weights cost",
         "In weighted studies, how unequal the weights are of everyone with a score, and how much precision that costs.",
         "weighting",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"n", "People with a score.", Unit::people, 0}, &R::n},
         {{"effective_n", "What their answers are worth in answers of equal weight: (sum w)^2 / sum(w^2).", Unit::people, 1},
          &R::effective_n},
         {{"design_effect", "Variance of the weighted mean over that of a simple random sample of as many people, with replacement."},
          &R::design_effect},
         {{"smallest_weight", "Smallest weight, in multiples of the mean weight."}, &R::smallest_weight},
         {{"largest_weight", "Largest weight, in multiples of the mean weight."}, &R::largest_weight},
         {{"trimmed", "Respondents whose raked weight was cut to the cap.", Unit::people, 0}, &R::trimmed},
         {{"iterations", "Rounds of raking until all margins fitted.", Unit::none, 0}, &R::iterations},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

const Declaration<PopulationRow>& declaration_of(const PopulationRow*) {
    using R = PopulationRow;
    static const auto declaration = declare<R>(
        {"population",
         "These people, or this place",
         "With finite_population, both intervals of each mean score: about the people of the headcount, and about such a place with other "
         "people in it.",
         "population",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"n", "People with a score.", Unit::people, 0}, &R::n},
         {{"headcount", "People there were.", Unit::people, 0}, &R::headcount},
         {{"mean", "Mean score, as in the table scores.", Unit::scale_points, 2}, &R::mean},
         {{"people_ci_low", "Lower end of the interval about the people of the headcount.", Unit::scale_points, 2}, &R::people_ci_low},
         {{"people_ci_high", "Upper end of the interval about the people of the headcount.", Unit::scale_points, 2}, &R::people_ci_high},
         {{"place_ci_low", "Lower end of the interval about the place, without correction.", Unit::scale_points, 2}, &R::place_ci_low},
         {{"place_ci_high", "Upper end of the interval about the place, without correction.", Unit::scale_points, 2}, &R::place_ci_high},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

}  // namespace recaudit
