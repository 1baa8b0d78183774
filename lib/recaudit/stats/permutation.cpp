#include <recaudit/stats/permutation.hpp>
#include <recaudit/stats/random_counts.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace recaudit {
namespace {

constexpr double tie = 1e-9;                 // of the distance: rounding keeps equal arrangements this close
constexpr double rounding = 1e-14;           // of the largest value: what the values themselves may be off
constexpr std::int64_t people_a_value = 16;  // from so many on, counts are drawn

/// What a group has when its units are together.
struct Sums {
    double sum = 0;
    std::int64_t people = 0;
    void add(const PermutedUnit& unit) {
        sum += unit.sum;
        people += unit.people;
    }
};

double mean_of(const Sums& group) { return group.sum / static_cast<double>(group.people); }

/// How far groups are apart. Sums are about the overall mean, so that large values lose no digits.
double distance(std::span<const Sums> groups) {
    if (groups.size() == 2) return std::abs(mean_of(groups[0]) - mean_of(groups[1]));
    double out = 0;
    for (const Sums& group : groups) out += group.sum * mean_of(group);
    return out;
}

/// How far rounding of large values may move a distance.
double slack_of(std::span<const Sums> groups, double largest) {
    double people = 0;
    for (const Sums& group : groups) people += static_cast<double>(group.people);
    return groups.size() == 2 ? rounding * largest : 2 * rounding * largest * std::sqrt(distance(groups) * people);
}

/// Counts the arrangements that are as far apart as the groups themselves.
class Counter {
public:
    Counter(double observed, double slack) : limit_(observed - tie * observed - slack) {}
    void see(double apart) {
        ++seen_;
        if (apart >= limit_) ++as_far_;
    }
    [[nodiscard]] std::int64_t seen() const { return seen_; }
    [[nodiscard]] double share() const { return static_cast<double>(as_far_) / static_cast<double>(seen_); }

private:
    double limit_;
    std::int64_t seen_ = 0, as_far_ = 0;
};

/// Deals units to groups in every way there is, each unit in turn to each group that has room.
class Dealer {
public:
    Dealer(std::span<const PermutedUnit> units, std::vector<std::size_t> sizes, Counter& counter)
        : units_(units), room_(std::move(sizes)), groups_(room_.size()), counter_(&counter) {}

    void deal(std::size_t unit = 0) {
        if (unit == units_.size()) return counter_->see(distance(groups_));
        for (std::size_t group = 0; group < room_.size(); ++group) {
            if (room_[group] == 0) continue;
            const Sums before = groups_[group];  // put back as it was, so that rounding does not add up
            --room_[group];
            groups_[group].add(units_[unit]);
            deal(unit + 1);
            groups_[group] = before;
            ++room_[group];
        }
    }

private:
    std::span<const PermutedUnit> units_;
    std::vector<std::size_t> room_;
    std::vector<Sums> groups_;
    Counter* counter_;
};

/// Why there is no test, if there is none.
Status obstacle(std::span<const std::vector<PermutedUnit>> groups) {
    if (groups.size() < 2) return Status::too_few;
    if (std::ranges::any_of(groups, [](const auto& group) { return group.empty(); })) return Status::no_answers;
    if (std::ranges::all_of(groups, [](const auto& group) { return group.size() == 1; })) return Status::too_few;
    const PermutedUnit& first = groups.front().front();
    for (const auto& group : groups)
        for (const PermutedUnit& unit : group)
            if (unit.sum * static_cast<double>(first.people) != first.sum * static_cast<double>(unit.people)) return Status::ok;
    return Status::no_variance;
}

Sums total_of(std::span<const PermutedUnit> units) {
    Sums out;
    for (const PermutedUnit& unit : units) out.add(unit);
    return out;
}

double largest_mean(std::span<const std::vector<PermutedUnit>> groups) {
    double out = 0;
    for (const auto& group : groups)
        for (const PermutedUnit& unit : group) out = std::max(out, std::abs(unit.sum) / static_cast<double>(unit.people));
    return out;
}

/// All units of all groups, their values less the overall mean.
std::vector<PermutedUnit> centred_units(std::span<const std::vector<PermutedUnit>> groups) {
    std::vector<PermutedUnit> out;
    for (const auto& group : groups) out.insert(out.end(), group.begin(), group.end());
    const double middle = mean_of(total_of(out));
    for (PermutedUnit& unit : out) unit.sum -= middle * static_cast<double>(unit.people);
    return out;
}

std::vector<Sums> dealt_in_order(std::span<const PermutedUnit> units, const std::vector<std::size_t>& sizes) {
    std::vector<Sums> out;
    std::size_t first = 0;
    for (const std::size_t size : sizes) {
        out.push_back(total_of(units.subspan(first, size)));
        first += size;
    }
    return out;
}

/// Groups of these sizes, each unit drawn out of those that are left; the last group, best the largest, is what remains.
std::vector<Sums> dealt_at_random(std::vector<PermutedUnit> units, const std::vector<std::size_t>& sizes, Random& random) {
    std::vector<Sums> out(sizes.size());
    out.back() = total_of(units);
    std::size_t left = units.size();
    for (std::size_t group = 0; group + 1 < sizes.size(); ++group) {
        for (std::size_t i = 0; i < sizes[group]; ++i) {
            PermutedUnit& drawn = units[random.below(static_cast<std::uint32_t>(left))];
            out[group].add(drawn);
            drawn = units[--left];
        }
        out.back().sum -= out[group].sum;
        out.back().people -= out[group].people;
    }
    return out;
}

/// p-value of drawn arrangements: the groups themselves are one of them.
void fill_drawn(PermutationTest& out, const std::vector<double>& drawn, double observed, double slack) {
    Counter counter(observed, slack);
    counter.see(observed);
    for (const double apart : drawn) counter.see(apart);
    out.arrangements = static_cast<std::int64_t>(drawn.size());
    out.p_value = counter.share();
}

Number statistic_of(std::span<const Sums> groups) {
    return groups.size() == 2 ? mean_of(groups[0]) - mean_of(groups[1]) : distance(groups);
}

template <class T>
std::vector<std::size_t> sizes_of(std::span<const std::vector<T>> groups) {
    std::vector<std::size_t> out;
    for (const auto& group : groups) out.push_back(group.size());
    return out;
}

std::vector<PermutedUnit> people_of(const Tally& tally) {
    std::vector<PermutedUnit> out;
    for (std::size_t i = 0; i < tally.values.size(); ++i)
        out.insert(out.end(), static_cast<std::size_t>(tally.counts[i]), {tally.values[i], 1});
    return out;
}

Sums centred_sums(const Tally& tally, double middle) {
    Sums out;
    for (std::size_t i = 0; i < tally.values.size(); ++i) {
        out.sum += static_cast<double>(tally.counts[i]) * (tally.values[i] - middle);
        out.people += tally.counts[i];
    }
    return out;
}

/// Groups of these sizes out of everyone: of each value in turn so many for a group as chance gives it.
std::vector<Sums> dealt_counts(Tally everyone, const std::vector<std::int64_t>& sizes, double middle, Random& random) {
    std::vector<Sums> out;
    std::int64_t left = everyone.n();
    for (const std::int64_t size : sizes) {
        Sums& group = out.emplace_back();
        std::int64_t others = left, wanted = size;
        for (std::size_t i = 0; i < everyone.counts.size(); ++i) {
            others -= everyone.counts[i];
            const std::int64_t drawn = hypergeometric(random, everyone.counts[i], others, wanted);
            group.sum += static_cast<double>(drawn) * (everyone.values[i] - middle);
            everyone.counts[i] -= drawn;
            wanted -= drawn;
        }
        group.people = size;
        left -= size;
    }
    return out;
}

PermutationTest by_counts(std::span<const Tally> groups, const Tally& everyone, const ReplicatePlan& plan) {
    PermutationTest out;
    const double middle = centred_sums(everyone, 0).sum / static_cast<double>(everyone.n());
    std::vector<Sums> observed;
    std::vector<std::int64_t> sizes;
    for (const Tally& group : groups) {
        observed.push_back(centred_sums(group, middle));
        sizes.push_back(group.n());
    }
    out.statistic = statistic_of(observed);
    const auto drawn = replicates(plan, [&](Random& random) { return distance(dealt_counts(everyone, sizes, middle, random)); });
    const double largest = std::max(std::abs(everyone.values.front()), std::abs(everyone.values.back()));
    fill_drawn(out, drawn, distance(observed), slack_of(observed, largest));
    return out;
}

}  // namespace

