#include "../scoring/small_study.hpp"

#include <recaudit/analysis/analyse.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

const std::set<Part>& everything = all_parts();

/// People of two perspectives, waves, sites, roles and many teams, with answers from a fixed arithmetic.
std::vector<Person> crowd(std::size_t n) {
    std::vector<Person> out;
    std::uint64_t state = 1;
    const auto next = [&](std::uint64_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state >> 33) % below;
    };
    for (std::size_t i = 0; i < n; ++i) {
        Person& person = out.emplace_back();
        for (int item = 0; item < 4; ++item) {
            const auto answer = next(7);
            person.answers += answer == 0 ? ". " : answer == 6 ? "dk " : std::to_string(answer) + " ";
        }
        person.site = "Site " + std::to_string(next(3));
        person.team = "Team " + std::to_string(next(15));
        person.wave = std::to_string(2024 + i * 2 / n);
        person.perspective = next(3) == 0 ? "service_user" : "staff";
        person.attributes["role"] = std::string(1, static_cast<char>('a' + next(4)));
        person.person = static_cast<std::uint32_t>(1 + i % (n / 2));
    }
    return out;
}

Study crowd_study() {
    Instrument instrument = form(4, 2);
    instrument.items[2].reverse = true;
    instrument.scales.push_back(scale("pair", {0, 1}, ScoringMethod::percent_of_maximum));
    instrument.composites.push_back({"both", {}, {0, 0}, 1});
    Study study = study_of({instrument});
    study.compare = {"site", "team", "role"};
    study.compare_declared = true;
    study.cross = {{"site", "role"}};
    return study;
}

/// Every cell of every table as text.
std::vector<std::string> cells_of(const Results& results) {
    std::vector<std::string> out;
    for (const TableView& table : tables_of(results))
        for (std::size_t row = 0; row < table.rows(); ++row) {
            std::string line(table.info().name);
            for (std::size_t column = 0; column < table.columns(); ++column)
                line += "," + std::visit(
                                  [](const auto& cell) -> std::string {
                                      using T = std::decay_t<decltype(cell)>;
                                      if constexpr (std::is_same_v<T, std::monostate>) return "";
                                      else if constexpr (std::is_same_v<T, std::string_view>) return std::string(cell);
                                      else if constexpr (std::is_same_v<T, double>) {
                                          char text[40];
                                          std::snprintf(text, sizeof text, "%.17g", cell);
                                          return text;
                                      } else return std::to_string(cell);
                                  },
                                  table.cell(row, column));
            out.push_back(line);
        }
    return out;
}

}  // namespace

TEST_CASE("the number of threads changes nothing") {
    const Study study = crowd_study();
    const Responses responses = responses_of(study, crowd(3000));
    const auto one = cells_of(analyse(study, responses, everything, Threads{1}));
    CHECK(one.size() > 1000);
    CHECK(one == cells_of(analyse(study, responses, everything, Threads{2})));
    CHECK(one == cells_of(analyse(study, responses, everything, Threads{7})));
}

TEST_CASE("the order of rows changes nothing") {
    const Study study = crowd_study();
    std::vector<Person> people = crowd(600);
    const auto forwards = cells_of(analyse(study, responses_of(study, people), everything, Threads{1}));
    // the halves are waves: reverse within each, so that waves and perspectives keep their order of appearance
    std::reverse(people.begin() + 10, people.begin() + 300);
    CHECK(forwards == cells_of(analyse(study, responses_of(study, people), everything, Threads{1})));
}

TEST_CASE("only the parts asked for are filled") {
    const Study study = crowd_study();
    const Responses responses = responses_of(study, crowd(200));
    const Results results = analyse(study, responses, {Part::gaps}, Threads{1});
    CHECK_FALSE(results.gaps.empty());
    CHECK(results.scores.empty());
    CHECK(results.reliability.empty());
    CHECK(results.comparisons.empty());
    CHECK(results.change.empty());
}

TEST_CASE("a study nobody answered gives empty tables or rows that say so") {
    const Study study = crowd_study();
    CHECK(cells_of(analyse(study, responses_of(study, {}), everything, Threads{2})).empty());
    const Results results = analyse(study, answers_of(study, {". . . ."}), everything, Threads{2});
    REQUIRE(results.responses.size() == 1);
    CHECK(results.responses.front().responded == Count(0));
    for (const ScoresRow& row : results.scores) CHECK(row.status == Status::no_answers);
    for (const ReliabilityRow& row : results.reliability) CHECK(row.status != Status::ok);
}

TEST_CASE("linked studies are analysed for each grouping") {
    Study study = crowd_study();
    study.respondents = Respondents::linked;
    const Results results = analyse(study, responses_of(study, crowd(600)), everything, Threads{2});
    CHECK(std::ranges::any_of(results.change, [](const ChangeRow& row) { return row.scope.by == "all" && *row.n_from > 50; }));
    for (const ChangeRow& row : results.change) CHECK(row.n_from == row.n_to);
}
