#include <recaudit/change/change.hpp>
#include <recaudit/change/linked.hpp>
#include <recaudit/change/wave_pairs.hpp>
#include <recaudit/scoring/comparability.hpp>
#include <recaudit/scoring/testing.hpp>
#include <recaudit/stats/effect_size.hpp>
#include <recaudit/stats/mean_test.hpp>
#include <recaudit/stats/power.hpp>

#include <optional>

namespace recaudit {
namespace {

constexpr double usual_power = 0.8;

template <class Test>
void fill(ChangeRow& row, const Test& test, double confidence) {
    fill_difference(row, test);
    row.hedges_g = hedges_g(test).number();
    row.smallest_detectable = smallest_detectable(test.se, test.df, confidence, usual_power).number();
}

ChangeRow empty_row(const ChangeOf& of) {
    ChangeRow row;
    row.scope = of.scope;
    row.scale = of.scale;
    row.wave_from = of.wave_from;
    row.wave_to = of.wave_to;
    return row;
}

/// Says whom the row is about. Where they are too few, counts, means and the difference stay, and nothing is tested.
ChangeRow tested_if_enough(ChangeRow row, const Study& study) {
    row.people = smaller_described(*row.n_from, *row.n_to);
    if (std::min(*row.n_from, *row.n_to) >= smallest_tested_group(study)) return row;
    row.ci_low = row.ci_high = row.t = row.df = row.p_value = row.hedges_g = row.smallest_detectable = Number();
    row.status = Status::too_few;
    return row;
}

ChangeRow linked_change(const Study& study, const ChangeOf& of, const LinkedScores& people) {
    const PairedTest test = paired_t_test(people.from, people.to, study.confidence);
    ChangeRow row = empty_row(of);
    row.n_from = test.n;
    row.n_to = test.n;
    row.mean_from = test.mean_from;
    row.mean_to = test.mean_to;
    fill(row, test, study.confidence);
    return tested_if_enough(row, study);
}

/// The rows of one pair of waves on one scale, a group each where it is there in both waves.
class PairOfWaves {
public:
    PairOfWaves(const Study& study, const Scores& scores, const Comparability& versions, const WavePair& pair)
        : study_(&study), scores_(&scores), versions_(&versions), family_(&scores.families[pair.family]), pair_(pair) {}

