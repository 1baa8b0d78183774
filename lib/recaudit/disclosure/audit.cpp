#include <recaudit/disclosure/audit.hpp>
#include <recaudit/disclosure/bounds.hpp>
#include <recaudit/disclosure/choices.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace recaudit {
namespace {

constexpr std::uint32_t no_group = CensusFamily::no_group;
constexpr std::size_t most_compared = 30;  // of sets that are equal on the null vector, with each of them

/// Some people: their sum on the null vector, and a mark by which the same people are known again.
struct Sum {
    std::int64_t people = 0;
    Residue value, mark;
    friend Sum operator-(const Sum& a, const Sum& b) { return {a.people - b.people, a.value - b.value, a.mark - b.mark}; }
    void add(const Sum& more) {
        people += more.people;
        value += more.value;
        mark += more.mark;
    }
};

/// Which people a sum is about.
struct Whom {
    enum class Kind : std::uint8_t { group, home, rest, blank, cell, around, without, weight };
    Kind kind;
    std::size_t of;             // line, relation or crossing; or a grouping
    std::uint32_t at;           // group or cell
    std::uint32_t without = 0;  // cell; or a grouping that they left blank; or their weight
};

/// Whether several parts have one value between them, or all but one of them have.
class SameValues {
public:
    void add(ValueRange part) {
        if (part.least > part.greatest) return;
        if (!part.is_one()) ++mixed_;
        else if (first_count_ == 0 || part.least == first_) {
            first_ = part.least;
            ++first_count_;
        } else if (second_count_ == 0 || part.least == second_) {
            second_ = part.least;
            ++second_count_;
        } else has_third_ = true;
    }
    [[nodiscard]] bool is_one_without(ValueRange part) const {
        const bool is_mixed = part.least < part.greatest;
        if (has_third_ || mixed_ > (is_mixed ? 1U : 0U)) return false;
        const std::size_t first = first_count_ - (first_count_ > 0 && part.is_one() && part.least == first_ ? 1 : 0);
        const std::size_t second = second_count_ - (second_count_ > 0 && part.is_one() && part.least == second_ ? 1 : 0);
        return (first > 0) != (second > 0);
    }

private:
    std::size_t mixed_ = 0, first_count_ = 0, second_count_ = 0;
    float first_ = 0, second_ = 0;
    bool has_third_ = false;
};

/// Some people and their values.
struct Part {
    Sum sum;
    ValueRange values;
};
/// Which people must not be found out: few, or those marked, or those who all have the same value.
enum class Guard : std::uint8_t { if_few, marked, same_value };
Guard same_if(bool all_have_it) { return all_have_it ? Guard::same_value : Guard::if_few; }

/// The audit of one variable.
class Auditor {
public:
    Auditor(const People& people, std::size_t variable, const PublishedSums& published, const Protection& protection)
        : people_(&people),
          variable_(variable),
          published_(&published),
          protection_(&protection),
          values_(&people.slice().variables[variable].values),
          lines_(all_lines(people.family())) {
        const auto by_atom = people.by_atom(variable);
        const auto z = null_vector(people, by_atom, published);
        for (std::uint32_t atom = 0; atom < z.size(); ++atom)
            atoms_.push_back({by_atom[atom], z[atom], by_atom[atom] > 0 ? random_residue(marks_begin + atom) : Residue()});
        of_group_.resize(people.groups());
        for (std::uint32_t atom = 0; atom < atoms_.size(); ++atom)
            for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping)
                if (const std::uint32_t group = people.group_of(atom, grouping); group != no_group) of_group_[group].add(atoms_[atom]);
    }

