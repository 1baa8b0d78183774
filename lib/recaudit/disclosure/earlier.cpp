#include <recaudit/disclosure/choices.hpp>
#include <recaudit/disclosure/earlier.hpp>
#include <recaudit/disclosure/empty_figures.hpp>
#include <recaudit/disclosure/rounding.hpp>
#include <recaudit/disclosure/same_mean.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

namespace recaudit {
namespace {

/// What a row of an earlier output tells of a group's figures.
struct Told {
    Count n;      // may be rounded
    Count exact;  // the same, where it is known all the same
    Number mean, variance;
};

Number square(Number of) { return of ? Number(*of * *of) : of; }

/// The people behind a row whose n was rounded: sd / se still tells where neither weights nor a small population changed se.
Count people_behind(const ScoresRow& row, std::size_t base) {
    if (!row.n || !row.sd || !row.se || *row.se <= 0) return {};
    const double people = (*row.sd / *row.se) * (*row.sd / *row.se), whole = std::round(people);
    const bool is_count = std::abs(people - whole) <= 1e-9 * people && whole < 2 * static_cast<double>(*row.n) + static_cast<double>(base);
    const Count count = is_count ? Count(static_cast<std::int64_t>(whole)) : Count();
    return count && rounded_count(*count, base) == *row.n ? count : Count();
}

/// How often each option of an item was chosen in each group.
std::vector<std::int64_t> chosen_in_groups(const People& people, std::size_t variable) {
    const ChoiceCounts& counts = people.slice().variables[variable].choices;
    const std::size_t options = options_of(counts);
    std::vector<std::int64_t> out(people.groups() * options);
    for (std::size_t atom = 0; atom < people.slice().atoms() && options > 0; ++atom)
        for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping)
            if (const std::uint32_t group = people.group_of(atom, grouping); group != CensusFamily::no_group)
                for (std::size_t option = 0; option < options; ++option) out[group * options + option] += counts.at(atom, option);
    return out;
}

/// Sets the rows of earlier outputs beside one slice.
class EarlierReader {
public:
    EarlierReader(const Lookup& lookup, std::size_t family, std::size_t slice, const People& people, std::size_t round_base)
        : lookup_(&lookup), family_(family), slice_(slice), people_(&people), round_base_(round_base) {
        const std::size_t variables = people.family().variables.size();
        out_.published.assign(variables, std::vector<std::uint8_t>(people.groups()));
        out_.options = out_.mixed = out_.published;
    }

    void add(const Results& output, const std::set<Position>& mixed) {
        using enum CensusVariable::Kind;
        const std::size_t base = output.round_base;
        shared_base_ = base == round_base_ ? base : 0;
        const auto exact = [&](Count n) { return base == 0 ? n : Count(); };
        for (const ResponsesRow& row : output.responses) {
            set(row.scope, responded, {}, {row.responded, exact(row.responded), {}, {}});
            set(row.scope, scored, {}, {row.scored, exact(row.scored), {}, {}});
        }
        for (const ScoresRow& row : output.scores) {
            set(row.scope, scale, row.scale, {row.n, base == 0 ? row.n : people_behind(row, base), row.mean, square(row.sd)});
            if (row.percent_favourable) set_favourable(row);
            if (is_withheld(row)) set_mixed(row, mixed);
        }
        for (const ItemsRow& row : output.items) set(row.scope, item, row.item, {row.n, exact(row.n), row.mean, square(row.sd)});
        add_options(output.options);
    }
    /// Who joined a group may have left a question out, and its figures are the same: a group is the same in all or in none.
    EarlierFigures take() {
        for (auto* const figures : {&out_.published, &out_.options})
            for (auto& groups : *figures)
                for (const std::size_t group : differing_) groups[group] = 0;
        out_.other_people = !differing_.empty();
        return std::move(out_);
    }

private:
    void set(const Scope& scope, CensusVariable::Kind kind, Label id, const Told& told) {
        if (!told.n || !is_here(scope)) return;
        const auto variable = lookup_->variable(family_, kind, id);
        const auto group = lookup_->group(family_, scope);
        if (!variable || !group) return;
        if (is_same(told, *variable, *group)) out_.published[*variable][*group] = 1;
        else differing_.insert(*group);
    }
    [[nodiscard]] bool is_same(const Told& told, std::size_t variable, std::size_t group) const {
        const std::int64_t now = people_->of(variable, group);
        if (!is_same_mean(told.mean, people_->mean(variable, group))) return false;
        if (told.exact) return *told.exact == now;
        return *told.n == rounded_count(now, shared_base_) && is_same_mean(told.variance, people_->variance(variable, group));
    }

