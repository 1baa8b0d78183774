#include <recaudit/simulate/population.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace recaudit {
namespace {

bool has_column(const Headcount& headcount, std::string_view name) {
    return std::ranges::find(headcount.columns, name) != headcount.columns.end();
}

std::vector<std::string> waves_of(const Study& study) {
    std::vector<std::string> waves;
    for (const auto& wave : study.waves) waves.push_back(wave.id);
    if (!waves.empty()) return waves;
    const bool has_column = std::ranges::any_of(study.responses, [](const auto& source) { return source.columns.contains("wave"); });
    return {has_column ? "1" : ""};
}

/// Perspectives that a form's rows can have: its own, or those of the headcount where a column tells them apart.
std::vector<std::string> perspectives_of(const Study& study, std::size_t form, const Headcount& headcount) {
    const bool by_column = std::ranges::any_of(
        study.responses, [&](const auto& source) { return source.instrument == form && source.columns.contains("perspective"); });
    std::vector<std::string> out;
    if (by_column)
        for (const auto& row : headcount.rows)
            if (!row.perspective.empty() && std::ranges::find(out, row.perspective) == out.end()) out.push_back(row.perspective);
    if (out.empty()) out.push_back(study.instruments[form].perspective);
    return out;
}

/// A headcount of teams alike, for sizes that the effects give.
Headcount made_headcount(const Study& study, const Effects& effects, const std::vector<std::string>& waves) {
    Headcount out;
    const Sizes& sizes = effects.sizes;
    if (!study.waves.empty()) out.columns.emplace_back("wave");
    out.columns.emplace_back("perspective");
    if (!sizes.sites.empty()) out.columns.emplace_back("site");
    if (sizes.teams > 0) out.columns.emplace_back("team");
    std::vector<std::string> perspectives;
    for (const auto& form : study.instruments)
        if (std::ranges::find(perspectives, form.perspective) == perspectives.end()) perspectives.push_back(form.perspective);
    const std::vector<std::string> sites = sizes.sites.empty() ? std::vector<std::string>{""} : sizes.sites;
    const std::size_t width = std::to_string(sizes.teams).size();
    for (const auto& wave : waves)
        for (const auto& perspective : perspectives)
            for (const auto& site : sites)
                for (std::size_t team = 1; team <= std::max<std::size_t>(sizes.teams, 1); ++team)
                    out.rows.push_back({wave,
                                        perspective,
                                        site,
                                        sizes.teams == 0 ? "" : fmt::format("Team {:0{}}", team, width),
                                        {},
                                        static_cast<std::int64_t>(effects.people_of(perspective))});
    return out;
}

std::vector<SimulatedPlace> places_of(const Headcount& headcount) {
    std::set<std::pair<std::string, std::string>> found;
    for (const auto& row : headcount.rows) found.emplace(row.site, row.team);
    std::vector<SimulatedPlace> places;
    for (const auto& [site, team] : found) {
        const bool new_site = places.empty() || places.back().site != site;
        const std::size_t index = places.empty() ? 0 : places.back().site_index + (new_site ? 1 : 0);
        places.push_back({site, team, index});
    }
    return places;
}

/// The wave whose lines count: the wave itself, or the latest before it that the headcount has.
std::string counted_wave(const Headcount& headcount, const std::vector<std::string>& waves, std::size_t wave) {
    for (std::size_t at = wave + 1; at-- > 0;)
        if (std::ranges::any_of(headcount.rows, [&](const auto& row) { return row.wave == waves[at]; })) return waves[at];
    return waves[wave];
}

std::size_t people_in(const Headcount& headcount, const std::string& wave, const std::string& perspective, const SimulatedPlace& place) {
    std::int64_t people = 0;
    for (const auto& row : headcount.rows)
        if ((!has_column(headcount, "wave") || row.wave == wave) &&
            (!has_column(headcount, "perspective") || row.perspective == perspective) && row.site == place.site && row.team == place.team)
            people += row.people;
    return static_cast<std::size_t>(people);
}

}  // namespace

Population population_of(const Study& study, const Effects& effects, const Headcount& headcount) {
    Population out;
    out.waves = waves_of(study);
    out.headcount = effects.sizes.from_headcount ? headcount : made_headcount(study, effects, out.waves);
    out.has_sites = has_column(out.headcount, "site");
    out.has_teams = has_column(out.headcount, "team");
    out.places = places_of(out.headcount);
    for (std::size_t form = 0; form < study.instruments.size(); ++form)
        for (const auto& perspective : perspectives_of(study, form, out.headcount))
            for (std::size_t wave = 0; wave < out.waves.size(); ++wave) {
                const std::string counted = counted_wave(out.headcount, out.waves, wave);
                for (std::size_t place = 0; place < out.places.size(); ++place) {
                    const std::size_t people = people_in(out.headcount, counted, perspective, out.places[place]);
                    if (people > 0) out.groups.push_back({form, perspective, wave, place, people});
                }
            }
    return out;
}

std::string csv_cell(std::string_view text) {
    const bool has_blanks_around = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (text.find_first_of(",;\t|\"\r\n") == std::string_view::npos && !has_blanks_around) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string headcount_csv(const Headcount& headcount) {
    std::string out;
    for (const auto& name : headcount.columns) out += csv_cell(name) + ",";
    out += "people\n";
    for (const auto& row : headcount.rows) {
        for (const auto& name : headcount.columns)
            out += csv_cell(name == "wave"          ? row.wave
                            : name == "perspective" ? row.perspective
                            : name == "site"        ? row.site
                                                    : row.team) +
                   ",";
        out += fmt::format("{}\n", row.people);
    }
    return out;
}

Diagnostics unknown_places(const Effects& effects, const Population& population) {
    std::vector<std::string> sites;
    std::vector<std::string> teams;
    for (const auto& place : population.places) {
        sites.push_back(place.site);
        teams.push_back(place.team);
    }
    Diagnostics out;
    const auto look = [&](const Shift& shift, std::string_view what, const std::optional<std::string>& name,
                          const std::vector<std::string>& known) {
        if (!name || std::ranges::find(known, *name) != known.end()) return;
        const std::string near = did_you_mean(*name, known);
        out.add("unknown-id", shift.place, fmt::format("there is no {} \"{}\"", what, quotable(*name)),
                near.empty() ? "" : fmt::format("did you mean \"{}\"?", quotable(near)));
    };
    for (const auto& shift : effects.shifts) {
        look(shift, "site", shift.where.site, sites);
        look(shift, "team", shift.where.team, teams);
    }
    return out;
}

}  // namespace recaudit
