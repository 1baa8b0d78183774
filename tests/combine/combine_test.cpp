#include "made_up_organisations.hpp"

#include <recaudit/disclosure/release.hpp>

#include <fmt/format.h>

using namespace recaudit;

// Ten people with mean 3 and variance 1, five with mean 6 and variance 4: n = 15, mean (30 + 30) / 15 = 4,
// sum of squares 9 x 1 + 4 x 4 + 10 (3 - 4)^2 + 5 (6 - 4)^2 = 55.
TEST_CASE("two organisations' figures give those of both, by hand") {
    const Combined found =
        combined({organisation("north", {{"all", "", "", 10, 3, 1}}), organisation("south", {{"all", "", "", 5, 6, 4}})});
    const ScoresRow& all = scores(found.results, "all");
    CHECK(all.n == Count(15));
    CHECK(*all.mean == doctest::Approx(4).epsilon(1e-14));
    CHECK(*all.sd == doctest::Approx(std::sqrt(55.0 / 14)).epsilon(1e-14));
    CHECK(*all.se == doctest::Approx(std::sqrt(55.0 / 14 / 15)).epsilon(1e-14));
    CHECK(*all.percent_of_maximum == doctest::Approx(50).epsilon(1e-14));
    CHECK(*all.percent_favourable == doctest::Approx(50));
    CHECK_FALSE(all.median.has_value());
    CHECK(all.status == Status::needs_answers);
    const ScoresRow& north = scores(found.results, "organisation", "", "north");
    CHECK(north.median == Number(3));
    CHECK(north.status == Status::ok);
    CHECK(names(found.results, "", "", "needs_answers"));
}

// R: x <- c(3 + scale(1:10) * 1, 5 + scale(1:12) * 2, 4 + scale(1:15) * 1.5); g <- rep(1:3, c(10, 12, 15))
// oneway.test(x ~ g); summary(aov(x ~ g)): SSB = 21.6216216, SSW = 84.5, MSW = 84.5 / 34.
TEST_CASE("organisations are compared by their means and standard deviations") {
    const Combined found = combined({organisation("a", {{"all", "", "", 10, 3, 1}}), organisation("b", {{"all", "", "", 12, 5, 4}}),
                                     organisation("c", {{"all", "", "", 15, 4, 2.25}})});
    REQUIRE(found.results.comparisons.size() == 2);
    const ComparisonsRow& welch = found.results.comparisons[0];
    CHECK(welch.scope.by == "organisation");
    CHECK(welch.groups == Count(3));
    CHECK(*welch.df1 == 2);
    // ssb = 10 (3 - m)^2 + 12 (5 - m)^2 + 15 (4 - m)^2, m = 150 / 37; ssw = 9 + 44 + 31.5.
    const double m = 150.0 / 37, ssb = 10 * (3 - m) * (3 - m) + 12 * (5 - m) * (5 - m) + 15 * (4 - m) * (4 - m), ssw = 84.5;
    CHECK(*welch.omega_squared == doctest::Approx((ssb - 2 * ssw / 34) / (ssb + ssw + ssw / 34)).epsilon(1e-12));
    const ComparisonsRow& ranks = found.results.comparisons[1];
    CHECK(ranks.test == "kruskal_wallis");
    CHECK(ranks.status == Status::needs_answers);
    CHECK_FALSE(ranks.p_value.has_value());
    CHECK(found.results.pairwise.size() == 3);
    CHECK_FALSE(found.results.pairwise[0].cliffs_delta.has_value());
    CHECK(found.results.pairwise[0].hedges_g.has_value());
    CHECK(found.results.games_howell.size() == 3);
}

TEST_CASE("places that share a name are kept apart, levels of an attribute are put together") {
    const auto groups = [](double mean) {
        return std::vector<Figures>{{"all", "", "", 12, mean, 1},
                                    {"site", "Main", "", 12, mean, 1},
                                    {"team", "Main", "Day", 12, mean, 1},
                                    {"role", "", "nurse", 12, mean, 1}};
    };
    auto found = together({organisation("north", groups(3)), organisation("south", groups(5))});
    CHECK(has(found.diagnostics, "shared-name"));
    REQUIRE(found.value);
    const Results& results = found.value->results;
    CHECK(scores(results, "site", "north: Main").mean == Number(3));
    CHECK(scores(results, "site", "south: Main").mean == Number(5));
    CHECK(scores(results, "team", "south: Main", "Day").n == Count(12));
    CHECK(scores(results, "role", "", "nurse").n == Count(24));
    CHECK(*scores(results, "role", "", "nurse").mean == doctest::Approx(4));
}

