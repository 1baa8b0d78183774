#include "near.hpp"

#include <recaudit/stats/mixed_model.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

using namespace recaudit;

namespace {

/// Rows of a model with an intercept and, perhaps, one more column.
struct Rows {
    std::vector<double> y;
    std::vector<std::vector<double>> columns;  // beside the intercept
    std::vector<GroupOfRow> groupings;

    [[nodiscard]] Matrix design() const {
        Matrix out(y.size(), columns.size() + 1);
        for (std::size_t row = 0; row < y.size(); ++row) {
            out(row, 0) = 1;
            for (std::size_t j = 0; j < columns.size(); ++j) out(row, j + 1) = columns[j][row];
        }
        return out;
    }
    [[nodiscard]] MixedModel fit() const { return mixed_model(y, design(), groupings); }
};

/// 120 rows from a formula: sites of 20, teams of 5 in them, 40 persons crossed with both. The same in R:
/// i <- 0:119; site <- i %/% 20; team <- i %/% 5; person <- (i * 7) %% 40; x <- (i * 3) %% 4
/// y <- ((i * 37) %% 11) / 2 + site * .3 + ((team * 5) %% 7) * .4 + ((person * 13) %% 17) * .1
Rows made() {
    Rows out;
    out.columns.resize(1);
    out.groupings.resize(3);
    for (std::uint32_t i = 0; i < 120; ++i) {
        const std::uint32_t site = i / 20, team = i / 5, person = i * 7 % 40;
        out.y.push_back((i * 37 % 11) / 2.0 + site * 0.3 + (team * 5 % 7) * 0.4 + (person * 13 % 17) * 0.1);
        out.columns[0].push_back(i * 3 % 4);
        out.groupings[0].push_back(site);
        out.groupings[1].push_back(team);
        out.groupings[2].push_back(person);
    }
    return out;
}

Rows nested() {
    Rows out = made();
    out.groupings.pop_back();
    return out;
}

void check_same(const MixedModel& found, const MixedModel& expected, double tolerance) {
    REQUIRE(found.status == Status::ok);
    REQUIRE(expected.status == Status::ok);
    for (std::size_t j = 0; j < expected.coefficients.size(); ++j) {
        CHECK(found.coefficients[j] == near(expected.coefficients[j], tolerance));
        CHECK(found.covariance(j, j) == near(expected.covariance(j, j), tolerance));
        CHECK(found.degrees_of_freedom[j] == near(expected.degrees_of_freedom[j], 100 * tolerance));
    }
    for (std::size_t k = 0; k < expected.group_variances.size(); ++k)
        CHECK(found.group_variances[k] == near(expected.group_variances[k], tolerance));
    CHECK(found.residual_variance == near(expected.residual_variance, tolerance));
}

/// The lines of a file without quoted cells, by column name.
std::vector<std::map<std::string, std::string>> table(const std::string& file) {
    std::ifstream in(RECAUDIT_TESTS "/reference/" + file);
    const auto cells = [](const std::string& line) {
        std::vector<std::string> out(1);
        for (const char c : line)
            if (c == ',') out.emplace_back();
            else if (c != '\r') out.back() += c;
        return out;
    };
    std::string line;
    std::getline(in, line);
    const auto names = cells(line);
    std::vector<std::map<std::string, std::string>> out;
    while (std::getline(in, line)) {
        const auto values = cells(line);
        auto& row = out.emplace_back();
        for (std::size_t j = 0; j < std::min(names.size(), values.size()); ++j) row[names[j]] = values[j];
    }
    return out;
}

/// The cells that R gives for one row of a table, with their tolerances.
struct Cell {
    double value, tolerance;
};

std::map<std::string, Cell> cells_of(const std::string& pack, const std::string& study, const std::string& name, const std::string& scope) {
    std::map<std::string, Cell> out;
    for (auto& row : table(pack + "/expected.csv"))
        if (row["study"] == study && row["table"] == name && row["scope"].ends_with(scope) && !row["tolerance"].empty())
            out[row["column"]] = {std::stod(row["value"]), std::stod(row["tolerance"])};
    return out;
}

void check(const std::map<std::string, Cell>& cells, const std::string& column, double found) {
    CAPTURE(column);
    const Cell cell = cells.at(column);
    CHECK(std::abs(found - cell.value) <= cell.tolerance);
}

/// The mean of the items answered, where at least `least` are.
std::optional<double> mean_score(std::map<std::string, std::string>& row, const std::vector<std::string>& items, std::size_t least) {
    double sum = 0;
    std::size_t n = 0;
    for (const std::string& item : items) {
        if (row[item].empty()) continue;
        sum += item == "q3" || item == "q5" ? 6 - std::stod(row[item]) : std::stod(row[item]);
        ++n;
    }
    return n < least ? std::nullopt : std::optional(sum / static_cast<double>(n));
}

std::uint32_t number_of(const std::string& text, std::map<std::string, std::uint32_t>& numbers) {
    return numbers.emplace(text, static_cast<std::uint32_t>(numbers.size())).first->second;
}

/// A row of the three waves of the small fixture.
struct Wave {
    std::map<std::string, std::string> cells;
    double score, years;
};

std::vector<Wave> waves() {
    const std::map<std::string, double> days{{"2023", 0}, {"2024", 366}, {"2025", 746}};
    std::vector<Wave> out;
    for (auto& row : table("small-fixture/responses-waves.csv"))
        if (const auto score = mean_score(row, {"q1", "q2", "q3", "q4", "q5", "q6"}, 4))
            out.push_back({row, *score, days.at(row["wave"]) / 365.25});
    return out;
}

/// Those of the waves whose cell in `column` is `value`, or all, with the columns that group them.
Rows rows_of(const std::string& column, const std::string& value, const std::vector<std::string>& groupings) {
    Rows out{{}, {{}}, std::vector<GroupOfRow>(groupings.size())};
    std::vector<std::map<std::string, std::uint32_t>> numbers(groupings.size());
    for (Wave& wave : waves()) {
        if (!column.empty() && wave.cells[column] != value) continue;
        out.y.push_back(wave.score);
        out.columns[0].push_back(wave.years);
        for (std::size_t k = 0; k < groupings.size(); ++k) out.groupings[k].push_back(number_of(wave.cells[groupings[k]], numbers[k]));
    }
    return out;
}

void check_trend(const Rows& rows, const std::string& study, const std::string& scope) {
    CAPTURE(study);
    CAPTURE(scope);
    const auto cells = cells_of("small-fixture", study, "trends", scope);
    const CoefficientTest slope = coefficient_test(rows.fit(), 1, 0.95);
    REQUIRE(slope.status == Status::ok);
    check(cells, "n", static_cast<double>(rows.y.size()));
    check(cells, "slope_per_year", *slope.estimate);
    check(cells, "se", *slope.se);
    check(cells, "ci_low", *slope.ci_low);
    check(cells, "ci_high", *slope.ci_high);
    check(cells, "p_value", *slope.p_value);
}

/// The variances and shares of the terms, the residual last.
void check_variances(const MixedModel& fit, const std::string& pack, const std::string& study, const std::string& scale,
                     std::vector<std::string> terms) {
    REQUIRE(fit.status == Status::ok);
    std::vector<double> variances = fit.group_variances;
    variances.push_back(fit.residual_variance);
    terms.emplace_back("residual");
    const double sum = std::accumulate(variances.begin(), variances.end(), 0.0);
    for (std::size_t k = 0; k < terms.size(); ++k) {
        CAPTURE(study + " " + scale + " " + terms[k]);
        const auto cells = cells_of(pack, study, "variance_components", "scale=" + scale + ";term=" + terms[k]);
        check(cells, "variance", variances[k]);
        check(cells, "share", variances[k] / sum);
    }
}

/// The same rows with a column for each wave but the first.
Rows by_wave(Rows rows) {
    const std::vector<double> years = rows.columns[0];
    std::vector<double> distinct = years;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    rows.columns.clear();
    for (std::size_t w = 1; w < distinct.size(); ++w) {
        auto& column = rows.columns.emplace_back();
        for (const double year : years) column.push_back(year == distinct[w] ? 1 : 0);
    }
    return rows;
}

Rows companies(const std::string& prefix, int items) {
    std::vector<std::string> names;
    for (int i = 1; i <= items; ++i) names.push_back(prefix + (i < 10 ? "0" : "") + std::to_string(i));
    Rows out{{}, {}, {{}}};
    std::map<std::string, std::uint32_t> numbers;
    for (auto& row : table("leadership-climate/responses.csv")) {
        out.y.push_back(*mean_score(row, names, 1));
        out.groupings[0].push_back(number_of(row["company"], numbers));
    }
    return out;
}

}  // namespace

