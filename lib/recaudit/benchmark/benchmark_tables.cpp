#include <recaudit/benchmark/benchmark_tables.hpp>
#include <recaudit/benchmark/bootstrap_limits.hpp>
#include <recaudit/benchmark/funnel.hpp>
#include <recaudit/benchmark/local_scales.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

Label flag_of(const BenchmarkFlags& flags, double mean, const FunnelSite& site) {
    if (mean > *site.limit_998.high) return flags.above_998;
    if (mean > *site.limit_95.high) return flags.above_95;
    if (mean < *site.limit_998.low) return flags.below_998;
    return mean < *site.limit_95.low ? flags.below_95 : flags.within;
}

/// One scale in one slice.
struct ScaleInSlice {
    std::size_t family, slice, dimension;
};

struct Sources {
    const Study* study;
    const Responses* responses;
    const Scores* scores;
    BenchmarkFlags flags;
};

/// The value of the benchmark file for the scale.
Number value_from_file(const Sources& from, const Family& family, const Slice& slice, const Shared& dimension) {
    for (const BenchmarkValue& value : from.responses->benchmarks)
        if (value.instrument == family.id.view() && value.perspective == slice.perspective_name.view() &&
            value.scale == dimension.id.view())
            return value.mean;
    return {};
}

/// What the sites of a row set are set against; absent where there is no value from elsewhere.
Number target_of(const Study& study, std::span<const Moments> sites, Number elsewhere) {
    switch (study.benchmark.against) {
        case BenchmarkTarget::all_sites: return mean_of_means(sites);
        case BenchmarkTarget::median_site: return median_of_means(sites);
        case BenchmarkTarget::file: break;
    }
    return elsewhere;
}

void fill_limits(BenchmarksRow& row, const FunnelSite& site, const BenchmarkFlags& flags) {
    row.limit_95_low = site.limit_95.low;
    row.limit_95_high = site.limit_95.high;
    row.limit_998_low = site.limit_998.low;
    row.limit_998_high = site.limit_998.high;
    row.flag = flag_of(flags, *row.mean, site);
}

void fill(BenchmarksRow& row, const FunnelSite& site) {
    row.se = site.se;
    row.z = site.z;
    row.z_adjusted = site.z_adjusted;
    row.shrunken_mean = site.shrunken_mean;
    row.shrunken_low = site.shrunken.low;
    row.shrunken_high = site.shrunken.high;
}

/// The sites of one row set that have scores.
struct SitesWithScores {
    std::vector<BenchmarksRow*> rows;  // whose scope, scale and mean are there already
    std::vector<const Tally*> tallies;
    std::vector<Moments> moments;

    [[nodiscard]] bool have_tallies() const { return std::ranges::find(tallies, nullptr) == tallies.end(); }
};

void draw_limits(Funnel& all, const Study& study, const SitesWithScores& sites) {
    const BenchmarksRow& row = *sites.rows.front();
    RandomKey key(study.seed, "benchmark_limits");
    for (const Label name : {row.scope.instrument, row.scope.perspective, row.scope.wave, row.scale}) key = key.child(name.view());
    std::vector<Tally> tallies;
    for (const Tally* tally : sites.tallies) tallies.push_back(*tally);
    const auto limits = bootstrap_limits(tallies, all, key);
    for (std::size_t i = 0; i < limits.size(); ++i) {
        all.sites[i].limit_95 = limits[i].limit_95;
        all.sites[i].limit_998 = limits[i].limit_998;
    }
}

void fill_all(const Study& study, const SitesWithScores& sites, Number target, const BenchmarkFlags& flags) {
    Funnel all = target ? funnel(sites.moments, *target, study.confidence) : Funnel{};
    const bool drawn = study.benchmark.limits == BenchmarkLimits::bootstrap && !all.sites.empty();
    if (drawn && sites.have_tallies()) draw_limits(all, study, sites);
    const auto ranks = rank_limits(sites.moments, study.confidence);
    for (std::size_t i = 0; i < sites.rows.size(); ++i) {
        BenchmarksRow& row = *sites.rows[i];
        row.target = target;
        row.status = target ? all.status : Status::no_target;
        row.tau2 = all.tau2;
        if (!all.sites.empty()) fill(row, all.sites[i]);
        if (drawn && !sites.have_tallies()) row.status = Status::needs_answers;
        else if (!all.sites.empty()) fill_limits(row, all.sites[i], flags);
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
    if (!scored.present || is_local(*from.study, family, dimension)) return {};
    std::vector<SiteScores> sites;
    for (const std::size_t group : sites_of(family, slice)) {
        const Tally& tally = scored.tallies[group];
        sites.push_back({scope_of(family, slice, family.groups[group]), dimension.id, moments(tally), &tally, scored.status});
    }
    return benchmark_rows(*from.study, sites, value_from_file(from, family, slice, dimension), from.flags);
}

}  // namespace

BenchmarkFlags::BenchmarkFlags(Labels& labels)
    : above_998(labels.intern("above_99_8")),
      above_95(labels.intern("above_95")),
      within(labels.intern("within")),
      below_95(labels.intern("below_95")),
      below_998(labels.intern("below_99_8")) {}

std::vector<BenchmarksRow> benchmark_rows(const Study& study, std::span<const SiteScores> sites, Number elsewhere,
                                          const BenchmarkFlags& flags) {
    std::vector<BenchmarksRow> rows(sites.size());
    SitesWithScores scored;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const SiteScores& site = sites[i];
        BenchmarksRow& row = rows[i];
        row.scope = site.scope;
        row.scale = site.scale;
        row.site_n = row.people = site.moments.n;
        row.status = site.status == Status::ok ? Status::no_answers : site.status;
        if (site.moments.n == 0) continue;
        row.mean = site.moments.mean;
        scored.rows.push_back(&row);
        scored.tallies.push_back(site.tally);
        scored.moments.push_back(site.moments);
    }
    if (scored.rows.empty()) return rows;
    const Number target = target_of(study, scored.moments, elsewhere);
    fill_all(study, scored, target, flags);
    const bool few = scored.rows.front()->status == Status::not_identified;
    if (few && target && study.benchmark.against == BenchmarkTarget::file) fill_distances(scored, *target);
    return rows;
}

std::vector<BenchmarksRow> benchmarks_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                            Threads threads) {
    const Sources from{&study, &responses, &scores, BenchmarkFlags(labels)};
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
