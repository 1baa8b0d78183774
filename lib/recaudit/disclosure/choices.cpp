#include <recaudit/disclosure/choices.hpp>
#include <recaudit/disclosure/moves.hpp>
#include <recaudit/disclosure/units.hpp>
#include <recaudit/scoring/census_values.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <span>

namespace recaudit {
namespace {

constexpr std::uint32_t none = CensusFamily::no_group;
constexpr double bits_of_a_number = 53;  // more ways than that no published figure tells apart

using Atoms = std::vector<std::uint32_t>;
using Cells = std::vector<Atoms>;
using AnswerSet = std::vector<std::uint8_t>;  // per answer 1 where it is one of them

/// Answers of which everyone gives one, and those of which it must not be certain how many of few people gave one.
struct Question {
    AnswersOfUnits answers;  // units are atoms
    std::vector<AnswerSet> sets;
    std::vector<const Atoms*> open{};  // cells that are not yet found to be safe
};

AnswerSet only(std::size_t answer, std::size_t answers) {
    AnswerSet out(answers);
    out[answer] = 1;
    return out;
}

/// What is asked of one item or scale.
class Questions {
public:
    Questions(const People& people, std::size_t variable)
        : counts_(&people.slice().variables[variable].choices),
          by_atom_(people.by_atom(variable)),
          most_each_(people.family().variables[variable].kind == CensusVariable::Kind::scale ? all_favourable : 1) {}

    [[nodiscard]] std::vector<Question> all() const {
        if (!counts_->is_one_each) return of_several();
        return {options_of(*counts_) > 0 ? of_options() : of_continuum()};
    }

private:
    [[nodiscard]] Question empty(std::size_t answers) const {
        return {{answers, most_each_, std::vector<std::uint32_t>(by_atom_.size() * answers), {}, 0}, {}};
    }
    [[nodiscard]] Question of_options() const {
        const std::size_t options = options_of(*counts_);
        Question out = empty(options);
        for (std::uint32_t atom = 0; atom < by_atom_.size(); ++atom)
            for (std::size_t option = 0; option < options && by_atom_[atom] > 0; ++option)
                out.answers.counts[atom * options + option] = counts_->at(atom, option);
        for (std::size_t option = 0; option < options; ++option) out.sets.push_back(only(option, options));
        for (const Leaning leaning : {Leaning::favourable, Leaning::unfavourable}) {
            AnswerSet& set = out.sets.emplace_back();
            for (const Leaning of : counts_->leanings) set.push_back(of == leaning ? 1 : 0);
        }
        return out;
    }
    /// Favourable, unfavourable, or neither.
    [[nodiscard]] Question of_continuum() const {
        Question out = empty(3);
        for (std::uint32_t atom = 0; atom < by_atom_.size(); ++atom) {
            if (by_atom_[atom] == 0) continue;
            const std::uint32_t favourable = counts_->at(atom, 0), unfavourable = counts_->at(atom, 1);
            const std::array<std::uint32_t, 3> here{favourable, unfavourable, by_atom_[atom] - favourable - unfavourable};
            std::ranges::copy(here, out.answers.counts.begin() + static_cast<std::ptrdiff_t>(atom * here.size()));
        }
        out.sets = {only(0, 3), only(1, 3)};
        return out;
    }
    /// Each of several that one may choose, or not; or how many of all answers are favourable, or not.
    [[nodiscard]] std::vector<Question> of_several() const {
        std::vector<Question> out;
        for (std::size_t choice = 0; choice < counts_->choices; ++choice) {
            Question& question = out.emplace_back(empty(2));
            for (std::uint32_t atom = 0; atom < by_atom_.size(); ++atom) {
                if (by_atom_[atom] == 0) continue;
                question.answers.counts[atom * std::size_t{2}] = counts_->at(atom, choice);
                question.answers.counts[atom * std::size_t{2} + 1] = rest_of(atom, choice);
            }
            question.sets = {only(0, 2)};
        }
        return out;
    }

    /// What is left of everybody's choosing it; of millions, as much as can be counted.
    [[nodiscard]] std::uint32_t rest_of(std::uint32_t atom, std::size_t choice) const {
        const std::uint64_t rest = std::uint64_t{most_each_} * by_atom_[atom] - counts_->at(atom, choice);
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(rest, std::numeric_limits<std::uint32_t>::max()));
    }

