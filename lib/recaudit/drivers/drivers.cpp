#include <recaudit/drivers/complete_scores.hpp>
#include <recaudit/drivers/drivers.hpp>
#include <recaudit/stats/bootstrap.hpp>
#include <recaudit/stats/relative_weights.hpp>
#include <recaudit/stats/unit_products.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::int64_t fewest_people = 50;

/// Who draws, and who waits for it.
struct Waiting {
    Threads threads;
    WorkCounter* counter;
};

std::int64_t replicates_of(const Study& study) { return static_cast<std::int64_t>(study.resampling.replicates); }

/// What is known of one scale.
struct Figures {
    Number weight, share, ci_low, ci_high;
    Status status = Status::ok;
};

Matrix kept(const Matrix& square, const std::vector<std::size_t>& which) {
    Matrix out(which.size(), which.size());
    for (std::size_t i = 0; i < which.size(); ++i)
        for (std::size_t j = 0; j < which.size(); ++j) out(i, j) = square(which[i], which[j]);
    return out;
}

/// The variables that vary; the last is the outcome.
std::vector<std::size_t> varying(const Matrix& covariance) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < covariance.rows(); ++i)
        if (covariance(i, i) > 0) out.push_back(i);
    return out;
}

Figures figures_of_scale(const RelativeWeights& found, const std::vector<RelativeWeights>& drawn, std::size_t scale, double confidence) {
    Figures out;
    out.status = found.status;
    if (found.status != Status::ok) return out;
    std::vector<Number> replicates;
    for (const RelativeWeights& one : drawn) replicates.push_back(one.weights.empty() ? Number() : Number(one.weights[scale]));
    const BootstrapInterval interval = percentile_interval(replicates, found.weights[scale], confidence);
    out.weight = found.weights[scale];
    out.ci_low = interval.ci_low;
    out.ci_high = interval.ci_high;
    out.status = interval.status;
    if (found.r_squared > 0) out.share = found.weights[scale] / found.r_squared;
    return out;
}

/// Per scale its figures. A scale on which everyone has the same score has none, and the others do without it.
std::vector<Figures> figures_of(const UnitProducts& units, const ReplicatePlan& plan, double confidence) {
    if (units.n() < fewest_people) return {static_cast<std::size_t>(units.variables() - 1), {{}, {}, {}, {}, Status::too_few}};
    const Matrix covariance = *units.covariance();
    std::vector<Figures> out(covariance.rows() - 1, {{}, {}, {}, {}, Status::no_variance});
    const std::vector<std::size_t> variables = varying(covariance);
    if (variables.size() < 2 || variables.back() != out.size()) return out;
    const RelativeWeights found = relative_weights(kept(covariance, variables));
    const auto drawn = replicates(plan, [&](Random& random) {
        const auto again = units.drawn_covariance(random);
        return again ? relative_weights(kept(*again, variables)) : RelativeWeights{{}, 0, Status::too_few};
    });
    for (std::size_t i = 0; i + 1 < variables.size(); ++i) out[variables[i]] = figures_of_scale(found, drawn, i, confidence);
    return out;
}

void fill(DriversRow& row, const Figures& found, std::size_t people) {
    row.weight = found.weight;
    row.share = found.share;
    row.ci_low = found.ci_low;
    row.ci_high = found.ci_high;
    row.status = people == 0 ? Status::no_answers : found.status;
    row.people = static_cast<std::int64_t>(people);
}

/// The drivers of one outcome in one slice.
class SliceDrivers {
public:
    SliceDrivers(const Study& study, const Responses& responses, const Scores& scores, std::size_t family, std::size_t slice,
                 Outcome outcome)
        : study_(&study), responses_(&responses), scores_(&scores), family_(family), slice_(slice), outcome_(outcome) {}