    [[nodiscard]] std::vector<std::optional<ChangeRow>> rows(std::size_t dimension, const std::vector<LinkedRows>* people) const {
        std::vector<std::optional<ChangeRow>> out(family_->groups.size());
        const SliceDimension &from = scores_->tallies[pair_.family][pair_.from][dimension],
                             &to = scores_->tallies[pair_.family][pair_.to][dimension];
        const bool comparable =
            from.present && to.present && from.status == Status::ok && to.status == Status::ok && from.range == to.range;
        if (!comparable) return out;
        const bool same_questions = versions_->comparable(pair_.family, pair_.from, pair_.to, dimension);
        const auto linked =
            people ? linked_scores(*scores_, *family_, family_->dimensions[dimension], *people) : std::vector<LinkedScores>();
        for (std::size_t group = 0; group < out.size(); ++group) {
            if (!slice_from().has_group(group) || !slice_to().has_group(group)) continue;
            const ChangeOf of = about(dimension, group);
            out[group] = people ? linked_change(*study_, of, linked[group])
                                : independent_change(*study_, of, moments(from.tallies[group]), moments(to.tallies[group]));
            if (!same_questions) out[group] = without_comparison(*out[group]);
        }
        return out;
    }

private:
    [[nodiscard]] const Slice& slice_from() const { return family_->slices[pair_.from]; }
    [[nodiscard]] const Slice& slice_to() const { return family_->slices[pair_.to]; }
    [[nodiscard]] ChangeOf about(std::size_t dimension, std::size_t group) const {
        ChangeOf of{scope_of(*family_, slice_from(), family_->groups[group]), family_->dimensions[dimension].id, slice_from().wave_name,
                    slice_to().wave_name};
        of.scope.wave = Label();
        return of;
    }
    const Study* study_;
    const Scores* scores_;
    const Comparability* versions_;
    const Family* family_;
    WavePair pair_;
};

struct VerdictNames {
    Label higher, lower, no_clear_change, not_tested;
};

Label verdict_of(const ChangeRow& row, double confidence, const VerdictNames& names) {
    if (!row.p_adjusted) return names.not_tested;
    if (*row.p_adjusted >= 1 - confidence) return names.no_clear_change;
    return *row.difference > 0 ? names.higher : names.lower;
}

/// The rows of a pair of waves, group by group and within a group scale by scale.
std::vector<ChangeRow> rows_of_pair(const Study& study, const Responses& responses, const Scores& scores, const Comparability& versions,
                                    const WavePair& pair) {
    const Family& family = scores.families[pair.family];
    std::optional<std::vector<LinkedRows>> people;
    if (study.respondents == Respondents::linked) people = linked_rows(responses, family, pair.from, pair.to);
    const PairOfWaves waves(study, scores, versions, pair);
    std::vector<std::vector<std::optional<ChangeRow>>> by_dimension;
    for (std::size_t dimension = 0; dimension < family.dimensions.size(); ++dimension)
        by_dimension.push_back(waves.rows(dimension, people ? &*people : nullptr));
    std::vector<ChangeRow> rows;
    for (std::size_t group = 0; group < family.groups.size(); ++group)
        for (const auto& dimension : by_dimension)
            if (dimension[group]) rows.push_back(*dimension[group]);
    return rows;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> pairs_of_waves(std::size_t waves) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t wave = 0; wave + 1 < waves; ++wave) out.emplace_back(wave, wave + 1);
    if (waves > 2) out.emplace_back(0, waves - 1);
    return out;
}

ChangeRow independent_change(const Study& study, const ChangeOf& of, const Moments& from, const Moments& to) {
    const WelchTest test = welch_test(to, from, study.confidence);
    ChangeRow row = empty_row(of);
    row.n_from = test.n_b;
    row.n_to = test.n_a;
    row.mean_from = test.mean_b;
    row.mean_to = test.mean_a;
    fill(row, test, study.confidence);
    return tested_if_enough(row, study);
}

ChangeRow without_comparison(ChangeRow row) {
    row.difference = row.ci_low = row.ci_high = row.t = row.df = row.p_value = row.hedges_g = row.smallest_detectable = Number();
    row.status = Status::not_comparable;
    return row;
}

std::vector<ChangeRow> judged(const Study& study, std::vector<ChangeRow> rows, Labels& labels) {
    const Label design = labels.intern(study.respondents == Respondents::linked ? "linked" : "independent");
    const VerdictNames names{labels.intern("higher"), labels.intern("lower"), labels.intern("no_clear_change"),
                             labels.intern("not_tested")};
    adjust_p_values(rows, multiplicity_of(study.adjust), [](const ChangeRow& row) {
        return std::vector{row.wave_from, row.wave_to, row.scope.perspective, row.scope.by};
    });
    for (ChangeRow& row : rows) {
        row.design = design;
        row.verdict = verdict_of(row, study.confidence, names);
    }
    return rows;
}

std::vector<ChangeRow> change_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels, Threads threads) {
    return change_between(study, responses, scores, wave_pairs(scores, responses), labels, threads);
}

std::vector<ChangeRow> change_between(const Study& study, const Responses& responses, const Scores& scores,
                                      const std::vector<WavePair>& pairs, Labels& labels, Threads threads) {
    const Comparability versions(study, responses, scores);
    std::vector<std::vector<ChangeRow>> parts(pairs.size());
    for_each_block(pairs.size(), threads, [&](std::size_t i) { parts[i] = rows_of_pair(study, responses, scores, versions, pairs[i]); });
    std::vector<ChangeRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    return judged(study, std::move(rows), labels);
}

}  // namespace recaudit
