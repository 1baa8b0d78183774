/// Random small studies, and their tables as cells that laws can be checked on.
#pragma once

#include "../scoring/small_study.hpp"

#include <recaudit/analysis/analyse.hpp>
#include <recaudit/stats/random.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace recaudit::small {

/// A row as texts and numbers by column; empty cells are in neither.
struct CellRow {
    std::map<std::string, std::string> texts;
    std::map<std::string, double> numbers;
};

/// Rows by table.
using Cells = std::map<std::string, std::vector<CellRow>>;

inline Cells cells_of(const Results& results) {
    Cells out;
    for (const TableView& table : tables_of(results)) {
        auto& rows = out[std::string(table.info().name)];
        for (std::size_t row = 0; row < table.rows(); ++row) {
            CellRow& cells = rows.emplace_back();
            for (std::size_t column = 0; column < table.columns(); ++column) {
                const std::string name(table.info().columns[column].name);
                const Cell cell = table.cell(row, column);
                if (const auto* text = std::get_if<std::string_view>(&cell)) cells.texts[name] = *text;
                if (const auto* whole = std::get_if<std::int64_t>(&cell)) cells.numbers[name] = static_cast<double>(*whole);
                if (const auto* number = std::get_if<double>(&cell)) cells.numbers[name] = *number;
            }
        }
    }
    return out;
}

inline Cells analysed(const Study& study, const std::vector<Person>& people) {
    return cells_of(analyse(study, responses_of(study, people), all_parts(), Threads{2}));
}

/// A text that tells rows of a table apart.
inline std::string key_of(const CellRow& row) {
    std::string out;
    for (const auto& [column, text] : row.texts)
        if (column != "status" && column != "flag" && column != "verdict") out += column + "=" + text + ", ";
    return out;
}

/// A study of sliders from 0 to `high`, six items on three scales with a composite, two perspectives.
inline Study slider_study(double high) {
    Instrument staff;
    staff.id = staff.family = "form";
    staff.perspective = "staff";
    staff.option_sets = {slider(0, high)};
    for (std::size_t i = 0; i < 6; ++i) {
        staff.items.push_back(item("q" + std::to_string(i + 1)));
        staff.items.back().concept_id = "concept-" + std::to_string(i);
    }
    staff.scales = {scale("first", {0, 1, 2}), scale("second", {3, 4}), scale("third", {5})};
    staff.composites = {{"all", {}, {0, 1, 2}, 3}};
    Instrument users = staff;
    users.id = "users";
    users.perspective = "service_user";
    Study out = study_of({staff, users});
    out.compare = {"site", "team", "role"};
    out.compare_declared = true;
    out.waves = {{"1", 19'000}, {"2", 19'365}, {"3", 19'730}};
    out.driver_outcome = "third";
    out.structure = {"perspective"};
    out.benchmark.standardise = "role";
    Action action;
    action.id = "action";
    action.scales = {"first", "all"};
    action.since_wave = "1";
    action.status = ActionStatus::done;
    out.action_list = {action};
    return out;
}

/// People whose answers depend on who they are, on where and on chance; answers are whole numbers from 100 to 228.
struct RandomPerson {
    Person place;
    std::vector<double> answers;  // below 0: blank
};

inline std::vector<RandomPerson> random_people(std::uint64_t seed, std::size_t n) {
    Random random = RandomKey(seed, "laws").stream(0);
    const std::uint32_t sites = 3 + random.below(4), teams = 1 + random.below(3);
    const double blank = 0.2 * random.uniform();
    std::vector<RandomPerson> out(n);
    for (std::size_t i = 0; i < n; ++i) {
        Person& place = out[i].place;
        const std::uint32_t site = random.below(sites), user = random.below(2);
        place.site = "Site " + std::to_string(site);
        place.team = "Team " + std::to_string(random.below(teams));
        place.wave = std::to_string(1 + i * 3 / n);
        place.attributes["role"] = std::string(1, static_cast<char>('a' + random.below(3)));
        place.perspective = user == 1 ? "service_user" : "staff";
        place.form = user;
        const double level = 160 + 4.0 * site + 6.0 * user + 8 * random.normal();
        for (int item = 0; item < 6; ++item)
            out[i].answers.push_back(random.uniform() < blank ? -1 : std::clamp(std::round(level + 12 * random.normal()), 100.0, 228.0));
    }
    return out;
}

/// The people, each answer through `change`.
template <class Change>
std::vector<Person> people_of(const std::vector<RandomPerson>& random, Change change) {
    std::vector<Person> out;
    for (const RandomPerson& one : random) {
        out.push_back(one.place);
        for (const double answer : one.answers) out.back().answers += answer < 0 ? ". " : std::to_string(change(answer)) + " ";
    }
    return out;
}
inline std::vector<Person> people_of(const std::vector<RandomPerson>& random) {
    return people_of(random, [](double answer) { return answer; });
}

inline bool is_near(double a, double b) { return std::abs(a - b) <= 1e-7 * std::max({1.0, std::abs(a), std::abs(b)}); }

/// Checks that the same rows are there with the same texts, and each number as `expected(table, column, number)` says.
template <class Expected>
void check_law(const Cells& before, const Cells& after, Expected expected) {
    for (const auto& [table, rows] : before) {
        const auto& changed = after.at(table);
        REQUIRE_MESSAGE(rows.size() == changed.size(), table);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            CAPTURE(table);
            CAPTURE(key_of(rows[row]));
            CHECK(rows[row].texts == changed[row].texts);
            CHECK(rows[row].numbers.size() == changed[row].numbers.size());
            for (const auto& [column, number] : rows[row].numbers) {
                const auto found = changed[row].numbers.find(column);
                REQUIRE_MESSAGE(found != changed[row].numbers.end(), column);
                const double wanted = expected(table, column, number);
                CHECK_MESSAGE(is_near(found->second, wanted), column << ": " << found->second << " where " << wanted << " is due");
            }
        }
    }
}

}  // namespace recaudit::small
