#include <recaudit/responses/action_places.hpp>

#include <recaudit/core/sha256.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/files.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace recaudit {
namespace {

constexpr std::string_view between = " / ";

std::uint32_t index_of(const std::vector<std::string>& names, std::string_view name) {
    const auto at = std::find(names.begin() + 1, names.end(), name);  // the first is blank
    return at == names.end() ? 0 : static_cast<std::uint32_t>(at - names.begin());
}

/// The team of this name in this site; in any where the site is not known, but then in one alone.
std::optional<ActionPlace> team_named(std::string_view name, std::optional<std::uint32_t> site, const Responses& responses) {
    const std::uint32_t team = index_of(responses.teams, name);
    std::set<std::uint32_t> sites;
    for (const Stratum& stratum : responses.strata)
        if (team != 0 && stratum.team == team && (!site || stratum.site == *site)) sites.insert(stratum.site);
    if (sites.size() != 1) return std::nullopt;
    return ActionPlace{*sites.begin(), team};
}

/// Every place as an action may name it.
std::vector<std::string> all_places(const Responses& responses) {
    std::set<std::string> out(responses.sites.begin() + 1, responses.sites.end());
    for (const Stratum& stratum : responses.strata) {
        const std::string &site = responses.sites[stratum.site], &team = responses.teams[stratum.team];
        if (!team.empty()) out.insert(site.empty() ? team : fmt::format("{}{}{}", site, between, team));
    }
    return {out.begin(), out.end()};
}

std::string hint_for(const std::string& name, const std::vector<std::string>& known) {
    constexpr std::size_t most_listed = 12;
    const std::string near = did_you_mean(name, known);
    if (!near.empty()) return fmt::format("did you mean \"{}\"?", near);
    if (known.empty()) return "the responses name no sites and no teams; leave the line out";
    return known.size() > most_listed ? "write it as in the responses; a team as SITE / TEAM" : "there is " + listed(known);
}

bool is_reported(const Study& study, std::string_view grouping) {
    return !study.compare_declared || std::ranges::find(study.compare, grouping) != study.compare.end();
}

void check_place(const Study& study, const Action& action, const Responses& responses, Diagnostics& out) {
    if (action.where.empty()) return;
    const auto place = place_named(action.where, responses);
    if (!place) {
        if (index_of(responses.teams, action.where) != 0)
            out.add("unknown-place", action.where_place, fmt::format("several sites have a team \"{}\"", quotable(action.where)),
                    "name the site as well: SITE / TEAM");
        else
            out.add("unknown-place", action.where_place, fmt::format("the responses have no place \"{}\"", quotable(action.where)),
                    hint_for(action.where, all_places(responses)));
        return;
    }
    const std::string_view grouping = place->team != 0 ? "team" : "site";
    if (!is_reported(study, grouping))
        out.add("place-not-compared", action.where_place,
                fmt::format("\"{}\" is a {}, and the study does not compare by {}", quotable(action.where), grouping, grouping),
                fmt::format("add {} to compare in the study, or nothing can be said of what changed there", grouping));
}

void check_wave(const Study& study, const Action& action, const Responses& responses, Diagnostics& out) {
    const bool any_date = std::ranges::any_of(study.waves, [](const Wave& wave) { return wave.day.has_value(); });
    if (action.day && !any_date)
        out.add("action-without-wave", action.since_place,
                "the waves of the study have no dates, so which came before this day is not known",
                "give each wave a date under waves in the study, or name the wave after which the action began");
    if (action.since_wave.empty() || std::ranges::find(responses.waves, action.since_wave) != responses.waves.end()) return;
    out.add("unknown-wave", action.since_place, fmt::format("there is no wave \"{}\"", quotable(action.since_wave)),
            hint_for(action.since_wave, responses.waves));
}

/// For provenance. The file has been read already, so that it is there.
std::optional<InputFile> input_of(const Study& study) {
    const auto file = detail::find_file(study, study.actions, {study.file, 0, 0});
    if (!file.value) return std::nullopt;
    const auto bytes = detail::open_file(*file.value);
    if (!bytes.value) return std::nullopt;
    const std::uint64_t size = bytes.value->size();
    return InputFile{file.value->from_study, sha256(bytes.value->read(0, static_cast<std::size_t>(size))), size, study.action_list.size(),
                     "YAML"};
}

}  // namespace

std::optional<ActionPlace> place_named(std::string_view where, const Responses& responses) {
    if (const std::uint32_t site = index_of(responses.sites, where); site != 0) return ActionPlace{site, 0};
    for (std::size_t at = where.find(between); at != std::string_view::npos; at = where.find(between, at + 1)) {
        const std::uint32_t site = index_of(responses.sites, where.substr(0, at));
        if (site == 0) continue;
        if (const auto team = team_named(where.substr(at + between.size()), site, responses)) return team;
    }
    return team_named(where, std::nullopt, responses);
}

Parsed<Responses> with_actions(const Study& study, Responses responses) {
    Diagnostics problems;
    for (const Action& action : study.action_list) {
        check_place(study, action, responses, problems);
        check_wave(study, action, responses, problems);
    }
    if (problems.has_errors()) return {std::nullopt, std::move(problems)};
    if (!study.actions.empty())
        if (auto input = input_of(study)) responses.inputs.push_back(*std::move(input));
    return {std::move(responses), std::move(problems)};
}

}  // namespace recaudit
