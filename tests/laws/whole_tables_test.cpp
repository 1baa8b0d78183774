#include "random_studies.hpp"

#include <recaudit/stats/moments.hpp>

#include <algorithm>
#include <numeric>

using namespace recaudit;
using namespace recaudit::small;

namespace {

constexpr std::uint64_t studies = 4;
constexpr std::size_t people = 500;
constexpr double high = 512;  // of the sliders

/// Numbers that move with the answers, in the metric of the scores.
const std::set<std::string, std::less<>> places{
    "needs.current",        "scores.mean",          "scores.ci_low",          "scores.ci_high",          "scores.median",           "scores.q1",
    "scores.q3",            "items.mean",             "item_analysis.mean",      "pairwise.mean_a",         "pairwise.mean_b",
    "change.mean_from",     "change.mean_to",         "benchmarks.mean",         "benchmarks.target",       "benchmarks.limit_95_low",
    "benchmarks.limit_95_high", "benchmarks.limit_998_low", "benchmarks.limit_998_high", "benchmarks.shrunken_mean",
    "benchmarks.shrunken_low", "benchmarks.shrunken_high", "standardised_means.mean", "standardised_means.standardised_mean",
    "standardised_means.ci_low", "standardised_means.ci_high"};

/// The same in percent of the maximum.
const std::set<std::string, std::less<>> places_in_percent{"scores.percent_of_maximum", "gaps.mean_a", "gaps.mean_b", "item_gaps.mean_a",
                                                           "item_gaps.mean_b"};

/// Numbers in the metric of the scores that are differences or spreads, and squares of such.
const std::set<std::string, std::less<>> spreads{
    "needs.need",          "actions.difference",  "actions.ci_low",    "actions.ci_high",       "scores.sd",           "scores.se",           "items.sd",          "item_analysis.sd",      "reliability.sem",
    "pairwise.difference", "pairwise.ci_low",     "pairwise.ci_high",  "games_howell.difference", "games_howell.ci_low",
    "games_howell.ci_high", "change.difference",  "change.ci_low",     "change.ci_high",        "change.smallest_detectable",
    "trends.slope_per_year", "trends.se",         "trends.ci_low",     "trends.ci_high",        "benchmarks.se",
    "group_agreement.ad_mean", "standardised_means.se", "loadings.loading", "loadings.se"};
const std::set<std::string, std::less<>> squares{"variance_components.variance", "benchmarks.tau2"};

/// The rows of a table by their key.
std::map<std::string, CellRow> by_key(const std::vector<CellRow>& rows) {
    std::map<std::string, CellRow> out;
    for (const CellRow& row : rows) out[key_of(row)] = row;
    return out;
}

std::string turned(const std::string& name) {
    // "Site 2" and "Team 0" become names that sort the other way round
    return name.empty() ? name : std::string(1, static_cast<char>('z' - (name.back() - '0'))) + " once " + name;
}

/// A name as it was, also within "SITE / TEAM".
std::string turned_back(std::string name) {
    for (std::size_t at = name.find(" once "); at != std::string::npos; at = name.find(" once ")) name.erase(at - 1, 7);
    return name;
}

/// A row whose groups have their old names; of a pair of groups the first by name comes first, which turns signs.
CellRow as_before(CellRow row) {
    for (auto& [column, text] : row.texts) text = turned_back(text);
    auto &a = row.texts["group_a"], &b = row.texts["group_b"];
    if (a.empty() || b == "rest" || a < b) return row;
    std::swap(a, b);
    for (const char* side : {"n", "mean"})
        if (row.numbers.contains(std::string(side) + "_a")) std::swap(row.numbers[std::string(side) + "_a"], row.numbers[std::string(side) + "_b"]);
    for (const char* column : {"difference", "t", "hedges_g", "cliffs_delta"})
        if (row.numbers.contains(column)) row.numbers[column] *= -1;
    for (const char* interval : {"ci", "g_ci"}) {
        const std::string low = std::string(interval) + "_low", high_end = std::string(interval) + "_high";
        if (!row.numbers.contains(low)) continue;
        const double before = row.numbers[low];
        row.numbers[low] = -row.numbers[high_end];
        row.numbers[high_end] = -before;
    }
    return row;
}

}  // namespace

TEST_CASE("answers that are all higher by as much move means, and nothing else") {
    constexpr double more = 64;
    for (std::uint64_t seed = 1; seed <= studies; ++seed) {
        const Study study = slider_study(high);
        const auto drawn = random_people(seed, people);
        const Cells before = analysed(study, people_of(drawn));
        const Cells after = analysed(study, people_of(drawn, [](double answer) { return answer + more; }));
        check_law(before, after, [](const std::string& table, const std::string& column, double number) {
            const std::string name = table + "." + column;
            return number + (name == "needs.need" ? -more : places.contains(name) ? more : places_in_percent.contains(name) ? 100 * more / high : 0);
        });
    }
}

TEST_CASE("answers and their range in another unit change the unit, and nothing else") {
    constexpr double times = 8;
    for (std::uint64_t seed = 1; seed <= studies; ++seed) {
        const auto drawn = random_people(seed, people);
        const Cells before = analysed(slider_study(high), people_of(drawn));
        const Cells after = analysed(slider_study(times * high), people_of(drawn, [](double answer) { return times * answer; }));
        check_law(before, after, [](const std::string& table, const std::string& column, double number) {
            const std::string name = table + "." + column;
            return number * (places.contains(name) || spreads.contains(name) ? times : squares.contains(name) ? times * times : 1);
        });
    }
}

