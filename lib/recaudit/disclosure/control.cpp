#include <recaudit/disclosure/choices.hpp>
#include <recaudit/disclosure/control.hpp>

#include <iterator>
#include <set>
#include <utility>

namespace recaudit {
namespace {

/// The reason that says most: the first in the order of Reason.
Reason stronger(Reason a, Reason b) {
    if (a == Reason::none || b == Reason::none) return std::max(a, b);
    return std::min(a, b);
}

/// Whether weighted and unweighted figures of the groups that are shown would together give someone away.
bool two_kinds_expose(const People& people, const SliceRules& rules, const SlicePattern& pattern) {
    for (std::size_t variable = 0; variable < pattern.size() && rules.minimum > 1; ++variable) {
        PublishedSums sums;
        for (std::size_t group = 0; group < people.groups(); ++group)
            sums.groups.push_back(pattern[variable][group] == Reason::none && people.of(variable, group) > 0 ? 1 : 0);
        sums.weighted = sums.groups;
        if (!audit(people, variable, sums, {rules.minimum, {}}).exposed.empty()) return true;
    }
    return false;
}

}  // namespace

Control::Control(const Census& census, const DisclosureRule& rule, const std::vector<Results>& earlier, Threads threads)
    : census_(&census), earlier_(&earlier), lookup_(census) {
    std::vector<EarlierOutput> outputs;
    for (const Results& output : earlier) outputs.push_back({&output, places_of_mixed_figures(output, lookup_)});
    for (std::size_t f = 0; f < census.families.size(); ++f) {
        first_.push_back(slices_.size());
        for (const SliceCensus& slice : census.families[f].slices)
            slices_.push_back(
                {People(census.families[f], slice), {static_cast<std::int64_t>(rule.minimum_for(slice.perspective.view())), {}}, {}});
        for (std::size_t s = 0; s < census.families[f].slices.size(); ++s) {
            SliceControl& here = slices_[first_[f] + s];
            here.rules.earlier = earlier_figures({outputs, rule.round_base}, lookup_, {f, s}, here.people);
        }
    }
    earlier_change_ = earlier_change(earlier, lookup_, census);
    set_earlier_change();
    for_each_block(slices_.size(), threads, [&](std::size_t i) {
        slices_[i].pattern = pattern_of(slices_[i].people, slices_[i].rules);
        slices_[i].only_weighted = census.is_weighted && two_kinds_expose(slices_[i].people, slices_[i].rules, slices_[i].pattern);
    });
}

void Control::set_earlier_change() {
    std::set<std::pair<std::size_t, std::size_t>> others;  // family and slice
    for (const auto& [change, figures] : earlier_change_.shown) {
        const CensusFamily& family = census_->families[change.family];
        std::int64_t people = 0;
        for (const std::uint32_t part : parts_in_both(family, change))
            people += family.slices[change.from].variables[change.variable].linked[part].people;
        const bool same = !has_other_people(change.family, change.from) && !has_other_people(change.family, change.to) && people > 0 &&
                          std::ranges::all_of(figures, [&](const ChangeFigures& then) { return !then.people || *then.people == people; });
        if (same) change_out_already_[change] = people;
        else others.insert({{change.family, change.from}, {change.family, change.to}});
    }
    for (const auto& [family, slice] : others) slices_[first_[family] + slice].rules.earlier.other_people = true;
    std::erase_if(change_out_already_, [&](const auto& out) {
        return has_other_people(out.first.family, out.first.from) && has_other_people(out.first.family, out.first.to);
    });
}

bool Control::is_new_beside_earlier(const GroupChange& change, const ChangeRow& row) const {
    if (minimum(change.family, change.from) <= 1 || earlier_change_.shows(change, row)) return false;
    return earlier_change_.tells_of(change) || has_other_people(change.family, change.from) || has_other_people(change.family, change.to);
}

Protection Control::protection(std::size_t family, std::size_t slice, std::size_t variable) const {
    const People& all = people(family, slice);
    Protection out{minimum(family, slice), std::vector<std::uint8_t>(all.groups())};
    for (std::size_t group = 0; group < out.groups.size(); ++group) {
        const Reason reason = reason_at({family, slice, variable, group});
        const bool marked = all.is_unanimous(variable, group) || reason == Reason::same_answer;
        out.groups[group] = marked ? 1 : 0;
    }
    return out;
}

PublishedSums Control::shown_sums(const Position& at) const {
    const People& all = people(at.family, at.slice);
    PublishedSums out;
    for (std::size_t group = 0; group < all.groups(); ++group) {
        const Position place{at.family, at.slice, at.variable, group};
        out.groups.push_back(people_at(place) > 0 && (!is_hidden(place) || is_out_already(place)) ? 1 : 0);
    }
    if (census_->is_weighted) out.weighted = out.groups;
    return out;
}

Reason Control::reason_for(std::size_t family, const Scope& scope, const About& about) const {
    Reason out = Reason::none;
    std::size_t together = 0;
    for (const Side& side : std::span(about.sides).first(about.count))
        for (const Position& place : lookup_.positions(family, scope, side)) {
            if (side.whom != Side::Whom::set) out = stronger(out, reason_at(place));
            const bool is_count = side.kind == CensusVariable::Kind::responded || side.kind == CensusVariable::Kind::scored;
            if (slices_[first_[family] + place.slice].only_weighted && !about.follows_weights && !is_count)
                out = stronger(out, Reason::to_protect_another);
            const bool is_over_many = side.whom == Side::Whom::rest || about.together != Together::none;
            if (is_over_many && has_other_people(family, place.slice)) out = stronger(out, Reason::earlier_release);
            const GroupSet* const set = side.whom == Side::Whom::rest ? lookup_.set(family, scope) : nullptr;
            if (set != nullptr && !may_show_rest(place, *set)) out = stronger(out, Reason::to_protect_another);
            together += hidden_together(place, scope, about);
            if (leaves_few_out(place, scope, about.together)) out = stronger(out, Reason::to_protect_another);
        }
    const bool few_together = together > 0 && together < fewest_hidden_together;
    return few_together ? stronger(out, Reason::to_protect_another) : out;
}

std::optional<std::size_t> Control::whole_of(std::size_t family, const GroupSet& set) const {
    const auto& groups = census_->families[family].groups;
    if (set.site.empty()) return 0;
    const auto at = std::ranges::find_if(groups, [&](const CensusGroup& group) { return group.by == "site" && group.site == set.site; });
    return at == groups.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - groups.begin()));
}

