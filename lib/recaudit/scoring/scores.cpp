#include <recaudit/scoring/score.hpp>
#include <recaudit/scoring/scores.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// Counts a column in every partition.
template <class Count>
std::vector<CellCounts> in_each(const std::vector<Partition>& partitions, std::size_t form, std::span<const double> weights, Count count) {
    std::vector<CellCounts> out;
    for (const Partition& partition : partitions)
        out.push_back(count(CellsOfRows{partition.cell_of[form], partition.cells.size(), weights}));
    return out;
}

DimensionScores scale_scores(const Instrument& instrument, const Scale& scale, const FormResponses& form, std::size_t number,
                             const std::vector<Partition>& partitions) {
    DimensionScores out;
    ScaleScores scored = score_scale(instrument, scale, form);
    out.range = score_range(instrument, scale);
    out.status = can_be_scored(instrument, scale) ? Status::ok : Status::not_declared;
    out.counts = in_each(partitions, number, form.weights, [&](const CellsOfRows& rows) { return count_scores(scored.score, rows); });
    out.has_favourable = scored.percent_favourable.has_value();
    if (out.has_favourable) {
        out.favourable_counts = in_each(partitions, number, form.weights,
                                        [&](const CellsOfRows& rows) { return count_scores(*scored.percent_favourable, rows); });
        out.favourable_levels = std::move(scored.percent_favourable->levels);
    }
    out.scores = std::move(scored.score);
    return out;
}

DimensionScores composite_scores(const Instrument& instrument, const Composite& composite, const FormScores& form, std::size_t number,
                                 const std::vector<Partition>& partitions, std::span<const double> weights) {
    DimensionScores out;
    std::vector<const ScoreColumn*> scales;
    for (const std::size_t scale : composite.scales) {
        scales.push_back(&form.dimensions[scale].scores);
        if (form.dimensions[scale].status != Status::ok) out.status = form.dimensions[scale].status;
    }
    out.range = score_range(instrument, composite);
    out.scores = score_composite(composite, scales);
    out.counts = in_each(partitions, number, weights, [&](const CellsOfRows& rows) { return count_scores(out.scores, rows); });
    return out;
}

/// Counts who has a score on any scale, and who has none.
std::vector<CellCounts> people_of(const FormScores& form, std::size_t scales, std::size_t rows, std::size_t number,
                                  const std::vector<Partition>& partitions) {
    std::vector<std::uint8_t> scored(rows, 0);
    for (std::size_t scale = 0; scale < scales; ++scale)
        std::visit(
            [&](const auto& codes) {
                const std::size_t none = form.dimensions[scale].scores.levels.size();
                for (std::size_t row = 0; row < rows; ++row) scored[row] = static_cast<std::uint8_t>(scored[row] | (codes[row] < none));
            },
            form.dimensions[scale].scores.codes);
    return in_each(partitions, number, {}, [&](const CellsOfRows& cells) { return count_bytes(scored, 0, 2, cells); });
}

struct ScaleTask {
    std::size_t form, scale;
};

void score_scales(std::vector<FormScores>& forms, const Study& study, const Responses& responses, const std::vector<Partition>& partitions,
                  Threads threads) {
    std::vector<ScaleTask> tasks;
    for (std::size_t form = 0; form < forms.size(); ++form) {
        const Instrument& instrument = study.instruments[form];
        forms[form].dimensions.resize(instrument.scales.size() + instrument.composites.size());
        for (std::size_t scale = 0; scale < instrument.scales.size(); ++scale) tasks.push_back({form, scale});
    }
    for_each_block(tasks.size(), threads, [&](std::size_t task) {
        const auto [form, scale] = tasks[task];
        const Instrument& instrument = study.instruments[form];
        forms[form].dimensions[scale] = scale_scores(instrument, instrument.scales[scale], responses.forms[form], form, partitions);
    });
}

void score_composites(std::vector<FormScores>& forms, const Study& study, const Responses& responses,
                      const std::vector<Partition>& partitions, Threads threads) {
    for_each_block(forms.size(), threads, [&](std::size_t form) {
        const Instrument& instrument = study.instruments[form];
        const std::size_t scales = instrument.scales.size();
        for (std::size_t i = 0; i < instrument.composites.size(); ++i)
            forms[form].dimensions[scales + i] =
                composite_scores(instrument, instrument.composites[i], forms[form], form, partitions, responses.forms[form].weights);
        forms[form].people = people_of(forms[form], scales, responses.forms[form].rows, form, partitions);
    });
}

