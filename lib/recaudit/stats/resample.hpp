/// Drawing a sample again: which rows, or how many with each value, one replicate of a bootstrap has.
/// See docs/statistics/bootstrap.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/core/work_counter.hpp>
#include <recaudit/stats/random.hpp>
#include <recaudit/stats/tally.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

namespace recaudit {

/// How often to draw, and with which numbers. Replicate i has the stream key.stream(i), so threads change nothing.
struct ReplicatePlan {
    std::int64_t replicates = 2000;
    RandomKey key;
    Threads threads{1};
    WorkCounter* counter = nullptr;  // told of every replicate; none: nobody waits
};

/// The rows of one replicate; a row drawn twice stands there twice.
struct Resample {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> copies;  // the drawn unit each row came with: a team drawn twice is two separate copies
};

/// What is drawn again: units of rows, a person each or a whole team each, within strata that keep their numbers of units.
class SamplingUnits {
public:
    /// Each of n rows is a unit.
    [[nodiscard]] static SamplingUnits of_rows(std::size_t n);
    /// All rows of the same cluster are a unit. @param cluster_of_row  clusters from 0 on, none of them empty.
    [[nodiscard]] static SamplingUnits of_clusters(std::span<const std::uint32_t> cluster_of_row);
    /// The same units, drawn within strata. @param stratum_of_unit  strata from 0 on, one a unit.
    [[nodiscard]] SamplingUnits within(std::span<const std::uint32_t> stratum_of_unit) const;

    [[nodiscard]] std::size_t units() const { return first_.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> rows_of(std::size_t unit) const;
    [[nodiscard]] std::span<const std::vector<std::uint32_t>> strata() const { return strata_; }
    /// As many units of each stratum as it has, with replacement.
    [[nodiscard]] Resample draw(Random& random) const;
    /// Every unit once: the sample itself.
    [[nodiscard]] Resample all() const { return without(units()); }
    /// Every unit once but this one, for the jackknife.
    [[nodiscard]] Resample without(std::size_t unit) const;

private:
    void append(Resample& to, std::size_t unit, std::uint32_t copy) const;
    std::vector<std::size_t> first_{0};  // unit u has rows_[first_[u]] to rows_[first_[u + 1]]
    std::vector<std::uint32_t> rows_;
    std::vector<std::vector<std::uint32_t>> strata_;  // the units of each
};

/// Draws a group again as a tally: everyone on their own, or whole clusters. Where there are many more people than values
/// the counts are drawn and not the people, so that a replicate costs what the values cost.
class TallyResampler {
public:
    explicit TallyResampler(const Tally& people);
    explicit TallyResampler(std::span<const Tally> clusters);
    [[nodiscard]] Tally draw(Random& random) const;
    [[nodiscard]] std::size_t units() const { return units_; }
    /// The group itself.
    [[nodiscard]] Tally all() const { return tally_with(counts_); }
    /// The group without one unit of this kind, and how many units are of the kind: the people with the same value, or one cluster.
    [[nodiscard]] std::size_t kinds() const { return clusters_.empty() ? values_.size() : clusters_.size(); }
    [[nodiscard]] Tally without(std::size_t kind) const;
    [[nodiscard]] std::int64_t of_kind(std::size_t kind) const { return clusters_.empty() ? counts_[kind] : 1; }

private:
    [[nodiscard]] std::vector<std::int64_t> drawn_people(Random& random) const;
    [[nodiscard]] std::vector<std::int64_t> drawn_counts(Random& random) const;
    [[nodiscard]] std::vector<std::int64_t> drawn_clusters(Random& random) const;
    [[nodiscard]] Tally tally_with(const std::vector<std::int64_t>& counts) const;
    std::vector<double> values_;
    std::vector<std::int64_t> counts_;
    std::vector<std::uint32_t> value_of_person_;       // only where people are drawn one by one
    std::vector<std::vector<std::int64_t>> clusters_;  // counts of each value
    std::size_t units_ = 0;
};

/// make(stream of replicate i), for all i, in their order.
template <class Make>
auto replicates(const ReplicatePlan& plan, Make&& make) {
    constexpr std::size_t in_a_block = 64;
    const auto all = static_cast<std::size_t>(plan.replicates);
    std::vector<std::invoke_result_t<Make, Random&>> out(all);
    for_each_block((all + in_a_block - 1) / in_a_block, plan.threads, [&](std::size_t block) {
        for (std::size_t i = block * in_a_block; i < std::min(all, (block + 1) * in_a_block); ++i) {
            Random random = plan.key.stream(i);
            out[i] = make(random);
        }
        if (plan.counter) plan.counter->count(static_cast<std::int64_t>(std::min(all, (block + 1) * in_a_block) - block * in_a_block));
    });
    return out;
}

}  // namespace recaudit
