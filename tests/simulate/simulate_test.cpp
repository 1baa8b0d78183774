#include <recaudit/analysis/analyse.hpp>
#include <recaudit/responses/read.hpp>
#include <recaudit/simulate/simulate.hpp>
#include <recaudit/study/load.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <unistd.h>
#include <string>

using namespace recaudit;

namespace {

namespace fs = std::filesystem;

constexpr const char* form = R"(
instrument: form
title: A form
perspective: staff
options:
  agreement:
    type: likert
    choices: [{code: 1, label: a}, {code: 2, label: b}, {code: 3, label: c}, {code: 4, label: d}, {code: 5, label: e}]
    favourable: [4, 5]
    missing: [{code: 8, label: Don't know, kind: dont_know}]
  slider: {type: continuum, minimum: 0, maximum: 10, step: 1, low: none, high: all}
  ticks: {type: checklist, choices: [{code: x, label: X}, {code: y, label: Y}, {code: z, label: Z}]}
items:
  - {id: h1, text: h, options: agreement}
  - {id: h2, text: h, options: agreement, reverse: true}
  - {id: h3, text: h, options: agreement}
  - {id: h4, text: h, options: agreement, reverse: true}
  - {id: s1, text: s, options: slider}
  - {id: s2, text: s, options: slider, reverse: true}
  - {id: t1, text: t, options: ticks}
scales:
  - {id: hope, title: Hope, items: [h1, h2, h3, h4], minimum_answered: 1}
  - {id: sum, title: Sum, items: [s1, s2], method: prorated_sum, minimum_answered: 1}
  - {id: many, title: Many, items: [t1], method: percent_of_maximum, minimum_answered: 1}
)";

constexpr const char* study_text = R"(
study: s
instruments: [./form.yaml]
responses: [{file: "answers-*.csv", columns: {role: job}}]
waves: [{id: "1"}, {id: "2"}]
compare: [site, team, role]
)";

constexpr const char* effects_text = R"(
effects: e
sizes: {sites: 6, teams: 10, people: 60, response_rate: 0.8}
attributes: {role: {nurse: 0.3, other: 0.7}}
scales:
  default: {mean: 55, sd: 20}
  many: {mean: 55, sd: 36}
  hope: {mean: 62, sd: 17, alpha: 0.8}
shifts:
  - {where: {wave: "2"}, scales: [hope], by: 6}
  - {where: {site: Site 3}, by: -8}
  - {where: {role: nurse}, scales: [hope], by: 10}
missing: {blank: 0.05, dont_know: 0.1}
)";