/// Calls visit(scores of the dimension) for each form that has rows in the slice and holds the dimension.
template <class Visit>
void for_each_form(const Scores& scores, const Family& family, const Slice& slice, const Shared& dimension, Visit visit) {
    for (std::size_t i = 0; i < family.forms.size(); ++i)
        if (slice.has_form[i] != 0 && dimension.in_form[i]) visit(scores.forms[family.forms[i]].dimensions[*dimension.in_form[i]]);
}

Tally tally_of_group(const DimensionScores& dimension, const Family& family, const Slice& slice, std::size_t group) {
    CodeCounts counts(dimension.scores.levels.size());
    counts.add(dimension.counts[family.groups[group].partition], slice.cells[group]);
    return tally_of(dimension.scores.levels, counts);
}

SliceDimension slice_dimension(const Scores& scores, const Family& family, const Slice& slice, const Shared& dimension) {
    SliceDimension out;
    for_each_form(scores, family, slice, dimension, [&](const DimensionScores& form) {
        if (form.status != Status::ok) out.status = form.status;
        else if (out.present && out.range != form.range) out.status = Status::forms_differ;
        out.present = true;
        out.range = form.range;
    });
    out.tallies.resize(family.groups.size());
    if (out.status != Status::ok) return out;
    for (std::size_t group = 0; group < family.groups.size(); ++group)
        for_each_form(scores, family, slice, dimension, [&](const DimensionScores& form) {
            out.tallies[group] = merged(out.tallies[group], tally_of_group(form, family, slice, group));
        });
    return out;
}

void add_tallies(Scores& scores, Threads threads) {
    struct Task {
        std::size_t family, slice, dimension;
    };
    std::vector<Task> tasks;
    for (std::size_t family = 0; family < scores.families.size(); ++family) {
        const std::size_t dimensions = scores.families[family].dimensions.size();
        auto& slices = scores.tallies.emplace_back(scores.families[family].slices.size());
        for (std::size_t slice = 0; slice < slices.size(); ++slice) {
            slices[slice].resize(dimensions);
            for (std::size_t dimension = 0; dimension < dimensions; ++dimension) tasks.push_back({family, slice, dimension});
        }
    }
    for_each_block(tasks.size(), threads, [&](std::size_t task) {
        const auto [f, s, d] = tasks[task];
        const Family& family = scores.families[f];
        scores.tallies[f][s][d] = slice_dimension(scores, family, family.slices[s], family.dimensions[d]);
    });
}

}  // namespace

Scores score(const Study& study, const Responses& responses, Labels& labels, Threads threads) {
    std::vector<std::vector<std::uint8_t>> who(responses.forms.size());
    for_each_block(who.size(), threads, [&](std::size_t form) { who[form] = responded(responses.forms[form]); });
    Scores out;
    out.left_out = small_teams(study, responses, who);
    who = without(out.left_out, study, responses, std::move(who));
    out.groupings = groupings_of(study, responses);
    Partitions partitions = partitions_of(out.groupings, responses, who, threads);
    out.families = families_of(study, responses, out.groupings, partitions, labels);
    out.partitions = std::move(partitions.all);
    out.forms.resize(responses.forms.size());
    score_scales(out.forms, study, responses, out.partitions, threads);
    score_composites(out.forms, study, responses, out.partitions, threads);
    add_tallies(out, threads);
    return out;
}

WeightedTally weighted_tally(const Scores& scores, std::size_t family, std::size_t slice, std::size_t dimension, std::size_t group) {
    const Family& of = scores.families[family];
    WeightedTally out;
    for_each_form(scores, of, of.slices[slice], of.dimensions[dimension], [&](const DimensionScores& form) {
        CodeCounts counts(form.scores.levels.size());
        counts.add(form.counts[of.groups[group].partition], of.slices[slice].cells[group]);
        out = merged(out, weighted_tally_of(form.scores.levels, counts));
    });
    return out;
}

Number mean_percent_favourable(const Scores& scores, std::size_t family, std::size_t slice, std::size_t dimension, std::size_t group) {
    const Family& of = scores.families[family];
    double sum = 0, people = 0;
    bool is_defined = true;
    for_each_form(scores, of, of.slices[slice], of.dimensions[dimension], [&](const DimensionScores& form) {
        is_defined = is_defined && form.has_favourable;
        if (!is_defined) return;
        CodeCounts counts(form.favourable_levels.size());
        counts.add(form.favourable_counts[of.groups[group].partition], of.slices[slice].cells[group]);
        for (std::size_t level = 0; level < form.favourable_levels.size(); ++level) {
            const double here = counts.weights.empty() ? static_cast<double>(counts.counts[level]) : counts.weights[level];
            sum += here * form.favourable_levels[level];
            people += here;
        }
    });
    if (!is_defined || !(people > 0)) return {};
    return sum / people;
}

}  // namespace recaudit
