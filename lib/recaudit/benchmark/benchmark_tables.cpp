#include <recaudit/benchmark/benchmark_tables.hpp>
#include <recaudit/benchmark/bootstrap_limits.hpp>
#include <recaudit/benchmark/funnel.hpp>
#include <recaudit/benchmark/local_scales.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

struct Flags {
    Label above_998, above_95, within, below_95, below_998;
    explicit Flags(Labels& labels)
        : above_998(labels.intern("above_99_8")),
          above_95(labels.intern("above_95")),
          within(labels.intern("within")),
          below_95(labels.intern("below_95")),
          below_998(labels.intern("below_99_8")) {}

    [[nodiscard]] Label of(double mean, const FunnelSite& site) const {
        if (mean > *site.limit_998.high) return above_998;
        if (mean > *site.limit_95.high) return above_95;
        if (mean < *site.limit_998.low) return below_998;
        return mean < *site.limit_95.low ? below_95 : within;
    }
};

/// One scale in one slice.
struct ScaleInSlice {
    std::size_t family, slice, dimension;
};

struct Sources {
    const Study* study;
    const Responses* responses;
    const Scores* scores;
    Flags flags;
};

/// What the sites of a row set are set against; absent where the file has no value.
Number target_of(const Sources& from, const Family& family, const Slice& slice, const Shared& dimension, std::span<const Moments> sites) {
    switch (from.study->benchmark.against) {
        case BenchmarkTarget::all_sites: return mean_of_means(sites);
        case BenchmarkTarget::median_site: return median_of_means(sites);
        case BenchmarkTarget::file: break;
    }
    for (const BenchmarkValue& value : from.responses->benchmarks)
        if (value.instrument == family.id.view() && value.perspective == slice.perspective_name.view() &&
            value.scale == dimension.id.view())
            return value.mean;
    return {};
}

void fill(BenchmarksRow& row, const FunnelSite& site, const Flags& flags) {
    row.se = site.se;
    row.z = site.z;
    row.z_adjusted = site.z_adjusted;
    row.limit_95_low = site.limit_95.low;
    row.limit_95_high = site.limit_95.high;
    row.limit_998_low = site.limit_998.low;
    row.limit_998_high = site.limit_998.high;
    row.flag = flags.of(*row.mean, site);
    row.shrunken_mean = site.shrunken_mean;
    row.shrunken_low = site.shrunken.low;
    row.shrunken_high = site.shrunken.high;
}

/// The sites of one row set that have scores.
struct SitesWithScores {
    std::vector<BenchmarksRow*> rows;  // whose scope, scale and mean are there already
    std::vector<Tally> tallies;
    std::vector<Moments> moments;
};

Funnel funnel_of(const Sources& from, const SitesWithScores& sites, double target) {
    Funnel out = funnel(sites.moments, target, from.study->confidence);
    if (from.study->benchmark.limits == BenchmarkLimits::normal || out.status != Status::ok) return out;
    const BenchmarksRow& row = *sites.rows.front();
    RandomKey key(from.study->seed, "benchmark_limits");
    for (const Label name : {row.scope.instrument, row.scope.perspective, row.scope.wave, row.scale}) key = key.child(name.view());
    const auto limits = bootstrap_limits(sites.tallies, out, key);
    for (std::size_t i = 0; i < limits.size(); ++i) {
        out.sites[i].limit_95 = limits[i].limit_95;
        out.sites[i].limit_998 = limits[i].limit_998;
    }
    return out;
}

void fill_all(const Sources& from, const SitesWithScores& sites, Number target) {
    const Funnel all = target ? funnel_of(from, sites, *target) : Funnel{};
    const auto ranks = rank_limits(sites.moments, from.study->confidence);
    for (std::size_t i = 0; i < sites.rows.size(); ++i) {
        BenchmarksRow& row = *sites.rows[i];
        row.target = target;
        row.status = target ? all.status : Status::no_target;
        row.tau2 = all.tau2;
        if (!all.sites.empty()) fill(row, all.sites[i], from.flags);
        if (!ranks.empty()) {
            row.rank_low = ranks[i].low;
            row.rank_high = ranks[i].high;
        }
    }
}

