#include "../instrument/sample_form.hpp"

#include <recaudit/instrument/load.hpp>
#include <recaudit/render/form_json.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace recaudit;

namespace {

Instrument loaded(std::string_view yaml) {
    auto form = parse_instrument(yaml, "form.yaml", {});
    for (const auto& problem : form.diagnostics.all()) FAIL_CHECK(to_text(problem));
    REQUIRE(form.value);
    return *form.value;
}

}  // namespace

TEST_CASE("a form written as JSON is read back the same, every key of it") {
    const std::string once = form_json(loaded(sample::form));
    CHECK(form_json(loaded(once)) == once);
    const auto form = nlohmann::json::parse(once), scale = form["scales"][0];
    for (const std::string key : {"instrument", "family", "version", "title", "perspective", "source", "licence", "options", "sections",
                                  "items", "scales", "composites", "comments", "attributes", "learning"})
        CHECK_MESSAGE(form.contains(key), key);
    CHECK(form["title"]["cy"] == "Sampl");
    CHECK(form["options"]["agreement"]["missing"][1]["code"] == "09");
    CHECK(form["options"]["slider"]["favourable_from"] == 60);
    CHECK(form["items"][1]["reverse"] == true);
    CHECK(scale["items"].is_array());
    CHECK(scale["minimum_answered"].is_number_integer());
}

TEST_CASE("the built-in forms are read back the same") {
    for (const BuiltinInstrument& builtin : builtin_instruments()) {
        const std::string once = form_json(loaded(builtin.yaml));
        CHECK(form_json(loaded(once)) == once);
    }
}

TEST_CASE("what a form extends is written out") {
    const auto form = parse_instrument("instrument: own\nperspective: staff\nextends: five-themes-staff\n", "own.yaml", {});
    REQUIRE(form.value);
    const std::string once = form_json(*form.value);
    CHECK(once.find("extends") == std::string::npos);
    CHECK(loaded(once).items.size() == form.value->items.size());
}
