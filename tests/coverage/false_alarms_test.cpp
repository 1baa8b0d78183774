#include "replicates.hpp"
#include "simulated_study.hpp"

#include <recaudit/disclosure/release.hpp>
#include <recaudit/report/build.hpp>
#include <recaudit/stats/control_chart.hpp>

#include <algorithm>
#include <string>
#include <tuple>

using namespace recaudit;

namespace {

constexpr double level = 0.05;

/// A family of tests: instrument aside, whose, when, by what, at which site, of what.
using FamilyName = std::tuple<std::string, std::string, std::string, std::string, std::string>;

/// Families of one study, and whether anything in them was called clear.
class Alarms {
public:
    void add(Number p, const FamilyName& family) {
        if (!p) return;
        bool& alarm = families_[family];
        alarm = alarm || *p < level;
    }
    [[nodiscard]] const std::map<FamilyName, bool>& families() const { return families_; }

private:
    std::map<FamilyName, bool> families_;
};

/// Over many studies.
struct Rate {
    std::size_t families = 0, alarms = 0;
    void add(const Alarms& seen) {
        families += seen.families().size();
        for (const auto& [family, alarm] : seen.families()) alarms += alarm ? 1 : 0;
    }
    void add(bool alarm) {
        ++families;
        alarms += alarm ? 1 : 0;
    }
    [[nodiscard]] double share() const { return static_cast<double>(alarms) / static_cast<double>(families); }
    void check_at_most(const char* name, double claimed = level) const { recaudit::check_at_most(name, share(), claimed, families); }
    void check_at_least(const char* name) const { recaudit::check_at_least(name, share(), 0.8, families); }
};

/// Teams of one site are a family of their own in comparisons; elsewhere all groups of a grouping are one.
FamilyName name_of(const Scope& scope, const std::string& of, Label site = {}) {
    return {scope.perspective.str(), scope.wave.str(), scope.by.str(), site.str(), of};
}

struct QuietRates {
    Rate change, gaps, item_gaps, comparisons, pairwise, games_howell, trends, gap_findings;

    void add(const Results& results) {
        Alarms of_change, of_gaps, of_item_gaps, of_comparisons, of_pairwise, of_games_howell;
        for (const ChangeRow& row : results.change) of_change.add(row.p_adjusted, name_of(row.scope, row.wave_from.str() + row.wave_to.str()));
        for (const GapsRow& row : results.gaps) of_gaps.add(row.p_adjusted, name_of(row.scope, row.perspective_a.str()));
        for (const ItemGapsRow& row : results.item_gaps) of_item_gaps.add(row.p_adjusted, name_of(row.scope, row.perspective_a.str()));
        for (const ComparisonsRow& row : results.comparisons)
            of_comparisons.add(row.p_adjusted, name_of(row.scope, row.test.str(), row.scope.site));
        for (const PairwiseRow& row : results.pairwise) of_pairwise.add(row.p_adjusted, name_of(row.scope, "", row.scope.site));
        for (const GamesHowellRow& row : results.games_howell)
            of_games_howell.add(row.p_value, name_of(row.scope, row.scale.str(), row.scope.site));
        for (const TrendsRow& row : results.trends)
            if (row.p_value) trends.add(*row.p_value < level);
        change.add(of_change);
        gaps.add(of_gaps);
        item_gaps.add(of_item_gaps);
        comparisons.add(of_comparisons);
        pairwise.add(of_pairwise);
        games_howell.add(of_games_howell);
    }
};

bool tells_of_a_gap(const Findings& findings) {
    return std::any_of(findings.rows.begin(), findings.rows.end(),
                       [](const FindingsRow& row) { return row.kind == "gap" && !row.scale.empty(); });
}

void check_verdicts(const Results& results) {
    for (const ChangeRow& row : results.change)
        CHECK((row.verdict == "higher" || row.verdict == "lower") == (row.p_adjusted && *row.p_adjusted < level));
}

template <class Rows, class Holds>
bool any(const Rows& rows, Holds holds) {
    return std::any_of(rows.begin(), rows.end(), holds);
}

/// Series of `waves` means, all but chance the same, but for a shift from the middle on.
std::vector<double> series(Random& random, std::size_t waves, double shift) {
    std::vector<double> out = normals(random, waves, 60, 2);
    for (std::size_t wave = waves / 2; wave < waves; ++wave) out[wave] += shift;
    return out;
}

bool any_rule(const std::vector<double>& values) {
    const ControlLimits chart = control_chart(values);
    return any(chart.rules, [](SpcRule rule) { return rule != SpcRule::none; });
}

bool beyond_limits(const std::vector<double>& values) {
    const ControlLimits chart = control_chart(values);
    return any(chart.rules, [](SpcRule rule) { return rule == SpcRule::outside_limits; });
}

}  // namespace

