#include <recaudit/scoring/answers.hpp>
#include <recaudit/scoring/check_headcount.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace recaudit {
namespace {

/// Wave, perspective, site and team; empty where the headcount has no such column.
using GroupName = std::array<std::string, 4>;
constexpr std::array<std::string_view, 4> group_columns{"wave", "perspective", "site", "team"};

struct Counted {
    std::int64_t people = 0;
    std::size_t line = 0;  // of the first of its lines
};

std::map<GroupName, Counted> groups_of(const Headcount& headcount) {
    std::map<GroupName, Counted> out;
    for (const HeadcountRow& row : headcount.rows) {
        Counted& counted = out[{row.wave, row.perspective, row.site, row.team}];
        counted.people += row.people;
        if (counted.line == 0) counted.line = row.line;
    }
    return out;
}

/// Per stratum, how many people of all forms gave any answer.
std::vector<std::int64_t> answered_in_stratum(const Responses& responses) {
    std::vector<std::int64_t> out(responses.strata.size());
    for (const FormResponses& form : responses.forms) {
        const std::vector<std::uint8_t> any = responded(form);
        for (std::size_t row = 0; row < form.rows; ++row) out[form.stratum_of[row]] += any[row];
    }
    return out;
}

GroupName group_of(const Responses& responses, const Stratum& stratum, const Headcount& headcount) {
    GroupName out{responses.waves[stratum.wave], responses.perspectives[stratum.perspective], responses.sites[stratum.site],
                  responses.teams[stratum.team]};
    for (std::size_t i = 0; i < out.size(); ++i)
        if (std::ranges::find(headcount.columns, group_columns[i]) == headcount.columns.end()) out[i].clear();
    return out;
}

/// Per group of the headcount, how many people answered; where it has no column of waves, in the wave in which most did, for the
/// same people are there in every wave.
std::map<GroupName, std::int64_t> most_answered(const Responses& responses) {
    std::map<std::pair<GroupName, std::uint32_t>, std::int64_t> in_wave;
    const std::vector<std::int64_t> by_stratum = answered_in_stratum(responses);
    for (std::size_t at = 0; at < by_stratum.size(); ++at) {
        const Stratum& stratum = responses.strata[at];
        in_wave[{group_of(responses, stratum, responses.headcount), stratum.wave}] += by_stratum[at];
    }
    std::map<GroupName, std::int64_t> out;
    for (const auto& [at, people] : in_wave) out[at.first] = std::max(out[at.first], people);
    return out;
}

std::string in_words(const GroupName& group) {
    std::string out;
    for (std::size_t i = 0; i < group.size(); ++i)
        if (!group[i].empty()) out += fmt::format("{}{} \"{}\"", out.empty() ? "" : ", ", group_columns[i], group[i]);
    return out.empty() ? "everyone" : out;
}

/// A study with several families asks the same people several times over; each family is then within the headcount by itself.
bool has_several_families(const Study& study) {
    return std::ranges::any_of(study.instruments, [&](const Instrument& form) { return form.family != study.instruments.front().family; });
}

}  // namespace

Diagnostics check_headcount(const Study& study, const Responses& responses) {
    Diagnostics out;
    if (responses.headcount.rows.empty() || has_several_families(study)) return out;
    const auto answered = most_answered(responses);
    for (const auto& [group, counted] : groups_of(responses.headcount))
        if (const auto at = answered.find(group); at != answered.end() && at->second > counted.people)
            out.add("headcount-too-small", {study.headcount, counted.line, 0},
                    fmt::format("the headcount of {} is {}, but {} answered", in_words(group), counted.people, at->second),
                    "check the headcount, and whether people answered twice");
    return out;
}

}  // namespace recaudit