    [[nodiscard]] std::vector<DriversRow> rows(Label name, const Waiting& waiting) const {
        std::vector<DriversRow> out;
        if (!is_here()) return out;
        std::vector<std::size_t> scales;  // those that take part; out[row_of[i]] is about scales[i]
        std::vector<std::size_t> row_of;
        for (std::size_t dimension = 0; dimension < of().dimensions.size(); ++dimension) {
            if (!is_candidate(dimension)) continue;
            out.push_back(empty_row(name, dimension));
            if (out.back().status != Status::ok) continue;
            scales.push_back(dimension);
            row_of.push_back(out.size() - 1);
        }
        if (scales.empty()) return out;
        const CompleteScores people = complete_scores(*study_, *responses_, *scores_, family_, slice_, scales, outcome_);
        const std::vector<Figures> found = figures(people, waiting);
        for (std::size_t i = 0; i < scales.size(); ++i) fill(out[row_of[i]], found[i], people.rows.rows());
        return out;
    }

private:
    [[nodiscard]] const Family& of() const { return scores_->families[family_]; }
    [[nodiscard]] const Slice& in() const { return of().slices[slice_]; }

    [[nodiscard]] bool is_here() const {
        for (std::size_t form = 0; form < of().forms.size(); ++form)
            if (in().has_form[form] != 0 && outcome_.is_in(of(), form)) return true;
        return false;
    }

    /// Scales, not composites, that every form of the slice with the outcome has; not the outcome itself.
    [[nodiscard]] bool is_candidate(std::size_t dimension) const {
        if (outcome_.dimension == dimension) return false;
        for (std::size_t form = 0; form < of().forms.size(); ++form) {
            if (in().has_form[form] == 0 || !outcome_.is_in(of(), form)) continue;
            const auto in_form = of().dimensions[dimension].in_form[form];
            if (!in_form || *in_form >= study_->instruments[of().forms[form]].scales.size()) return false;
        }
        return true;
    }

    [[nodiscard]] DriversRow empty_row(Label name, std::size_t dimension) const {
        DriversRow row;
        row.scope = scope_of(of(), in(), of().groups.front());
        row.outcome = name;
        row.scale = of().dimensions[dimension].id;
        row.status = scores_->tallies[family_][slice_][dimension].status;
        if (row.status == Status::ok) row.status = status_of(outcome_, *study_, *scores_, family_, slice_);
        if (holds_outcome(*study_, of(), outcome_, dimension)) row.status = Status::holds_outcome;
        return row;
    }

    [[nodiscard]] std::vector<Figures> figures(const CompleteScores& people, const Waiting& waiting) const {
        const RandomKey key = RandomKey(study_->seed, "drivers").child(name_of_slice());
        return figures_of(units_of(people, key), {replicates_of(*study_), key, waiting.threads, waiting.counter}, study_->confidence);
    }

    [[nodiscard]] UnitProducts units_of(const CompleteScores& people, const RandomKey& key) const {
        const bool by_team = study_->resampling.on && study_->resampling.unit == ResamplingUnit::team;
        return by_team ? UnitProducts::of_clusters(people.rows, people.team_of_row) : UnitProducts::of_people(people.rows, key);
    }

    [[nodiscard]] std::string name_of_slice() const {
        return of().id.str() + '\n' + in().perspective_name.str() + '\n' + in().wave_name.str();
    }

    const Study* study_;
    const Responses* responses_;
    const Scores* scores_;
    std::size_t family_, slice_;
    Outcome outcome_;
};

}  // namespace

std::int64_t driver_steps(const Study& study, const Scores& scores) {
    std::int64_t slices = 0;
    for (const Family& family : scores.families)
        if (!study.driver_outcome.empty() && find_outcome(family, study.driver_outcome))
            slices += static_cast<std::int64_t>(family.slices.size());
    return slices * replicates_of(study);
}

std::vector<DriversRow> drivers_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels, Threads threads,
                                      WorkCounter& counter) {
    std::vector<DriversRow> rows;
    if (study.driver_outcome.empty()) return rows;
    const Label name = labels.intern(study.driver_outcome);
    for (std::size_t family = 0; family < scores.families.size(); ++family) {
        const auto outcome = find_outcome(scores.families[family], study.driver_outcome);
        if (!outcome) continue;
        for (std::size_t slice = 0; slice < scores.families[family].slices.size(); ++slice) {
            const auto found = SliceDrivers(study, responses, scores, family, slice, *outcome).rows(name, {threads, &counter});
            rows.insert(rows.end(), found.begin(), found.end());
        }
    }
    return rows;
}

}  // namespace recaudit