bool Control::may_show_rest(const Position& place, const GroupSet& set) const {
    const People& all = people(place.family, place.slice);
    const auto parent = whole_of(place.family, set);
    if (!parent) return false;
    Position whole = place;
    whole.group = *parent;
    std::int64_t blank = people_at(whole);
    for (const std::size_t group : set.groups) blank -= all.of(place.variable, group);
    if (is_hidden(whole)) return false;
    return blank == 0 || (blank >= minimum(place.family, place.slice) && hidden_among(place, set.groups, 1) == 0);
}

std::size_t Control::hidden_among(const Position& place, std::span<const std::size_t> groups, std::int64_t smallest) const {
    std::size_t hidden = 0, out = 0;
    for (const std::size_t group : groups) {
        const Position here{place.family, place.slice, place.variable, group};
        if (people_at(here) < smallest || !is_hidden(here)) continue;
        ++hidden;
        if (is_out_already(here)) ++out;
    }
    return hidden > 0 && hidden == out ? 1 : hidden - out;
}

/// The sites and teams that people of a group belong to.
std::vector<std::size_t> Control::sites_and_teams_in(const Position& place) const {
    const CensusFamily& family = census_->families[place.family];
    const CensusGroup& of = family.groups[place.group];
    std::vector<std::size_t> out;
    for (std::size_t group = 0; group < family.groups.size(); ++group) {
        const CensusGroup& any = family.groups[group];
        if ((any.by == "site" || any.by == "team") && (of.by != "site" || any.site == of.site)) out.push_back(group);
    }
    return out;
}

