#include <recaudit/responses/csv_records.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace recaudit;
using namespace recaudit::detail;

namespace {

std::string contents(const std::filesystem::path& path) {
    std::stringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

/// The records of a text as csv-spectrum shows them: headings as keys. Line breaks inside cells are "\n" there.
nlohmann::json as_json(const std::string& text) {
    const Dialect dialect = dialect_of(text);
    nlohmann::json out = nlohmann::json::array();
    std::vector<std::string> headings;
    for (std::size_t at = 0; at < text.size();) {
        const RawRecord record = record_at(text, at, dialect);
        REQUIRE(record.closed);
        CHECK(record.stray == std::string_view::npos);
        at = record.end;
        std::vector<std::string> cells;
        for (const auto& cell : record.cells) cells.push_back(unquoted(cell.raw));
        if (headings.empty()) {
            headings = cells;
            continue;
        }
        REQUIRE(cells.size() == headings.size());
        nlohmann::json row;
        for (std::size_t i = 0; i < cells.size(); ++i) row[headings[i]] = cells[i];
        out.push_back(row);
    }
    return out;
}

/// What the file says. That of the coordinates is one record and not a list, and has another telephone number than its CSV.
nlohmann::json expected_of(std::filesystem::path file) {
    auto out = nlohmann::json::parse(contents(file.replace_extension(".json")));
    if (out.is_array()) return out;
    out["Contact Phone Number"] = "2095257564";
    return nlohmann::json::array({out});
}

}  // namespace

TEST_CASE("every file of csv-spectrum gives the records that it says") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(RECAUDIT_TESTS) / "responses/csv_spectrum")) {
        if (entry.path().extension() != ".csv") continue;
        ++files;
        CAPTURE(entry.path().filename().string());
        CHECK(as_json(contents(entry.path())) == expected_of(entry.path()));
    }
    CHECK(files == 12);
}

TEST_CASE("quotes in the middle of a cell are text where the cell ends at the same place whatever they mean") {
    const RawRecord record = record_at("1,37'37.8\"N 121'17.9\"W,2\n", 0, {});
    CHECK(record.stray == std::string_view::npos);
    REQUIRE(record.cells.size() == 3);
    CHECK(unquoted(record.cells[1].raw) == "37'37.8\"N 121'17.9\"W");
    CHECK(record_at("1,3\" pipe,6\" pipe,2\n", 0, {}).stray == 3);   // is there a comma in one cell, or are there two cells?
    CHECK(record_at("1,3\" pipe\n2,6\" pipe\n", 0, {}).stray == 3);  // the same of a line end
}

TEST_CASE("the delimiter is the one that is most frequent outside quotes in the first record") {
    CHECK(dialect_of("a,b;c,d\n1;2;3;4;5").delimiter == ',');
    CHECK(dialect_of("\"a,b,c\";d\n").delimiter == ';');
    CHECK(dialect_of("a\tb\tc\n").delimiter == '\t');
    CHECK(dialect_of("a|b\n").delimiter == '|');
    CHECK(dialect_of("alone\n").delimiter == ',');
    CHECK(dialect_of("\"a\nb\",c;d;e\n").delimiter == ';');
}

TEST_CASE("lines end with LF, CRLF, or with CR alone in old Macintosh files") {
    CHECK(dialect_of("a,b\n1,2\n").newline == '\n');
    CHECK(dialect_of("a,b\r\n1,2\r\n").newline == '\n');
    CHECK(dialect_of("a,b\r1,2\r").newline == '\r');
    const RawRecord record = record_at("1,2\r\n", 0, {});
    CHECK(record.cells[1].raw == "2");
    CHECK(record.end == 5);
}

TEST_CASE("quotes are taken off, doubled ones become one, and blanks at the ends go, no-break spaces too") {
    CHECK(unquoted("\"a \"\"b\"\"\"") == "a \"b\"");
    CHECK(unquoted("\"\"") == "");
    CHECK(unquoted("plain") == "plain");
    CHECK(trimmed(" \t\xC2\xA0 a b\r\n\xC2\xA0") == "a b");
    CHECK(trimmed(" \xC2\xA0 ") == "");
}

TEST_CASE("a quote in the middle of a cell, and text after a closing quote, are found") {
    CHECK(record_at("a,b\"c\n", 0, {}).stray == 3);
    CHECK(record_at("a,\"b\"c,d\n", 0, {}).stray == 5);
    CHECK(record_at("a,\"b\"\"c\"\n", 0, {}).stray == std::string_view::npos);
    CHECK_FALSE(record_at("a,\"b\n", 0, {}).closed);
}
