#include <recaudit/plan/study_groups.hpp>

#include <recaudit/scoring/score.hpp>
#include <recaudit/stats/quantile.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace recaudit {
namespace {

/// Which perspectives of which family are asked, in the order of the study's instruments.
using FamilyPerspectives = std::vector<std::pair<std::string, std::string>>;

bool has_column(const Headcount& headcount, std::string_view name) {
    return std::ranges::find(headcount.columns, name) != headcount.columns.end();
}

FamilyPerspectives perspectives_of(const Study& study) {
    FamilyPerspectives out;
    for (const auto& form : study.instruments) {
        std::pair<std::string, std::string> entry{form.family, form.perspective};
        if (std::ranges::find(out, entry) == out.end()) out.push_back(std::move(entry));
    }
    return out;
}

/// The wave listed last, where the study lists waves; else the one last in the file.
std::string latest_wave(const Study& study, const std::vector<const HeadcountRow*>& rows) {
    for (auto wave = study.waves.rbegin(); wave != study.waves.rend(); ++wave)
        if (std::ranges::any_of(rows, [&](const auto* row) { return row->wave == wave->id; })) return wave->id;
    return rows.back()->wave;
}

/// The lines about a perspective in its latest wave.
std::vector<const HeadcountRow*> latest_rows(const Study& study, const Headcount& headcount, const std::string& perspective) {
    std::vector<const HeadcountRow*> rows;
    for (const auto& row : headcount.rows)
        if (!has_column(headcount, "perspective") || row.perspective == perspective) rows.push_back(&row);
    if (rows.empty() || !has_column(headcount, "wave")) return rows;
    const std::string wave = latest_wave(study, rows);
    std::erase_if(rows, [&](const auto* row) { return row->wave != wave; });
    return rows;
}

using Place = std::pair<std::string, std::string>;  // site, team

struct Counted {
    std::map<std::string, std::int64_t> sites;
    std::map<std::string, std::set<std::string>> teams_of_site;
    std::map<Place, std::int64_t> teams;
    std::int64_t all = 0;
};

Counted counted(const std::vector<const HeadcountRow*>& rows) {
    Counted out;
    for (const auto* row : rows) {
        out.all += row->people;
        out.sites[row->site] += row->people;
        out.teams[{row->site, row->team}] += row->people;
        if (row->people > 0) out.teams_of_site[row->site].insert(row->team);
    }
    return out;
}

void add_group(std::vector<PlannedGroup>& groups, const Scope& scope, std::int64_t people, std::size_t teams, bool knows_teams) {
    PlannedGroup group;
    group.scope = scope;
    group.people = people;
    if (knows_teams) group.teams = static_cast<double>(teams);
    groups.push_back(group);
}

void add_perspective(std::vector<PlannedGroup>& groups, const Study& study, const Headcount& headcount,
                     const std::pair<std::string, std::string>& entry, Labels& labels) {
    const auto rows = latest_rows(study, headcount, entry.second);
    if (rows.empty()) return;
    const Counted found = counted(rows);
    const bool by_team = has_column(headcount, "team");
    Scope scope{labels.intern(entry.first), labels.intern(entry.second), {}, labels.intern("all"), {}, {}};
    add_group(groups, scope, found.all, found.teams.size(), by_team);
    if (has_column(headcount, "site"))
        for (const auto& [site, people] : found.sites) {
            const auto teams = found.teams_of_site.find(site);
            scope.by = labels.intern("site");
            scope.site = labels.intern(site);
            add_group(groups, scope, people, teams == found.teams_of_site.end() ? 1 : teams->second.size(), by_team);
        }
    if (!by_team) return;
    for (const auto& [place, people] : found.teams) {
        scope.by = labels.intern("team");
        scope.site = labels.intern(place.first);
        scope.group = labels.intern(place.second);
        add_group(groups, scope, people, 1, true);
    }
}

bool same_perspective(const Scope& a, const Scope& b) { return a.instrument == b.instrument && a.perspective == b.perspective; }

/// Waves are in order, so the last row of a perspective is of its latest wave.
Label latest_wave(const std::vector<ResponsesRow>& rows, const Scope& of) {
    Label wave;
    for (const auto& row : rows)
        if (same_perspective(row.scope, of)) wave = row.scope.wave;
    return wave;
}

bool is_planned(const Scope& scope) { return scope.by == "all" || scope.by == "site" || scope.by == "team"; }

Number teams_in(const std::vector<ResponsesRow>& rows, const Scope& group) {
    if (group.by == "team") return 1;
    const auto teams = std::ranges::count_if(rows, [&](const ResponsesRow& row) {
        return same_perspective(row.scope, group) && row.scope.wave == group.wave && row.scope.by == "team" &&
               (group.by == "all" || row.scope.site == group.site);
    });
    return teams == 0 ? Number() : Number(static_cast<double>(teams));
}

Number median(std::vector<double> values) {
    std::ranges::sort(values);
    if (values.empty()) return {};
    return detail::type_7(static_cast<std::int64_t>(values.size()), 0.5, [&](double k) { return values[static_cast<std::size_t>(k) - 1]; });
}

/// The declared range of a scale or composite of a family, from the first form that has it.
std::optional<Range> range_of(const Study& study, std::string_view family, std::string_view scale) {
    for (const auto& form : study.instruments) {
        if (form.family != family) continue;
        if (const auto at = form.find_scale(scale)) return score_range(form, form.scales[*at]);
        const auto composite = std::ranges::find(form.composites, scale, &Composite::id);
        if (composite != form.composites.end()) return score_range(form, *composite);
    }
    return std::nullopt;
}

Number icc_in(const std::vector<VarianceComponentsRow>& rows) {
    std::map<std::tuple<std::string, std::string, std::string>, double> shares;
    for (const auto& row : rows)
        if (row.scope.by == "all" && row.share && (row.term == "site" || row.term == "team"))
            shares[{row.scope.instrument.str(), row.scope.perspective.str(), row.scale.str()}] += *row.share;
    std::vector<double> values;
    for (const auto& [scale, share] : shares) values.push_back(share);
    return median(std::move(values));
}

}  // namespace

