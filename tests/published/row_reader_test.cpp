#include <recaudit/analysis/results.hpp>
#include <recaudit/published/read_tables.hpp>
#include <recaudit/render/csv.hpp>
#include <recaudit/render/json.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace recaudit;

namespace {

/// Two rows with everything that may stand in a cell: nothing, names that a spreadsheet would run, numbers of every kind.
std::vector<ScoresRow> some_rows(Labels& labels) {
    std::vector<ScoresRow> rows(2);
    rows[0].scope = {labels.intern("five-themes"),
                     labels.intern("staff"),
                     labels.intern("2025"),
                     labels.intern("site"),
                     labels.intern("=HYPERLINK(\"x\")"),
                     {}};
    rows[0].scale = labels.intern("vision, \"ours\"\nand theirs");
    rows[0].n = 12;
    rows[0].mean = 3;
    rows[0].sd = 0.1 + 0.2;
    rows[0].se = -1e-300;
    rows[1].scale = labels.intern("-9");
    rows[1].status = Status::withheld;
    return rows;
}

void check_same(const std::vector<ScoresRow>& a, const std::vector<ScoresRow>& b) { CHECK(to_csv(TableView(a)) == to_csv(TableView(b))); }

std::string in_results(const std::string& scores) {
    return "{\"format\":\"recaudit-results\",\"format_version\":1,\"study\":\"s\",\"for_publication\":true,\"new\":{\"a\":[1,{}]},"
           "\"scores\":" +
           scores + "}";
}

/// A row of the table with something in every cell.
std::string filled_row(const TableInfo& table) {
    std::string out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        out += i == 0 ? "" : ",";
        out += column.name == "status"              ? "needs_answers"
               : column.type == ColumnType::integer ? "12"
               : column.type == ColumnType::number  ? "0.1"
                                                    : "some text";
    }
    return out + "\n";
}

}  // namespace

TEST_CASE("what is written as CSV is read back the same, to the last digit") {
    Labels labels;
    const auto rows = some_rows(labels);
    std::vector<ScoresRow> read;
    RowReader reader(read, labels);
    CHECK(detail::read_csv_rows(to_csv(TableView(rows)), "scores.csv", reader).empty());
    check_same(rows, read);
    CHECK(read[0].sd == rows[0].sd);
    CHECK(read[0].scope.site == "=HYPERLINK(\"x\")");
}

TEST_CASE("every table there is can be read back, as CSV and as JSON") {
    Labels labels;
    Results results;
    int tables = 0;
    for_each_table(results, [&](auto& rows) {
        RowReader reader(rows, labels);
        const std::string text = to_csv(TableView(rows)) + filled_row(reader.info());
        const std::string name(reader.info().name);
        CHECK_MESSAGE(detail::read_csv_rows(text, name, reader).empty(), name);
        CHECK(to_csv(TableView(rows)) == text);
        std::remove_reference_t<decltype(rows)> again;
        std::vector<RowReader> readers{RowReader(again, labels)};
        const std::string json = "{\"" + name + "\":" + to_json(TableView(rows)) + "}";
        CHECK_MESSAGE(detail::read_json_rows(json, name, readers).value, name);
        CHECK(to_csv(TableView(again)) == text);
        ++tables;
    });
    CHECK(tables > 30);
}

TEST_CASE("what is written as JSON is read back the same, and what is not known is passed over") {
    Labels labels;
    const auto rows = some_rows(labels);
    std::vector<ScoresRow> read;
    std::vector<RowReader> readers{RowReader(read, labels)};
    const auto head = detail::read_json_rows(in_results(to_json(TableView(rows))), "results.json", readers);
    REQUIRE(head.value);
    CHECK(head.value->study == "s");
    CHECK(head.value->for_publication);
    check_same(rows, read);
}

