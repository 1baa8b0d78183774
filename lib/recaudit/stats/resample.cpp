#include <recaudit/core/require.hpp>
#include <recaudit/stats/random_counts.hpp>
#include <recaudit/stats/resample.hpp>

#include <limits>
#include <numeric>

namespace recaudit {
namespace {

/// From so many people a value on, drawing counts costs less than drawing people.
constexpr std::int64_t people_a_value = 16;

std::vector<std::uint32_t> numbered(std::size_t n) {
    require(n <= std::numeric_limits<std::uint32_t>::max(), "units that 32 bits can number");
    std::vector<std::uint32_t> out(n);
    std::iota(out.begin(), out.end(), 0U);
    return out;
}

std::uint32_t bound_of(std::size_t n) { return static_cast<std::uint32_t>(n); }

}  // namespace

SamplingUnits SamplingUnits::of_rows(std::size_t n) {
    SamplingUnits out;
    out.rows_ = numbered(n);
    out.first_.resize(n + 1);
    std::iota(out.first_.begin(), out.first_.end(), std::size_t{0});
    out.strata_ = {out.rows_};
    return out;
}

SamplingUnits SamplingUnits::of_clusters(std::span<const std::uint32_t> cluster_of_row) {
    SamplingUnits out;
    const std::size_t clusters = cluster_of_row.empty() ? 0 : *std::ranges::max_element(cluster_of_row) + std::size_t{1};
    out.first_.assign(clusters + 1, 0);
    for (const std::uint32_t cluster : cluster_of_row) ++out.first_[cluster + std::size_t{1}];
    require(std::count(out.first_.begin() + 1, out.first_.end(), std::size_t{0}) == 0, "no cluster is empty");
    std::partial_sum(out.first_.begin(), out.first_.end(), out.first_.begin());
    out.rows_ = numbered(cluster_of_row.size());
    std::ranges::stable_sort(out.rows_, {}, [&](std::uint32_t row) { return cluster_of_row[row]; });
    out.strata_ = {numbered(clusters)};
    return out;
}

SamplingUnits SamplingUnits::within(std::span<const std::uint32_t> stratum_of_unit) const {
    require(stratum_of_unit.size() == units(), "one stratum a unit");
    SamplingUnits out = *this;
    out.strata_.assign(stratum_of_unit.empty() ? 0 : *std::ranges::max_element(stratum_of_unit) + std::size_t{1}, {});
    for (std::uint32_t unit = 0; unit < stratum_of_unit.size(); ++unit) out.strata_[stratum_of_unit[unit]].push_back(unit);
    return out;
}

std::span<const std::uint32_t> SamplingUnits::rows_of(std::size_t unit) const {
    return std::span(rows_).subspan(first_[unit], first_[unit + 1] - first_[unit]);
}

void SamplingUnits::append(Resample& to, std::size_t unit, std::uint32_t copy) const {
    const auto rows = rows_of(unit);
    to.rows.insert(to.rows.end(), rows.begin(), rows.end());
    to.copies.insert(to.copies.end(), rows.size(), copy);
}

Resample SamplingUnits::draw(Random& random) const {
    Resample out;
    out.rows.reserve(rows_.size());
    out.copies.reserve(rows_.size());
    std::uint32_t copy = 0;
    for (const auto& stratum : strata_)
        for (std::size_t i = 0; i < stratum.size(); ++i) append(out, stratum[random.below(bound_of(stratum.size()))], copy++);
    return out;
}

Resample SamplingUnits::without(std::size_t unit) const {
    Resample out;
    std::uint32_t copy = 0;
    for (std::size_t other = 0; other < units(); ++other)
        if (other != unit) append(out, other, copy++);
    return out;
}

TallyResampler::TallyResampler(const Tally& people)
    : values_(people.values), counts_(people.counts), units_(static_cast<std::size_t>(people.n())) {
    if (people.n() > people_a_value * static_cast<std::int64_t>(values_.size())) return;
    value_of_person_.reserve(units_);
    for (std::uint32_t value = 0; value < values_.size(); ++value)
        value_of_person_.insert(value_of_person_.end(), static_cast<std::size_t>(counts_[value]), value);
}

TallyResampler::TallyResampler(std::span<const Tally> clusters) : units_(clusters.size()) {
    Tally all;
    for (const Tally& cluster : clusters) all = merged(all, cluster);
    values_ = all.values;
    counts_ = all.counts;
    for (const Tally& cluster : clusters) {
        auto& counts = clusters_.emplace_back(values_.size());
        std::size_t at = 0;
        for (std::size_t i = 0; i < cluster.values.size(); ++i) {
            while (values_[at] < cluster.values[i]) ++at;
            counts[at] = cluster.counts[i];
        }
    }
}

Tally TallyResampler::draw(Random& random) const {
    if (!clusters_.empty()) return tally_with(drawn_clusters(random));
    return tally_with(value_of_person_.empty() ? drawn_counts(random) : drawn_people(random));
}

Tally TallyResampler::without(std::size_t kind) const {
    std::vector<std::int64_t> counts = counts_;
    if (clusters_.empty()) --counts[kind];
    else
        for (std::size_t i = 0; i < counts.size(); ++i) counts[i] -= clusters_[kind][i];
    return tally_with(counts);
}

std::vector<std::int64_t> TallyResampler::drawn_people(Random& random) const {
    std::vector<std::int64_t> out(values_.size());
    const std::uint32_t n = bound_of(value_of_person_.size());
    for (std::uint32_t i = 0; i < n; ++i) ++out[value_of_person_[random.below(n)]];
    return out;
}

std::vector<std::int64_t> TallyResampler::drawn_counts(Random& random) const {
    std::vector<std::int64_t> out(values_.size());
    auto draws = static_cast<std::int64_t>(units_), people = draws;  // still to be drawn; among those with this value or a later one
    for (std::size_t i = 0; i < out.size() && draws > 0; ++i) {
        out[i] = binomial(random, draws, static_cast<double>(counts_[i]) / static_cast<double>(people));
        draws -= out[i];
        people -= counts_[i];
    }
    return out;
}

std::vector<std::int64_t> TallyResampler::drawn_clusters(Random& random) const {
    std::vector<std::int64_t> out(values_.size());
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
        const auto& cluster = clusters_[random.below(bound_of(clusters_.size()))];
        for (std::size_t value = 0; value < out.size(); ++value) out[value] += cluster[value];
    }
    return out;
}

Tally TallyResampler::tally_with(const std::vector<std::int64_t>& counts) const {
    Tally out;
    out.values.reserve(values_.size());
    out.counts.reserve(values_.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        out.values.push_back(values_[i]);
        out.counts.push_back(counts[i]);
    }
    return out;
}

}  // namespace recaudit
