/// Parts of a release for the people of one site.
#include "../report/sample_results.hpp"

#include <recaudit/disclosure/one_site.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace recaudit;

namespace {

const SiteNames names{"North", {{"South", "Site A"}, {"East", "Site B"}}};

Released<Results> three_sites() {
    sample::Shape shape;
    shape.sites = {"East", "North", "South"};
    return sample::released(shape);
}

/// Every text of every row.
std::set<std::string> words_of(const Results& results) {
    std::set<std::string> words;
    for (const TableView& table : tables_of(results))
        for (std::size_t row = 0; row < table.rows(); ++row)
            for (std::size_t column = 0; column < table.columns(); ++column) {
                const Cell cell = table.cell(row, column);
                if (const auto* text = std::get_if<std::string_view>(&cell)) words.emplace(*text);
            }
    return words;
}

const ScoresRow* score_at(const Results& results, std::string_view site) {
    const auto at = std::ranges::find_if(results.scores, [&](const ScoresRow& row) { return row.scope.by == "site" && row.scope.site == site; });
    return at == results.scores.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("the other sites have no names, the same figures and no teams") {
    const auto released = three_sites();
    const auto shown = for_one_site(released, names);
    const auto words = words_of(*shown);
    CHECK_FALSE(words.contains("South"));
    CHECK_FALSE(words.contains("East"));
    CHECK(words.contains("North"));
    CHECK(words.contains("Site A"));
    REQUIRE(score_at(*shown, "Site A") != nullptr);
    CHECK(score_at(*shown, "Site A")->mean == score_at(*released, "South")->mean);
    for (const ResponsesRow& row : shown->responses)
        if (row.scope.by == "team") CHECK(row.scope.site == "North");
    CHECK(std::ranges::any_of(shown->responses, [](const ResponsesRow& row) { return row.scope.by == "team"; }));
    CHECK(shown.for_publication() == released.for_publication());
}

TEST_CASE("rows stand in the order of the new names, which is not that of the old ones") {
    std::vector<std::string> order;
    const auto shown = for_one_site(three_sites(), names);
    for (const ResponsesRow& row : shown->responses)
        if (row.scope.by == "site" && row.scope.perspective == "staff" && row.scope.wave == "2026") order.push_back(row.scope.site.str());
    CHECK(order == std::vector<std::string>{"North", "Site A", "Site B"});
}

TEST_CASE("a pair is turned round with all its figures where its new names ask for it") {
    const auto released = three_sites();
    const auto shown = for_one_site(released, {"South", {{"North", "Site B"}, {"East", "Site A"}}});
    const PairwiseRow& before = released->pairwise.front();  // North less South
    const PairwiseRow& after = shown->pairwise.front();
    CHECK(after.group_a == "Site B");
    CHECK(after.difference == before.difference);
    const auto turned = for_one_site(released, {"North", {{"South", "A site"}, {"East", "Another"}}});
    const PairwiseRow& other = turned->pairwise.front();
    CHECK(other.group_a == "A site");
    CHECK(other.group_b == "North");
    CHECK(*other.difference == -*before.difference);
    CHECK(*other.ci_low == -*before.ci_high);
    CHECK(*other.ci_high == -*before.ci_low);
    CHECK(*other.g_ci_low == -*before.g_ci_high);
    CHECK(*other.t == -*before.t);
    CHECK(*other.hedges_g == -*before.hedges_g);
    CHECK(*other.cliffs_delta == -*before.cliffs_delta);
    CHECK(other.mean_a == before.mean_b);
    CHECK(other.n_a == before.n_b);
    CHECK(other.p_adjusted == before.p_adjusted);
}

TEST_CASE("one site told as if it were all there is") {
    const auto released = three_sites();
    const auto own = only_site(released, "North");
    CHECK(words_of(*own).count("South") == 0);
    const auto everyone = std::ranges::find_if(own->scores, [](const ScoresRow& row) { return row.scope.by == "all"; });
    REQUIRE(everyone != own->scores.end());
    CHECK(everyone->mean == score_at(*released, "North")->mean);
    CHECK(everyone->scope.site.empty());
    for (const ScoresRow& row : own->scores) CHECK((row.scope.by == "all" || row.scope.site == "North"));
    CHECK(own->pairwise.empty());
}

TEST_CASE("the order of the others is fixed by what is in the release, another one for each site, and not the alphabet's") {
    sample::Shape shape;
    shape.sites.clear();
    for (char c = 'a'; c <= 't'; ++c) shape.sites.push_back(std::string("site ") + c);
    const auto released = sample::released(shape);
    const auto order = others_in_random_order(released, "site a");
    CHECK(order.size() == 19);
    CHECK(std::ranges::find(order, "site a") == order.end());
    CHECK_FALSE(std::ranges::is_sorted(order));
    CHECK(order == others_in_random_order(released, "site a"));
    auto other = others_in_random_order(released, "site b");
    std::erase(other, "site a");
    auto same = order;
    std::erase(same, "site b");
    CHECK(other != same);
    Results results = sample::results(shape);
    for (ScoresRow& row : results.scores) row.mean = *row.mean + 0.001;
    CHECK(order != others_in_random_order(release(std::move(results), DisclosureRule{}), "site a"));
}

TEST_CASE("sites are those with rows, by byte order") { CHECK(sites_of(*three_sites()) == std::vector<std::string>{"East", "North", "South"}); }
