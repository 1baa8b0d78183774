#include "../report/sample_results.hpp"

#include <recaudit/render/csv.hpp>
#include <recaudit/render/json.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <string>
#include <vector>

using namespace recaudit;

namespace {

/// Cells of a CSV text without quoted cells.
std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    for (const char c : csv)
        if (c == '\n') rows.emplace_back(1);
        else if (c == ',') rows.back().emplace_back();
        else rows.back().back() += c;
    rows.pop_back();
    return rows;
}

void check_equal(const nlohmann::json& value, const std::string& cell) {
    if (value.is_null()) {
        CHECK(cell.empty());
    } else if (value.is_string()) {
        CHECK(value.get<std::string>() == cell);
    } else {
        double number = 0;
        std::from_chars(cell.data(), cell.data() + cell.size(), number);
        CHECK(value.get<double>() == number);
    }
}

}  // namespace

TEST_CASE("what JSON may not hold as it is, is escaped") {
    std::string out;
    append_json_string(out, "a\"b\\c\nd\re\tf\x01g\x7fh é");
    CHECK(out == "\"a\\\"b\\\\c\\nd\\re\\tf\\u0001g\\u007fh é\"");
}

TEST_CASE("an empty table is an empty array") {
    const std::vector<ScoresRow> rows;
    CHECK(nlohmann::json::parse(to_json(TableView(rows))) == nlohmann::json::array());
}

TEST_CASE("an empty number is null, an empty text is empty") {
    const std::vector<ResponsesRow> rows(1);
    const auto json = nlohmann::json::parse(to_json(TableView(rows)));
    CHECK(json[0]["responded"].is_null());
    CHECK(json[0]["response_rate"].is_null());
    CHECK(json[0]["site"] == "");
}

TEST_CASE("JSON and CSV hold the same cells in every table") {
    const auto released = sample::released();
    for (const TableView& table : tables_of(*released)) {
        const auto csv = cells_of(to_csv(table));
        const auto json = nlohmann::json::parse(to_json(table));
        REQUIRE(json.size() + 1 == csv.size());
        for (std::size_t row = 0; row < json.size(); ++row) {
            REQUIRE(json[row].size() == csv[0].size());
            for (std::size_t column = 0; column < csv[0].size(); ++column) check_equal(json[row].at(csv[0][column]), csv[row + 1][column]);
        }
    }
}