TEST_CASE("three groups of two, by hand: the variances are those of the analysis of variance") {
    // Group means 2, 4, 9, grand mean 5. Between: 2 * (9 + 1 + 16) / 2 = 26; within: (2 + 2 + 2) / 3 = 2.
    // Variance between = (26 - 2) / 2 = 12; variance of the mean = 26 / 6, with 2 degrees of freedom.
    const Rows rows{{1, 3, 3, 5, 8, 10}, {}, {{0, 0, 1, 1, 2, 2}}};
    const MixedModel fit = rows.fit();
    REQUIRE(fit.status == Status::ok);
    CHECK(fit.residual_variance == near(2, 1e-8));
    CHECK(fit.group_variances[0] == near(12, 1e-7));
    CHECK(fit.coefficients[0] == near(5));
    CHECK(fit.covariance(0, 0) == near(13.0 / 3, 1e-8));
    CHECK(fit.degrees_of_freedom[0] == near(2, 1e-6));
    // -2 log restricted likelihood = 5 log(2 pi) + log|V| + log|X'V^-1X| + (y - 5)'V^-1(y - 5), |V| = (2 * 26)^3,
    // X'V^-1X = 6 / 26, and the last term is n - p = 5
    CHECK(fit.reml_criterion == near(5 * std::log(2 * std::acos(-1.0)) + 3 * std::log(52.0) + std::log(6.0 / 26) + 5, 1e-9));
}

