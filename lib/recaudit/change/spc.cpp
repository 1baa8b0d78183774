#include <recaudit/change/over_waves.hpp>
#include <recaudit/change/spc.hpp>
#include <recaudit/scoring/comparability.hpp>
#include <recaudit/stats/control_chart.hpp>
#include <recaudit/stats/moments.hpp>

#include <algorithm>
#include <utility>

namespace recaudit {
namespace {

/// The mean of a group in one wave.
struct MeanOfWave {
    std::size_t slice;
    double mean;
    std::int64_t n;
};

/// The series of one family. Keeps references to its arguments.
class ControlCharts {
public:
    ControlCharts(const Study& study, const Scores& scores, const Comparability& versions, std::size_t family, const RuleNames& names)
        : study_(&study), scores_(&scores), versions_(&versions), family_(family), names_(names) {}

    [[nodiscard]] std::vector<SpcRow> rows(std::uint32_t perspective, std::size_t group) const {
        std::vector<SpcRow> out;
        for (std::size_t dimension = 0; dimension < family().dimensions.size(); ++dimension) {
            const std::vector<MeanOfWave> series = series_of(perspective, group, dimension);
            if (series.size() >= fewest_chart_points) add_rows(out, group, dimension, series);
        }
        return out;
    }

private:
    [[nodiscard]] const Family& family() const { return scores_->families[family_]; }

    /// Empty where waves have scores of other ranges.
    [[nodiscard]] std::vector<MeanOfWave> series_of(std::uint32_t perspective, std::size_t group, std::size_t dimension) const {
        std::vector<MeanOfWave> out;
        std::optional<Range> range;
        for (std::size_t slice = 0; slice < family().slices.size(); ++slice) {
            if (family().slices[slice].perspective != perspective) continue;
            const SliceDimension& at = scores_->tallies[family_][slice][dimension];
            if (!at.present || at.status != Status::ok || at.tallies[group].empty()) continue;
            if (range && !(*range == at.range)) return {};
            range = at.range;
            const Number mean = study_->weights.any() ? moments(weighted_tally(*scores_, family_, slice, dimension, group)).mean
                                                      : moments(at.tallies[group]).mean;
            if (mean) out.push_back({slice, *mean, at.tallies[group].n()});
        }
        return out;
    }

    void add_rows(std::vector<SpcRow>& out, std::size_t group, std::size_t dimension, const std::vector<MeanOfWave>& series) const {
        const bool comparable = has_same_questions(dimension, series);
        const std::int64_t smallest = std::ranges::min(series, {}, &MeanOfWave::n).n;
        std::vector<SpcRow> rows;
        for (const MeanOfWave& wave : series) {
            SpcRow& row = rows.emplace_back();
            row.scope = scope_of(family(), family().slices[wave.slice], family().groups[group]);
            row.scale = family().dimensions[dimension].id;
            row.value = wave.mean;
            row.people = smallest;
            row.status = comparable ? Status::ok : Status::not_comparable;
        }
        if (comparable) rows = charted(std::move(rows), names_);
        out.insert(out.end(), rows.begin(), rows.end());
    }

    [[nodiscard]] bool has_same_questions(std::size_t dimension, const std::vector<MeanOfWave>& series) const {
        for (std::size_t i = 1; i < series.size(); ++i)
            if (!versions_->comparable(family_, series[i - 1].slice, series[i].slice, dimension)) return false;
        return true;
    }

    const Study* study_;
    const Scores* scores_;
    const Comparability* versions_;
    std::size_t family_;
    RuleNames names_;
};

}  // namespace

RuleNames rule_names(Labels& labels) {
    return {Label(), labels.intern("outside_limits"), labels.intern("trend"), labels.intern("two_of_three"), labels.intern("one_side")};
}

std::vector<SpcRow> charted(std::vector<SpcRow> series, const RuleNames& names) {
    std::vector<double> values;
    for (const SpcRow& row : series) values.push_back(*row.value);
    const ControlLimits chart = control_chart(values);
    for (std::size_t i = 0; i < series.size(); ++i) {
        SpcRow& row = series[i];
        row.status = chart.status;
        row.centre = chart.centre;
        row.lower = chart.lower;
        row.upper = chart.upper;
        row.rule = names[static_cast<std::size_t>(chart.rules[i])];
    }
    return series;
}

std::vector<SpcRow> spc_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels, Threads threads) {
    std::vector<SpcRow> rows;
    if (responses.waves.size() < fewest_chart_points) return rows;
    const Comparability versions(study, responses, scores);
    const RuleNames names = rule_names(labels);
    for (const FamilyPerspective& of : family_perspectives(scores)) {
        const ControlCharts charts(study, scores, versions, of.family, names);
        std::vector<std::vector<SpcRow>> parts(scores.families[of.family].groups.size());
        for_each_block(parts.size(), threads, [&](std::size_t group) { parts[group] = charts.rows(of.perspective, group); });
        for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    }
    return rows;
}

}  // namespace recaudit
