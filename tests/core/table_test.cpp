#include <recaudit/core/table.hpp>

#include <recaudit/analysis/results.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>

using namespace recaudit;

TEST_CASE("a number that is not finite is no number") {
    CHECK_FALSE(Number().has_value());
    CHECK_FALSE(Number(std::numeric_limits<double>::infinity()).has_value());
    CHECK_FALSE(Number(std::nan("")).has_value());
    CHECK(Number(0).has_value());
    CHECK(Number() == Number());
    CHECK_FALSE(Number() == Number(0));
    CHECK_FALSE(Count().has_value());
    CHECK(Count(0).has_value());
}

TEST_CASE("labels are held once and compare by text") {
    Labels pool;
    const Label wing = pool.intern("A wing");
    CHECK(wing == pool.intern(std::string("A ") + "wing"));
    CHECK(wing.view() == "A wing");
    CHECK(Label().empty());
    CHECK(Label() == pool.intern(""));
    CHECK(Label() < wing);
}

TEST_CASE("every table begins with the scope and names each column once") {
    std::set<std::string_view> names;
    for (const TableInfo* table : all_tables()) {
        CAPTURE(std::string(table->name));
        CHECK(names.insert(table->name).second);
        std::set<std::string_view> columns;
        for (const Column& column : table->columns) {
            CAPTURE(std::string(column.name));
            CHECK(columns.insert(column.name).second);
            CHECK(column.meaning.ends_with('.'));
        }
        const std::vector<std::string_view> scope{"instrument", "perspective", "wave", "by", "site", "group"};
        for (std::size_t i = 0; i < scope.size(); ++i) CHECK(table->columns[i].name == scope[i]);
    }
}

TEST_CASE("a view gives the cells of the rows, empty where there is no number") {
    Labels pool;
    std::vector<ScoresRow> rows(1);
    rows[0].scope.by = pool.intern("all");
    rows[0].scale = pool.intern("vision");
    rows[0].n = 12;
    rows[0].mean = -0.5;
    rows[0].status = Status::too_few;
    const TableView view(rows);
    const auto cell = [&](std::string_view name) {
        for (std::size_t i = 0; i < view.columns(); ++i)
            if (view.info().columns[i].name == name) return view.cell(0, i);
        FAIL("no such column");
        return Cell();
    };
    CHECK(view.rows() == 1);
    CHECK(std::get<std::string_view>(cell("by")) == "all");
    CHECK(std::get<std::string_view>(cell("scale")) == "vision");
    CHECK(std::get<std::int64_t>(cell("n")) == 12);
    CHECK(std::get<double>(cell("mean")) == -0.5);
    CHECK(std::holds_alternative<std::monostate>(cell("sd")));
    CHECK(std::get<std::string_view>(cell("status")) == "too_few");
}
