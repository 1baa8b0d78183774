#include "../report/sample_results.hpp"

#include <recaudit/render/csv.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

/// One row of `options`, the table with most text.
std::string written(std::string_view label, Number percent = {}) {
    Labels labels;
    OptionsRow row;
    row.label = labels.intern(label);
    row.percent = percent;
    const std::vector<OptionsRow> rows{row};
    const std::string csv = to_csv(TableView(rows));
    return csv.substr(csv.find('\n') + 1);
}

}  // namespace

TEST_CASE("an empty table is written with its header") {
    const std::vector<OptionsRow> rows;
    CHECK(to_csv(TableView(rows)) == "instrument,perspective,wave,by,site,group,item,code,label,count,percent,status\n");
}

TEST_CASE("text with commas, quotes and line breaks is quoted, quotes doubled") {
    CHECK(written("Wing A, north") == ",,,,,,,,\"Wing A, north\",,,ok\n");
    CHECK(written("the \"old\" wing") == ",,,,,,,,\"the \"\"old\"\" wing\",,,ok\n");
    CHECK(written("two\nlines") == ",,,,,,,,\"two\nlines\",,,ok\n");
    CHECK(written("Ynys Môn") == ",,,,,,,,Ynys Môn,,,ok\n");
}

TEST_CASE("text that a spreadsheet would run gets an apostrophe") {
    CHECK(written("=1+1") == ",,,,,,,,'=1+1,,,ok\n");
    CHECK(written("+cmd") == ",,,,,,,,'+cmd,,,ok\n");
    CHECK(written("-cmd") == ",,,,,,,,'-cmd,,,ok\n");
    CHECK(written("@sum") == ",,,,,,,,'@sum,,,ok\n");
    CHECK(written("\tx") == ",,,,,,,,'\tx,,,ok\n");
    CHECK(written("=HYPERLINK(\"x\",1)") == ",,,,,,,,\"'=HYPERLINK(\"\"x\"\",1)\",,,ok\n");
    CHECK(written("a=1") == ",,,,,,,,a=1,,,ok\n");
}

TEST_CASE("negative numbers and codes that are numbers get none") {
    CHECK(written("x", -2.5) == ",,,,,,,,x,,-2.5,ok\n");
    CHECK(written("-9") == ",,,,,,,,-9,,,ok\n");
}

TEST_CASE("numbers are written so that they read back exactly") {
    CHECK(written("x", 0.1 + 0.2) == ",,,,,,,,x,,0.30000000000000004,ok\n");
    CHECK(written("x", 100.0 / 3) == ",,,,,,,,x,,33.333333333333336,ok\n");
    CHECK(written("x", -0.0) == ",,,,,,,,x,,0,ok\n");
}

TEST_CASE("a range of rows continues where the one before ended") {
    const Results results = sample::results();
    const TableView table(results.scores);
    std::string pieces;
    append_csv_header(pieces, table.info());
    append_csv_rows(pieces, table, 0, 5);
    append_csv_rows(pieces, table, 5, table.rows());
    CHECK(pieces == to_csv(table));
}