    Audit run() {
        test_groups();
        for (std::size_t line = 0; line < lines_.size(); ++line) test_homes(line);
        for (std::size_t line = 0; line < lines_.size() && !published_->weighted.empty(); ++line) test_weights(line);
        for (std::size_t relation = 0; relation < people_->relations().size(); ++relation) {
            test_rests(relation);
            test_blanks(relation);
        }
        for (std::size_t crossing = 0; crossing < people_->crossings().size(); ++crossing) test_cells(crossing);
        for (std::size_t blank = 1; blank < people_->groupings(); ++blank) test_without(blank);
        for (const auto& set : published_->others) test_other(set);
        test_pairs();
        for (Settled& settled : settled_people(*people_, variable_, *published_)) {
            Residue value;
            for (const std::uint32_t atom : settled.atoms) value += atoms_[atom].value;
            if (protection_->is_small(settled.people) && !value.is_zero())
                found_.exposed.push_back({std::move(settled.atoms), {}, settled.people});
        }
        return std::move(found_);
    }

private:
    struct Candidate {
        Sum sum;
        Whom whom;
        Guard guard;
    };
    struct Place {
        Residue value, mark;
        std::uint32_t candidate;
    };

    [[nodiscard]] ValueRange values_at(std::uint32_t atom) const { return values_->empty() ? ValueRange() : (*values_)[atom]; }
    [[nodiscard]] bool is_in(std::uint32_t atom, std::uint32_t group) const {
        return people_->group_of(atom, people_->family().groups[group].grouping) == group;
    }
    /// The lowest published group of a line that an atom lies in.
    [[nodiscard]] std::uint32_t home(std::size_t line, std::uint32_t atom) const {
        for (const std::size_t grouping : lines_[line])
            if (const std::uint32_t group = people_->group_of(atom, grouping); group != no_group && published_->shows(group)) return group;
        return no_group;
    }
    [[nodiscard]] bool belongs(const Whom& whom, std::uint32_t atom) const {
        const auto child = [&] { return people_->group_of(atom, people_->relations()[whom.of].below); };
        const auto cell = [&] { return people_->crossings()[whom.of].cell_of[atom]; };
        switch (whom.kind) {
            case Whom::Kind::group: return is_in(atom, whom.at);
            case Whom::Kind::home: return home(whom.of, atom) == whom.at;
            case Whom::Kind::rest: return is_in(atom, whom.at) && (child() == no_group || !published_->shows(child()));
            case Whom::Kind::blank: return is_in(atom, whom.at) && child() == no_group;
            case Whom::Kind::cell: return cell() == whom.at;
            case Whom::Kind::weight: return home(whom.of, atom) == whom.at && people_->weight_class(atom) == whom.without;
            case Whom::Kind::without:
                return people_->group_of(atom, whom.without) == no_group &&
                       (whom.at == no_group ? people_->group_of(atom, whom.of) != no_group : is_in(atom, whom.at));
            case Whom::Kind::around: return is_in(atom, whom.at) && cell() != whom.without;
        }
        return false;
    }
    [[nodiscard]] std::vector<std::uint32_t> atoms_of(const Whom& whom) const {
        std::vector<std::uint32_t> out;
        for (std::uint32_t atom = 0; atom < atoms_.size(); ++atom)
            if (atoms_[atom].people > 0 && belongs(whom, atom)) out.push_back(atom);
        return out;
    }

    void test(const Sum& sum, const Whom& whom, Guard guard) {
        ++found_.tested;  // whoever it is about, so that the count tells of nobody
        const bool small = protection_->is_small(sum.people);
        if (!small && (guard == Guard::if_few || sum.people == 0)) return;
        if (sum.value.is_zero()) found_.exposed.push_back({atoms_of(whom), {}, sum.people});
        else candidates_.push_back({sum, whom, guard});
    }

    void test_groups() {
        for (std::uint32_t group = 0; group < of_group_.size(); ++group)
            test(of_group_[group], {Whom::Kind::group, 0, group},
                 people_->is_unanimous(variable_, group) ? Guard::same_value
                 : protection_->is_marked(group)         ? Guard::marked
                                                         : Guard::if_few);
    }