bool Control::any_hidden(const Position& place, Label by, Label site) const {
    const auto& groups = census_->families[place.family].groups;
    for (std::size_t group = 0; group < groups.size(); ++group)
        if (groups[group].by == by && (site.empty() || groups[group].site == site) &&
            is_hidden({place.family, place.slice, place.variable, group}))
            return true;
    return false;
}

/// Of the groupings that have hidden groups with people in a group, the fewest; 0 where none has any.
std::size_t Control::fewest_hidden_within(const Position& place) const {
    const People& all = people(place.family, place.slice);
    const std::size_t own = all.family().groups[place.group].grouping;
    std::size_t fewest = 0;
    for (std::size_t grouping = 0; grouping < all.groupings(); ++grouping) {
        std::set<std::uint32_t> hidden;
        for (std::size_t atom = 0; atom < all.slice().atoms(); ++atom)
            if (const std::uint32_t group = all.group_of(atom, grouping); all.group_of(atom, own) == place.group &&
                                                                          group != CensusFamily::no_group &&
                                                                          is_hidden({place.family, place.slice, place.variable, group}))
                hidden.insert(group);
        if (!hidden.empty() && (fewest == 0 || hidden.size() < fewest)) fewest = hidden.size();
    }
    return fewest;
}

std::size_t Control::hidden_together(const Position& place, const Scope& scope, const About& about) const {
    switch (about.together) {
        case Together::none: return 0;
        case Together::within: return fewest_hidden_within(place);
        case Together::all_waves: return hidden_among(place, sites_and_teams_in(place), 1);
        case Together::crossed: {
            const auto& groups = census_->families[place.family].groups;
            const auto team = std::ranges::find_if(groups, [](const CensusGroup& group) { return group.by == "team"; });
            const bool teams = team != groups.end() && any_hidden(place, team->by, scope.site);
            return teams || any_hidden(place, about.attribute, {}) ? 1 : 0;  // one is enough, however many there are
        }
        case Together::grouped:
        case Together::siblings:
        case Together::compared: break;
    }
    Scope whole = scope;
    if (about.together == Together::siblings) whole.site = Label();
    const GroupSet* const set = lookup_.set(place.family, whole);
    if (set == nullptr) return 0;
    return hidden_among(place, set->groups, about.together == Together::compared ? census_->smallest_tested_group : 1);
}

bool Control::leaves_few_out(const Position& place, const Scope& scope, Together together) const {
    if (together != Together::grouped && together != Together::compared) return false;
    const GroupSet* const set = lookup_.set(place.family, scope);
    const auto whole = set == nullptr ? std::nullopt : whole_of(place.family, *set);
    if (!whole) return false;
    const std::int64_t smallest = together == Together::compared ? census_->smallest_tested_group : 1;
    std::int64_t left = people_at({place.family, place.slice, place.variable, *whole});
    for (const std::size_t group : set->groups)
        if (const std::int64_t people = people_at({place.family, place.slice, place.variable, group}); people >= smallest) left -= people;
    return left > 0 && left < minimum(place.family, place.slice);
}

bool Control::SliceControl::is_without_options(std::size_t variable, std::size_t group) const {
    const CensusVariable& of = people.family().variables[variable];
    const auto is_decided = [&](std::size_t any, std::size_t there) {
        return !without_options[any].empty() && without_options[any][there] != 0;
    };
    if (is_decided(variable, group)) return true;
    if (of.kind != CensusVariable::Kind::scale) return false;
    // Of a site with one team alone, the team's items are those of the site.
    return std::ranges::any_of(same_people(variable, group), [&](std::size_t there) {
        return std::ranges::any_of(of.parts, [&](std::size_t item) { return is_decided(item, there); });
    });
}

