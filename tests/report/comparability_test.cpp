#include "sample_results.hpp"

#include <recaudit/report/comparability.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;

namespace {

/// The sample study with factor models of staff in 2026: of everyone, then across sites with these changes in CFI.
struct Told {
    Told(Number metric, Number scalar, Status status = Status::ok) : study(sample::study()), labels(std::make_shared<Labels>()) {
        Results results = sample::results();
        results.structure.push_back(row("one_group", 0.93, {}, Status::ok));
        results.structure.push_back(row("configural", 0.95, {}, status));
        results.structure.push_back(row("metric", 0.94, metric, status));
        results.structure.push_back(row("scalar", 0.94, scalar, status));
        released = std::make_shared<Released<Results>>(release(std::move(results), {}));
        facts = std::make_shared<Facts>(*released, study);
    }
    StructureRow row(const char* model, Number cfi, Number delta_cfi, Status status) {
        StructureRow out;
        out.scope = {labels->intern("sample"), labels->intern("staff"), labels->intern("2026"), labels->intern("all"), {}, {}};
        out.model = labels->intern(model);
        if (out.model != "one_group") out.across = labels->intern("site");
        out.n = 100, out.people = 40, out.groups = 2, out.groups_left_out = 1;
        out.status = status;
        if (status != Status::ok) return out;
        out.chi_square = 10, out.df = 5, out.cfi = cfi, out.delta_cfi = delta_cfi, out.srmr = 0.05;
        return out;
    }
    [[nodiscard]] std::vector<std::string> sentences() const {
        std::vector<std::string> out;
        for (const ReportSection& section : comparability_sections(*facts))
            for (const Block& block : section.blocks)
                if (const auto* list = std::get_if<Sentences>(&block)) out.insert(out.end(), list->texts.begin(), list->texts.end());
        return out;
    }
    Study study;
    std::shared_ptr<Labels> labels;
    std::shared_ptr<Released<Results>> released;
    std::shared_ptr<Facts> facts;
};

}  // namespace

TEST_CASE("without factor models there is no section") {
    const Study study = sample::study();
    const auto released = sample::released();
    CHECK(comparability_sections(Facts(released, study)).empty());
}

TEST_CASE("groups alike in everything may be compared, and raise no caution") {
    const Told told(-0.002, -0.010);
    REQUIRE(told.sentences().size() == 2);
    CHECK(told.sentences()[0] == "Staff: the questions group into these themes fairly well (CFI 0.930, SRMR 0.050).");
    CHECK(told.sentences()[1].starts_with("Staff at different sites: yes."));
    CHECK(told.sentences()[1].ends_with("Of 3 groups one took no part."));
    CHECK(comparability_cautions(*told.facts).empty());
}

TEST_CASE("groups that start from different points are to be compared with care") {
    const Told told(-0.002, -0.011);
    CHECK(told.sentences()[1].starts_with("Staff at different sites: in part."));
    const auto cautions = comparability_cautions(*told.facts);
    REQUIRE(cautions.size() == 1);
    CHECK(cautions[0].text.starts_with("Mean scores of staff at different sites are to be compared with care"));
    CHECK(cautions[0].text.find("0.011") != std::string::npos);
    CHECK(cautions[0].evidence == "structure: instrument=sample, perspective=staff, wave=2026, by=all, model=scalar, across=site");
}

TEST_CASE("groups to whom questions count differently are hardly to be compared, whatever their intercepts") {
    const Told told(-0.02, 0.0);
    CHECK(told.sentences()[1].starts_with("Staff at different sites: hardly."));
    CHECK(comparability_cautions(*told.facts)[0].text.starts_with("Scores do not mean quite the same to staff at different sites"));
}

TEST_CASE("where there is no model nobody can tell, and the reason is said") {
    const Told told({}, {}, Status::too_few);
    CHECK(told.sentences()[1].starts_with("Staff at different sites: cannot tell (too few people)."));
    CHECK(comparability_cautions(*told.facts)[0].text ==
          "Whether the questions mean the same to staff at different sites cannot be told: too few people.");
}
