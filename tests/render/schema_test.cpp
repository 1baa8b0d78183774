#include <recaudit/render/schema.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

using namespace recaudit;

TEST_CASE("docs/results.schema.json is the schema of the table declarations (RECAUDIT_REFRESH=1 writes it anew)") {
    const std::string file = RECAUDIT_SOURCE "/docs/results.schema.json";
    if (std::getenv("RECAUDIT_REFRESH") != nullptr) std::ofstream(file, std::ios::binary) << results_schema();
    std::ifstream in(file, std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>(in), {}};
    CHECK(committed == results_schema());
}

TEST_CASE("every table is required, and a status is one of those declared") {
    const auto schema = nlohmann::json::parse(results_schema());
    CHECK(schema["properties"].contains("scores"));
    CHECK(schema["required"].size() + 1 == schema["properties"].size());  // notice is there only where it applies
    const auto& status = schema["properties"]["scores"]["items"]["properties"]["status"];
    CHECK(status["enum"][1] == "withheld");
    CHECK(schema["properties"]["scores"]["items"]["properties"]["n"]["type"][0] == "integer");
}