    const ChoiceCounts* counts_;
    std::vector<std::uint32_t> by_atom_;
    std::uint32_t most_each_;  // that one person counts of a choice
};

/// What weighted counts tell of one question in one group: how many people of each weight gave an answer, unless so many ways
/// lead to its count that no number is exact enough to tell them apart.
class CountsByWeight {
public:
    CountsByWeight(const AnswersOfUnits& answers, const std::map<std::uint32_t, Atoms>& by_weight)
        : answers_(&answers), by_weight_(&by_weight) {}
    [[nodiscard]] bool tell_of(std::size_t answer) const {
        double all = 0, with = 0;
        for (const auto& [weight, atoms] : *by_weight_) {
            all += given_by(atoms, 0, answers_->answers);
            with += given_by(atoms, answer, answer + 1);
        }
        const double fewer = std::min(with, all - with);
        double ways_by_weight = 0, ways = 0;  // in bits
        for (const auto& [weight, atoms] : *by_weight_)
            ways_by_weight += std::log2(std::min(given_by(atoms, 0, answers_->answers), fewer) + 1);
        for (double one = 1; one <= fewer && ways <= bits_of_a_number; ++one) ways += std::log2((all - fewer + one) / one);
        return std::min(ways_by_weight, ways) <= bits_of_a_number;
    }

private:
    [[nodiscard]] double given_by(const Atoms& atoms, std::size_t first, std::size_t last) const {
        double out = 0;
        for (const std::uint32_t atom : atoms)
            for (std::size_t answer = first; answer < last; ++answer) out += answers_->of(atom, answer);
        return out;
    }
    const AnswersOfUnits* answers_;
    const std::map<std::uint32_t, Atoms>* by_weight_;
};

}  // namespace

class KnownChoices::Search {
public:
    Search(const People& people, const Cells& cells, std::size_t variable, std::int64_t minimum)
        : people_(&people), by_atom_(people.by_atom(variable)), minimum_(minimum), questions_(Questions(people, variable).all()) {
        for (Question& question : questions_)
            for (const Atoms& cell : cells) question.open.push_back(&cell);
    }

    Atoms run(const std::vector<std::uint8_t>& shown) {
        const ShownAround around = groups_around(shown);
        Cells left;
        for (const auto& cut : cuts_by_shown_groups(*people_, shown)) add_cells(cut, left);
        known_.clear();
        for (Question& question : questions_) look_at(question, shown, around, left);
        return {known_.begin(), known_.end()};
    }

private:
    [[nodiscard]] std::int64_t people_in(std::span<const std::uint32_t> atoms) const {
        std::int64_t people = 0;
        for (const std::uint32_t atom : atoms) people += by_atom_[atom];
        return people;
    }
    /// What is left of shown groups.
    void add_cells(const std::vector<std::uint32_t>& cut, Cells& out) const {
        Cells cells(people_->groups());
        for (std::uint32_t atom = 0; atom < cut.size(); ++atom)
            if (cut[atom] != none) cells[cut[atom]].push_back(atom);
        std::ranges::move(cells, std::back_inserter(out));
    }
    [[nodiscard]] ShownAround groups_around(const std::vector<std::uint8_t>& shown) const {
        ShownAround out{people_->groupings(), people_->groups(), {}};
        for (std::uint32_t atom = 0; atom < by_atom_.size(); ++atom)
            for (std::size_t grouping = 0; grouping < out.groupings; ++grouping) {
                const std::uint32_t group = people_->group_of(atom, grouping);
                out.group_of.push_back(group != none && by_atom_[atom] > 0 && shown[group] != 0 ? group : ShownAround::nowhere);
            }
        return out;
    }

