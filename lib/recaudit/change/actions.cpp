#include <recaudit/change/actions.hpp>
#include <recaudit/change/change.hpp>
#include <recaudit/change/wave_pairs.hpp>
#include <recaudit/responses/action_places.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace recaudit {
namespace {

/// An action on one scale of one perspective, and the slices it lies between.
struct Since {
    const Action* action = nullptr;
    std::size_t family = 0, dimension = 0, group = 0;
    std::optional<std::size_t> before, after;  // slices of the family
};

/// Whether an action had begun when a wave ended; nothing where that cannot be known.
std::optional<bool> had_begun(const Action& action, std::size_t wave, const Study& study, const Responses& responses) {
    if (!action.day && action.since_wave.empty()) return false;
    if (!action.since_wave.empty()) {
        const auto at = std::ranges::find(responses.waves, action.since_wave);
        return at != responses.waves.end() && static_cast<std::size_t>(at - responses.waves.begin()) < wave;
    }
    const auto known = std::ranges::find(study.waves, responses.waves[wave], &Wave::id);
    if (known == study.waves.end() || !known->day) return std::nullopt;
    return *action.day < *known->day;
}

/// The group of everyone, or of the action's place; nothing where the family has no such group.
std::optional<std::size_t> group_of(const Family& family, const Action& action, const Responses& responses) {
    const auto place = action.where.empty() ? std::optional(ActionPlace{}) : place_named(action.where, responses);
    if (!place) return std::nullopt;
    const std::string_view by = place->team != 0 ? "team" : place->site != 0 ? "site" : "all";
    for (std::size_t group = 0; group < family.groups.size(); ++group) {
        const Group& any = family.groups[group];
        if (any.by == by && any.site == responses.sites[place->site] && (place->team == 0 || any.group == responses.teams[place->team]))
            return group;
    }
    return std::nullopt;
}

class ActionReader {
public:
    ActionReader(const Study& study, const Responses& responses, const Scores& scores)
        : study_(&study), responses_(&responses), scores_(&scores) {}

    [[nodiscard]] std::vector<Since> all() const {
        std::vector<Since> out;
        for (const Action& action : study_->action_list)
            for (const std::string& scale : action.scales)
                for (std::size_t family = 0; family < scores_->families.size(); ++family) {
                    auto found = of_scale(action, scale, family);
                    out.insert(out.end(), found.begin(), found.end());
                }
        return out;
    }

private:
    [[nodiscard]] std::vector<Since> of_scale(const Action& action, const std::string& scale, std::size_t number) const {
        const Family& family = scores_->families[number];
        const auto dimension = std::ranges::find_if(family.dimensions, [&](const Shared& shared) { return shared.id == scale; });
        const auto group = group_of(family, action, *responses_);
        std::vector<Since> out;
        if (dimension == family.dimensions.end() || !group) return out;
        const auto index = static_cast<std::size_t>(dimension - family.dimensions.begin());
        std::set<std::uint32_t> perspectives;
        for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
            if (scores_->tallies[number][slice][index].present) perspectives.insert(family.slices[slice].perspective);
        for (const std::uint32_t perspective : perspectives) out.push_back(between({&action, number, index, *group, {}, {}}, perspective));
        return out;
    }
    [[nodiscard]] Since between(Since since, std::uint32_t perspective) const {
        const auto& slices = scores_->families[since.family].slices;
        for (std::size_t slice = 0; slice < slices.size(); ++slice) {
            const bool has_scores = scores_->tallies[since.family][slice][since.dimension].present;
            if (slices[slice].perspective != perspective || !slices[slice].has_group(since.group) || !has_scores) continue;
            const auto begun = had_begun(*since.action, slices[slice].wave, *study_, *responses_);
            if (begun) (*begun ? since.after : since.before) = slice;  // slices of a perspective come in the order of waves
        }
        return since;
    }
    const Study* study_;
    const Responses* responses_;
    const Scores* scores_;
};

const ChangeRow* find_row(std::span<const ChangeRow> rows, const ActionsRow& wanted) {
    const auto at = std::ranges::find_if(rows, [&](const ChangeRow& row) {
        return row.scale == wanted.scale && row.wave_from == wanted.wave_before && row.wave_to == wanted.wave_after &&
               row.scope.instrument == wanted.scope.instrument && row.scope.perspective == wanted.scope.perspective &&
               row.scope.by == wanted.scope.by && row.scope.site == wanted.scope.site && row.scope.group == wanted.scope.group;
    });
    return at == rows.end() ? nullptr : &*at;
}

/// The pairs of waves that lie between before and after, but those of which `change` tells already.
std::vector<WavePair> further_pairs(const std::vector<Since>& actions, std::vector<WavePair> told) {
    std::vector<WavePair> out;
    for (const Since& since : actions) {
        if (!since.before || !since.after) continue;
        const WavePair pair{since.family, *since.before, *since.after};
        if (std::ranges::find(told, pair) != told.end()) continue;
        told.push_back(pair);
        out.push_back(pair);
    }
    return out;
}

ActionsRow row_of(const Since& since, const Scores& scores, Labels& labels) {
    const Family& family = scores.families[since.family];
    ActionsRow row;
    const std::size_t any = since.after.value_or(since.before.value_or(0));
    row.scope = scope_of(family, family.slices[any], family.groups[since.group]);
    row.scope.wave = Label();
    row.action = labels.intern(since.action->id);
    row.scale = family.dimensions[since.dimension].id;
    if (since.before) row.wave_before = family.slices[*since.before].wave_name;
    if (since.after) row.wave_after = family.slices[*since.after].wave_name;
    row.verdict = labels.intern("not_tested");
    row.status = !since.before ? Status::no_wave_before : !since.after ? Status::no_wave_since : Status::ok;
    return row;
}

ActionsRow with_change(ActionsRow row, const ChangeRow* change) {
    if (row.status != Status::ok) return row;
    if (change == nullptr) {
        row.status = Status::not_comparable;
        return row;
    }
    row.difference = change->difference;
    row.ci_low = change->ci_low;
    row.ci_high = change->ci_high;
    row.verdict = change->verdict;
    row.status = change->status;
    row.people = change->people;
    return row;
}

}  // namespace

ActionTables action_tables(const Study& study, const Responses& responses, const Scores& scores, std::span<const ChangeRow> change,
                           Labels& labels, Threads threads) {
    ActionTables out;
    if (study.action_list.empty()) return out;
    const std::vector<Since> actions = ActionReader(study, responses, scores).all();
    out.further_change = change_between(study, responses, scores, further_pairs(actions, wave_pairs(scores, responses)), labels, threads);
    for (const Since& since : actions) {
        ActionsRow row = row_of(since, scores, labels);
        const ChangeRow* at = find_row(change, row);
        if (at == nullptr) at = find_row(out.further_change, row);
        out.actions.push_back(with_change(row, at));
    }
    return out;
}

}  // namespace recaudit
