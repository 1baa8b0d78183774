/// How long disclosure control takes, the audit included: 120 sites, 900 teams, 5 waves, 3 attributes, 20 items on five
/// scales with a composite, some answers, teams and attributes blank. All answers are simulated, the same on every machine.
///   bench_disclosure [PEOPLE_IN_A_WAVE] [THREADS]
#include <recaudit/analysis/analyse.hpp>
#include <recaudit/disclosure/release.hpp>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace recaudit;

constexpr std::uint32_t waves = 5, sites = 120, teams = 900;
constexpr std::size_t items = 20, scales = 5;

/// Splitmix64.
struct Random {
    std::uint64_t state = 1;
    std::uint64_t next() {
        std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((next() >> 32U) * n) >> 32U); }
};

Instrument form() {
    Instrument out;
    out.id = out.family = "bench";
    out.perspective = "staff";
    OptionSet& options = out.option_sets.emplace_back();
    options.id = "agreement";
    for (int code = 1; code <= 5; ++code) options.choices.push_back({std::to_string(code), static_cast<double>(code), {}});
    options.minimum = 1;
    options.maximum = 5;
    options.favourable = {4, 5};
    options.neutral = {3};
    out.scales.resize(scales);
    Composite composite{"culture", {}, {}, scales};
    for (std::size_t i = 0; i < items; ++i) {
        Item& item = out.items.emplace_back();
        item.id = "q" + std::to_string(i + 1);
        out.scales[i % scales].items.push_back(i);
    }
    for (std::size_t i = 0; i < scales; ++i) {
        out.scales[i].id = "scale_" + std::to_string(i + 1);
        out.scales[i].minimum_answered = 2;
        composite.scales.push_back(i);
    }
    out.composites = {composite};
    return out;
}

Study study() {
    Study out;
    out.id = "bench";
    out.instruments = {form()};
    out.compare = {"site", "team", "role", "age", "service"};
    out.compare_declared = true;
    return out;
}

/// Teams of very different sizes: the product of two draws.
std::uint32_t some_team(Random& random) {
    const double a = random.below(1000) / 1000.0, b = 0.1 + 0.9 * random.below(1000) / 1000.0;
    return static_cast<std::uint32_t>(teams * (1 - a * b)) % teams;
}

Responses responses(std::uint32_t people_in_wave) {
    Random random;
    Responses out;
    out.perspectives = {"staff"};
    for (std::uint32_t i = 0; i < waves; ++i) out.waves.push_back(std::to_string(2020 + i));
    for (std::uint32_t i = 0; i < sites; ++i) out.sites.push_back("site " + std::to_string(1000 + i));
    for (std::uint32_t i = 0; i < teams; ++i) out.teams.push_back("team " + std::to_string(1000 + i));
    for (const auto& [name, levels] : {std::pair{"role", 6}, {"age", 5}, {"service", 4}}) {
        AttributeValues& attribute = out.attributes.emplace_back(AttributeValues{name, {""}});
        for (int level = 0; level < levels; ++level) attribute.levels.push_back(std::string(name) + " " + std::to_string(level));
    }
    // Per wave and site first those without a team, then its teams.
    for (std::uint32_t wave = 0; wave < waves; ++wave)
        for (std::uint32_t site = 0; site < sites; ++site) {
            out.strata.push_back({0, wave, site + 1, 0});
            for (std::uint32_t team = site; team < teams; team += sites) out.strata.push_back({0, wave, site + 1, team + 1});
        }
    FormResponses& rows = out.forms.emplace_back();
    rows.answers.resize(items);
    for (std::size_t attribute = 0; attribute < out.attributes.size(); ++attribute) rows.attributes.push_back({attribute, {}});
    std::vector<std::uint32_t> stratum_of(waves * (teams + 1) * sites);
    for (std::uint32_t i = 0; i < out.strata.size(); ++i)
        stratum_of[(out.strata[i].wave * (teams + 1) + out.strata[i].team) * sites + out.strata[i].site - 1] = i;
    for (std::uint32_t wave = 0; wave < waves; ++wave)
        for (std::uint32_t person = 0; person < people_in_wave; ++person) {
            const std::uint32_t team = some_team(random);
            const bool blank = random.below(100) == 0;
            rows.stratum_of.push_back(stratum_of[(wave * (teams + 1) + (blank ? 0 : team + 1)) * sites + team % sites]);
            for (AttributeColumn& column : rows.attributes) {
                const auto levels = static_cast<std::uint32_t>(out.attributes[column.attribute].levels.size());
                column.level_of.push_back(random.below(50) == 0 ? 0 : 1 + random.below(levels - 1));
            }
            for (AnswerColumn& column : rows.answers)
                column.codes.push_back(random.below(33) == 0 ? code_of(MissingKind::blank) : static_cast<AnswerCode>(random.below(5)));
            ++rows.rows;
        }
    return out;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int count, char** values) {
    const auto people = static_cast<std::uint32_t>(count > 1 ? std::atoi(values[1]) : 20000);
    const Threads threads{static_cast<std::size_t>(count > 2 ? std::atoi(values[2]) : 2)};
    const Study all = study();
    auto start = std::chrono::steady_clock::now();
    Results results = analyse(all, responses(people), {Part::description}, threads);
    std::printf("%u people in each of %u waves, %zu rows of items\n", people, waves, results.items.size());
    std::printf("analysis %.2f s\n", seconds_since(start));
    start = std::chrono::steady_clock::now();
    const auto released = release(std::move(results), all.disclosure, {}, threads);
    std::printf("disclosure control %.2f s: %zu sums, %zu groups looked for\n", seconds_since(start), released.audit().sums,
                released.audit().tested);
    std::size_t shown = 0, large = 0;
    for (const ResponsesRow& row : released->responses) {
        large += row.people >= 10 && row.scope.by == "team" ? 1 : 0;
        shown += row.responded && row.scope.by == "team" ? 1 : 0;
    }
    std::printf("%zu of %zu teams of 10 or more are shown\n", shown, large);
}