/// A study and forms in a folder of their own.
class Folder {
public:
    explicit Folder(const std::string& study) : path_(fs::temp_directory_path() / ("recaudit-simulate-" + std::to_string(next()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
        write("form.yaml", form, std::ios::trunc);
        write("study.yaml", study, std::ios::trunc);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void write(const std::string& name, std::string_view text, std::ios::openmode mode = std::ios::app) const {
        std::ofstream(path_ / name, std::ios::binary | mode) << text;
    }
    [[nodiscard]] Study study() const { return load_study(path_ / "study.yaml").value.value(); }

private:
    static int next() {
        static int made = static_cast<int>(::getpid()) * 100;
        return ++made;
    }
    fs::path path_;
};

using Files = std::map<std::string, std::string>;

Files simulated(const Study& study, const std::string& effects, std::uint64_t seed, Threads threads = {}) {
    const auto read = parse_effects(effects, "effects.yaml", study);
    for (const auto& problem : read.diagnostics.all()) FAIL(to_text(problem));
    Files files;
    const auto counts = simulate({study, *read.value, {}, seed}, threads, [&](const std::string& name, std::string_view text) { files[name] += text; });
    REQUIRE(counts.value);
    return files;
}

Results analysed(const Folder& folder, const Files& files) {
    for (const auto& [name, text] : files) folder.write(name, text, std::ios::trunc);
    const Study study = folder.study();
    auto responses = read_responses(study, {});
    for (const auto& problem : responses.diagnostics.all()) FAIL(to_text(problem));
    return analyse(study, *std::move(responses.value), {Part::description, Part::reliability, Part::change}, {});
}

template <class Row>
const Row& row_of(const std::vector<Row>& rows, std::string_view by, std::string_view group, std::string_view scale, std::string_view wave) {
    const auto at = std::ranges::find_if(rows, [&](const Row& row) {
        return row.scope.by == by && (row.scope.site == group || row.scope.group == group) && row.scale == scale && row.scope.wave == wave;
    });
    REQUIRE(at != rows.end());
    return *at;
}

}  // namespace

TEST_CASE("means, spreads, reliability and differences come out as asked for") {
    const Folder folder(study_text);
    const Results results = analysed(folder, simulated(folder.study(), effects_text, 7));
    // About 2,880 people a wave: a standard error of 0.32 percent of maximum, five of them allowed; nurses are 30 %, one site in six is shifted.
    const double hope = 62 + 0.3 * 10 - 8.0 / 6;
    CHECK(*row_of(results.scores, "all", "", "hope", "1").percent_of_maximum == doctest::Approx(hope).epsilon(1.6 / hope));
    CHECK(*row_of(results.scores, "all", "", "hope", "2").percent_of_maximum == doctest::Approx(hope + 6).epsilon(1.6 / hope));
    const double sum = 55 - 8.0 / 6;
    CHECK(*row_of(results.scores, "all", "", "sum", "1").percent_of_maximum == doctest::Approx(sum).epsilon(2 / sum));
    CHECK(*row_of(results.scores, "all", "", "many", "1").percent_of_maximum == doctest::Approx(sum).epsilon(3 / sum));
    const double nurses = *row_of(results.scores, "role", "nurse", "hope", "1").percent_of_maximum;
    const double others = *row_of(results.scores, "role", "other", "hope", "1").percent_of_maximum;
    CHECK(nurses - others == doctest::Approx(10).epsilon(0.35));
    const double third = *row_of(results.scores, "site", "Site 3", "hope", "1").percent_of_maximum;
    CHECK(third == doctest::Approx(hope + 8.0 / 6 - 8).epsilon(4 / hope));
    // Shifts add to the spread: 17^2 + .3 * .7 * 10^2 + 8^2 * 5 / 36.
    CHECK(*row_of(results.scores, "all", "", "hope", "1").sd * 25 == doctest::Approx(std::sqrt(289 + 21 + 64 * 5 / 36.0)).epsilon(0.05));
}

TEST_CASE("without shifts the reliability and the share between teams are those asked for") {
    const Folder folder(study_text);
    const std::string effects = R"(
effects: e
sizes: {sites: 12, teams: 20, people: 25}
attributes: {role: {nurse: 1}}
scales: {default: {mean: 50, sd: 20}, many: {sd: 36}, hope: {mean: 62, sd: 17, alpha: 0.8}}
icc: {team: 0.1, site: 0.05}
)";
    const Results results = analysed(folder, simulated(folder.study(), effects, 3));
    CHECK(*row_of(results.reliability, "all", "", "hope", "1").alpha == doctest::Approx(0.8).epsilon(0.02));
    CHECK(*row_of(results.scores, "all", "", "hope", "1").sd * 25 == doctest::Approx(17).epsilon(0.04));
    for (const auto& row : results.variance_components) {
        if (row.scale == "hope" && row.term == "team") CHECK(*row.share == doctest::Approx(0.1).epsilon(0.25));
        if (row.scale == "hope" && row.term == "site") CHECK(*row.share < 0.15);
    }
}

TEST_CASE("missing answers are as frequent as asked for, and only where the options have them") {
    const Folder folder(study_text);
    const Results results = analysed(folder, simulated(folder.study(), effects_text, 7));
    for (const auto& row : results.items)
        if (row.scope.by == "all" && row.scope.wave == "1") {
            const auto people = static_cast<double>(*row.n + *row.missing + *row.dont_know + *row.not_applicable);
            CHECK(static_cast<double>(*row.missing) / people == doctest::Approx(0.05).epsilon(0.35));
            const bool has_dont_know = row.item.view().front() == 'h';
            CHECK(static_cast<double>(*row.dont_know) / people == doctest::Approx(has_dont_know ? 0.1 : 0).epsilon(0.25));
        }
}

TEST_CASE("linked people change as their correlation says, and leave") {
    const Folder folder(std::string(study_text) + "respondents: linked\n");
    const std::string effects = R"(
effects: e
sizes: {sites: 5, teams: 10, people: 40}
attributes: {role: {nurse: 1}}
scales: {default: {mean: 50, sd: 20}, many: {sd: 42}, hope: {mean: 55, sd: 17, alpha: 0.8}}
linked: {correlation: 0.6, leavers: 0.25}
)";
    const Results results = analysed(folder, simulated(folder.study(), effects, 11));
    const auto change = std::ranges::find_if(results.change, [](const ChangeRow& row) { return row.scope.by == "all" && row.scale == "hope"; });
    REQUIRE(change != results.change.end());
    CHECK(static_cast<double>(*change->n_from) == doctest::Approx(1500).epsilon(0.1));
    // The sd of differences is 17 sqrt(2 (1 - .6)) percent of maximum, from the width of the interval.
    const double se = (*change->ci_high - *change->ci_low) / 2 / 1.9615;
    CHECK(se * std::sqrt(static_cast<double>(*change->n_from)) * 25 == doctest::Approx(17 * std::sqrt(0.8)).epsilon(0.06));
}

