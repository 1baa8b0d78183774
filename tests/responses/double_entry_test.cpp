#include <recaudit/responses/double_entry.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::detail;

namespace {

EntryFile entry(const std::string& shown, const std::string& text) {
    auto table = parse_csv_table(text, shown);
    REQUIRE(table.value);
    return {shown, *std::move(table.value)};
}

Parsed<DoubleEntry> compared(const std::string& first, const std::string& second, const CompareSettings& settings = {}) {
    return compare_entries(entry("a.csv", first), entry("b.csv", second), settings);
}

}  // namespace

TEST_CASE("forms are matched by their number, whatever the order of lines and columns") {
    const auto found = compared("form,q1,q2\n1,4,5\n2,3,3\n3,1,2\n", "q2,form,q1\n3,2,3\n2,3,1\n4,1,4\n");
    REQUIRE(found.value);
    CHECK(found.value->key == "form");
    CHECK(found.value->forms == 3);
    CHECK(found.value->cells == 6);
    REQUIRE(found.value->disagreements.size() == 1);
    const Disagreement& cell = found.value->disagreements[0];
    CHECK(cell.form == "1");
    CHECK(cell.column == "q2");
    CHECK(cell.first.line == 2);
    CHECK(cell.second.line == 4);
    CHECK(cell.value_first == "5");
    CHECK(cell.value_second == "4");
}

TEST_CASE("forms and columns of one file alone are told") {
    const auto found = compared("id,q1,x\n1,4,a\n2,3,b\n", "id,q1,y\n2,3,c\n9,5,d\n");
    REQUIRE(found.value);
    CHECK(found.value->only_first.size() == 1);
    CHECK(found.value->only_first[0].form == "1");
    CHECK(found.value->only_second[0].place.line == 3);
    CHECK(found.value->in_first_only == std::vector<std::string>{"x"});
    CHECK(found.value->in_second_only == std::vector<std::string>{"y"});
    CHECK(found.value->disagreements.empty());
}

TEST_CASE("blanks at the ends are no difference; other text is, and so is a blank cell") {
    const auto found = compared("id,q1,q2\n1, 4 ,\n2,010,Yes\n", "id,q1,q2\n1,4,5\n2,10,yes\n");
    REQUIRE(found.value);
    CHECK(found.value->disagreements.size() == 3);
}

TEST_CASE("names are never compared nor shown, and an instrument's columns can be asked for alone") {
    const auto found = compared("id,name,q1,note\n1,Ann,4,a\n", "id,name,q1,note\n1,Anne,4,b\n", {"", {"q1"}});
    REQUIRE(found.value);
    CHECK(found.value->columns == std::vector<std::string>{"q1"});
    CHECK(found.value->disagreements.empty());
    const auto ticks = compared("id,s.peer,t\n1,1,4\n", "id,s.peer,t\n1,0,5\n", {"", {"s"}});
    CHECK(ticks.value->disagreements.size() == 1);
}

TEST_CASE("a form without a number, one that stands twice, and files without a common column are errors") {
    CHECK(compared("id,q1\n,4\n", "id,q1\n1,4\n").diagnostics.all()[0].info->id == "blank-respondent");
    CHECK(compared("id,q1\n1,4\n1,5\n", "id,q1\n1,4\n").diagnostics.all()[0].place.line == 3);
    CHECK(compared("q1,q2\n1,4\n", "q1,q2\n1,4\n").diagnostics.all()[0].info->id == "missing-column");
    CHECK(compared("id,q1\n1,4\n", "id,q2\n1,4\n").diagnostics.all()[0].info->id == "missing-column");
    CHECK(compared("sheet,q1\n1,4\n", "sheet,q1\n1,4\n", {"sheet", {}}).value);
    CHECK_FALSE(compared("sheet,q1\n1,4\n", "sheet,q1\n1,4\n", {"page", {}}).value);
}