TEST_CASE("what one organisation withholds is in no figure and is named") {
    const Combined found = combined(
        {organisation("north", {{"all", "", "", 12, 3, 1}, {"role", "", "nurse", 12, 3, 1}, {"role", "", "cook", 12, 3, 1}}),
         organisation("south", {{"all", "", "", 12, 5, 1}, {"role", "", "nurse", 0, 0, 0, true}, {"site", "S", "", 0, 0, 0, true}})});
    CHECK(scores(found.results, "role", "", "nurse").n == Count(12));
    CHECK(scores(found.results, "role", "", "nurse").mean == Number(3));
    const ScoresRow& hidden = scores(found.results, "site", "S");
    CHECK(hidden.status == Status::withheld);
    CHECK_FALSE(hidden.n.has_value());
    CHECK(names(found.results, "south", "", "withheld"));
    const auto released = release(found.results, found.study.disclosure);
    CHECK(scores(*released, "site", "S").status == Status::withheld);
}

TEST_CASE("from thirteen organisations on each is compared with all others") {
    std::vector<Organisation> organisations;
    for (int i = 0; i < 13; ++i) organisations.push_back(organisation(fmt::format("o{:02}", i), {{"all", "", "", 10, 3.0 + i, 1}}));
    const Combined found = combined(std::move(organisations));
    REQUIRE(found.results.pairwise.size() == 13);
    const PairwiseRow& first = found.results.pairwise[0];
    CHECK(first.group_b == "rest");
    CHECK(first.n_b == Count(120));
    CHECK(*first.mean_b == doctest::Approx(3 + 78.0 / 12));
    CHECK(found.results.games_howell.empty());
}

TEST_CASE("a local scale, and one that differs, is left out and named") {
    Organisation north = organisation("north", {{"all", "", "", 12, 3, 1}}), south = organisation("south", {{"all", "", "", 12, 5, 1}});
    north.published.study.instruments[0].scales[1].local = true;
    south.published.study.instruments[0].items[1].reverse = true;
    const auto found = together({north, south});
    CHECK(has(found.diagnostics, "content-differs"));
    REQUIRE(found.value);
    CHECK(found.value->results.scores.empty());
    CHECK(names(found.value->results, "", "hope", "content_differs"));
    CHECK(names(found.value->results, "north", "ours", "local"));
    CHECK(found.value->study.instruments[0].scales.empty());
}

TEST_CASE("a question worded otherwise is left out with its scale, unless it is declared to mean the same") {
    const auto worded = [](const std::string& name, const std::string& wording) {
        Organisation out = organisation(name, {{"all", "", "", 12, 3, 1}});
        out.published.study.instruments[0].items[1].text = text(wording);
        return out;
    };
    const auto differs = [](const std::vector<Organisation>& organisations) {
        const auto found = together(organisations);
        REQUIRE(found.value);
        return has(found.diagnostics, "content-differs") && found.value->results.scores.empty();
    };
    const Organisation north = worded("north", "h2"), spaced = worded("spaced", " H2 "), south = worded("south", "Otherwise.");
    Organisation same = worded("same", "In our words."), flagged = worded("flagged", "More or less.");
    same.published.study.instruments[0].items[1].declares_comparable = true;
    flagged.published.study.instruments[0].items[1].declares_comparable = true;
    flagged.published.study.instruments[0].items[1].comparable = Comparable::flagged;
    CHECK_FALSE(differs({north, spaced}));
    CHECK(differs({north, south}));
    CHECK(differs({north, flagged}));
    CHECK_FALSE(differs({north, same}));
    CHECK_FALSE(differs({same, north}));
    CHECK(differs({same, north, south}));  // what one of them declares says nothing of the third
    CHECK(differs({north, same, south}));
}