TEST_CASE("groups more alike than chance have variance 0, as in least squares") {
    // Group means 4, 5, 6 with 2 * (1 + 0 + 1) / 2 = 2 between and (18 + 18 + 18) / 3 = 18 within.
    const Rows rows{{1, 7, 2, 8, 3, 9}, {}, {{0, 0, 1, 1, 2, 2}}};
    const MixedModel fit = rows.fit();
    REQUIRE(fit.status == Status::ok);
    CHECK(fit.group_variances[0] == 0);
    CHECK(fit.residual_variance == near(58.0 / 5));
    CHECK(fit.covariance(0, 0) == near(58.0 / 30));
    CHECK(fit.degrees_of_freedom[0] == near(5));
}

TEST_CASE("without groupings the model is least squares") {
    // x 0 1 2 3, y 1 2 2 5: slope 6 / 5, residuals .3 .1 -1.1 .7 with sum of squares 9 / 5, se^2 = (9 / 10) / 5, df 2.
    const Rows rows{{1, 2, 2, 5}, {{0, 1, 2, 3}}, {}};
    const CoefficientTest slope = coefficient_test(rows.fit(), 1, 0.95);
    CHECK(*slope.estimate == near(1.2));
    CHECK(*slope.se == near(std::sqrt(0.18)));
    CHECK(*slope.df == near(2));
    CHECK(*slope.p_value == near(0.10557280900008412, 1e-10));  // coef(summary(lm(c(1, 2, 2, 5) ~ I(0:3))))
    CHECK(*slope.ci_high - *slope.estimate == near(4.302652729911275 * std::sqrt(0.18), 1e-9));
}

TEST_CASE("sites and teams in sites give lme4's and lmerTest's numbers") {
    const MixedModel fit = nested().fit();
    REQUIRE(fit.status == Status::ok);
    CHECK(fit.group_variances[0] == near(0.219952372174419, 1e-6));
    CHECK(fit.group_variances[1] == near(0.22047591604483, 1e-6));
    CHECK(fit.residual_variance == near(3.33497259058916, 1e-7));
    CHECK(fit.reml_criterion == near(496.797196336543, 1e-12));
    const CoefficientTest intercept = coefficient_test(fit, 0, 0.95), slope = coefficient_test(fit, 1, 0.95);
    CHECK(*intercept.estimate == near(4.97840674888, 1e-8));
    CHECK(*intercept.se == near(0.352368202063, 1e-7));
    CHECK(*intercept.df == near(13.890576111, 1e-5));
    CHECK(*slope.estimate == near(0.154395500746, 1e-8));
    CHECK(*slope.se == near(0.1498542794, 1e-8));
    CHECK(*slope.df == near(100.57194893, 1e-5));
    CHECK(*slope.p_value == near(0.305338626436, 1e-7));
}

TEST_CASE("a crossed grouping without variance of its own leaves the others as they are") {
    const MixedModel crossed = made().fit(), without = nested().fit();
    REQUIRE(crossed.status == Status::ok);
    CHECK(crossed.group_variances[2] == 0);
    for (std::size_t k = 0; k < 2; ++k) CHECK(crossed.group_variances[k] == near(without.group_variances[k], 1e-7));
    CHECK(crossed.degrees_of_freedom[1] == near(without.degrees_of_freedom[1], 1e-6));
}