TEST_CASE("the same seed gives the same bytes on any number of threads, another seed others") {
    const Folder folder(study_text);
    const Study study = folder.study();
    const Files one = simulated(study, effects_text, 5, {1});
    CHECK(one == simulated(study, effects_text, 5, {4}));
    CHECK(one.at("answers-simulated.csv") != simulated(study, effects_text, 6, {1}).at("answers-simulated.csv"));
}

TEST_CASE("a team more changes nobody else's answers") {
    const Folder folder(study_text);
    const Study study = folder.study();
    const std::string few = "effects: e\nscales: {many: {sd: 36}}\nattributes: {role: {nurse: 1}}\nsizes: {teams: 2, people: 3}\n";
    const std::string many = "effects: e\nscales: {many: {sd: 36}}\nattributes: {role: {nurse: 1}}\nsizes: {teams: 3, people: 3}\n";
    const std::string answers = simulated(study, few, 1).at("answers-simulated.csv");
    const std::string more = simulated(study, many, 1).at("answers-simulated.csv");
    for (std::size_t from = 0; from < answers.size(); from = answers.find('\n', from) + 1)
        CHECK(more.find(answers.substr(from, answers.find('\n', from) - from)) != std::string::npos);
}

TEST_CASE("true means are the sum of what was asked for") {
    const Folder folder(study_text);
    const Files files = simulated(folder.study(), effects_text, 7);
    CHECK(files.at("truth.csv").find("form,staff,1,site,Site 3,,hope,600,57\n") != std::string::npos);   // 62 + .3 x 10 - 8
    CHECK(files.at("truth.csv").find("form,staff,2,site,Site 1,,hope,600,71\n") != std::string::npos);   // 62 + .3 x 10 + 6
    CHECK(files.at("truth.csv").find("form,staff,2,team,Site 1,Team 04,sum,60,55\n") != std::string::npos);
}

TEST_CASE("careless people answer anywhere: the mean comes nearer to the middle") {
    const Folder folder(study_text);
    const std::string effects =
        "effects: e\nattributes: {role: {nurse: 1}}\nsizes: {sites: 1, teams: 1, people: 4000}\nscales: {default: {mean: 55, sd: 20}, many: {sd: 36}, hope: {mean: 80, sd: 15}}\n";
    const double careful = *row_of(analysed(folder, simulated(folder.study(), effects, 2)).scores, "all", "", "hope", "1").percent_of_maximum;
    const double some = *row_of(analysed(folder, simulated(folder.study(), effects + "careless: 0.5\n", 2)).scores, "all", "", "hope", "1").percent_of_maximum;
    CHECK(careful == doctest::Approx(80).epsilon(0.02));
    CHECK(some == doctest::Approx(65).epsilon(0.03));  // half at 80, half at 50
}

TEST_CASE("what the study does not have, and what answers cannot show, is refused") {
    const Folder folder(study_text);
    const Study study = folder.study();
    const auto ids = [&](const std::string& text) {
        std::vector<std::string> out;
        auto read = parse_effects("effects: e\n" + text, "effects.yaml", study);
        if (read.value) {
            auto done = simulate({study, *read.value, {}, 1}, {}, [](const std::string&, std::string_view) {});
            read.diagnostics.append(std::move(done.diagnostics));
        }
        for (const auto& problem : read.diagnostics.all()) out.emplace_back(problem.info->id);
        return out;
    };
    using Ids = std::vector<std::string>;
    const std::string role = "attributes: {role: {nurse: 1}}\n";
    const std::string sizes = "sizes: {people: 5}\n";
    const std::string ticks = "scales: {many: {sd: 36}}\n";
    CHECK(ids(sizes) == Ids{"missing-key"});
    CHECK(ids(role + "sizes: {response_rate: 0.5}\n") == Ids{"needs-headcount"});
    CHECK(ids(role + "sizes: {teams: 3}\n") == Ids{"needs-headcount", "invalid-value"});
    CHECK(ids(role + sizes + "scales: {hop: {mean: 50}}\n") == Ids{"unknown-id"});
    CHECK(ids(role + sizes + "scales: {default: {mean: 50, sd: 20}, many: {sd: 36}, hope: {sd: 40, alpha: 0.3}}\n") == Ids{"effect-out-of-reach"});
    CHECK(ids(role + sizes + ticks + "shifts: [{where: {site: Nowhere}, by: 3}]\n") == Ids{"unknown-id"});
    CHECK(ids(role + sizes + "shifts: [{where: {wing: A}, by: 3}]\n") == Ids{"unknown-id"});
    CHECK(ids(role + sizes + "shifts: [{where: {wave: \"1\"}}]\n") == Ids{"missing-key"});
    CHECK(ids("attributes: {role: {nurse: 0.5}}\n" + sizes) == Ids{"out-of-range"});
    CHECK(ids(role + sizes + "missing: {items: {h9: {blank: 0.1}}}\n") == Ids{"unknown-id"});
    CHECK(ids(role + sizes + "icc: {site: 0.5, team: 0.5}\n") == Ids{"out-of-range"});
}