    void look_at(Question& question, const std::vector<std::uint8_t>& shown, ShownAround around, const Cells& left) {
        Cells by_weight;
        if (!people_->slice().weight_class.empty()) cut_by_weight(question.answers, shown, around, by_weight);
        Moves moves(std::move(around), question.answers);
        std::erase_if(question.open, [&](const Atoms* atoms) { return !is_known(question, moves, *atoms); });
        const Cells together = alike(moves);
        for (const Cells* const cells : std::array<const Cells*, 3>{&left, &by_weight, &together})
            for (const Atoms& atoms : *cells) is_known(question, moves, atoms);
    }
    /// People whom nothing shown tells apart.
    [[nodiscard]] Cells alike(const Moves& moves) const {
        Atoms atoms(by_atom_.size());
        std::iota(atoms.begin(), atoms.end(), std::uint32_t{0});
        std::ranges::stable_sort(atoms, {}, [&](std::uint32_t atom) { return moves.signature(atom); });
        Cells out;
        for (auto first = atoms.begin(); first != atoms.end();) {
            const auto last =
                std::find_if(first, atoms.end(), [&](std::uint32_t atom) { return moves.signature(atom) != moves.signature(*first); });
            if (last - first > 1) out.emplace_back(first, last);  // an atom by itself is a cell
            first = last;
        }
        return out;
    }
    /// Of few people nothing may be known, of more not that all gave the same answer. Notes who is known.
    bool is_known(const Question& question, Moves& moves, const Atoms& atoms) {
        const AnswersOfUnits& answers = question.answers;
        given_.assign(answers.answers, 0);
        for (const std::uint32_t atom : atoms)
            for (std::size_t answer = 0; answer < given_.size(); ++answer) given_[answer] += answers.of(atom, answer);
        const std::int64_t all = std::accumulate(given_.begin(), given_.end(), std::int64_t{0});
        bool out = false;
        for (const AnswerSet& set : question.sets) {
            const std::int64_t with = std::transform_reduce(set.begin(), set.end(), given_.begin(), std::int64_t{0});
            const bool is_telling = with > 0 && (with == all || all < minimum_ * answers.most_each);
            if (!is_telling || moves.can_change(set, atoms)) continue;
            note_known(answers, set, atoms);
            out = true;
        }
        return out;
    }
    void note_known(const AnswersOfUnits& answers, const AnswerSet& set, const Atoms& atoms) {
        for (const std::uint32_t atom : atoms)
            for (std::size_t answer = 0; answer < set.size(); ++answer)
                if (set[answer] != 0 && answers.of(atom, answer) > 0) known_.insert(atom);
    }

    using ByWeight = std::map<std::uint32_t, Atoms>;
    /// Groups whose weighted counts tell everything are cut by weight.
    void cut_by_weight(const AnswersOfUnits& answers, const std::vector<std::uint8_t>& shown, ShownAround& around, Cells& cells) {
        std::vector<ByWeight> groups(shown.size());
        for (std::uint32_t atom = 0; atom < by_atom_.size(); ++atom)
            for (const std::uint32_t group : around.of(atom))
                if (group != ShownAround::nowhere) groups[group][people_->weight_class(atom)].push_back(atom);
        for (std::uint32_t group = 0; group < groups.size(); ++group) {
            if (groups[group].size() < 2 || !is_told_by_weight(answers, groups[group])) continue;
            const std::size_t grouping = people_->family().groups[group].grouping;
            for (auto& [weight, atoms] : groups[group]) {
                for (const std::uint32_t atom : atoms)
                    around.group_of[atom * around.groupings + grouping] = static_cast<std::uint32_t>(around.groups);
                ++around.groups;
                cells.push_back(std::move(atoms));
            }
        }
    }
    /// Whether a group's weighted counts tell how many of each weight gave every answer. Where they tell of one, who gave it is
    /// known.
    bool is_told_by_weight(const AnswersOfUnits& answers, const ByWeight& by_weight) {
        const CountsByWeight counts(answers, by_weight);
        bool out = true;
        for (std::size_t answer = 0; answer < answers.answers; ++answer) {
            const bool tell = counts.tell_of(answer);
            out = out && tell;
            for (const auto& [weight, atoms] : by_weight)
                if (tell && people_in(atoms) < minimum_) note_known(answers, only(answer, answers.answers), atoms);
        }
        return out;
    }

    const People* people_;
    std::vector<std::uint32_t> by_atom_;
    std::int64_t minimum_;
    std::vector<Question> questions_;
    std::vector<std::int64_t> given_;  // per answer how often some people gave it
    std::set<std::uint32_t> known_;
};

std::vector<std::vector<std::uint32_t>> cells_of(const People& people) {
    std::set<Atoms> out;
    for (std::uint32_t atom = 0; atom < people.slice().atoms(); ++atom) out.insert({atom});
    for (const Crossing& crossing : people.crossings()) {
        Cells cells(crossing.cells);
        for (std::uint32_t atom = 0; atom < crossing.cell_of.size(); ++atom)
            if (crossing.cell_of[atom] != none) cells[crossing.cell_of[atom]].push_back(atom);
        out.insert(cells.begin(), cells.end());
    }
    return {out.begin(), out.end()};
}

KnownChoices::KnownChoices(const People& people, const Cells& cells, std::size_t variable, std::int64_t minimum)
    : search_(std::make_unique<Search>(people, cells, variable, minimum)) {}
KnownChoices::~KnownChoices() = default;

std::vector<std::uint32_t> KnownChoices::atoms(const std::vector<std::uint8_t>& shown) { return search_->run(shown); }

}  // namespace recaudit