std::vector<PlannedGroup> groups_of_headcount(const Study& study, const Headcount& headcount, Labels& labels) {
    std::vector<PlannedGroup> groups;
    for (const auto& entry : perspectives_of(study)) add_perspective(groups, study, headcount, entry, labels);
    return groups;
}

std::vector<PlannedGroup> groups_of_results(const Released<Results>& results) {
    std::vector<PlannedGroup> groups;
    for (const auto& row : results->responses) {
        if (!is_planned(row.scope) || row.scope.wave != latest_wave(results->responses, row.scope) || !row.responded) continue;
        PlannedGroup group;
        group.scope = row.scope;
        group.scope.wave = Label();
        group.answers = row.responded;
        group.people = row.headcount;
        group.teams = teams_in(results->responses, row.scope);
        groups.push_back(group);
    }
    return groups;
}

std::vector<PlannedGroup> with_response_rates(std::vector<PlannedGroup> groups, const Released<Results>& results) {
    for (auto& group : groups)
        for (const auto& row : results->responses)
            if (row.scope.by == "all" && same_perspective(row.scope, group.scope) && row.response_rate && *row.response_rate > 0)
                group.response_rate = *row.response_rate;  // the last such row is of the latest wave
    return groups;
}

SeenInAnswers seen_in(const Study& study, const Released<Results>& results) {
    std::vector<double> sds;
    for (const auto& row : results->scores) {
        if (row.scope.by != "all" || !row.sd || row.scope.wave != latest_wave(results->responses, row.scope)) continue;
        const auto range = range_of(study, row.scope.instrument.view(), row.scale.view());
        constexpr double hundred = 100;
        if (range && range->high > range->low) sds.push_back(hundred * *row.sd / (range->high - range->low));
    }
    return {median(std::move(sds)), icc_in(results->variance_components)};
}

}  // namespace recaudit
