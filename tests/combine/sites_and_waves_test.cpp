#include "made_up_organisations.hpp"

#include <recaudit/combine/places.hpp>

#include <fmt/format.h>

#include <iterator>

using namespace recaudit;

namespace {

/// Everyone of one organisation in several waves a year apart, with a mean for each.
Organisation over_years(const std::string& name, const std::vector<double>& means) {
    std::vector<Figures> waves;
    for (const double mean : means) waves.push_back({"all", "", "", 12, mean, 1});
    Organisation out = organisation(name, waves);
    const auto labels = std::make_shared<Labels>();
    for (std::size_t i = 0; i < means.size(); ++i) {
        const Label wave = labels->intern(std::to_string(2001 + i));
        out.published.results.scores[i].scope.wave = out.published.results.responses[i].scope.wave = wave;
        out.published.study.waves.push_back({wave.str(), static_cast<std::int64_t>(i) * 1461});  // four years
    }
    static std::vector<std::shared_ptr<Labels>> kept;  // the texts of the waves
    kept.push_back(labels);
    return out;
}

template <class Row>
std::vector<Row> about_everyone(const std::vector<Row>& rows) {
    std::vector<Row> out;
    std::ranges::copy_if(rows, std::back_inserter(out), [](const Row& row) { return row.scope.by == "all"; });
    return out;
}

}  // namespace

// Of three sites with means 3, 4 and 5, 10 people and variance 1 each: the target is 4 and every se is 1 / sqrt(10).
TEST_CASE("sites of several organisations are set against one target") {
    const Combined found = combined({organisation("north", {{"all", "", "", 20, 3.5, 1}, {"site", "A", "", 10, 3, 1}, {"site", "B", "", 10, 4, 1}}),
                                     organisation("south", {{"all", "", "", 10, 5, 1}, {"site", "C", "", 10, 5, 1}, {"site", "D", "", 0, 0, 0, true}})});
    const auto& rows = found.results.benchmarks;
    REQUIRE(rows.size() == 4);
    CHECK(*rows[0].target == doctest::Approx(4).epsilon(1e-14));
    CHECK(*rows[2].se == doctest::Approx(1 / std::sqrt(10.0)).epsilon(1e-14));
    CHECK(*rows[2].z == doctest::Approx(std::sqrt(10.0)).epsilon(1e-14));
    CHECK(rows[3].status == Status::withheld);
    CHECK_FALSE(rows[3].site_n.has_value());
    CHECK_FALSE(rows[3].target.has_value());
}

TEST_CASE("an organisation that names no sites is set against the sites of the others") {
    const Combined found = combined({organisation("a", {{"all", "", "", 10, 3, 1}}), organisation("b", {{"all", "", "", 10, 4, 1}}),
                                     organisation("c", {{"all", "", "", 10, 5, 1}, {"site", "C1", "", 10, 5, 1}})});
    REQUIRE(found.results.benchmarks.size() == 3);
    CHECK(found.results.benchmarks[0].scope.site == "C1");
    CHECK(found.results.benchmarks[1].scope.site == "a");
    CHECK(found.results.benchmarks[1].status == Status::ok);
    CHECK(std::ranges::none_of(found.results.scores, [](const ScoresRow& row) { return row.scope.site == "a"; }));
}

TEST_CASE("limits by bootstrap need answers, and are named") {
    std::vector<Organisation> three;
    for (int i = 0; i < 3; ++i) {
        three.push_back(organisation(fmt::format("o{}", i), {{"all", "", "", 10, 3.0 + i, 1}}));
        three.back().published.study.benchmark.limits = BenchmarkLimits::bootstrap;
    }
    const Combined found = combined(three);
    REQUIRE(found.results.benchmarks.size() == 3);
    CHECK(found.results.benchmarks[0].status == Status::needs_answers);
    CHECK(found.results.benchmarks[0].z.has_value());
    CHECK_FALSE(found.results.benchmarks[0].limit_95_low.has_value());
    CHECK(found.results.benchmarks[0].flag.empty());
    CHECK(std::ranges::any_of(found.results.not_combined, [](const NotCombinedRow& row) { return row.table == "benchmarks"; }));
}