TEST_CASE("columns in another order, further columns and other line ends are read as well") {
    Labels labels;
    std::vector<ResponsesRow> read;
    RowReader reader(read, labels);
    const std::string text =
        "\xEF\xBB\xBFresponded,scored,headcount,response_rate,instrument,perspective,wave,by,site,group,later\r\n"
        "12,11,,,f,staff,,all,,,whatever\r\n";
    CHECK(detail::read_csv_rows(text, "responses.csv", reader).empty());
    REQUIRE(read.size() == 1);
    CHECK(read[0].responded == Count(12));
    CHECK_FALSE(read[0].headcount.has_value());
    CHECK(read[0].scope.by == "all");
}

TEST_CASE("what another version wrote less of is read as far as it is there, where that is enough") {
    Labels labels;
    std::vector<ResponsesRow> rows;
    const std::string csv = "instrument,perspective,wave,by,site,group,responded\nf,staff,,all,,,12\n";
    const std::string json = R"({"format": "recaudit-results", "responses": [{"by": "all", "responded": 12}]})";
    std::vector<ScoresRow> absent;
    for (const Extent extent : {Extent::whole, Extent::as_written}) {
        RowReader reader(rows, labels, extent);
        CHECK(detail::read_csv_rows(csv, "responses.csv", reader).empty() == (extent == Extent::as_written));
        std::vector<RowReader> readers{reader, RowReader(absent, labels, extent)};
        CHECK(detail::read_json_rows(json, "results.json", readers).value.has_value() == (extent == Extent::as_written));
    }
    REQUIRE(rows.size() >= 2);
    CHECK(rows.back().responded == Count(12));
    CHECK_FALSE(rows.back().headcount.has_value());
}

TEST_CASE("a cell that the column cannot hold is named with line and column") {
    Labels labels;
    std::vector<ResponsesRow> read;
    RowReader reader(read, labels);
    const std::string head = "instrument,perspective,wave,by,site,group,responded,scored,headcount,response_rate\n";
    for (const std::string bad : {"-1", "12.5", "twelve", "1e3", "1000000000001", "99999999999999999999"}) {
        const auto problems = detail::read_csv_rows(head + "f,staff,,all,,," + bad + ",11,,\n", "t.csv", reader);
        REQUIRE(problems.all().size() == 1);
        CHECK(problems.all()[0].place.line == 2);
        CHECK(problems.all()[0].place.column == 16);
    }
    const auto rate = detail::read_csv_rows(head + "f,staff,,all,,,12,11,,nan\n", "t.csv", reader);
    CHECK(rate.all().size() == 1);
}

TEST_CASE("JSON that is no table is named by its path") {
    Labels labels;
    std::vector<ScoresRow> read;
    std::vector<RowReader> readers{RowReader(read, labels)};
    const auto check = [&](const std::string& text, std::string_view part) {
        const auto found = detail::read_json_rows(text, "results.json", readers);
        CHECK_FALSE(found.value);
        REQUIRE_FALSE(found.diagnostics.empty());
        CHECK_MESSAGE(to_text(found.diagnostics.all()[0]).find(part) != std::string::npos, to_text(found.diagnostics.all()[0]));
    };
    check("", "no JSON");
    check("[", "no JSON");
    check("{}", "\"scores\" is missing");
    check(in_results("[{}]"), "scores[0] has no \"instrument\"");
    check(in_results("[{\"n\":\"many\"}]"), "scores[0].n");
    check(in_results("[{\"status\":\"fine\"}]"), "scores[0].status");
    check(in_results("[{\"mean\":true}]"), "scores[0].mean");
    check(in_results("[{\"n\":1000000000001}]"), "scores[0].n");
    check(in_results("7"), "\"scores\" is missing");
}

TEST_CASE("a number too large for whole ones is no negative one") {
    Labels labels;
    std::vector<ScoresRow> read;
    std::vector<RowReader> readers{RowReader(read, labels)};
    (void)detail::read_json_rows(in_results("[{\"mean\":18446744073709551615}]"), "results.json", readers);
    REQUIRE(read.size() == 1);
    CHECK(*read[0].mean == 18446744073709551615.0);
}
