#include <recaudit/scoring/census.hpp>
#include <recaudit/scoring/testing.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace recaudit {
namespace {

constexpr std::uint32_t no_atom = 0xFFFFFFFF;
constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// The atoms of all slices of a family, before they are told apart.
struct Atoms {
    std::vector<std::vector<std::uint32_t>> of_row;  // per form of the family; no_atom for who gave no answer
    std::vector<std::vector<std::uint32_t>> cells;   // per atom its cell in each partition, and then its weight
    bool is_weighted = false;
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

/// Cuts the rows by the cells of the first partition, then by those of each other, and by weight.
Atoms cut_rows(const Scores& scores, const Family& family, const Responses& responses) {
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
    std::map<double, std::uint32_t> classes;
    for (const std::size_t form : family.forms)
        for (const double weight : responses.forms[form].weights) classes.try_emplace(weight, static_cast<std::uint32_t>(classes.size()));
    if (classes.empty()) return out;
    out.is_weighted = true;
    cut(out, [&](std::size_t form, std::size_t row) {
        const auto& weights = responses.forms[family.forms[form]].weights;
        return weights.empty() ? static_cast<std::uint32_t>(classes.size()) : classes.at(weights[row]);
    });
    return out;
}

Atoms atoms_of(const Scores& scores, const Family& family, const Responses& responses) {
    Atoms out = cut_rows(scores, family, responses);
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

/// What a grouping fixes: a team fixes its site as well.
std::set<std::string> fixed_by(const Grouping& grouping) {
    std::set<std::string> out;
    for (const Factor& factor : grouping.factors) {
        out.insert(factor.name);
        if (factor.kind == Factor::Kind::team) out.insert("site");
    }
    return out;
}

bool is_coarser(const Grouping& a, const Grouping& b) {
    const auto in_a = fixed_by(a), in_b = fixed_by(b);
    return in_a.size() < in_b.size() && std::ranges::includes(in_b, in_a);
}

std::vector<CensusGrouping> groupings_of(const Scores& scores, const Family& family) {
    std::vector<CensusGrouping> out;
    for (std::size_t g = 0; g < scores.groupings.size(); ++g) {
        const Grouping& grouping = scores.groupings[g];
        CensusGrouping& here = out.emplace_back();
        here.is_crossed = grouping.factors.size() > 1;
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
    std::vector<std::size_t> partition_of(groupings);
    for (const Group& group : family.groups) partition_of[group.grouping] = group.partition;
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
    return out;
}

/// Everyone's value of one variable, form by form: a number, or no_value.
class Values {
public:
    Values(const Study& study, const Responses& responses, const Scores& scores, const Family& family, std::size_t variable)
        : study_(&study), responses_(&responses), scores_(&scores), family_(&family), variable_(variable) {}

    /// Calls visit(row, value) for each row of the form.
    template <class Visit>
    void for_each(std::size_t form, Visit visit) const {
        const std::size_t rows = responses_->forms[family_->forms[form]].rows;
        const std::size_t dimensions = family_->dimensions.size();
        if (variable_ == 0)
            for (std::size_t row = 0; row < rows; ++row) visit(row, 0.0);
        else if (variable_ == 1) any_scale(form, visit);
        else if (variable_ < 2 + dimensions) scores_in(form, family_->dimensions[variable_ - 2], visit);
        else answers_in(form, family_->items[variable_ - 2 - dimensions], visit);
    }

private:
    template <class Visit>
    void none(std::size_t form, Visit visit) const {
        for (std::size_t row = 0; row < responses_->forms[family_->forms[form]].rows; ++row) visit(row, no_value);
    }
    template <class Visit>
    void any_scale(std::size_t form, Visit visit) const {
        const std::size_t number = family_->forms[form];
        std::vector<std::uint8_t> scored(responses_->forms[number].rows, 0);
        for (std::size_t scale = 0; scale < study_->instruments[number].scales.size(); ++scale) {
            const ScoreColumn& column = scores_->forms[number].dimensions[scale].scores;
            std::visit(
                [&](const auto& codes) {
                    for (std::size_t row = 0; row < scored.size(); ++row)
                        scored[row] = static_cast<std::uint8_t>(scored[row] | (codes[row] < column.levels.size()));
                },
                column.codes);
        }
        for (std::size_t row = 0; row < scored.size(); ++row) visit(row, scored[row] != 0 ? 0.0 : no_value);
    }
    template <class Visit>
    void scores_in(std::size_t form, const Shared& dimension, Visit visit) const {
        if (!dimension.in_form[form]) return none(form, visit);
        const ScoreColumn& column = scores_->forms[family_->forms[form]].dimensions[*dimension.in_form[form]].scores;
        std::visit(
            [&](const auto& codes) {
                for (std::size_t row = 0; row < codes.size(); ++row)
                    visit(row, codes[row] < column.levels.size() ? column.levels[codes[row]] : no_value);
            },
            column.codes);
    }
    template <class Visit>
    void answers_in(std::size_t form, const Shared& shared, Visit visit) const {
        if (!shared.in_form[form]) return none(form, visit);
        const Instrument& instrument = study_->instruments[family_->forms[form]];
        const Item& item = instrument.items[*shared.in_form[form]];
        const OptionSet& options = instrument.options_of(item);
        const AnswerColumn& column = responses_->forms[family_->forms[form]].answers[*shared.in_form[form]];
        const std::vector<double> values = choice_values(item, options);
        for (std::size_t row = 0; row < column.codes.size(); ++row) {
            const AnswerCode code = column.codes[row];
            visit(row, is_missing(code)         ? no_value
                       : !values.empty()        ? values[code]
                       : options.is_checklist() ? static_cast<double>(column.ticks[row])
                                                : column.values[row]);
        }
    }
    const Study* study_;
    const Responses* responses_;
    const Scores* scores_;
    const Family* family_;
    std::size_t variable_;
};

/// What some people's values come to; none yet where least is above greatest.
struct Extent {
    double least = std::numeric_limits<double>::infinity(), greatest = -std::numeric_limits<double>::infinity();
    double sum = 0;
    std::int64_t people = 0;
    void add(double value) { add({value, value, value, 1}); }
    void add(const Extent& more) {
        least = std::min(least, more.least);
        greatest = std::max(greatest, more.greatest);
        sum += more.sum;
        people += more.people;
    }
};

/// What is counted of one variable, per atom of the family.
struct Counted {
    std::vector<std::uint32_t> without;
    std::vector<Extent> extents;
};

Counted count(const Values& values, const Atoms& atoms) {
    Counted out{std::vector<std::uint32_t>(atoms.cells.size()), std::vector<Extent>(atoms.cells.size())};
    for (std::size_t form = 0; form < atoms.of_row.size(); ++form)
        values.for_each(form, [&](std::size_t row, double value) {
            const std::uint32_t atom = atoms.of_row[form][row];
            if (atom == no_atom) return;
            if (value == value) out.extents[atom].add(value);
            else ++out.without[atom];
        });
    return out;
}

std::vector<Extent> extents_of_groups(const SliceCensus& slice, const std::vector<Extent>& extents, std::size_t groups,
                                      std::size_t groupings) {
    std::vector<Extent> out(groups);
    for (std::size_t atom = 0; atom < slice.atoms(); ++atom) {
        if (extents[atom].people == 0) continue;
        for (std::size_t grouping = 0; grouping < groupings; ++grouping)
            if (const std::uint32_t group = slice.group_of[atom * groupings + grouping]; group != CensusFamily::no_group)
                out[group].add(extents[atom]);
    }
    return out;
}

std::vector<BlankValue> blanks_of(const CensusFamily& family, const SliceCensus& slice, const std::vector<Extent>& extents) {
    const std::size_t groupings = family.groupings.size();
    std::map<std::pair<std::size_t, std::uint32_t>, Extent> blanks;
    for (std::size_t atom = 0; atom < slice.atoms(); ++atom) {
        if (extents[atom].people == 0) continue;
        const std::uint32_t* const group_of = &slice.group_of[atom * groupings];
        for (std::size_t grouping = 0; grouping < groupings; ++grouping) {
            if (group_of[grouping] != CensusFamily::no_group) continue;
            for (const std::size_t above : family.groupings[grouping].within)
                if (group_of[above] != CensusFamily::no_group) blanks[{grouping, group_of[above]}].add(extents[atom]);
        }
    }
    std::vector<BlankValue> out;
    for (const auto& [key, extent] : blanks)
        out.push_back({key.first, key.second, extent.least == extent.greatest ? Number(extent.least) : Number()});
    return out;
}

bool is_present(const Scores& scores, std::size_t family, std::size_t slice, std::size_t variable) {
    const Family& of = scores.families[family];
    if (variable < 2) return true;
    if (variable < 2 + of.dimensions.size()) {
        const SliceDimension& dimension = scores.tallies[family][slice][variable - 2];
        return dimension.present && dimension.status == Status::ok;
    }
    const Shared& item = of.items[variable - 2 - of.dimensions.size()];
    for (std::size_t form = 0; form < of.forms.size(); ++form)
        if (of.slices[slice].has_form[form] != 0 && item.in_form[form]) return true;
    return false;
}

/// Puts what was counted of a variable over all atoms into the slices.
void share_out(CensusFamily& family, const Atoms& atoms, std::size_t variable, const Counted& counted) {
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
    for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
        family.slices[slice].variables[variable].blanks = blanks_of(family, family.slices[slice], extents[slice]);
    for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
        for (const Extent& group : extents_of_groups(family.slices[slice], extents[slice], family.groups.size(), family.groupings.size())) {
            VariableCensus& here = family.slices[slice].variables[variable];
            here.only_value.push_back(group.people > 0 && group.least == group.greatest ? Number(group.least) : Number());
            here.mean.push_back(group.people > 0 ? Number(group.sum / static_cast<double>(group.people)) : Number());
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
    const Atoms atoms = atoms_of(scores, family, responses);
    CensusFamily out;
    out.id = family.id;
    out.groupings = groupings_of(scores, family);
    for (const Group& group : family.groups) out.groups.push_back({group.by, group.site, group.group, group.name, group.grouping});
    out.sets = family.sets;
    out.variables = variables_of(study, family);
    out.slices = empty_slices(scores, family, atoms);
    count_people(out, atoms);
    note_left_out(out, scores, family);
    for (std::size_t slice = 0; slice < out.slices.size(); ++slice) {
        out.slices[slice].variables.resize(out.variables.size());
        for (std::size_t variable = 0; variable < out.variables.size(); ++variable)
            out.slices[slice].variables[variable].present = is_present(scores, number, slice, variable);
    }
    for_each_block(out.variables.size(), threads, [&](std::size_t variable) {
        share_out(out, atoms, variable, count(Values(study, responses, scores, family, variable), atoms));
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
