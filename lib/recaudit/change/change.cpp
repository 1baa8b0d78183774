#include <recaudit/change/change.hpp>
#include <recaudit/change/linked.hpp>
#include <recaudit/scoring/testing.hpp>
#include <recaudit/stats/effect_size.hpp>
#include <recaudit/stats/mean_test.hpp>
#include <recaudit/stats/power.hpp>

#include <optional>

namespace recaudit {
namespace {

constexpr double usual_power = 0.8;

/// Two waves of one perspective.
struct WavePair {
    std::size_t family, from, to;  // slices of the family
};

std::optional<std::size_t> slice_of(const Family& family, std::uint32_t perspective, std::size_t wave) {
    for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
        if (family.slices[slice].perspective == perspective && family.slices[slice].wave == wave) return slice;
    return std::nullopt;
}

/// Each wave with the next, then the first with the last.
std::vector<std::pair<std::size_t, std::size_t>> pairs_of_waves(std::size_t waves) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t wave = 0; wave + 1 < waves; ++wave) out.emplace_back(wave, wave + 1);
    if (waves > 2) out.emplace_back(0, waves - 1);
    return out;
}

std::vector<WavePair> wave_pairs(const Scores& scores, const Responses& responses) {
    std::vector<WavePair> out;
    for (std::size_t f = 0; f < scores.families.size(); ++f)
        for (std::uint32_t perspective = 0; perspective < responses.perspectives.size(); ++perspective)
            for (const auto& [from, to] : pairs_of_waves(responses.waves.size())) {
                const auto a = slice_of(scores.families[f], perspective, from), b = slice_of(scores.families[f], perspective, to);
                if (a && b) out.push_back({f, *a, *b});
            }
    return out;
}

template <class Test>
void fill(ChangeRow& row, const Test& test, double confidence) {
    fill_difference(row, test);
    row.hedges_g = hedges_g(test).number();
    row.smallest_detectable = smallest_detectable(test.se, test.df, confidence, usual_power).number();
}

void fill_independent(ChangeRow& row, const Tally& from, const Tally& to, const Study& study) {
    const WelchTest test = welch_test(moments(to), moments(from), study.confidence);
    row.n_from = test.n_b;
    row.n_to = test.n_a;
    row.mean_from = test.mean_b;
    row.mean_to = test.mean_a;
    fill(row, test, study.confidence);
}

void fill_linked(ChangeRow& row, const LinkedScores& people, const Study& study) {
    const PairedTest test = paired_t_test(people.from, people.to, study.confidence);
    row.n_from = test.n;
    row.n_to = test.n;
    row.mean_from = test.mean_from;
    row.mean_to = test.mean_to;
    fill(row, test, study.confidence);
}

/// Leaves counts, means and the difference, and says that nothing was tested.
void leave_untested(ChangeRow& row) {
    row.ci_low = row.ci_high = row.t = row.df = row.p_value = row.hedges_g = row.smallest_detectable = Number();
    row.status = Status::too_few;
}

/// The rows of one pair of waves on one scale, a group each where it is there in both waves.
class PairOfWaves {
public:
    PairOfWaves(const Study& study, const Scores& scores, const WavePair& pair, Label design)
        : study_(&study), scores_(&scores), family_(&scores.families[pair.family]), pair_(pair), design_(design) {}

    [[nodiscard]] std::vector<std::optional<ChangeRow>> rows(std::size_t dimension, const std::vector<LinkedRows>* people) const {
        std::vector<std::optional<ChangeRow>> out(family_->groups.size());
        const SliceDimension &from = scores_->tallies[pair_.family][pair_.from][dimension],
                             &to = scores_->tallies[pair_.family][pair_.to][dimension];
        const bool comparable =
            from.present && to.present && from.status == Status::ok && to.status == Status::ok && from.range == to.range;
        if (!comparable) return out;
        const auto linked =
            people ? linked_scores(*scores_, *family_, family_->dimensions[dimension], *people) : std::vector<LinkedScores>();
        for (std::size_t group = 0; group < out.size(); ++group) {
            if (!slice_from().has_group(group) || !slice_to().has_group(group)) continue;
            ChangeRow row = empty_row(dimension, group);
            if (people) fill_linked(row, linked[group], *study_);
            else fill_independent(row, from.tallies[group], to.tallies[group], *study_);
            row.people = smaller_described(*row.n_from, *row.n_to);
            if (std::min(*row.n_from, *row.n_to) < smallest_tested_group(*study_)) leave_untested(row);
            out[group] = row;
        }
        return out;
    }

private:
    [[nodiscard]] const Slice& slice_from() const { return family_->slices[pair_.from]; }
    [[nodiscard]] const Slice& slice_to() const { return family_->slices[pair_.to]; }
    [[nodiscard]] ChangeRow empty_row(std::size_t dimension, std::size_t group) const {
        ChangeRow row;
        row.scope = scope_of(*family_, slice_from(), family_->groups[group]);
        row.scope.wave = Label();
        row.scale = family_->dimensions[dimension].id;
        row.wave_from = slice_from().wave_name;
        row.wave_to = slice_to().wave_name;
        row.design = design_;
        return row;
    }
    const Study* study_;
    const Scores* scores_;
    const Family* family_;
    WavePair pair_;
    Label design_;
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
std::vector<ChangeRow> rows_of_pair(const Study& study, const Responses& responses, const Scores& scores, const WavePair& pair,
                                    Label design) {
    const Family& family = scores.families[pair.family];
    std::optional<std::vector<LinkedRows>> people;
    if (study.respondents == Respondents::linked) people = linked_rows(responses, family, pair.from, pair.to);
    const PairOfWaves waves(study, scores, pair, design);
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

std::vector<ChangeRow> change_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels, Threads threads) {
    const Label design = labels.intern(study.respondents == Respondents::linked ? "linked" : "independent");
    const VerdictNames names{labels.intern("higher"), labels.intern("lower"), labels.intern("no_clear_change"),
                             labels.intern("not_tested")};
    const std::vector<WavePair> pairs = wave_pairs(scores, responses);
    std::vector<std::vector<ChangeRow>> parts(pairs.size());
    for_each_block(pairs.size(), threads, [&](std::size_t i) { parts[i] = rows_of_pair(study, responses, scores, pairs[i], design); });
    std::vector<ChangeRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    adjust_p_values(rows, multiplicity_of(study.adjust), [](const ChangeRow& row) {
        return std::vector{row.wave_from, row.wave_to, row.scope.perspective, row.scope.by};
    });
    for (ChangeRow& row : rows) row.verdict = verdict_of(row, study.confidence, names);
    return rows;
}

}  // namespace recaudit
