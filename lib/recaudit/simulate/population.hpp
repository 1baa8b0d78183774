/// Who is there: the groups of people that simulated answers come from. See docs/formats/effects.md, "Sizes".
#pragma once

#include <recaudit/responses/responses.hpp>
#include <recaudit/simulate/effects.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace recaudit {

/// A team, or a site without teams, or everyone.
struct SimulatedPlace {
    std::string site, team;  // empty: none
    std::size_t site_index = 0;
};

/// The people of one perspective, wave and place who fill in one form.
struct SimulatedGroup {
    std::size_t form = 0;  // index into Study::instruments
    std::string perspective;
    std::size_t wave = 0;   // index into Population::waves
    std::size_t place = 0;  // index into Population::places
    std::size_t people = 0;
};

struct Population {
    std::vector<std::string> waves;  // one, empty or "1", where the study lists none
    std::vector<SimulatedPlace> places;
    std::vector<SimulatedGroup> groups;  // by form, perspective, wave, place
    bool has_sites = false, has_teams = false;
    Headcount headcount;  // that the sizes amount to
};

/// @param headcount  the study's; empty where the effects give sizes of their own.
[[nodiscard]] Population population_of(const Study& study, const Effects& effects, const Headcount& headcount);

/// The headcount as a CSV file.
[[nodiscard]] std::string headcount_csv(const Headcount& headcount);

/// A CSV cell: quoted where it has to be.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// Names of places, perspectives and waves in shifts that nobody has.
[[nodiscard]] Diagnostics unknown_places(const Effects& effects, const Population& population);

}  // namespace recaudit
