#include "../scoring/small_study.hpp"

#include <recaudit/benchmark/benchmark_tables.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    std::vector<BenchmarksRow> rows;
    std::vector<BenchmarkTargetsRow> targets;
};

std::shared_ptr<Tables> tables_of(const Study& study, const std::vector<Person>& people, std::vector<BenchmarkValue> values = {}, unsigned threads = 1) {
    auto out = std::make_shared<Tables>();
    Responses responses = responses_of(study, people);
    responses.benchmarks = std::move(values);
    const Scores scores = score(study, responses, out->labels, Threads{threads});
    out->rows = benchmarks_table(study, responses, scores, out->labels, Threads{threads});
    out->targets = benchmark_targets_table(responses, out->labels);
    return out;
}

/// People of one site, one answer each.
void add(std::vector<Person>& people, const std::string& site, const std::string& answers) {
    for (const char answer : answers) {
        Person& person = people.emplace_back();
        person.answers = std::string(1, answer);
        person.site = site;
    }
}

/// Sites of four with means 2, 3, 4, each with variance 2/3.
std::vector<Person> three_sites() {
    std::vector<Person> out;
    add(out, "A", "1223");
    add(out, "B", "2334");
    add(out, "C", "3445");
    return out;
}

Study against(BenchmarkTarget target) {
    Study out = study_of({form(1)});
    out.benchmark.against = target;
    return out;
}

const BenchmarkValue norm{"form", "staff", "culture", 3.5, 0.8, 500, "A survey elsewhere (simulated)", "2024"};

}  // namespace

TEST_CASE("sites against their mean by hand") {
    // pooled sd^2 = 2/3, se^2 = 1/6; z = -sqrt(6), 0, sqrt(6); winsorised at the 10 % and 90 % quantiles, +-.8 sqrt(6):
    // phi = 2 x 3.84 / 3 = 2.56; w = 6, tau2 = (7.68 - 2) / (18 - 6) = 71/150.
    const auto found = tables_of(against(BenchmarkTarget::all_sites), three_sites());
    REQUIRE(found->rows.size() == 3);
    const BenchmarksRow& a = found->rows[0];
    CHECK(a.scope.by == "site");
    CHECK(a.scope.site == "A");
    CHECK(a.site_n == Count(4));
    CHECK(a.people == 4);
    CHECK(*a.mean == 2);
    CHECK(*a.target == 3);
    CHECK(*a.se == doctest::Approx(std::sqrt(1.0 / 6)));
    CHECK(*a.z == doctest::Approx(-std::sqrt(6.0)));
    CHECK(*a.tau2 == doctest::Approx(71.0 / 150));
    CHECK(*a.z_adjusted == doctest::Approx(-1 / std::sqrt(0.64)));  // 1/6 + 71/150 = 16/25
    CHECK(*a.limit_95_high == doctest::Approx(3 + 1.959963984540054 * 0.8));
    CHECK(*a.limit_998_low == doctest::Approx(3 - 3.090232306167813 * 0.8));
    CHECK(*a.shrunken_mean == doctest::Approx(3 - 71.0 / 96));
    CHECK(a.flag == "within");
    CHECK(a.rank_low == Count(2));  // C is clearly higher: 2 exceeds 3.9485 / sqrt(2) x sqrt(2/3) x sqrt(1/2) = 1.612
    CHECK(a.rank_high == Count(3));
    CHECK(a.status == Status::ok);
}

TEST_CASE("the median of the sites, and a value from elsewhere") {
    std::vector<Person> people = three_sites();
    add(people, "D", "5555");
    CHECK(*tables_of(against(BenchmarkTarget::median_site), people)->rows[0].target == doctest::Approx(3.5));
    const auto found = tables_of(against(BenchmarkTarget::file), people, {norm});
    CHECK(*found->rows[0].target == 3.5);
    REQUIRE(found->targets.size() == 1);
    CHECK(found->targets[0].n == Count(500));
    CHECK(found->targets[0].people == 0);
    CHECK(found->targets[0].source == "A survey elsewhere (simulated)");
}

