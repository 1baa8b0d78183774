#include <recaudit/comparison/compare.hpp>
#include <recaudit/comparison/permutation_tests.hpp>
#include <recaudit/scoring/testing.hpp>
#include <recaudit/stats/permutation.hpp>

#include <algorithm>

namespace recaudit {
namespace {

struct Names {
    Label rest, respondent, team, exact, drawn;
};

/// Two sides of one comparison; the second may be everyone else.
struct Sides {
    const Comparison* comparison;
    const ComparedGroup* a;
    const ComparedGroup* b;  // none: the rest
};

std::vector<Sides> sides_of(std::span<const Comparison> comparisons) {
    std::vector<Sides> out;
    for (const Comparison& comparison : comparisons) {
        if (!comparison.has_tallies()) continue;
        const bool in_pairs = comparison.groups.size() <= most_groups_in_pairs;
        for (auto a = comparison.groups.begin(); a != comparison.groups.end(); ++a) {
            if (!in_pairs) out.push_back({&comparison, &*a, nullptr});
            else
                for (auto b = a + 1; b != comparison.groups.end(); ++b) out.push_back({&comparison, &*a, &*b});
        }
    }
    return out;
}

Tally rest_of(const Comparison& comparison, const ComparedGroup& group) {
    Tally everyone;
    for (const ComparedGroup& other : comparison.everyone)
        if (other.name != group.name) everyone = merged(everyone, *other.tally);
    return everyone;
}

std::vector<PermutedUnit> units_of(const std::vector<Tally>& teams) {
    std::vector<PermutedUnit> out;
    for (const Tally& team : teams) {
        PermutedUnit& unit = out.emplace_back(PermutedUnit{0, 0});
        for (std::size_t i = 0; i < team.values.size(); ++i) unit.sum += static_cast<double>(team.counts[i]) * team.values[i];
        unit.people = team.n();
    }
    return out;
}

std::vector<Tally> teams_of_rest(const Comparison& comparison, const ComparedGroup& group) {
    std::vector<Tally> out;
    for (const ComparedGroup& other : comparison.everyone)
        if (other.name != group.name) out.insert(out.end(), other.teams.begin(), other.teams.end());
    return out;
}

PermutationTest test_of(const Sides& sides, const ReplicatePlan& plan, ResamplingUnit unit) {
    if (unit == ResamplingUnit::respondent)
        return permutation_test(std::vector{*sides.a->tally, sides.b != nullptr ? *sides.b->tally : rest_of(*sides.comparison, *sides.a)},
                                plan);
    const std::vector<Tally> others = sides.b != nullptr ? sides.b->teams : teams_of_rest(*sides.comparison, *sides.a);
    return permutation_test(std::vector{units_of(sides.a->teams), units_of(others)}, plan);
}

std::string key_of(const PermutationTestsRow& row) {
    std::string out;
    for (const Label part :
         {row.scope.instrument, row.scope.perspective, row.scope.wave, row.scope.by, row.scope.site, row.scale, row.group_a, row.group_b})
        out.append(part.view()).append(1, '\n');
    return out;
}

PermutationTestsRow row_of(const Study& study, const Sides& sides, const Names& names) {
    PermutationTestsRow row;
    row.scope = sides.comparison->scope;
    row.scale = sides.comparison->scale;
    row.group_a = sides.a->name;
    row.group_b = sides.b != nullptr ? sides.b->name : names.rest;
    row.n_a = sides.a->moments.n;
    row.n_b = sides.b != nullptr ? sides.b->moments.n : rest_of(*sides.comparison, *sides.a).n();
    row.people = std::min(*row.n_a, *row.n_b);
    const ResamplingUnit unit = row.scope.by == "site" ? study.resampling.unit : ResamplingUnit::respondent;
    row.unit = unit == ResamplingUnit::team ? names.team : names.respondent;
    const RandomKey key = RandomKey(study.seed, "permutation_tests").child(key_of(row));
    const PermutationTest test = test_of(sides, {static_cast<std::int64_t>(study.resampling.replicates), key, Threads{1}}, unit);
    row.difference = test.statistic;
    row.p_value = test.p_value;
    row.status = test.status;
    if (test.status != Status::ok) return row;
    row.method = test.exact ? names.exact : names.drawn;
    row.arrangements = test.arrangements;
    return row;
}

}  // namespace

std::int64_t permutation_steps(const Study& study, std::span<const Comparison> comparisons) {
    if (!study.resampling.on) return 0;
    return static_cast<std::int64_t>(sides_of(comparisons).size() * study.resampling.replicates);
}

std::vector<PermutationTestsRow> permutation_tests_table(const Study& study, std::span<const Comparison> comparisons, Labels& labels,
                                                         Threads threads, WorkCounter& counter) {
    if (!study.resampling.on) return {};
    const Names names{labels.intern("rest"), labels.intern("respondent"), labels.intern("team"), labels.intern("exact"),
                      labels.intern("drawn")};
    const std::vector<Sides> sides = sides_of(comparisons);
    std::vector<PermutationTestsRow> rows(sides.size());
    for_each_block(sides.size(), threads, [&](std::size_t i) {
        rows[i] = row_of(study, sides[i], names);
        counter.count(static_cast<std::int64_t>(study.resampling.replicates));
    });
    adjust_p_values(rows, multiplicity_of(study.adjust), [](const PermutationTestsRow& row) {
        return std::vector{row.scope.wave, row.scope.perspective, row.scope.by, row.scope.by == "team" ? row.scope.site : Label()};
    });
    return rows;
}

}  // namespace recaudit