/// A group, and those within it or around it that have all of its people.
std::vector<std::size_t> Control::SliceControl::same_people(std::size_t variable, std::size_t group) const {
    std::vector<std::size_t> out{group};
    const auto is_same = [&](std::size_t other) { return people.of(variable, other) == people.of(variable, group); };
    for (const Relation& relation : people.relations()) {
        std::ranges::copy_if(relation.children[group], std::back_inserter(out), is_same);
        for (std::size_t whole = 0; whole < relation.children.size(); ++whole)
            if (is_same(whole) && std::ranges::count(relation.children[whole], group) > 0) out.push_back(whole);
    }
    return out;
}

ShownChoices Control::SliceControl::shown_choices(std::size_t variable) const {
    const EarlierFigures& earlier = rules.earlier;
    ShownChoices out{std::vector<std::uint8_t>(people.groups()), {}};
    if (!earlier.options.empty()) out.fixed = earlier.options[variable];
    for (std::size_t group = 0; group < out.groups.size(); ++group) {
        const bool is_out = !out.fixed.empty() && out.fixed[group] != 0;
        const bool may_show = pattern[variable][group] == Reason::none && !earlier.other_people && !is_without_options(variable, group);
        out.groups[group] = people.of(variable, group) > 0 && (is_out || may_show) ? 1 : 0;
    }
    return out;
}

void Control::SliceControl::settle_options(const std::vector<std::vector<std::uint32_t>>& cells, std::size_t variable) {
    ShownChoices shown = shown_choices(variable);
    const auto before = shown.groups;
    auto without = groups_without_options(people, cells, variable, std::move(shown), rules.minimum);
    // Beside figures of other people, no more is told than what is out already.
    for (std::size_t group = 0; group < before.size() && rules.earlier.other_people && rules.minimum > 1; ++group)
        without[group] = before[group] != 0 ? without[group] : 1;
    without_options[variable] = std::move(without);
}

/// Where everybody answered every item, favourable answers to the scale are those to its items together: one item's go too.
void Control::SliceControl::withhold_of_items(std::size_t scale, std::size_t group) {
    const std::vector<std::size_t>& items = people.family().variables[scale].parts;
    const bool add_up = std::ranges::all_of(items, [&](std::size_t item) {
        return pattern[item][group] == Reason::none && !is_without_options(item, group) &&
               people.of(item, group) == people.of(scale, group);
    });
    if (items.empty() || !add_up) return;
    without_options[items.front()].resize(people.groups());
    without_options[items.front()][group] = 1;
}

void Control::settle_options(Threads threads) {
    std::vector<std::pair<std::size_t, std::size_t>> items, scales;  // each with its slice first
    std::vector<std::vector<std::vector<std::uint32_t>>> cells(slices_.size());
    for (std::size_t slice = 0; slice < slices_.size(); ++slice) {
        SliceControl& here = slices_[slice];
        const auto& variables = here.people.slice().variables;
        if (!here.without_options.empty()) continue;
        here.without_options.resize(variables.size());
        cells[slice] = cells_of(here.people);
        for (std::size_t variable = 0; variable < variables.size(); ++variable) {
            const bool is_scale = here.people.family().variables[variable].kind == CensusVariable::Kind::scale;
            if (variables[variable].present && variables[variable].choices.choices > 0)
                (is_scale ? scales : items).emplace_back(slice, variable);
        }
    }
    for (const auto& open : {items, scales})
        for_each_block(open.size(), threads,
                       [&](std::size_t i) { slices_[open[i].first].settle_options(cells[open[i].first], open[i].second); });
    for (const auto& [slice, scale] : scales)
        for (std::size_t group = 0; group < slices_[slice].people.groups(); ++group)
            if (const auto& own = slices_[slice].without_options[scale]; own[group] != 0) slices_[slice].withhold_of_items(scale, group);
}

bool Control::hide_unweighted(std::size_t family, std::size_t slice) {
    if (!census_->is_weighted) return false;
    return !std::exchange(slices_[first_[family] + slice].only_weighted, true);
}

void Control::hide(std::size_t family, std::size_t slice, std::size_t group) {
    SliceControl& here = slices_[first_[family] + slice];
    for (auto& reasons : here.pattern)
        if (reasons[group] == Reason::none) reasons[group] = Reason::to_protect_another;
    here.without_options.clear();
}

}  // namespace recaudit