TEST_CASE("values from elsewhere serve where organisations have the same ones") {
    const auto with_target = [](const std::string& name, double target) {
        Organisation out = organisation(name, {{"all", "", "", 10, 4, 1}});
        out.published.study.benchmark.against = BenchmarkTarget::file;
        BenchmarkTargetsRow& row = out.published.results.benchmark_targets.emplace_back();
        row.scope = out.published.results.scores[0].scope;
        row.scale = out.published.results.scores[0].scale;
        row.mean = target;
        return out;
    };
    Combined found = combined({with_target("a", 3.5), with_target("b", 3.5)});
    REQUIRE(found.results.benchmark_targets.size() == 1);
    REQUIRE(found.results.benchmarks.size() == 2);
    CHECK(found.results.benchmarks[0].target == Number(3.5));
    CHECK(*found.results.benchmarks[0].z == doctest::Approx(0.5 * std::sqrt(10.0)));
    found = combined({with_target("a", 3.5), with_target("b", 3.6)});
    CHECK(found.results.benchmark_targets.empty());
    CHECK(found.results.benchmarks[0].status == Status::no_target);
    CHECK(names(found.results, "", "hope", "content_differs"));
}

// Means 3, 4 and 5 of 24 people each at 0, 4 and 8 years: the slope is 0.25 a year.
TEST_CASE("a trend of everyone follows from the waves' means where sites and teams are few") {
    const Combined found = combined({over_years("north", {2.5, 3.5, 4.5}), over_years("south", {3.5, 4.5, 5.5})});
    const auto rows = about_everyone(found.results.trends);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].method == "ols");
    CHECK(rows[0].n == Count(72));
    CHECK(*rows[0].slope_per_year == doctest::Approx(0.25).epsilon(1e-12));
    // Each wave has 24 people: 11 + 11 within, and 24 x 0.25 between the two halves; df = 70, Sxx = 24 x 32.
    const double residual = 3 * (22 + 24 * 0.25) / 70;
    CHECK(*rows[0].se == doctest::Approx(std::sqrt(residual / (24 * 32))).epsilon(1e-12));
    CHECK(found.results.variance_components.empty());
}

TEST_CASE("waves of different dates have no trend, and that is named") {
    Organisation north = over_years("north", {3, 4, 5}), south = over_years("south", {3, 4, 6});
    south.published.study.waves[1].day = 1500;
    const Combined found = combined({north, south});
    CHECK(about_everyone(found.results.trends).empty());
    CHECK(names(found.results, "", "", "dates_differ"));
    CHECK(about_everyone(found.results.change).size() == 3);
}

TEST_CASE("a chart of twelve waves is made of their means") {
    std::vector<double> means;
    for (int i = 0; i < 12; ++i) means.push_back(3 + 0.25 * (i % 3));
    const Combined found = combined({over_years("north", means), over_years("south", means)});
    const auto rows = about_everyone(found.results.spc);
    REQUIRE(rows.size() == 12);
    CHECK(*rows[0].centre == doctest::Approx(3.25).epsilon(1e-14));
    // Eight steps up of 0.25 and three down of 0.5; limits 3 / 1.128379 mean moving ranges away.
    const double moving_range = (8 * 0.25 + 3 * 0.5) / 11;
    CHECK(*rows[0].upper == doctest::Approx(3.25 + 3 / 1.1283791670955126 * moving_range).epsilon(1e-12));
}

// Three people with 1, 2, 6: without the one of 6 they are 1 and 2.
TEST_CASE("a whole without one of its parts") {
    const Moments rest = detail::without({3, Number(3), Number(7)}, {1, Number(6), Number()});
    CHECK(rest.n == 2);
    CHECK(*rest.mean == doctest::Approx(1.5));
    CHECK(*rest.variance == doctest::Approx(0.5));
    CHECK(detail::without({3, Number(3), Number(7)}, {}).n == 3);
    CHECK(detail::without({2, Number(3), Number(7)}, {3, Number(3), Number(7)}).n == -1);
}

TEST_CASE("the same figures on every scale and item are the same answers") {
    std::vector<Organisation> two{organisation("north", {{"all", "", "", 12, 3, 1}}), organisation("south", {{"all", "", "", 12, 3, 1}})};
    CHECK_FALSE(has(together(two).diagnostics, "same-results"));  // one figure may agree by chance
    for (Organisation& one : two)
        for (const char* const item : {"h1", "h2"}) {
            ItemsRow& row = one.published.results.items.emplace_back();
            row.scope = one.published.results.scores[0].scope;
            static Labels labels;
            row.item = labels.intern(item);
            row.n = 12;
            row.mean = 3.25;
            row.sd = 1.5;
        }
    CHECK(has(together(two).diagnostics, "same-results"));
    two[1].published.results.items[1].mean = 3.5;
    CHECK_FALSE(has(together(two).diagnostics, "same-results"));
}
