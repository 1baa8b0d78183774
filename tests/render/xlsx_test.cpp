#include <recaudit/render/xlsx.hpp>

#include <recaudit/analysis/results.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

using namespace recaudit;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Scratch {
    fs::path folder = [] {
        std::string name = (fs::temp_directory_path() / "recaudit-xlsx-XXXXXX").string();
        return fs::path(mkdtemp(name.data()));
    }();
    ~Scratch() { fs::remove_all(folder); }
};

/// One sheet of the workbook, as Python's standard library unpacks it.
std::string part_of(const fs::path& book, const std::string& part) {
    const fs::path out = book.string() + ".part";
    const std::string command = "python3 -c \"import sys, zipfile; open(sys.argv[3], 'wb').write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))\" '" +
                                book.string() + "' '" + part + "' '" + out.string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    return bytes_of(out);
}

std::vector<ScoresRow> one_row(Labels& labels) {
    std::vector<ScoresRow> rows(1);
    rows[0].scope.by = labels.intern("team");
    rows[0].scope.group = labels.intern("=1+1");
    rows[0].scale = labels.intern("vision");
    rows[0].n = 12;
    rows[0].mean = -0.25;
    return rows;
}

}  // namespace

TEST_CASE("a workbook holds a sheet a table, numbers as numbers and text as text, never as a formula") {
    const Scratch scratch;
    Labels labels;
    const auto rows = one_row(labels);
    const fs::path book = scratch.folder / "tables.xlsx";
    write_xlsx(book, {TableView(rows)}, Publication::allowed);
    const std::string sheet = part_of(book, "xl/worksheets/sheet1.xml");
    CHECK(sheet.find("<t>=1+1</t>") != std::string::npos);
    CHECK(sheet.find("<f>") == std::string::npos);
    CHECK(sheet.find("<v>-0.25</v>") != std::string::npos);
    CHECK(sheet.find("<v>12</v>") != std::string::npos);
    CHECK(sheet.find("percent_of_maximum") != std::string::npos);
    const std::string contents = part_of(book, "xl/workbook.xml");
    CHECK(contents.find("name=\"scores\"") != std::string::npos);
    CHECK(contents.find("NOT FOR PUBLICATION") == std::string::npos);
}

TEST_CASE("a workbook that is not for publication says so on its first sheet") {
    const Scratch scratch;
    const std::vector<ScoresRow> none;
    const fs::path book = scratch.folder / "tables.xlsx";
    write_xlsx(book, {TableView(none)}, Publication::forbidden);
    CHECK(part_of(book, "xl/worksheets/sheet1.xml").find("NOT FOR PUBLICATION") != std::string::npos);
    CHECK(part_of(book, "xl/workbook.xml").find("name=\"scores\"") != std::string::npos);
}

TEST_CASE("the same tables give the same bytes") {
    const Scratch scratch;
    Labels labels;
    const auto rows = one_row(labels);
    write_xlsx(scratch.folder / "a.xlsx", {TableView(rows)}, Publication::allowed);
    write_xlsx(scratch.folder / "b.xlsx", {TableView(rows)}, Publication::allowed);
    CHECK(bytes_of(scratch.folder / "a.xlsx") == bytes_of(scratch.folder / "b.xlsx"));
}

TEST_CASE("a workbook that cannot be written is an error of the system") {
    const Scratch scratch;
    const std::vector<ScoresRow> none;
    CHECK_THROWS_AS(write_xlsx(scratch.folder / "no such folder" / "t.xlsx", {TableView(none)}, Publication::allowed), std::system_error);
}