    /// Sums atoms up by where they are, and tests every sum.
    /// @param place_of  gives the group an atom counts for, or no_group.
    template <class PlaceOf>
    void test_by_group(Whom::Kind kind, std::size_t of, PlaceOf place_of) {
        std::vector<Part> parts(of_group_.size());
        for (std::uint32_t atom = 0; atom < atoms_.size(); ++atom)
            if (const std::uint32_t group = place_of(atom); group != no_group) {
                parts[group].sum.add(atoms_[atom]);
                parts[group].values.add(values_at(atom));
            }
        for (std::uint32_t group = 0; group < parts.size(); ++group)
            test(parts[group].sum, {kind, of, group}, same_if(parts[group].values.is_one()));
    }
    void test_homes(std::size_t line) {
        test_by_group(Whom::Kind::home, line, [&](std::uint32_t atom) { return home(line, atom); });
    }
    /// Those of one weight in what is left of each published group: weighted and unweighted sums together may tell theirs.
    void test_weights(std::size_t line) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, Part> parts;
        for (std::uint32_t atom = 0; atom < atoms_.size(); ++atom)
            if (const std::uint32_t group = home(line, atom); group != no_group && atoms_[atom].people > 0) {
                Part& part = parts[{group, people_->weight_class(atom)}];
                part.sum.add(atoms_[atom]);
                part.values.add(values_at(atom));
            }
        for (const auto& [of, part] : parts) test(part.sum, {Whom::Kind::weight, line, of.first, of.second}, same_if(part.values.is_one()));
    }
    void test_rests(std::size_t number) {
        const Relation& relation = people_->relations()[number];
        test_by_group(Whom::Kind::rest, number, [&](std::uint32_t atom) {
            const std::uint32_t child = people_->group_of(atom, relation.below);
            return child != no_group && published_->shows(child) ? no_group : people_->group_of(atom, relation.above);
        });
    }
    void test_blanks(std::size_t number) {
        const Relation& relation = people_->relations()[number];
        test_by_group(Whom::Kind::blank, number, [&](std::uint32_t atom) {
            return people_->group_of(atom, relation.below) == no_group ? people_->group_of(atom, relation.above) : no_group;
        });
    }
    /// Those in any group of another grouping, and in each, who left one blank: all groups of the one less all of the other.
    void test_without(std::size_t blank) {
        std::vector<std::uint32_t> atoms;
        for (std::uint32_t atom = 0; atom < atoms_.size(); ++atom)
            if (people_->group_of(atom, blank) == no_group && atoms_[atom].people > 0) atoms.push_back(atom);
        for (std::size_t grouping = 1; grouping < people_->groupings() && !atoms.empty(); ++grouping) {
            std::map<std::uint32_t, Part> parts;
            for (const std::uint32_t atom : atoms)
                if (const std::uint32_t group = people_->group_of(atom, grouping); group != no_group)
                    for (const std::uint32_t at : {group, no_group}) {
                        parts[at].sum.add(atoms_[atom]);
                        parts[at].values.add(values_at(atom));
                    }
            for (const auto& [group, part] : parts)
                test(part.sum, {Whom::Kind::without, grouping, group, static_cast<std::uint32_t>(blank)}, same_if(part.values.is_one()));
        }
    }
    void test_cells(std::size_t number) {
        const Crossing& crossing = people_->crossings()[number];
        std::vector<Part> cells(crossing.cells);
        for (std::uint32_t atom = 0; atom < atoms_.size(); ++atom)
            if (const std::uint32_t cell = crossing.cell_of[atom]; cell != no_group) {
                cells[cell].sum.add(atoms_[atom]);
                cells[cell].values.add(values_at(atom));
            }
        for (std::uint32_t cell = 0; cell < cells.size(); ++cell)
            test(cells[cell].sum, {Whom::Kind::cell, number, cell}, same_if(cells[cell].values.is_one()));
        for (std::size_t around = 0; around < crossing.around.size(); ++around) test_around(number, around, cells);
    }
    /// Each group without one of the cells in it.
    void test_around(std::size_t number, std::size_t around, const std::vector<Part>& cells) {
        const std::vector<std::uint32_t>& lies_in = people_->crossings()[number].lies_in[around];
        const auto same = values_in_groups(number, around, cells);
        for (std::uint32_t cell = 0; cell < cells.size(); ++cell)
            if (const std::uint32_t group = lies_in[cell]; group != no_group)
                test(of_group_[group] - cells[cell].sum, {Whom::Kind::around, number, group, cell},
                     same_if(same[group].is_one_without(cells[cell].values)));
    }
    [[nodiscard]] std::vector<SameValues> values_in_groups(std::size_t number, std::size_t around, const std::vector<Part>& cells) const {
        const Crossing& crossing = people_->crossings()[number];
        std::vector<SameValues> out(of_group_.size());
        for (std::uint32_t cell = 0; cell < cells.size(); ++cell)
            if (const std::uint32_t group = crossing.lies_in[around][cell]; group != no_group) out[group].add(cells[cell].values);
        for (std::uint32_t atom = 0; atom < atoms_.size(); ++atom) {
            const std::uint32_t group = people_->group_of(atom, crossing.around[around]);
            if (crossing.cell_of[atom] == no_group && group != no_group) out[group].add(values_at(atom));
        }
        return out;
    }

    /// What lies between a sum that is no group's and the groups that are shown: it less a group in it, or less all groups of one
    /// grouping in it, and a group less it.
    void test_other(const std::vector<std::uint32_t>& set) {
        Sum all;
        std::map<std::uint32_t, Sum> of_set_in;  // by group
        for (const std::uint32_t atom : set) {
            all.add(atoms_[atom]);
            for (std::size_t grouping = 0; grouping < people_->groupings(); ++grouping)
                if (const std::uint32_t group = people_->group_of(atom, grouping); group != no_group && published_->shows(group))
                    of_set_in[group].add(atoms_[atom]);
        }
        std::vector<Sum> rest(people_->groupings(), all);
        const auto is_within = [&](std::uint32_t group) { return of_set_in.at(group).people == of_group_[group].people; };
        for (const auto& [group, sum] : of_set_in) {
            if (sum.people == all.people)
                test_between(of_group_[group] - all, [&] { return without(atoms_of({Whom::Kind::group, 0, group}), set); });
            if (!is_within(group)) continue;
            test_between(all - sum, [&] { return without(set, atoms_of({Whom::Kind::group, 0, group})); });
            Sum& left = rest[people_->family().groups[group].grouping];
            left = left - sum;
        }
        for (std::size_t grouping = 0; grouping < rest.size(); ++grouping)
            test_between(rest[grouping], [&] {
                auto atoms = set;
                std::erase_if(atoms, [&](std::uint32_t atom) {
                    const std::uint32_t group = people_->group_of(atom, grouping);
                    return group != no_group && published_->shows(group) && is_within(group);
                });
                return atoms;
            });
    }
    template <class Atoms>
    void test_between(const Sum& sum, Atoms atoms) {
        if (protection_->is_small(sum.people) && sum.value.is_zero()) found_.exposed.push_back({atoms(), {}, sum.people});
    }
    [[nodiscard]] static std::vector<std::uint32_t> without(std::vector<std::uint32_t> atoms, const std::vector<std::uint32_t>& others) {
        std::erase_if(atoms, [&](std::uint32_t atom) { return std::ranges::find(others, atom) != others.end(); });
        return atoms;
    }

    /// Of sets of people that must not be found out, none of which can be worked out: the difference of two is known where
    /// both are equal on the null vector, and their sum where they add up to nothing.
    void test_pairs() {
        std::vector<Place> places;
        for (std::uint32_t i = 0; i < candidates_.size(); ++i) places.push_back({candidates_[i].sum.value, candidates_[i].sum.mark, i});
        std::ranges::sort(places, {}, [](const Place& place) { return std::pair(place.value, place.mark); });
        const auto same_people = [](const Place& a, const Place& b) { return a.value == b.value && a.mark == b.mark; };
        places.erase(std::unique(places.begin(), places.end(), same_people), places.end());
        for (std::size_t first = 0; first < places.size(); ++first) {
            const Candidate& one = candidates_[places[first].candidate];
            for (std::size_t i = first + 1; i < places.size() && i <= first + most_compared && places[i].value == places[first].value; ++i)
                test_difference(one, candidates_[places[i].candidate]);
            test_sum_with(places, one);
        }
    }
    /// A difference tells of few people; or of both sides where no answer was given on either: then all there is of an
    /// answer was given on the one.
    void test_difference(const Candidate& a, const Candidate& b) {
        Exposed found{atoms_of(a.whom), atoms_of(b.whom), 0};
        std::vector<std::uint32_t> shared;
        std::ranges::set_intersection(found.atoms, found.less, std::back_inserter(shared));
        for (auto* const side : {&found.atoms, &found.less}) {
            std::erase_if(*side, [&](std::uint32_t atom) { return std::ranges::binary_search(shared, atom); });
            for (const std::uint32_t atom : *side) found.people += atoms_[atom].people;
        }
        if (protection_->is_small(found.people) || differ_altogether(found.atoms, found.less)) found_.exposed.push_back(std::move(found));
    }
    [[nodiscard]] ValueRange range_of(const std::vector<std::uint32_t>& atoms) const {
        ValueRange out;
        for (const std::uint32_t atom : atoms) out.add(values_at(atom));
        return out;
    }
    /// Whether no value of the one is a value of the other.
    [[nodiscard]] bool differ_altogether(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) const {
        const ValueRange of_a = range_of(a), of_b = range_of(b);
        if (of_a.least > of_a.greatest || of_b.least > of_b.greatest) return false;
        if (of_a.greatest < of_b.least || of_b.greatest < of_a.least) return true;
        const ChoiceCounts& choices = people_->slice().variables[variable_].choices;
        if (options_of(choices) == 0 || !choices.is_one_each) return false;
        const auto any = [&](const std::vector<std::uint32_t>& atoms, std::size_t choice) {
            return std::ranges::any_of(atoms, [&](std::uint32_t atom) { return choices.at(atom, choice) > 0; });
        };
        for (std::size_t choice = 0; choice < options_of(choices); ++choice)
            if (any(a, choice) && any(b, choice)) return false;
        return true;
    }
    /// A sum is that of few people, or of people who all have the same value.
    void test_sum_with(const std::vector<Place>& places, const Candidate& one) {
        const Residue opposite = Residue() - one.sum.value;
        if (!(one.sum.value < opposite)) return;
        for (auto at = std::ranges::lower_bound(places, opposite, {}, &Place::value); at != places.end() && at->value == opposite; ++at) {
            const Candidate& other = candidates_[at->candidate];
            if (protection_->is_small(one.sum.people + other.sum.people) || are_all_the_same(one, other)) return expose_both(one, other);
        }
    }
    [[nodiscard]] bool are_all_the_same(const Candidate& one, const Candidate& other) const {
        if (one.guard != Guard::same_value || other.guard != Guard::same_value) return false;
        ValueRange all = range_of(atoms_of(one.whom));
        all.add(range_of(atoms_of(other.whom)));
        return all.is_one();
    }
    void expose_both(const Candidate& a, const Candidate& b) {
        auto atoms = atoms_of(a.whom);
        std::ranges::copy(atoms_of(b.whom), std::back_inserter(atoms));
        found_.exposed.push_back({std::move(atoms), {}, a.sum.people + b.sum.people});
    }

    const People* people_;
    std::size_t variable_;
    const PublishedSums* published_;
    const Protection* protection_;
    const std::vector<ValueRange>* values_;
    std::vector<std::vector<std::size_t>> lines_;
    std::vector<Sum> atoms_;
    std::vector<Sum> of_group_;
    std::vector<Candidate> candidates_;
    Audit found_;
};

}  // namespace

Audit audit(const People& people, std::size_t variable, const PublishedSums& published, const Protection& protection) {
    return Auditor(people, variable, published, protection).run();
}

bool can_be_worked_out(const People& people, std::size_t variable, const PublishedSums& published, const Exposed& exposed) {
    const auto z = null_vector(people, people.by_atom(variable), published);
    Residue sum;
    for (const std::uint32_t atom : exposed.atoms) sum += z[atom];
    for (const std::uint32_t atom : exposed.less) sum -= z[atom];
    return sum.is_zero();
}

}  // namespace recaudit
