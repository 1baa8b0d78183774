#include "sample_results.hpp"

#include <recaudit/report/facts.hpp>
#include <recaudit/report/sections.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

/// A simulated gap on one item; without p-value it is not tested.
void add(Results& results, Labels& labels, const std::string& item, double difference, Number p_adjusted) {
    ItemGapsRow row;
    row.scope = {labels.intern("sample"), {}, labels.intern("2026"), labels.intern("all"), {}, {}};
    row.concept_id = row.item_a = row.item_b = labels.intern(item);
    row.perspective_a = labels.intern("staff");
    row.perspective_b = labels.intern("service_user");
    row.n_a = 120;
    row.n_b = 80;
    row.mean_a = 50 + difference;
    row.mean_b = 50;
    row.difference = difference;
    row.ci_low = difference - 4;
    row.ci_high = difference + 4;
    row.p_value = row.p_adjusted = p_adjusted;
    row.people_a = 120;
    row.people_b = 80;
    results.item_gaps.push_back(row);
}

}  // namespace

TEST_CASE("clear gaps on questions are told largest first, with their direction and both wordings") {
    Results results = sample::results();
    Labels labels;
    add(results, labels, "vision_1", 6, 0.01);
    add(results, labels, "vision_3", -12, 0.001);
    add(results, labels, "hope_1", 1, 0.7);
    add(results, labels, "hope_2", 3, {});
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const auto parts = item_gap_parts(Facts(released, study));
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].heading == "Question by question: staff and service users");
    const auto& told = std::get<Sentences>(parts[0].blocks.at(2)).texts;
    REQUIRE(told.size() == 2);
    CHECK(told[0] ==
          "\u201cSimulated statement vision_3 as asked of staff. (reversed)\u201d (of service users: \u201cSimulated statement vision_3 as "
          "asked of service_user. (reversed)\u201d): staff 12 points lower than service users, 38 against 50 out of 100 (95\u00a0% interval "
          "for the gap 8 to 16; 120 people and 80 people).");
    CHECK(told[1].find("staff 6 points higher than service users") != std::string::npos);
    CHECK(std::get<Paragraph>(parts[0].blocks.at(3)).text == "No clear gap on the other 1. Withheld or not tested: 1.");
}

TEST_CASE("a gap that is withheld is counted and never told") {
    Results results = sample::results();
    Labels labels;
    add(results, labels, "vision_1", 40, 0.0001);
    results.item_gaps.back().people_b = 9;
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    CHECK_FALSE(released->item_gaps[0].difference.has_value());
    const auto parts = item_gap_parts(Facts(released, study));
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].blocks.size() == 2);
    CHECK(std::get<Paragraph>(parts[0].blocks.at(1)).text == "Withheld or not tested: 1.");
}