TEST_CASE("anonymous waves have R's slopes, with teams where there are five and by least squares where not") {
    check_trend(rows_of("", "", {"team"}), "study-waves", ";by=all;scale=culture");
    for (const std::string role : {"staff", "service_user"})
        check_trend(rows_of("role", role, {"team"}), "study-waves", ";by=role;group=" + role + ";scale=culture");
    for (const std::string site : {"North", "South"})
        check_trend(rows_of("site", site, {}), "study-waves", ";by=site;site=" + site + ";scale=culture");
    for (const std::string team : {"A", "B", "C", "D", "E"})
        check_trend(rows_of("team", team, {}), "study-waves", ";group=" + team + ";scale=culture");
}

TEST_CASE("linked waves have R's slopes, with respondents across teams or alone") {
    check_trend(rows_of("", "", {"team", "id"}), "study-linked", ";by=all;scale=culture");
    for (const std::string role : {"staff", "service_user"})
        check_trend(rows_of("role", role, {"team", "id"}), "study-linked", ";by=role;group=" + role + ";scale=culture");
    for (const std::string site : {"North", "South"})
        check_trend(rows_of("site", site, {"id"}), "study-linked", ";by=site;site=" + site + ";scale=culture");
    for (const std::string team : {"A", "B", "C", "D", "E"})
        check_trend(rows_of("team", team, {"id"}), "study-linked", ";group=" + team + ";scale=culture");
}

TEST_CASE("the parts of the variance are R's, with waves as fixed effects where there are several") {
    check_variances(by_wave(rows_of("", "", {"team"})).fit(), "small-fixture", "study-waves", "culture", {"team"});
    check_variances(by_wave(rows_of("", "", {"team", "id"})).fit(), "small-fixture", "study-linked", "culture", {"team", "respondent"});
    Rows once{{}, {}, {{}}};
    std::map<std::string, std::uint32_t> teams;
    for (auto& row : table("small-fixture/responses.csv"))
        if (const auto score = mean_score(row, {"q1", "q2", "q3", "q4", "q5", "q6"}, 4)) {
            once.y.push_back(*score);
            once.groupings[0].push_back(number_of(row["team"], teams));
        }
    check_variances(once.fit(), "small-fixture", "study", "culture", {"team"});
}

TEST_CASE("the parts of the variance between 49 companies are R's") {
    for (const auto& [scale, prefix, items] :
         {std::tuple{"leadership", "lead", 11}, {"task_significance", "tsig", 3}, {"hostility", "hostil", 5}}) {
        const MixedModel fit = companies(prefix, items).fit();
        check_variances(fit, "leadership-climate", "study", scale, {"team"});
        check_variances(fit, "leadership-climate", "study-sites", scale, {"site"});
    }
}

TEST_CASE("neither the order of the rows nor the names of the groups matter") {
    const Rows rows = rows_of("", "", {"team", "id"});
    Rows other = rows;
    std::vector<std::size_t> order(rows.y.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = (i * 65) % order.size();  // 65 and 162 share no factor
    for (std::size_t i = 0; i < order.size(); ++i) {
        other.y[i] = rows.y[order[i]];
        other.columns[0][i] = rows.columns[0][order[i]];
        for (std::size_t k = 0; k < 2; ++k) other.groupings[k][i] = 4000000000U - 17 * rows.groupings[k][order[i]];
    }
    check_same(other.fit(), rows.fit(), 1e-7);
}

TEST_CASE("rows that are alike may be given once with their number") {
    Rows once{{1, 2, 4, 3, 6, 5, 2}, {{0, 1, 0, 1, 2, 0, 2}}, {{0, 0, 1, 1, 2, 2, 3}}};
    const std::vector<std::int64_t> counts{3, 1, 2, 5, 1, 4, 2};
    Rows all{{}, {{}}, {{}}};
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::int64_t k = 0; k < counts[i]; ++k) {
            all.y.push_back(once.y[i]);
            all.columns[0].push_back(once.columns[0][i]);
            all.groupings[0].push_back(once.groupings[0][i]);
        }
    const MixedModel counted = mixed_model(once.y, once.design(), once.groupings, counts);
    check_same(counted, all.fit(), 1e-7);
    CHECK(counted.reml_criterion == near(all.fit().reml_criterion, 1e-10));
}

TEST_CASE("the order of the groupings does not matter") {
    const MixedModel one = rows_of("", "", {"team", "id"}).fit(), other = rows_of("", "", {"id", "team"}).fit();
    CHECK(one.group_variances[0] == near(other.group_variances[1], 1e-7));
    CHECK(one.group_variances[1] == near(other.group_variances[0], 1e-7));
}

TEST_CASE("a shift of y moves the intercept alone, and a factor scales variances by its square") {
    const Rows rows = rows_of("", "", {"team"});
    Rows changed = rows;
    for (double& y : changed.y) y = 1000 + 50 * y;
    MixedModel expected = rows.fit();
    for (double& b : expected.coefficients) b *= 50;
    expected.coefficients[0] += 1000;
    for (std::size_t j = 0; j < 2; ++j) expected.covariance(j, j) *= 2500;
    for (double& variance : expected.group_variances) variance *= 2500;
    expected.residual_variance *= 2500;
    check_same(changed.fit(), expected, 1e-7);
}