std::int64_t arrangements_of(std::span<const std::size_t> sizes) {
    double log_ways = 0;
    std::int64_t all = 0;
    for (const std::size_t size : sizes) {
        all += static_cast<std::int64_t>(size);
        log_ways -= log_factorial(static_cast<std::int64_t>(size));
    }
    log_ways += log_factorial(all);
    return log_ways > std::log(static_cast<double>(most_arrangements) + 0.5) ? most_arrangements + 1 : std::llround(std::exp(log_ways));
}

PermutationTest permutation_test(std::span<const std::vector<PermutedUnit>> groups, const ReplicatePlan& plan) {
    PermutationTest out;
    out.status = obstacle(groups);
    if (out.status == Status::no_answers || groups.size() < 2) return out;
    const std::vector<std::size_t> sizes = sizes_of(groups);
    const std::vector<PermutedUnit> units = centred_units(groups);
    const std::vector<Sums> observed = dealt_in_order(units, sizes);
    out.statistic = statistic_of(observed);
    if (out.status != Status::ok) return out;
    const double slack = slack_of(observed, largest_mean(groups));
    out.exact = arrangements_of(sizes) <= most_arrangements;
    if (out.exact) {
        Counter counter(distance(observed), slack);
        Dealer(units, sizes, counter).deal();
        out.arrangements = counter.seen();
        out.p_value = counter.share();
        return out;
    }
    std::vector<std::size_t> ascending = sizes;
    std::ranges::sort(ascending);
    const auto drawn = replicates(plan, [&](Random& random) { return distance(dealt_at_random(units, ascending, random)); });
    fill_drawn(out, drawn, distance(observed), slack);
    return out;
}

PermutationTest permutation_test(std::span<const Tally> groups, const ReplicatePlan& plan) {
    Tally everyone;
    std::vector<std::size_t> sizes;
    std::vector<std::vector<PermutedUnit>> units(groups.size());
    for (const Tally& group : groups) {
        everyone = merged(everyone, group);
        sizes.push_back(static_cast<std::size_t>(group.n()));
    }
    const bool few = everyone.n() <= people_a_value * static_cast<std::int64_t>(everyone.values.size());
    const bool testable = groups.size() > 1 && everyone.values.size() > 1 && std::ranges::count(sizes, std::size_t{0}) == 0;
    if (testable && !few && arrangements_of(sizes) > most_arrangements) return by_counts(groups, everyone, plan);
    std::ranges::transform(groups, units.begin(), people_of);
    return permutation_test(units, plan);
}

}  // namespace recaudit