    /// Where the scores are others, the group is told from them.
    void set_favourable(const ScoresRow& row) {
        const auto variable = lookup_->variable(family_, CensusVariable::Kind::scale, row.scale);
        const auto group = lookup_->group(family_, row.scope);
        if (variable && group && is_here(row.scope)) out_.options[*variable][*group] = out_.published[*variable][*group];
    }

    /// With a figure over many groups, and the others, it could be solved for; so it stays withheld.
    void set_mixed(const ScoresRow& row, const std::set<Position>& mixed) {
        const auto variable = lookup_->variable(family_, CensusVariable::Kind::scale, row.scale);
        const auto group = lookup_->group(family_, row.scope);
        if (variable && group && is_here(row.scope) && mixed.contains({family_, slice_, *variable, 0})) out_.mixed[*variable][*group] = 1;
    }

    [[nodiscard]] bool is_here(const Scope& scope) const {
        return lookup_->family(scope.instrument) == family_ && lookup_->slice(family_, scope.perspective, scope.wave) == slice_;
    }
    /// Rows of the options of one item in one group follow one another.
    void add_options(const std::vector<OptionsRow>& rows) {
        for (std::size_t first = 0; first < rows.size();) {
            std::size_t last = first;
            std::vector<std::int64_t> counts;
            for (; last < rows.size() && is_same_item(rows[first], rows[last]); ++last)
                if (rows[last].count) counts.push_back(*rows[last].count);
            if (is_here(rows[first].scope)) set_options(rows[first], counts);
            first = last;
        }
    }
    static bool is_same_item(const OptionsRow& a, const OptionsRow& b) {
        return a.item == b.item && a.scope.instrument == b.scope.instrument && a.scope.perspective == b.scope.perspective &&
               a.scope.wave == b.scope.wave && a.scope.by == b.scope.by && a.scope.site == b.scope.site && a.scope.group == b.scope.group;
    }
    void set_options(const OptionsRow& row, const std::vector<std::int64_t>& counts) {
        const auto variable = lookup_->variable(family_, CensusVariable::Kind::item, row.item);
        const auto group = lookup_->group(family_, row.scope);
        if (!variable || !group || !row.percent) return;
        if (counts.empty()) {  // weighted percentages alone: the group is told from its mean
            out_.options[*variable][*group] = out_.published[*variable][*group];
            return;
        }
        const std::size_t options = options_of(people_->slice().variables[*variable].choices);
        const auto& now = chosen_.try_emplace(*variable, chosen_in_groups(*people_, *variable)).first->second;
        const auto agree = [&](std::int64_t told, std::int64_t chosen) { return told == rounded_count(chosen, shared_base_); };
        const bool same = counts.size() == options && std::ranges::equal(counts, std::span(now).subspan(*group * options, options), agree);
        if (same) out_.options[*variable][*group] = 1;
        else differing_.insert(*group);
    }

    const Lookup* lookup_;
    std::size_t family_, slice_;
    const People* people_;
    std::size_t round_base_, shared_base_ = 0;                 // of counts now; the same where the output rounds as well
    std::set<std::size_t> differing_;                          // groups
    std::map<std::size_t, std::vector<std::int64_t>> chosen_;  // per item, of each group and option
    EarlierFigures out_;
};

}  // namespace

std::set<Position> places_of_mixed_figures(const Results& output, const Lookup& lookup) {
    std::set<Position> out;
    for_each_table(output, [&](const auto& rows) {
        for (const auto& row : rows) {
            const About here = about(row);
            const auto family = lookup.family(row.scope.instrument);
            if (here.together == Together::none || !family || is_withheld(row) || !has_figures(row)) continue;
            for (const Side& side : std::span(here.sides).first(here.count))
                for (const Position& place : lookup.positions(*family, row.scope, side))
                    out.insert({place.family, place.slice, place.variable, 0});
        }
    });
    return out;
}

EarlierFigures earlier_figures(const EarlierOutputs& earlier, const Lookup& lookup, const SlicePosition& at, const People& people) {
    if (earlier.outputs.empty()) return {};
    EarlierReader reader(lookup, at.family, at.slice, people, earlier.round_base);
    for (const EarlierOutput& output : earlier.outputs) reader.add(*output.results, output.mixed);
    return reader.take();
}

}  // namespace recaudit
