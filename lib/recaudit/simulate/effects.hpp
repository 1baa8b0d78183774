/// What simulated answers shall show: sizes, scales, differences, missing answers. See docs/formats/effects.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/study/study.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recaudit {

/// Who is there and who answers.
struct Sizes {
    bool from_headcount = true;                                // else the numbers below
    std::vector<std::string> sites;                            // names; empty: no sites
    std::size_t teams = 0;                                     // in each site; 0: no teams
    std::map<std::string, std::size_t, std::less<>> people;    // in each team by perspective; "" is every other
    std::map<std::string, double, std::less<>> response_rate;  // by perspective; "" is every other
};

/// How the scores of one scale spread, in percent of maximum.
struct ScaleSpread {
    double mean = 60;
    double sd = 18;               // of all scores of one perspective and wave
    std::optional<double> alpha;  // 0.85 where the answers can have it
    Place place;
};

/// Whom a shift is about: what is absent fits anyone.
struct Where {
    std::optional<std::string> perspective, wave, site, team;
    std::vector<std::pair<std::string, std::string>> attributes;
};

/// Points, in percent of maximum, by which the mean of some people lies elsewhere.
struct Shift {
    Where where;
    std::vector<std::string> scales;  // empty: every scale
    double by = 0;
    double per_wave = 0;  // once more in each wave after the first
    Place place;
};

/// Shares of answers that are no value.
struct MissingShares {
    double blank = 0, dont_know = 0, not_applicable = 0, declined = 0;
};

struct AttributeShares {
    std::string name;
    std::vector<std::pair<std::string, double>> values;  // code and share of the people; shares sum to 1
};

struct Effects {
    std::string id;
    std::string file;  // as the user named it
    Sizes sizes;
    std::vector<AttributeShares> attributes;
    ScaleSpread usual;
    std::map<std::string, ScaleSpread, std::less<>> scales;
    double icc_site = 0, icc_team = 0;  // shares of a scale's variance
    double between_scales = 0.5;        // correlation of the scales' true scores
    double between_waves = 0.5;         // correlation of one person's scores, linked studies only
    double leavers = 0;                 // share of people replaced before each later wave, linked studies only
    std::vector<Shift> shifts;
    MissingShares missing;
    std::map<std::string, MissingShares, std::less<>> missing_of_item;
    double abandoned = 0;  // share of people who stop half-way
    double careless = 0;   // share of people who answer without reading

    [[nodiscard]] const ScaleSpread& spread_of(std::string_view scale) const;
    [[nodiscard]] double response_rate_of(std::string_view perspective) const;
    [[nodiscard]] std::size_t people_of(std::string_view perspective) const;
};

/// Loads an effects file and compares the names in it with the study. No value where any error was found.
[[nodiscard]] Parsed<Effects> load_effects(const std::filesystem::path& file, const Study& study);
[[nodiscard]] Parsed<Effects> parse_effects(std::string_view yaml, const std::string& shown_as, const Study& study);

}  // namespace recaudit
