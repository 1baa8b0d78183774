// What docs/instruments/five-themes.md promises beyond the rules that hold for every built-in form.
#include <recaudit/instrument/load.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace recaudit;

namespace {

Instrument form(const std::string& name) {
    auto parsed = load_instrument(name, RECAUDIT_SOURCE);
    for (const auto& diagnostic : parsed.diagnostics.all()) FAIL_CHECK(to_text(diagnostic));
    REQUIRE(parsed.value.has_value());
    return std::move(*parsed.value);
}

std::vector<Instrument> all_forms() {
    std::vector<Instrument> out;
    for (const char* name : {"five-themes-staff", "five-themes-service-user", "five-themes-leader", "five-themes-document",
                             "five-themes-document-assessment", "five-themes-document-service-information"})
        out.push_back(form(name));
    return out;
}

std::set<std::string> concepts_of(const Instrument& instrument) {
    std::set<std::string> out;
    for (const auto& item : instrument.items) out.insert(item.concept_id);
    return out;
}

std::string file_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in.good());
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("every form has the six scales, and each item belongs to the scale it is named after") {
    const std::vector<std::string> scales{"vision", "empowerment", "risk_learning", "patience", "lived_experience", "values"};
    for (const auto& instrument : all_forms()) {
        std::vector<std::string> ids;
        for (const auto& scale : instrument.scales) {
            ids.push_back(scale.id);
            for (const auto item : scale.items) CHECK(instrument.items[item].id.starts_with(scale.id + "_"));
        }
        CHECK(ids == scales);
    }
}

TEST_CASE("the composite is made of the five themes and leaves values beside it") {
    for (const auto& instrument : all_forms()) {
        REQUIRE(instrument.composites.size() == 1);
        const auto& composite = instrument.composites.front();
        CHECK(composite.id == "recovery_culture");
        CHECK(composite.scales == std::vector<std::size_t>{0, 1, 2, 3, 4});
        CHECK(composite.minimum_scales == 5);
    }
}

TEST_CASE("leaders are asked all that staff are asked, service users all but five concepts") {
    const auto staff = concepts_of(form("five-themes-staff"));
    CHECK(concepts_of(form("five-themes-leader")) == staff);
    const auto users = concepts_of(form("five-themes-service-user"));
    std::set<std::string> only_staff;
    std::ranges::set_difference(staff, users, std::inserter(only_staff, only_staff.end()));
    CHECK(only_staff == std::set<std::string>{"shifting-definition", "role-flexibility", "defensive-practice", "honest-timescales",
                                              "staff-lived-experience"});
}

TEST_CASE("the reversed items are the nine of the plan, in the forms for staff and leaders alike") {
    for (const char* name : {"five-themes-staff", "five-themes-leader"}) {
        std::set<std::string> reversed;
        const auto instrument = form(name);
        for (const auto& item : instrument.items)
            if (item.reverse) reversed.insert(item.concept_id);
        CHECK(reversed == std::set<std::string>{"cross-purposes", "shifting-definition", "done-to", "blame", "defensive-practice",
                                                "quick-results", "stay-the-course", "them-and-us", "token-involvement"});
    }
}

TEST_CASE("the three document sheets look for the same concepts in their own words, and are told apart by an attribute") {
    const auto plan = form("five-themes-document");
    REQUIRE(plan.attributes.size() == 1);
    CHECK(plan.attributes.front().id == "source");
    CHECK(plan.attributes.front().levels.size() == 3);
    for (const char* name : {"five-themes-document-assessment", "five-themes-document-service-information"}) {
        const auto sheet = form(name);
        CHECK(sheet.perspective == "document");
        CHECK(sheet.attributes.front().levels.size() == 3);
        REQUIRE(sheet.items.size() == plan.items.size());
        std::size_t own_words = 0;
        for (std::size_t i = 0; i < plan.items.size(); ++i) {
            CHECK(sheet.items[i].id == plan.items[i].id);
            CHECK(sheet.items[i].concept_id == plan.items[i].concept_id);
            own_words += sheet.items[i].text.in() != plan.items[i].text.in() ? 1 : 0;
        }
        CHECK(own_words >= 20);
    }
}

TEST_CASE("the form of one's own on the instrument's page loads and keeps the built-in items") {
    const auto page = file_text(RECAUDIT_SOURCE "/docs/instruments/five-themes.md");
    const auto start = page.find("```yaml\n") + 8;
    const auto parsed = parse_instrument(page.substr(start, page.find("```", start) - start), "my-five-themes-staff.yaml", ".");
    for (const auto& diagnostic : parsed.diagnostics.all()) FAIL_CHECK(to_text(diagnostic));
    REQUIRE(parsed.value.has_value());
    CHECK(parsed.value->items.size() == 44);
    CHECK(parsed.value->family == "five-themes");
    CHECK(parsed.value->sections.size() == 7);
    REQUIRE(parsed.value->find_scale("local_values").has_value());
    CHECK(parsed.value->scales[*parsed.value->find_scale("local_values")].local);
}

TEST_CASE("the example of own values adds six linked items on a local scale to each form for people") {
    for (const std::string who : {"staff", "service-user", "leader"}) {
        const auto own = form("examples/own-values/our-five-themes-" + who + ".yaml");
        const auto builtin = form("five-themes-" + who);
        CHECK(own.family == builtin.family);
        CHECK(own.perspective == builtin.perspective);
        REQUIRE(own.items.size() == builtin.items.size() + 6);
        const auto scale = own.find_scale("local_values");
        REQUIRE(scale.has_value());
        CHECK(own.scales[*scale].local);
        for (const auto item : own.scales[*scale].items) CHECK(own.items[item].concept_id.starts_with("local-"));
    }
}