/// Of fewer sites than limits need the distance from a value from elsewhere.
void fill_distances(const SitesWithScores& sites, double target) {
    const Number sd = pooled_sd(sites.moments);
    if (!sd || !(*sd > 0)) return;
    for (std::size_t i = 0; i < sites.rows.size(); ++i) {
        BenchmarksRow& row = *sites.rows[i];
        row.se = *sd / std::sqrt(static_cast<double>(sites.moments[i].n));
        row.z = (*row.mean - target) / *row.se;
    }
}

/// The sites of a slice, in the order of rows.
std::vector<std::size_t> sites_of(const Family& family, const Slice& slice) {
    std::vector<std::size_t> out;
    for (std::size_t group = 0; group < family.groups.size(); ++group)
        if (family.groups[group].by == "site" && slice.has_group(group)) out.push_back(group);
    return out;
}

std::vector<BenchmarksRow> rows_of(const Sources& from, const ScaleInSlice& at) {
    const Family& family = from.scores->families[at.family];
    const Slice& slice = family.slices[at.slice];
    const Shared& dimension = family.dimensions[at.dimension];
    const SliceDimension& scored = from.scores->tallies[at.family][at.slice][at.dimension];
    std::vector<BenchmarksRow> rows;
    if (!scored.present || is_local(*from.study, family, dimension)) return rows;
    const std::vector<std::size_t> groups = sites_of(family, slice);
    rows.reserve(groups.size());  // rows stay where they are
    SitesWithScores sites;
    for (const std::size_t group : groups) {
        BenchmarksRow& row = rows.emplace_back();
        row.scope = scope_of(family, slice, family.groups[group]);
        row.scale = dimension.id;
        const Moments site = moments(scored.tallies[group]);
        row.site_n = site.n;
        row.people = site.n;
        row.status = scored.status == Status::ok ? Status::no_answers : scored.status;
        if (site.n == 0) continue;
        row.mean = site.mean;
        sites.rows.push_back(&row);
        sites.tallies.push_back(scored.tallies[group]);
        sites.moments.push_back(site);
    }
    if (sites.rows.empty()) return rows;
    const Number target = target_of(from, family, slice, dimension, sites.moments);
    fill_all(from, sites, target);
    const bool few = sites.rows.front()->status == Status::not_identified;
    if (few && target && from.study->benchmark.against == BenchmarkTarget::file) fill_distances(sites, *target);
    return rows;
}

}  // namespace

std::vector<BenchmarksRow> benchmarks_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                            Threads threads) {
    const Sources from{&study, &responses, &scores, Flags(labels)};
    std::vector<ScaleInSlice> places;
    for (std::size_t f = 0; f < scores.families.size(); ++f)
        for (std::size_t slice = 0; slice < scores.families[f].slices.size(); ++slice)
            for (std::size_t dimension = 0; dimension < scores.families[f].dimensions.size(); ++dimension)
                places.push_back({f, slice, dimension});
    std::vector<std::vector<BenchmarksRow>> parts(places.size());
    for_each_block(places.size(), threads, [&](std::size_t i) { parts[i] = rows_of(from, places[i]); });
    std::vector<BenchmarksRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

std::vector<BenchmarkTargetsRow> benchmark_targets_table(const Responses& responses, Labels& labels) {
    std::vector<BenchmarkTargetsRow> rows;
    for (const BenchmarkValue& value : responses.benchmarks) {
        BenchmarkTargetsRow& row = rows.emplace_back();
        row.scope.instrument = labels.intern(value.instrument);
        row.scope.perspective = labels.intern(value.perspective);
        row.scope.by = labels.intern("all");
        row.scale = labels.intern(value.scale);
        row.mean = value.mean;
        row.sd = value.sd;
        row.n = value.n;
        row.source = labels.intern(value.source);
        row.date = labels.intern(value.date);
    }
    return rows;
}

}  // namespace recaudit