TEST_CASE("a flag says where a site lies") {
    std::vector<Person> people;
    for (int i = 0; i < 20; ++i) add(people, "Site " + std::to_string(10 + i), "2223333444");
    add(people, "X", "5555555554");
    add(people, "Y", "1111111112");
    const auto found = tables_of(against(BenchmarkTarget::all_sites), people);
    CHECK(found->rows[0].flag == "within");
    CHECK(*found->rows[0].tau2 == 0);
    CHECK(found->rows[20].flag == "above_99_8");
    CHECK(found->rows[21].flag == "below_99_8");
    std::vector<Person> mild;
    for (int i = 0; i < 20; ++i) add(mild, "Site " + std::to_string(10 + i), "2223333444");
    add(mild, "X", "3334444444");
    add(mild, "Y", "2222222333");
    const auto outside = tables_of(against(BenchmarkTarget::all_sites), mild);
    CHECK(outside->rows[20].flag == "above_95");
    CHECK(outside->rows[21].flag == "below_95");
}

TEST_CASE("fewer than three sites have no limits; against a value from elsewhere there is still a distance") {
    std::vector<Person> people;
    add(people, "A", "1223");
    const auto alone = tables_of(against(BenchmarkTarget::file), people, {norm});
    REQUIRE(alone->rows.size() == 1);
    CHECK(alone->rows[0].status == Status::not_identified);
    CHECK(*alone->rows[0].se == doctest::Approx(std::sqrt(1.0 / 6)));
    CHECK(*alone->rows[0].z == doctest::Approx(-1.5 * std::sqrt(6.0)));
    CHECK_FALSE(alone->rows[0].limit_95_low);
    CHECK(alone->rows[0].flag.empty());
    add(people, "B", "2334");
    const auto two = tables_of(against(BenchmarkTarget::all_sites), people);
    CHECK(two->rows[1].status == Status::not_identified);
    CHECK(*two->rows[1].target == doctest::Approx(2.5));
    CHECK_FALSE(two->rows[1].z);
    CHECK_FALSE(two->rows[1].rank_low);
}

TEST_CASE("a scale for which the file has no value has means and no target") {
    const auto found = tables_of(against(BenchmarkTarget::file), three_sites());
    for (const BenchmarksRow& row : found->rows) {
        CHECK(row.status == Status::no_target);
        CHECK(row.mean);
        CHECK_FALSE(row.target);
        CHECK_FALSE(row.z);
    }
}

TEST_CASE("an organisation's own scale is set against nothing, and no composite of it") {
    Study study = against(BenchmarkTarget::all_sites);
    study.instruments[0].scales[0].local = true;
    study.instruments[0].composites = {{"whole", {}, {0}, 1}};
    CHECK(tables_of(study, three_sites())->rows.empty());
}

TEST_CASE("sites without answers, of one, and where nobody varies") {
    std::vector<Person> people = three_sites();
    Person silent;
    silent.site = "D";
    silent.answers = "dk";
    people.push_back(silent);
    const auto found = tables_of(against(BenchmarkTarget::all_sites), people);
    REQUIRE(found->rows.size() == 4);
    CHECK(found->rows[3].status == Status::no_answers);
    CHECK(found->rows[3].site_n == Count(0));
    CHECK_FALSE(found->rows[3].target);
    CHECK(*found->rows[0].target == 3);
    std::vector<Person> single, flat;
    for (const std::string site : {"A", "B", "C"}) add(single, site, "3");
    add(flat, "A", "11");
    add(flat, "B", "22");
    add(flat, "C", "33");
    CHECK(tables_of(against(BenchmarkTarget::all_sites), single)->rows[0].status == Status::too_few);
    CHECK(tables_of(against(BenchmarkTarget::all_sites), flat)->rows[0].status == Status::no_variance);
}

TEST_CASE("the number of threads changes nothing") {
    const auto one = tables_of(against(BenchmarkTarget::all_sites), three_sites()), three = tables_of(against(BenchmarkTarget::all_sites), three_sites(), {}, 3);
    REQUIRE(one->rows.size() == three->rows.size());
    for (std::size_t i = 0; i < one->rows.size(); ++i) CHECK(one->rows[i].limit_95_low == three->rows[i].limit_95_low);
}