TEST_CASE("people in another order change nothing, in any table") {
    for (std::uint64_t seed = 1; seed <= studies; ++seed) {
        const Study study = slider_study(high);
        std::vector<Person> all = people_of(random_people(seed, people));
        const Cells before = analysed(study, all);
        Random random = RandomKey(seed, "order").stream(0);
        for (std::size_t left = all.size() - 20; left > 1; --left)  // the first twenty keep waves and perspectives in their order
            std::swap(all[19 + left], all[20 + random.below(static_cast<std::uint32_t>(left))]);
        std::stable_sort(all.begin(), all.end(), [](const Person& a, const Person& b) { return a.wave < b.wave; });
        check_law(before, analysed(study, all), [](const std::string&, const std::string&, double number) { return number; });
    }
}

TEST_CASE("groups under other names have the same figures") {
    for (std::uint64_t seed = 1; seed <= studies; ++seed) {
        const Study study = slider_study(high);
        std::vector<Person> all = people_of(random_people(seed, people));
        const Cells before = analysed(study, all);
        for (Person& one : all) one.site = turned(one.site), one.team = turned(one.team);
        const Cells after = analysed(study, all);
        for (const auto& [table, rows] : before) {
            CAPTURE(table);
            std::vector<CellRow> renamed = after.at(table);
            std::transform(renamed.begin(), renamed.end(), renamed.begin(), as_before);
            const auto found = by_key(renamed);
            REQUIRE(found.size() == rows.size());
            for (const CellRow& row : rows) {
                CAPTURE(key_of(row));
                const auto same = found.find(key_of(as_before(row)));
                REQUIRE(same != found.end());
                for (const auto& [column, number] : row.numbers) {
                    REQUIRE(same->second.numbers.contains(column));
                    CHECK_MESSAGE(is_near(same->second.numbers.at(column), number), column);
                }
            }
        }
    }
}

TEST_CASE("a weight of 2 gives the means and percentages of a row that is there twice") {
    for (std::uint64_t seed = 1; seed <= studies; ++seed) {
        Study study = slider_study(high);
        for (Instrument& form : study.instruments) form.option_sets.front().favourable_from = 160;
        std::vector<Person> weighted = people_of(random_people(seed, people)), twice;
        for (std::size_t i = 0; i < weighted.size(); ++i) {
            weighted[i].weight = i % 3 == 0 ? 2 : 1;
            twice.insert(twice.end(), i % 3 == 0 ? 2 : 1, weighted[i]);
        }
        for (Person& one : twice) one.weight = 0;
        const Cells repeated = analysed(study, twice);
        study.weights.column = "weight";
        const Cells found = analysed(study, weighted);
        const std::map<std::string, std::vector<std::string>> weighted_figures{
            {"scores", {"mean", "percent_favourable", "percent_of_maximum"}},
            {"items", {"mean", "percent_favourable", "percent_neutral", "percent_unfavourable"}},
            {"needs", {"current", "need"}}};
        for (const auto& [table, columns] : weighted_figures) {
            const auto& rows = repeated.at(table);
            REQUIRE(rows.size() == found.at(table).size());
            for (std::size_t row = 0; row < rows.size(); ++row)
                for (const std::string& column : columns) {
                    CAPTURE(key_of(rows[row]));
                    REQUIRE(rows[row].numbers.contains(column) == found.at(table)[row].numbers.contains(column));
                    if (!rows[row].numbers.contains(column)) continue;
                    CHECK_MESSAGE(is_near(found.at(table)[row].numbers.at(column), rows[row].numbers.at(column)), table << " " << column);
                }
        }
    }
}

TEST_CASE("weights that are all multiplied by as much change nothing") {
    Study study = slider_study(high);
    study.weights.column = "weight";
    std::vector<Person> all = people_of(random_people(1, people));
    for (std::size_t i = 0; i < all.size(); ++i) all[i].weight = 0.5 + static_cast<double>(i % 7);
    const Cells before = analysed(study, all);
    for (Person& one : all) one.weight *= 4;
    check_law(before, analysed(study, all), [](const std::string&, const std::string&, double number) { return number; });
}

TEST_CASE("the teams of a site put together are the site, and sites put together are everyone") {
    for (std::uint64_t seed = 1; seed <= studies; ++seed) {
        const Cells found = analysed(slider_study(high), people_of(random_people(seed, people)));
        std::map<std::string, Moments> parts, wholes;
        for (const CellRow& row : found.at("scores")) {
            const auto& text = row.texts;
            const std::string& by = text.at("by");
            if (by == "role") continue;
            const std::string what = text.at("perspective") + text.at("wave") + text.at("scale");
            const auto sd = row.numbers.find("sd");
            const Moments here{static_cast<std::int64_t>(row.numbers.at("n")), row.numbers.contains("mean") ? Number(row.numbers.at("mean")) : Number(),
                               sd == row.numbers.end() ? Number() : Number(sd->second * sd->second)};
            const std::string site = text.at("site");
            if (by != "team") wholes[what + " of " + site] = here;
            if (by != "all") {
                Moments& sum = parts[what + " of " + (by == "team" ? site : "")];
                sum = merged(sum, here);
            }
        }
        REQUIRE(wholes.size() > 20);
        for (const auto& [name, whole] : wholes) {
            CAPTURE(name);
            const Moments& sum = parts.at(name);
            CHECK(sum.n == whole.n);
            CHECK(sum.mean.has_value() == whole.mean.has_value());
            if (whole.mean) CHECK(is_near(*sum.mean, *whole.mean));
            if (whole.variance) CHECK(is_near(*sum.variance, *whole.variance));
        }
    }
}