TEST_CASE("where nothing is going on, families of tests raise an alarm in no more than one of twenty") {
    const SimulatedStudy quiet("");
    QuietRates rates;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        Results results = quiet.results(seed);
        rates.add(results);
        check_verdicts(results);
        rates.gap_findings.add(tells_of_a_gap(build_findings(release(std::move(results), quiet.study().disclosure), quiet.study())));
    }
    rates.change.check_at_most("change, families with a verdict");
    rates.gaps.check_at_most("gaps, families with a clear gap");
    rates.item_gaps.check_at_most("gaps of questions, families with a clear gap");
    rates.comparisons.check_at_most("comparisons, families with a clear difference");
    rates.pairwise.check_at_most("pairs, families with a clear difference");
    rates.games_howell.check_at_most("Games-Howell, comparisons with a clear pair");
    rates.trends.check_at_most("trends, rows with p < .05");
    rates.gap_findings.check_at_most("findings, studies said to have a gap");
}

TEST_CASE("effects that are there are found") {
    const SimulatedStudy loud(
        "shifts:\n"
        "  - {where: {perspective: staff}, scales: [empowerment], by: 14}\n"
        "  - {scales: [vision], per_wave: 9}\n"
        "  - {where: {site: Site 1}, scales: [patience], by: 20}\n");
    Rate gap, finding, change, trend, comparison, pair;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Results results = loud.results(seed);
        const auto clear = [](const auto& row, const char* scale) {
            return row.scope.by == "all" && row.scale == scale && row.p_adjusted && *row.p_adjusted < level;
        };
        gap.add(any(results.gaps, [&](const GapsRow& row) { return clear(row, "empowerment") && *row.difference > 0 && row.scope.wave == "3"; }));
        change.add(any(results.change, [&](const ChangeRow& row) {
            return clear(row, "vision") && row.verdict == "higher" && row.wave_from == "1" && row.wave_to == "3";
        }));
        trend.add(any(results.trends, [](const TrendsRow& row) {
            return row.scope.by == "all" && row.scale == "vision" && row.p_value && *row.p_value < level && *row.slope_per_year > 0;
        }));
        const auto of_sites = [](const auto& row) {
            return row.scope.by == "site" && row.scope.wave == "3" && row.scale == "patience" && row.p_adjusted && *row.p_adjusted < level;
        };
        comparison.add(any(results.comparisons, of_sites));
        pair.add(any(results.pairwise, of_sites));
        finding.add(tells_of_a_gap(build_findings(release(std::move(results), loud.study().disclosure), loud.study())));
    }
    gap.check_at_least("gap of 14 points found");
    finding.check_at_least("gap of 14 points told of in a finding");
    change.check_at_least("change of 18 points found");
    trend.check_at_least("trend of 9 points a year found");
    comparison.check_at_least("a site 20 points above found, all sites at once");
    pair.check_at_least("a site 20 points above found, by pairs");
}

TEST_CASE("control charts rarely call a quiet series unusual, and nearly always see a shift") {
    constexpr std::size_t waves = 24;
    const double limits =
        share_of_replicates("quiet chart", usual_replicates, [](Random& random) { return beyond_limits(series(random, waves, 0)); });
    const double rules =
        share_of_replicates("quiet chart, rules", usual_replicates, [](Random& random) { return any_rule(series(random, waves, 0)); });
    const double shifted =
        share_of_replicates("shifted chart", usual_replicates, [](Random& random) { return any_rule(series(random, waves, 6)); });
    check_at_most("quiet series of 24 waves with one outside the limits", limits, 0.06, usual_replicates);
    check_at_most("quiet series of 24 waves with any rule", rules, 0.17, usual_replicates);
    check_at_least("series of 24 waves with a shift of 3 sd noticed", shifted, 0.95, usual_replicates);
}