TEST_CASE("another origin and unit of x change slope and intercept to match") {
    const Rows rows = rows_of("", "", {"team", "id"});
    Rows changed = rows;
    for (double& x : changed.columns[0]) x = 2023 + 12 * x;
    const CoefficientTest was = coefficient_test(rows.fit(), 1, 0.95), is = coefficient_test(changed.fit(), 1, 0.95);
    CHECK(*is.estimate * 12 == near(*was.estimate, 1e-7));
    CHECK(*is.df == near(*was.df, 1e-5));
    CHECK(*is.p_value / *was.p_value == near(1, 1e-4));
}

TEST_CASE("what cannot be estimated says why") {
    const std::vector<double> y{1, 2, 4, 3, 6, 5};
    const GroupOfRow pairs{0, 0, 1, 1, 2, 2};
    const auto status = [](const Rows& rows) { return rows.fit().status; };
    CHECK(status({{}, {}, {{}}}) == Status::too_few);
    CHECK(status({{1}, {}, {{0}}}) == Status::too_few);
    CHECK(status({{3, 3, 3, 3, 3, 3}, {}, {pairs}}) == Status::no_variance);
    CHECK(status({{1.1, 1.2, 1.3}, {{1, 2, 3}}, {}}) == Status::no_variance);
    CHECK(status({y, {}, {{7, 7, 7, 7, 7, 7}}}) == Status::not_identified);         // one group
    CHECK(status({y, {}, {{0, 1, 2, 3, 4, 5}}}) == Status::not_identified);         // groups of one
    CHECK(status({y, {}, {pairs, {5, 5, 4, 4, 9, 9}}}) == Status::not_identified);  // the same groups twice
    CHECK(status({y, {{2, 2, 2, 2, 2, 2}}, {pairs}}) == Status::not_identified);    // twice the intercept
    CHECK(status({{1, 1, 2, 2, 4, 4}, {}, {pairs}}) == Status::not_identified);     // nothing left within groups
    CHECK(status({{1, 2, 4, 3, 6, 5}, {{1, 1, 0, 0, 0, 0}, {0, 0, 1, 1, 0, 0}}, {pairs}}) == Status::not_identified);  // groups are effects
}

TEST_CASE("a test of an undefined model has its status and no numbers") {
    const CoefficientTest test = coefficient_test(MixedModel{{}, {}, {}, {}, 0, 0, Status::no_variance}, 1, 0.95);
    CHECK(test.status == Status::no_variance);
    CHECK_FALSE(test.estimate);
    CHECK_FALSE(test.p_value);
}

TEST_CASE("lengths that differ and coefficients that are not there are refused") {
    CHECK_THROWS_AS((void)mixed_model(std::vector<double>{1, 2, 3}, Matrix(2, 1), {}), std::logic_error);
    const std::vector<GroupOfRow> groupings{{0, 1}};
    CHECK_THROWS_AS((void)mixed_model(std::vector<double>{1, 2, 3}, Matrix(3, 1), groupings), std::logic_error);
    CHECK_THROWS_AS((void)coefficient_test(made().fit(), 2, 0.95), std::logic_error);
}

TEST_CASE("two thousand teams of fifty are taken apart") {
    // Sites of 40 teams; what sites, teams and people add are steps of known variance.
    Rows rows{{}, {}, {{}, {}}};
    for (std::uint32_t i = 0; i < 100000; ++i) {
        const std::uint32_t team = i / 50, site = team / 40;
        rows.y.push_back(site % 5 + 0.5 * (team % 8) + (i % 5) * 2);
        rows.groupings[0].push_back(site);
        rows.groupings[1].push_back(team);
    }
    const MixedModel fit = rows.fit();
    REQUIRE(fit.status == Status::ok);
    // Balanced, so as in the analysis of variance: within 8 * 50 / 49; teams 0.25 * 5.25 * 40 / 39 less within / 50;
    // sites 2 * 50 / 49 less the mean square of teams / 2000
    const double within = 8.0 * 50 / 49, teams = 0.25 * 5.25 * 40 / 39;
    CHECK(fit.residual_variance == near(within, 1e-7));
    CHECK(fit.group_variances[1] == near(teams - within / 50, 1e-6));
    CHECK(fit.group_variances[0] == near(2.0 * 50 / 49 - teams / 40, 1e-6));
}
