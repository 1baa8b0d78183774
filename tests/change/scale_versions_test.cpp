#include "../scoring/small_study.hpp"

#include <recaudit/change/change.hpp>
#include <recaudit/change/scale_versions.hpp>
#include <recaudit/change/trends.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    std::vector<ScaleVersionsRow> versions;
    std::vector<ChangeRow> change;
    std::vector<TrendsRow> trends;
};

std::shared_ptr<Tables> tables_of(const Study& study, const std::vector<Person>& people) {
    auto out = std::make_shared<Tables>();
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->versions = scale_versions_table(study, responses, scores, out->labels);
    out->change = change_table(study, responses, scores, out->labels, Threads{1});
    out->trends = trends_table(study, responses, scores, out->labels, Threads{1});
    return out;
}

/// q1 is asked throughout, q2 until version 1, then q3.
Instrument two_versions(Comparable comparable, const std::string& replaces = "q2") {
    Instrument out = form(3);
    out.items[1].until = "1.0";
    out.items[2].since = "2.0";
    out.items[2].replaces = replaces;
    out.items[2].comparable = comparable;
    return out;
}

void add(std::vector<Person>& people, const std::string& wave, const std::vector<std::string>& answers) {
    for (const std::string& answer : answers) {
        people.emplace_back();
        people.back().answers = answer;
        people.back().wave = wave;
    }
}

std::vector<Person> two_waves() {
    std::vector<Person> out;
    add(out, "2024", {"1 2 -", "2 3 -", "3 3 -"});
    add(out, "2025", {"4 - 4", "5 - 4", "3 - 5"});
    return out;
}

}  // namespace

TEST_CASE("without versions there is no row") {
    std::vector<Person> people;
    add(people, "2024", {"1", "2"});
    add(people, "2025", {"3", "2"});
    CHECK(tables_of(study_of({form(1)}), people)->versions.empty());
}

TEST_CASE("an item that replaces another is as comparable as it says") {
    for (const auto& [comparable, name] : {std::pair(Comparable::same, "same"), std::pair(Comparable::flagged, "flagged"),
                                           std::pair(Comparable::not_comparable, "not_comparable")}) {
        const auto found = tables_of(study_of({two_versions(comparable)}), two_waves());
        REQUIRE(found->versions.size() == 1);
        const ScaleVersionsRow& row = found->versions[0];
        CHECK(row.comparable == name);
        CHECK(row.items_from == Count(2));
        CHECK(row.items_to == Count(2));
        CHECK(row.items_kept == Count(1));
        CHECK(row.wave_from == "2024");
        CHECK(row.people == 0);
    }
}

TEST_CASE("an item added or dropped without replacement flags the scale") {
    const auto found = tables_of(study_of({two_versions(Comparable::same, "")}), two_waves());
    REQUIRE(found->versions.size() == 1);
    CHECK(found->versions[0].comparable == "flagged");
    CHECK(found->change[0].difference.has_value());
}

TEST_CASE("over several replacements the least comparable counts") {
    Instrument instrument = two_versions(Comparable::same);
    instrument.items[2].until = "2.0";
    instrument.items.push_back(item("q4"));
    instrument.items[3].since = "3.0";
    instrument.items[3].replaces = "q3";
    instrument.items[3].comparable = Comparable::not_comparable;
    instrument.scales[0].items.push_back(3);
    std::vector<Person> people;
    add(people, "2024", {"1 2 - -", "2 3 - -"});
    add(people, "2025", {"4 - 4 -", "5 - 4 -"});
    add(people, "2026", {"4 - - 4", "5 - - 4"});
    const auto found = tables_of(study_of({instrument}), people);
    REQUIRE(found->versions.size() == 3);
    CHECK(found->versions[0].comparable == "same");            // 2024 to 2025
    CHECK(found->versions[1].comparable == "not_comparable");  // 2025 to 2026
    CHECK(found->versions[2].comparable == "not_comparable");  // 2024 to 2026
}

TEST_CASE("no change and no trend is worked out over waves that cannot be compared") {
    Study study = study_of({two_versions(Comparable::not_comparable)});
    study.waves = {{"2024", 0}, {"2025", 365}, {"2026", 730}};
    std::vector<Person> people = two_waves();
    add(people, "2026", {"4 - 3", "5 - 4", "3 - 5"});
    const auto found = tables_of(study, people);
    REQUIRE(found->change.size() == 3);
    const ChangeRow& broken = found->change[0];
    CHECK(broken.status == Status::not_comparable);
    CHECK(broken.verdict == "not_tested");
    CHECK(broken.mean_from.has_value());
    CHECK_FALSE(broken.difference.has_value());
    CHECK_FALSE(broken.p_adjusted.has_value());
    CHECK(found->change[1].status == Status::ok);
    REQUIRE(found->trends.size() == 1);
    CHECK(found->trends[0].status == Status::not_comparable);
    CHECK_FALSE(found->trends[0].slope_per_year.has_value());
}

TEST_CASE("a composite changes with its scales") {
    Instrument instrument = two_versions(Comparable::flagged);
    instrument.composites.push_back({"both", {}, {0}, 1});
    const auto found = tables_of(study_of({instrument}), two_waves());
    REQUIRE(found->versions.size() == 2);
    CHECK(found->versions[1].scale == "both");
    CHECK(found->versions[1].comparable == "flagged");
}
