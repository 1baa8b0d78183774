#include <recaudit/resampling/bootstrap_intervals.hpp>
#include <recaudit/scoring/teams.hpp>
#include <recaudit/stats/bootstrap.hpp>
#include <recaudit/stats/cluster_mean.hpp>
#include <recaudit/stats/interval_doubt.hpp>
#include <recaudit/stats/moments.hpp>

namespace recaudit {
namespace {

constexpr std::size_t fewest_teams = 20;

/// Where a row of scores is about.
struct At {
    std::size_t family, slice, dimension, group;
};

std::vector<At> rows_of_scores(const Scores& scores) {
    std::vector<At> out;
    for (std::size_t f = 0; f < scores.families.size(); ++f)
        for (std::size_t s = 0; s < scores.families[f].slices.size(); ++s)
            for (std::size_t group = 0; group < scores.families[f].groups.size(); ++group)
                for (std::size_t d = 0; d < scores.families[f].dimensions.size(); ++d)
                    if (scores.families[f].slices[s].has_group(group) && scores.tallies[f][s][d].present) out.push_back({f, s, d, group});
    return out;
}

struct Names {
    Label mean, respondent, team, bca, percentile, t_linearised;
};

std::string key_of(const BootstrapIntervalsRow& row) {
    std::string out;
    for (const Label part :
         {row.scope.instrument, row.scope.perspective, row.scope.wave, row.scope.by, row.scope.site, row.scope.group, row.scale})
        out.append(part.view()).append(1, '\n');
    return out;
}

void fill(BootstrapIntervalsRow& row, const BootstrapInterval& interval) {
    row.ci_low = interval.ci_low;
    row.ci_high = interval.ci_high;
    row.replicates = interval.replicates;
    row.status = interval.status;
}

void fill(BootstrapIntervalsRow& row, const ClusterMean& interval) {
    row.ci_low = interval.ci_low;
    row.ci_high = interval.ci_high;
    row.replicates = 0;
    row.status = interval.status;
}

class Intervals {
public:
    Intervals(const Study& study, const Scores& scores, const Names& names)
        : study_(&study), scores_(&scores), names_(names), key_(study.seed, "bootstrap_intervals") {}

    [[nodiscard]] BootstrapIntervalsRow row(const At& at) const {
        const Family& family = scores_->families[at.family];
        const SliceDimension& dimension = scores_->tallies[at.family][at.slice][at.dimension];
        const Tally& people = dimension.tallies[at.group];
        BootstrapIntervalsRow out;
        out.scope = scope_of(family, family.slices[at.slice], family.groups[at.group]);
        out.scale = family.dimensions[at.dimension].id;
        out.statistic = names_.mean;
        out.status = dimension.status;
        out.people = people.n();
        if (dimension.status != Status::ok) return out;
        out.n = out.people;
        out.estimate = moments(people).mean;
        if (out.people == 0) out.status = Status::no_answers;
        else if (draws_teams(family.groups[at.group])) by_team(out, teams_of(*scores_, at.family, at.slice, at.dimension, at.group));
        else by_respondent(out, people);
        return out;
    }

private:
    /// Groups made of teams, and not of people chosen across them.
    [[nodiscard]] bool draws_teams(const Group& group) const {
        return study_->resampling.unit == ResamplingUnit::team && (group.by == "all" || group.by == "site");
    }
    void by_team(BootstrapIntervalsRow& row, const std::vector<Tally>& teams) const {
        row.unit = names_.team;
        row.units = static_cast<std::int64_t>(teams.size());
        if (teams.size() >= fewest_teams) return draw(row, TallyResampler(teams));
        row.method = names_.t_linearised;
        fill(row, cluster_mean(teams, study_->confidence));
    }
    void by_respondent(BootstrapIntervalsRow& row, const Tally& people) const {
        row.unit = names_.respondent;
        draw(row, TallyResampler(people));
    }
    void draw(BootstrapIntervalsRow& row, const TallyResampler& sampler) const {
        const bool bca = study_->resampling.method == ResamplingMethod::bca;
        row.method = bca ? names_.bca : names_.percentile;
        const ReplicatePlan plan{static_cast<std::int64_t>(study_->resampling.replicates), key_.child(key_of(row)), Threads{1}};
        const auto mean = [](std::span<const Tally> strata) { return moments(strata.front()).mean; };
        fill(row, bootstrap({&sampler, 1}, plan, mean, bca ? BootstrapMethod::bca : BootstrapMethod::percentile, study_->confidence));
    }
    const Study* study_;
    const Scores* scores_;
    Names names_;
    RandomKey key_;
};

}  // namespace

std::int64_t bootstrap_steps(const Study& study, const Scores& scores) {
    if (!study.resampling.on) return 0;
    return static_cast<std::int64_t>(rows_of_scores(scores).size() * study.resampling.replicates);
}

std::vector<BootstrapIntervalsRow> bootstrap_intervals_table(const Study& study, const Scores& scores, Labels& labels, Threads threads,
                                                             WorkCounter& counter) {
    if (!study.resampling.on) return {};
    const Intervals intervals(study, scores,
                              {labels.intern("mean"), labels.intern("respondent"), labels.intern("team"), labels.intern("bca"),
                               labels.intern("percentile"), labels.intern("t_linearised")});
    const std::vector<At> places = rows_of_scores(scores);
    std::vector<BootstrapIntervalsRow> rows(places.size());
    for_each_block(places.size(), threads, [&](std::size_t i) {
        rows[i] = intervals.row(places[i]);
        counter.count(static_cast<std::int64_t>(study.resampling.replicates));
    });
    return rows;
}

std::vector<IntervalCautionsRow> interval_cautions_table(const Scores& scores, Labels& labels) {
    const Label piled = labels.intern("piled"), skewed = labels.intern("skewed");
    std::vector<IntervalCautionsRow> rows;
    for (const At& at : rows_of_scores(scores)) {
        const Family& family = scores.families[at.family];
        const SliceDimension& dimension = scores.tallies[at.family][at.slice][at.dimension];
        if (dimension.status != Status::ok) continue;
        const Tally& people = dimension.tallies[at.group];
        const IntervalDoubt doubt = interval_doubt(people, dimension.range.low, dimension.range.high);
        if (doubt == IntervalDoubt::none) continue;
        IntervalCautionsRow& row = rows.emplace_back();
        row.scope = scope_of(family, family.slices[at.slice], family.groups[at.group]);
        row.scale = family.dimensions[at.dimension].id;
        row.n = row.people = people.n();
        row.flag = doubt == IntervalDoubt::piled ? piled : skewed;
    }
    return rows;
}

}  // namespace recaudit
