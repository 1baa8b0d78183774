#include "odd_studies.hpp"

#include <recaudit/analysis/analyse.hpp>
#include <recaudit/disclosure/release.hpp>
#include <recaudit/report/build.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <set>

using namespace recaudit;
using namespace recaudit::small;

namespace {

/// Columns that may be empty beside the status ok: of what these studies do not declare, of other tests or units in the same
/// table, and of scales whose items have no agreement to measure.
const std::set<std::string, std::less<>> optional_columns{"scores.percent_favourable",  "comparisons.df2",       "comparisons.omega_squared",
                                                          "bootstrap_intervals.units",  "agreement.median_rwg_j", "agreement.share_rwg_070",
                                                          "weighting.trimmed",          "weighting.iterations",   "needs.importance"};

std::string in_words(const TableView& table, std::size_t row) {
    std::string out(table.info().name);
    for (std::size_t column = 0; column < table.columns(); ++column) {
        const Cell cell = table.cell(row, column);
        out += " " + std::string(table.info().columns[column].name) + "=";
        if (const auto* text = std::get_if<std::string_view>(&cell)) out += *text;
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) out += std::to_string(*whole);
        if (const auto* number = std::get_if<double>(&cell)) out += std::to_string(*number);
    }
    return out;
}

/// Every number is finite, no count is negative, and a row that says `ok` has all its figures.
void check_row(const TableView& table, std::size_t row) {
    const auto& columns = table.info().columns;
    const Cell status = table.cell(row, columns.size() - 1);
    const bool says_ok = columns.back().name == "status" && std::get<std::string_view>(status) == "ok";
    std::string missing;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const Cell cell = table.cell(row, column);
        if (const auto* number = std::get_if<double>(&cell)) CHECK(std::isfinite(*number));
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) CHECK(*whole >= 0);
        const std::string name = std::string(table.info().name) + "." + std::string(columns[column].name);
        if (columns[column].type != ColumnType::text && std::holds_alternative<std::monostate>(cell) && !optional_columns.contains(name))
            missing += " " + name;
    }
    if (!says_ok) return;
    CAPTURE(in_words(table, row));
    CHECK(missing == "");
}

void check_everything(const Study& study, Responses responses) {
    Results results = analyse(study, std::move(responses), all_parts(), Threads{2});
    for (const TableView& table : tables_of(results))
        for (std::size_t row = 0; row < table.rows(); ++row) check_row(table, row);
    const auto released = release(std::move(results), study.disclosure);
    const Report report = build_report(released, study, {}, "1.0");
    CHECK_FALSE(report.sections.empty());
}

void check_everything(const Study& study, const std::vector<Person>& people) { check_everything(study, responses_of(study, people)); }

}  // namespace

TEST_CASE("nobody, one person and two people") {
    const Study study = demanding_study();
    for (const std::size_t n : {0U, 1U, 2U, 3U}) {
        CAPTURE(n);
        check_everything(study, people_who(n, varied));
        check_everything(study, spread_out(people_who(n, varied)));
    }
}

TEST_CASE("sites, teams and waves of one or two beside large ones") {
    const Study study = demanding_study();
    std::vector<Person> few = people_who(3, varied);
    few[0].site = "South", few[1].site = few[2].site = "West";
    for (const char* wave : {"1", "2", "3"}) {
        auto many = people_who(60, varied, somebody("", wave));
        few[0].wave = few[1].wave = few[2].wave = wave;
        check_everything(study, joined(many, few));
    }
    few[0].wave = "2", few[1].wave = few[2].wave = "3";
    check_everything(study, joined(people_who(60, varied), few));
}

TEST_CASE("everyone gives the same answer") {
    const Study study = demanding_study();
    const auto same = [](std::size_t, std::size_t) { return std::string("4"); };
    check_everything(study, spread_out(people_who(120, same)));
    check_everything(study, people_who(60, same));
    // each site one answer of its own: nothing varies within sites, and all of it between them
    std::vector<Person> by_site = spread_out(people_who(120, [](std::size_t i, std::size_t) { return std::to_string(1 + i / 3 % 3); }));
    check_everything(study, by_site);
    // only one item varies
    check_everything(study, spread_out(people_who(120, [](std::size_t i, std::size_t item) { return item == 0 ? varied(i, 0) : "3"; })));
}