TEST_CASE("sheets for several kinds of documents have several wordings; one in common is enough") {
    Organisation north = organisation("north", {{"all", "", "", 12, 3, 1}}), south = organisation("south", {{"all", "", "", 12, 5, 1}});
    Instrument other = form();
    other.id = "small-leaflets";
    other.items[0].text = text("As leaflets say it.");
    north.published.study.instruments.push_back(other);
    CHECK_FALSE(has(together({north, south}).diagnostics, "content-differs"));
    south.published.study.instruments[0].items[0].text = text("As minutes say it.");
    CHECK(has(together({north, south}).diagnostics, "content-differs"));
}

TEST_CASE("what cannot be put together is refused by name") {
    const auto refused = [](auto change, std::string_view id) {
        std::vector<Organisation> two{organisation("north", {{"all", "", "", 12, 3, 1}}),
                                      organisation("south", {{"all", "", "", 12, 5, 1}})};
        change(two[1]);
        const auto found = together(two);
        CHECK_FALSE(found.value);
        CHECK(has(found.diagnostics, id));
    };
    refused([](Organisation& one) { one.published.study.weights.column = "w"; }, "cannot-combine");
    refused([](Organisation& one) { one.published.study.disclosure.round_base = 5; }, "cannot-combine");
    refused([](Organisation& one) { one.published.study.finite_population = true; }, "cannot-combine");
    refused([](Organisation& one) { one.published.for_publication = false; }, "not-for-publication");
    refused([](Organisation& one) { one.name = "north"; }, "same-organisation");
    refused([](Organisation& one) { one.published.study.disclosure.minimum = 5; }, "cannot-combine");
    refused([](Organisation& one) { one.published.study.disclosure.by_perspective["staff"] = 12; }, "cannot-combine");
    std::vector<Organisation> same{organisation("north", {}), organisation("south", {})};
    for (Organisation& one : same) one.published.inputs.push_back({"answers.csv", "responses", "abc"});
    CHECK(has(together(same).diagnostics, "same-results"));
}

TEST_CASE("the strictest of each setting holds") {
    Organisation north = organisation("north", {{"all", "", "", 12, 3, 1}}), south = organisation("south", {{"all", "", "", 12, 5, 1}});
    north.published.study.adjust = Adjust::none;
    south.published.study.adjust = Adjust::bh;
    for (Organisation* one : {&north, &south}) one->published.study.disclosure.minimum = 12;
    north.published.study.disclosure.by_perspective["document"] = 1;
    south.published.study.minimum_to_test = 20;
    const auto found = together({north, south});
    CHECK(has(found.diagnostics, "settings-differ"));
    REQUIRE(found.value);
    CHECK(found.value->study.adjust == Adjust::bh);
    CHECK(found.value->study.disclosure.minimum == 12);
    CHECK(found.value->study.disclosure.minimum_for("document") == 1);
    CHECK(found.value->study.minimum_to_test == 20);
    CHECK(found.value->results.pairwise.empty());
}

TEST_CASE("change of independent groups follows, and that of linked answers is refused") {
    const auto waves = [](const std::string& name, double later) {
        Organisation out = organisation(name, {{"all", "", "", 12, 3, 1}, {"all", "", "", 12, later, 1}});
        auto labels = std::make_shared<Labels>();
        for (std::size_t i = 0; i < 2; ++i) {
            const Label wave = labels->intern(i == 0 ? "2024" : "2025");
            out.published.results.scores[i].scope.wave = out.published.results.responses[i].scope.wave = wave;
            out.published.study.waves.push_back({wave.str(), {}});
        }
        static std::vector<std::shared_ptr<Labels>> kept;  // the texts of the waves
        kept.push_back(labels);
        return out;
    };
    Combined found = combined({waves("north", 4), waves("south", 6)});
    const auto all = std::ranges::find_if(found.results.change, [](const ChangeRow& row) { return row.scope.by == "all"; });
    REQUIRE(all != found.results.change.end());
    CHECK(*all->difference == doctest::Approx(2));
    CHECK(all->n_to == Count(24));
    CHECK(all->design == "independent");
    Organisation linked = waves("north", 4);
    linked.published.study.respondents = Respondents::linked;
    found = combined({linked, waves("south", 6)});
    CHECK(found.results.change.empty());
    CHECK(names(found.results, "north", "", "linked"));
}
