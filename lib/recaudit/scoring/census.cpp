#include <recaudit/scoring/census.hpp>
#include <recaudit/scoring/census_values.hpp>
#include <recaudit/scoring/factors.hpp>
#include <recaudit/scoring/testing.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>

namespace recaudit {
namespace {

constexpr std::uint32_t no_atom = 0xFFFFFFFF;

/// The atoms of all slices of a family, before they are told apart.
struct Atoms {
    std::vector<std::vector<std::uint32_t>> of_row;  // per form of the family; no_atom for who gave no answer
    std::vector<std::vector<std::uint32_t>> cells;   // per atom its cell in each partition, its level of each unreported factor, its weight
    bool is_weighted = false;
    std::vector<double> weights;          // by number; the last stands for none
    std::vector<std::uint32_t> slice;     // per atom
    std::vector<std::uint32_t> place;     // per atom its number within the slice
    std::vector<std::uint32_t> in_slice;  // per slice how many there are
};

/// Numbers combinations of an earlier number and a cell, as they are met.
class Combinations {
public:
    std::uint32_t number_of(std::uint32_t first, std::uint32_t second) {
        const std::uint64_t key = std::uint64_t{first} << 32U | second;
        const auto [at, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(pairs_.size()));
        if (is_new) pairs_.emplace_back(first, second);
        return at->second;
    }
    [[nodiscard]] const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs() const { return pairs_; }

private:
    std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
};

/// Cuts atoms by one more number of each row.
/// @param number_of  gives the number of a row of a form.
template <class NumberOf>
void cut(Atoms& atoms, NumberOf number_of) {
    Combinations combinations;
    for (std::size_t form = 0; form < atoms.of_row.size(); ++form)
        for (std::size_t row = 0; row < atoms.of_row[form].size(); ++row)
            if (std::uint32_t& atom = atoms.of_row[form][row]; atom != no_atom) atom = combinations.number_of(atom, number_of(form, row));
    std::vector<std::vector<std::uint32_t>> finer;
    for (const auto& [atom, number] : combinations.pairs()) {
        finer.push_back(atoms.cells[atom]);
        finer.back().push_back(number);
    }
    atoms.cells = std::move(finer);
}

/// Cuts the rows by the cells of the first partition, by those of each other, by what no partition tells of, and by weight.
Atoms cut_rows(const Scores& scores, const Family& family, const Responses& responses, const std::vector<Factor>& factors) {
    Atoms out;
    const Partition& first = scores.partitions.front();
    for (const std::size_t form : family.forms) {
        out.of_row.push_back(first.cell_of[form]);
        for (std::uint32_t& cell : out.of_row.back())
            if (cell == first.cells.size()) cell = no_atom;
    }
    for (std::uint32_t cell = 0; cell < first.cells.size(); ++cell) out.cells.push_back({cell});
    for (std::size_t partition = 1; partition < scores.partitions.size(); ++partition)
        cut(out, [&](std::size_t form, std::size_t row) { return scores.partitions[partition].cell_of[family.forms[form]][row]; });
    for (const Factor& factor : factors) {
        if (!is_unreported(factor, scores)) continue;
        const auto levels = levels_in_forms(family, responses, factor.attribute);
        cut(out, [&](std::size_t form, std::size_t row) { return levels[form] == nullptr ? 0 : (*levels[form])[row]; });
    }
    std::map<double, std::uint32_t> classes;
    for (const std::size_t form : family.forms)
        for (const double weight : responses.forms[form].weights) classes.try_emplace(weight, static_cast<std::uint32_t>(classes.size()));
    if (classes.empty()) return out;
    out.is_weighted = true;
    out.weights.assign(classes.size() + 1, 1);
    for (const auto& [weight, number] : classes) out.weights[number] = weight;
    cut(out, [&](std::size_t form, std::size_t row) {
        const auto& weights = responses.forms[family.forms[form]].weights;
        return weights.empty() ? static_cast<std::uint32_t>(classes.size()) : classes.at(weights[row]);
    });
    return out;
}

Atoms atoms_of(const Scores& scores, const Family& family, const Responses& responses, const std::vector<Factor>& factors) {
    Atoms out = cut_rows(scores, family, responses, factors);
    out.in_slice.resize(family.slices.size());
    for (const auto& cells : out.cells) {
        const PeopleCell& cell = scores.partitions.front().cells[cells.front()];
        const auto at = std::ranges::find_if(
            family.slices, [&](const Slice& slice) { return slice.perspective == cell.perspective && slice.wave == cell.wave; });
        const auto slice = static_cast<std::uint32_t>(at - family.slices.begin());
        out.slice.push_back(slice);
        out.place.push_back(slice < out.in_slice.size() ? out.in_slice[slice]++ : 0);
    }
    return out;
}

bool is_coarser(const Grouping& a, const Grouping& b) {
    const auto in_a = fixed_by(a), in_b = fixed_by(b);
    return in_a.size() < in_b.size() && std::ranges::includes(in_b, in_a);
}

std::vector<CensusGrouping> groupings_of(const Scores& scores, const Family& family, const std::vector<Factor>& factors) {
    std::vector<CensusGrouping> out;
    for (std::size_t g = 0; g < scores.groupings.size(); ++g) {
        const Grouping& grouping = scores.groupings[g];
        CensusGrouping& here = out.emplace_back();
        here.is_crossed = grouping.factors.size() > 1;
        here.factors = places_of(fixed_by(grouping), factors);
        const auto group = std::ranges::find(family.groups, g, &Group::grouping);
        if (group != family.groups.end()) here.by = group->by;
        for (std::size_t above = 0; above < scores.groupings.size(); ++above) {
            const bool between = std::ranges::any_of(scores.groupings, [&](const Grouping& other) {
                return is_coarser(scores.groupings[above], other) && is_coarser(other, grouping);
            });
            if (is_coarser(scores.groupings[above], grouping) && !between) here.within.push_back(above);
        }
    }
    return out;
}

/// The partition of each grouping.
std::vector<std::size_t> partitions_of_groupings(const Scores& scores, const Family& family) {
    std::vector<std::size_t> out(scores.groupings.size());
    for (const Group& group : family.groups) out[group.grouping] = group.partition;
    return out;
}

std::uint32_t level_or_blank(std::uint32_t level) { return level == 0 ? CensusFamily::no_group : level; }

/// Where an atom's cells tell its level of a factor, and which level each cell of a partition has.
struct LevelsOfCells {
    std::size_t place = 0;              // among the cells of an atom
    std::vector<std::uint32_t> levels;  // CensusFamily::no_group for a blank; none of a factor that no partition tells of
};

LevelsOfCells levels_of_cells(const Scores& scores, const Factor& factor, const std::vector<std::size_t>& partition_of) {
    LevelsOfCells out;
    std::size_t place = 0;
    for (std::size_t g = 0; g < scores.groupings.size() && factor.kind == Factor::Kind::attribute; ++g) {
        const auto& of = scores.groupings[g].factors;
        const auto at = std::ranges::find(of, factor.name, &Factor::name);
        if (at == of.end()) continue;
        out.place = partition_of[g];
        place = static_cast<std::size_t>(at - of.begin());
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> teams;
    for (const PeopleCell& cell : scores.partitions[out.place].cells) {
        std::uint32_t level = factor.kind == Factor::Kind::attribute ? cell.levels[place]
                              : factor.kind == Factor::Kind::site    ? cell.site
                                                                     : cell.team;
        if (factor.kind == Factor::Kind::team && level != 0)
            level = teams.try_emplace({cell.site, cell.team}, static_cast<std::uint32_t>(teams.size() + 1)).first->second;
        out.levels.push_back(level_or_blank(level));
    }
    return out;
}

void note_levels(std::vector<SliceCensus>& slices, const Scores& scores, const Family& family, const Atoms& atoms,
                 const std::vector<Factor>& factors) {
    const auto partition_of = partitions_of_groupings(scores, family);
    for (SliceCensus& slice : slices) slice.level_of.resize(slice.atoms() * factors.size());
    std::size_t unreported = scores.partitions.size();
    for (std::size_t factor = 0; factor < factors.size(); ++factor) {
        const bool is_loose = is_unreported(factors[factor], scores);
        const LevelsOfCells known = is_loose ? LevelsOfCells{unreported++, {}} : levels_of_cells(scores, factors[factor], partition_of);
        for (std::size_t atom = 0; atom < atoms.cells.size(); ++atom) {
            if (atoms.slice[atom] == slices.size()) continue;
            const std::uint32_t cell = atoms.cells[atom][known.place];
            const std::uint32_t level = is_loose ? level_or_blank(cell) : known.levels[cell];
            slices[atoms.slice[atom]].level_of[atoms.place[atom] * factors.size() + factor] = level;
        }
    }
}

/// Per grouping and cell of its partition the group.
std::vector<std::vector<std::uint32_t>> groups_of_cells(const Scores& scores, const Family& family) {
    std::vector<std::vector<std::uint32_t>> out(scores.groupings.size());
    for (std::uint32_t group = 0; group < family.groups.size(); ++group) {
        auto& group_of = out[family.groups[group].grouping];
        group_of.resize(scores.partitions[family.groups[group].partition].cells.size(), CensusFamily::no_group);
        for (const Slice& slice : family.slices)
            for (const std::uint32_t cell : slice.cells[group]) group_of[cell] = group;
    }
    return out;
}

/// The slices with their atoms and groups, nobody counted yet.
std::vector<SliceCensus> empty_slices(const Scores& scores, const Family& family, const Atoms& atoms) {
    std::vector<SliceCensus> out;
    const std::size_t groupings = scores.groupings.size();
    for (std::size_t slice = 0; slice < family.slices.size(); ++slice) {
        SliceCensus& here = out.emplace_back();
        here.perspective = family.slices[slice].perspective_name;
        here.wave = family.slices[slice].wave_name;
        here.people.resize(atoms.in_slice[slice]);
        here.group_of.resize(here.people.size() * groupings, CensusFamily::no_group);
    }
    const auto group_of_cell = groups_of_cells(scores, family);
    const auto partition_of = partitions_of_groupings(scores, family);
    for (std::size_t atom = 0; atom < atoms.cells.size(); ++atom) {
        if (atoms.slice[atom] == out.size()) continue;
        if (atoms.is_weighted) {
            auto& classes = out[atoms.slice[atom]].weight_class;
            classes.resize(out[atoms.slice[atom]].atoms());
            classes[atoms.place[atom]] = atoms.cells[atom].back();
        }
        std::uint32_t* const group_of = &out[atoms.slice[atom]].group_of[atoms.place[atom] * groupings];
        for (std::size_t grouping = 0; grouping < groupings; ++grouping)
            if (!group_of_cell[grouping].empty()) group_of[grouping] = group_of_cell[grouping][atoms.cells[atom][partition_of[grouping]]];
    }
    return out;
}

std::vector<CensusVariable> variables_of(const Study& study, const Family& family) {
    using enum CensusVariable::Kind;
    std::vector<CensusVariable> out{{responded, {}, {}}, {scored, {}, {}}};
    const std::size_t first_dimension = out.size(), first_item = first_dimension + family.dimensions.size();
    std::map<std::string_view, std::size_t> by_item;
    for (std::size_t i = 0; i < family.items.size(); ++i) by_item[family.items[i].id.view()] = first_item + i;
    for (const Shared& dimension : family.dimensions) {
        CensusVariable variable{scale, dimension.id, {}};
        std::set<std::size_t> parts;
        for (std::size_t form = 0; form < family.forms.size(); ++form) {
            if (!dimension.in_form[form]) continue;
            const Instrument& instrument = study.instruments[family.forms[form]];
            const std::size_t number = *dimension.in_form[form], scales = instrument.scales.size();
            if (number < scales)
                for (const std::size_t item : instrument.scales[number].items) parts.insert(by_item.at(instrument.items[item].id));
            else {
                variable.kind = composite;
                for (const std::size_t part : instrument.composites[number - scales].scales) {
                    const auto at = std::ranges::find(family.dimensions, std::string_view(instrument.scales[part].id),
                                                      [](const Shared& shared) { return shared.id.view(); });
                    parts.insert(first_dimension + static_cast<std::size_t>(at - family.dimensions.begin()));
                }
            }
        }
        variable.parts.assign(parts.begin(), parts.end());
        out.push_back(std::move(variable));
    }
    for (const Shared& one : family.items) out.push_back({item, one.id, {}});
    for (const ItemPair& pair : family.pairs) {
        const std::vector<std::size_t> both{by_item.at(pair.current.view()), by_item.at(pair.importance.view())};
        out.push_back({rating, pair.current, both});
        out.push_back({rating, pair.importance, both});
    }
    return out;
}

/// What the values of a group come to.
struct GroupSums {
    double weight = 0, sum = 0, squares = 0;  // weighted
    std::int64_t people = 0;
};

/// @param weights  by weight class; none in studies without weights.
std::vector<GroupSums> sums_of_groups(const SliceCensus& slice, const std::vector<Extent>& extents, std::span<const double> weights,
                                      const CensusFamily& family) {
    const std::size_t groupings = family.groupings.size();
    std::vector<GroupSums> out(family.groups.size());
    for (std::size_t atom = 0; atom < slice.atoms(); ++atom) {
        const Extent& here = extents[atom];
        if (here.people == 0) continue;
        const double weight = slice.weight_class.empty() ? 1 : weights[slice.weight_class[atom]];
        for (std::size_t grouping = 0; grouping < groupings; ++grouping)
            if (const std::uint32_t group = slice.group_of[atom * groupings + grouping]; group != CensusFamily::no_group) {
                out[group].weight += weight * static_cast<double>(here.people);
                out[group].sum += weight * here.sum;
                out[group].squares += weight * here.squares;
                out[group].people += here.people;
            }
    }
    return out;
}

Number mean_of(const GroupSums& group) { return group.weight > 0 ? Number(group.sum / group.weight) : Number(); }

/// The square of the standard deviation that tables print.
Number variance_of(const GroupSums& group) {
    if (group.people < 2 || group.weight <= 0) return {};
    const double mean = group.sum / group.weight, n = static_cast<double>(group.people);
    return std::max(0.0, group.squares / group.weight - mean * mean) * n / (n - 1);
}

bool is_present(const Scores& scores, std::size_t family, std::size_t slice, std::size_t variable) {
    const Family& of = scores.families[family];
    if (variable < 2) return true;
    if (variable < 2 + of.dimensions.size()) {
        const SliceDimension& dimension = scores.tallies[family][slice][variable - 2];
        return dimension.present && dimension.status == Status::ok;
    }
    const std::size_t number = variable - 2 - of.dimensions.size();
    for (std::size_t form = 0; form < of.forms.size(); ++form) {
        const bool asks = number < of.items.size() ? of.items[number].in_form[form].has_value()
                                                   : of.pairs[(number - of.items.size()) / 2].in_form[form].has_value();
        if (of.slices[slice].has_form[form] != 0 && asks) return true;
    }
    return false;
}

/// Puts what was counted of a variable over all atoms into the slices.
void share_out(CensusFamily& family, const Atoms& atoms, std::size_t variable, const CountedValues& counted, const Study& study) {
    std::vector<std::vector<Extent>> extents;
    for (const SliceCensus& slice : family.slices) extents.emplace_back(slice.atoms());
    for (std::size_t atom = 0; atom < atoms.cells.size(); ++atom) {
        const std::uint32_t slice = atoms.slice[atom];
        if (slice == family.slices.size()) continue;
        extents[slice][atoms.place[atom]] = counted.extents[atom];
        if (counted.without[atom] > 0)
            family.slices[slice].variables[variable].without.push_back({atoms.place[atom], counted.without[atom]});
    }
    if (variable < 2) return;
    for (std::size_t slice = 0; slice < family.slices.size(); ++slice) {
        VariableCensus& here = family.slices[slice].variables[variable];
        for (const Extent& extent : extents[slice]) {
            here.values.push_back(extent.range);
            here.sums.push_back(extent.sum);
        }
        for (const GroupSums& group : sums_of_groups(family.slices[slice], extents[slice], atoms.weights, family)) {
            here.mean.push_back(mean_of(group));
            if (study.disclosure.round_base > 0) here.variance.push_back(variance_of(group));
        }
    }
}

/// Notes of a scale who left out any of its questions.
void note_unfinished(CensusFamily& family, const Atoms& atoms, std::size_t variable, const std::vector<std::uint32_t>& unfinished) {
    for (std::size_t atom = 0; atom < unfinished.size(); ++atom)
        if (unfinished[atom] > 0 && atoms.slice[atom] < family.slices.size())
            family.slices[atoms.slice[atom]].variables[variable].unfinished.push_back({atoms.place[atom], unfinished[atom]});
}

/// Notes of an item who chose what, of a scale what is favourable.
void note_choices(CensusFamily& family, const Atoms& atoms, std::size_t variable, const CountedChoices& counted) {
    if (counted.choices == 0) return;
    for (SliceCensus& slice : family.slices) {
        ChoiceCounts& here = slice.variables[variable].choices;
        here.choices = counted.choices;
        here.is_one_each = counted.is_one_each;
        here.leanings = counted.leanings;
        const bool are_few =
            std::ranges::all_of(slice.people, [&](std::uint32_t people) { return std::uint64_t{people} * counted.most_each <= 0xFF; });
        here.few.resize(are_few ? slice.atoms() * counted.choices : 0);
        here.many.resize(are_few ? 0 : slice.atoms() * counted.choices);
    }
    for (std::size_t atom = 0; atom < atoms.cells.size(); ++atom) {
        if (atoms.slice[atom] == family.slices.size()) continue;
        ChoiceCounts& here = family.slices[atoms.slice[atom]].variables[variable].choices;
        for (std::size_t choice = 0; choice < counted.choices; ++choice) {
            const std::uint32_t people = counted.chosen[atom * counted.choices + choice];
            const std::size_t at = atoms.place[atom] * counted.choices + choice;
            if (here.many.empty()) here.few[at] = static_cast<std::uint8_t>(people);
            else here.many[at] = people;
        }
    }
}

void count_people(CensusFamily& family, const Atoms& atoms) {
    for (const auto& rows : atoms.of_row)
        for (const std::uint32_t atom : rows)
            if (atom != no_atom && atoms.slice[atom] < family.slices.size()) ++family.slices[atoms.slice[atom]].people[atoms.place[atom]];
}

/// Per slice and group the people of small teams who are left out of it: of groups that are teams, or parts of one.
void note_left_out(CensusFamily& out, const Scores& scores, const Family& family) {
    for (const SmallTeam& team : scores.left_out) {
        const PeopleCell& at = scores.partitions.front().cells[team.stratum];
        for (std::size_t slice = 0; slice < family.slices.size() && family.id == team.family; ++slice) {
            if (family.slices[slice].perspective != at.perspective || family.slices[slice].wave != at.wave) continue;
            out.slices[slice].left_out.resize(family.groups.size());
            for (std::size_t group = 0; group < family.groups.size(); ++group) {
                const auto& cells = scores.partitions[family.groups[group].partition].cells;
                const auto is_part = [&](std::uint32_t cell) { return cells[cell].site == at.site && cells[cell].team == at.team; };
                const auto& own = family.slices[slice].cells[group];
                if (!own.empty() && std::ranges::all_of(own, is_part)) out.slices[slice].left_out[group] += team.people;
            }
        }
    }
}

CensusFamily family_census(const Study& study, const Responses& responses, const Scores& scores, std::size_t number, Threads threads) {
    const Family& family = scores.families[number];
    const std::vector<Factor> factors = factors_of(study, scores, responses);
    const Atoms atoms = atoms_of(scores, family, responses, factors);
    CensusFamily out;
    out.id = family.id;
    for (const Factor& factor : factors) out.factors.push_back(factor.name);
    out.raked = raked_margins(study, factors);
    out.groupings = groupings_of(scores, family, factors);
    for (const Group& group : family.groups) out.groups.push_back({group.by, group.site, group.group, group.name, group.grouping});
    out.sets = family.sets;
    out.variables = variables_of(study, family);
    out.slices = empty_slices(scores, family, atoms);
    note_levels(out.slices, scores, family, atoms, factors);
    count_people(out, atoms);
    note_left_out(out, scores, family);
    for (std::size_t slice = 0; slice < out.slices.size(); ++slice) {
        out.slices[slice].variables.resize(out.variables.size());
        for (std::size_t variable = 0; variable < out.variables.size(); ++variable)
            out.slices[slice].variables[variable].present = is_present(scores, number, slice, variable);
    }
    const CensusInput input{&study, &responses, &scores, &family};
    const AtomsOfRows rows{&atoms.of_row, &atoms.slice, &atoms.place, no_atom};
    for_each_block(out.variables.size(), threads, [&](std::size_t variable) {
        share_out(out, atoms, variable, count_values(input, variable, rows), study);
        const CensusVariable::Kind kind = out.variables[variable].kind;
        if (kind == CensusVariable::Kind::item) note_choices(out, atoms, variable, count_choices(input, variable, rows));
        if (kind == CensusVariable::Kind::scale) note_choices(out, atoms, variable, count_favourable(input, variable, rows));
        if (kind == CensusVariable::Kind::scale) note_unfinished(out, atoms, variable, count_unfinished(input, variable, rows));
        if (study.respondents != Respondents::linked || (kind != CensusVariable::Kind::scale && kind != CensusVariable::Kind::composite))
            return;
        auto linked = count_linked(input, variable, rows);
        for (std::size_t slice = 0; slice < linked.size(); ++slice) out.slices[slice].variables[variable].linked = std::move(linked[slice]);
    });
    return out;
}

}  // namespace

Census census_of(const Study& study, const Responses& responses, const Scores& scores, Threads threads) {
    Census out;
    out.smallest_tested_group = smallest_tested_group(study);
    for (const SmallTeam& team : scores.left_out) out.left_out += team.people;
    out.is_weighted = study.weights.any();
    for (std::size_t family = 0; family < scores.families.size(); ++family)
        out.families.push_back(family_census(study, responses, scores, family, threads));
    return out;
}

}  // namespace recaudit
