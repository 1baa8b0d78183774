#include "sample_results.hpp"

#include <recaudit/report/contrary_items.hpp>

#include <doctest/doctest.h>

#include <map>

using namespace recaudit;

namespace {

/// The caution about the first theme of staff in 2026, whose items have these correlations with the rest.
std::vector<Finding> cautions(const std::map<std::string, double>& item_rest_r) {
    Results results = sample::results();
    const auto labels = std::make_shared<Labels>();
    for (ItemAnalysisRow& row : results.item_analysis) {
        const auto at = item_rest_r.find(row.item.str());
        const bool here = row.scope.wave == "2026" && row.scope.perspective == "staff" && at != item_rest_r.end();
        row.item_rest_r = here ? at->second : 0.5;
        row.flag = labels->intern(*row.item_rest_r < 0 ? "negative" : "");
    }
    const Study study = sample::study();
    const auto released = release(std::move(results), {});
    return contrary_item_cautions(Facts(released, study));
}

}  // namespace

TEST_CASE("the question that goes against the rest is named, with its correlation") {
    const auto found = cautions({{"vision_3", -0.31}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].text.starts_with("Among staff, the question \u201cSimulated statement vision_3 as asked of staff.\u201d (vision_3) goes against "
                                    "the others on \u201cClarity of vision\u201d (correlation \u22120.31). It is probably keyed the wrong way"));
    CHECK(found[0].evidence == "item_analysis: instrument=sample, perspective=staff, wave=2026, by=all, scale=vision, item=vision_3");
}

TEST_CASE("of two contrary questions the more contrary is probably the one") {
    const auto found = cautions({{"vision_1", -0.05}, {"vision_3", -0.31}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].text.find("most of all \u201cSimulated statement vision_3") != std::string::npos);
}

TEST_CASE("where all questions go against each other none is named") {
    const auto found = cautions({{"hope_1", -0.2}, {"hope_2", -0.2}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].text.find("hope_1") == std::string::npos);
    CHECK(found[0].text.find("the answers do not tell which") != std::string::npos);
}

TEST_CASE("nothing is said where nothing goes against its theme") { CHECK(cautions({}).empty()); }