TEST_CASE("nobody answers anything, or hardly anything") {
    const Study study = demanding_study();
    for (const char* missing : {".", "dk", "na", "decl", "-"}) {
        CAPTURE(missing);
        const auto nothing = [&](std::size_t, std::size_t) { return std::string(missing); };
        check_everything(study, spread_out(people_who(120, nothing)));
        check_everything(study, spread_out(people_who(120, [&](std::size_t i, std::size_t item) { return item == i % 7 ? varied(i, item) : missing; })));
        check_everything(study, joined(spread_out(people_who(120, nothing)), people_who(60, varied)));
    }
}

TEST_CASE("one team, one wave, one site, one perspective") {
    const Study study = demanding_study();
    const auto people = spread_out(people_who(240, varied));
    const std::vector<std::function<void(Person&)>> flattened{
        [](Person& one) { one.team = "A"; },
        [](Person& one) { one.team.clear(); },
        [](Person& one) { one.wave = "1"; },
        [](Person& one) { one.site = "North"; },
        [](Person& one) { one.site.clear(); },
        [](Person& one) { one.perspective = "staff", one.form = 0; },
        [](Person& one) { one.attributes["role"] = "nurse"; },
        [](Person& one) { one.attributes.clear(); },
        [](Person& one) { one.site = one.team = one.wave = ""; },
    };
    for (const auto& flatten : flattened) {
        auto changed = people;
        std::ranges::for_each(changed, flatten);
        check_everything(study, changed);
    }
}

TEST_CASE("scales of one item, of items that say the same, and of items that say the opposite") {
    Study one_item = demanding_study();
    for (Instrument& form : one_item.instruments) {
        form.scales = {scale("first", {0}), scale("pair", {4})};
        form.composites = {{"both", {}, {0, 1}, 1}};
    }
    check_everything(one_item, spread_out(people_who(240, varied)));
    const Study study = demanding_study();
    // q3 is reversed, so equal answers are opposite ones there
    check_everything(study, spread_out(people_who(240, [](std::size_t i, std::size_t) { return varied(i, 0); })));
    check_everything(study, spread_out(people_who(240, [](std::size_t i, std::size_t item) { return item == 2 ? std::to_string(6 - std::stoi(varied(i, 0))) : varied(i, 0); })));
    check_everything(study, spread_out(people_who(240, [](std::size_t i, std::size_t item) { return item % 2 == 0 ? "1" : i % 2 == 0 ? "5" : "4"; })));
}

TEST_CASE("linked people who come once, who come always and who never change") {
    Study study = demanding_study();
    study.respondents = Respondents::linked;
    auto people = spread_out(people_who(240, varied));
    for (std::size_t i = 0; i < people.size(); ++i) people[i].person = static_cast<std::uint32_t>(1 + i);
    check_everything(study, people);
    for (std::size_t i = 0; i < people.size(); ++i) {
        people[i] = people[i / 3 * 3];
        people[i].wave = std::to_string(1 + i % 3);
        people[i].person = static_cast<std::uint32_t>(1 + i / 3);
    }
    check_everything(study, people);
}

TEST_CASE("weights of which a few hold nearly all, and weights that are all the same") {
    Study study = demanding_study();
    study.weights.column = "weight";
    auto people = spread_out(people_who(240, varied));
    for (Person& one : people) one.weight = 1e-9;
    check_everything(study, people);
    people.front().weight = 1e9;
    check_everything(study, people);
}

TEST_CASE("a headcount below the number who answered, of nobody, and of exactly as many") {
    Study study = demanding_study();
    study.headcount = "headcount.csv";
    const auto people = spread_out(people_who(240, varied));
    for (const std::int64_t count : {0, 1, 80, 100'000}) {
        CAPTURE(count);
        Responses responses = responses_of(study, people);
        responses.headcount = headcount_of(count);
        check_everything(study, std::move(responses));
    }
}

TEST_CASE("every status has a name of its own and a sentence") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < all_statuses().size(); ++i) {
        const StatusInfo& info = all_statuses()[i];
        CHECK(info.status == static_cast<Status>(i));
        CHECK(names.insert(info.name).second);
        CHECK(info.meaning.size() > 10);
        CHECK(info.meaning.ends_with("."));
    }
    CHECK(names.contains("not_converged"));
}
