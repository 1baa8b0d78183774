#include <recaudit/disclosure/audit.hpp>

namespace recaudit {
namespace {

constexpr std::uint32_t no_group = CensusFamily::no_group;

/// Some people, and their sum on the null vector.
struct Sum {
    std::int64_t people = 0;
    Residue value;
    friend Sum operator-(const Sum& a, const Sum& b) { return {a.people - b.people, a.value - b.value}; }
    void add(std::uint32_t more, Residue at) {
        people += more;
        value += at;
    }
};

/// The audit of one variable.
class Auditor {
public:
    Auditor(const People& people, std::size_t variable, const PublishedSums& published, const Protection& protection)
        : people_(&people),
          published_(&published),
          protection_(&protection),
          by_atom_(people.by_atom(variable)),
          z_(null_vector(people, by_atom_, published)),
          of_group_(people.groups()) {
        for (std::size_t atom = 0; atom < z_.size(); ++atom)
            for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping)
                if (const std::uint32_t group = people.group_of(atom, grouping); group != no_group)
                    of_group_[group].add(by_atom_[atom], z_[atom]);
    }

    Audit run() {
        test_groups();
        for (const auto& line : all_lines(people_->family())) test_homes(line);
        for (const Relation& relation : people_->relations()) test_blanks(relation);
        for (const Crossing& crossing : people_->crossings()) test_cells(crossing);
        return std::move(found_);
    }

private:
    /// @param belongs  tells whether an atom is one of the people meant.
    template <class Belongs>
    void test(const Sum& sum, Belongs belongs) {
        if (protection_->is_small(sum.people)) judge(sum, belongs);
    }
    template <class Belongs>
    void judge(const Sum& sum, Belongs belongs) {
        ++found_.tested;
        if (!sum.value.is_zero()) return;
        Exposed& exposed = found_.exposed.emplace_back();
        exposed.people = sum.people;
        for (std::uint32_t atom = 0; atom < by_atom_.size(); ++atom)
            if (by_atom_[atom] > 0 && belongs(atom)) exposed.atoms.push_back(atom);
    }
    [[nodiscard]] bool is_in(std::uint32_t atom, std::uint32_t group) const {
        return people_->group_of(atom, people_->family().groups[group].grouping) == group;
    }

    void test_groups() {
        for (std::uint32_t group = 0; group < of_group_.size(); ++group) {
            const auto belongs = [&](std::uint32_t atom) { return is_in(atom, group); };
            if (protection_->is_marked(group) && of_group_[group].people > 0) judge(of_group_[group], belongs);
            else test(of_group_[group], belongs);
        }
    }
    /// The lowest published group of a line that each atom lies in, less the published groups within it.
    void test_homes(const std::vector<std::size_t>& line) {
        std::vector<std::uint32_t> home(by_atom_.size(), no_group);
        std::vector<Sum> sums(of_group_.size());
        for (std::uint32_t atom = 0; atom < home.size(); ++atom)
            for (const std::size_t grouping : line) {
                const std::uint32_t group = people_->group_of(atom, grouping);
                if (group == no_group || published_->groups[group] == 0) continue;
                home[atom] = group;
                sums[group].add(by_atom_[atom], z_[atom]);
                break;
            }
        for (std::uint32_t group = 0; group < sums.size(); ++group)
            test(sums[group], [&](std::uint32_t atom) { return home[atom] == group; });
    }
    void test_blanks(const Relation& relation) {
        for (std::uint32_t parent = 0; parent < relation.children.size(); ++parent) {
            if (people_->family().groups[parent].grouping != relation.above) continue;
            Sum blank = of_group_[parent], rest = of_group_[parent];
            for (const std::uint32_t child : relation.children[parent]) {
                blank = blank - of_group_[child];
                if (published_->groups[child] != 0) rest = rest - of_group_[child];
            }
            test(blank, [&](std::uint32_t atom) { return is_in(atom, parent) && people_->group_of(atom, relation.below) == no_group; });
            test(rest, [&](std::uint32_t atom) {
                const std::uint32_t child = people_->group_of(atom, relation.below);
                return is_in(atom, parent) && (child == no_group || published_->groups[child] == 0);
            });
        }
    }
    void test_cells(const Crossing& crossing) {
        std::vector<Sum> cells(crossing.groups.size());
        for (std::size_t atom = 0; atom < z_.size(); ++atom)
            if (crossing.cell_of[atom] != no_group) cells[crossing.cell_of[atom]].add(by_atom_[atom], z_[atom]);
        for (std::uint32_t cell = 0; cell < cells.size(); ++cell) {
            const auto [a, b] = crossing.groups[cell];
            test(cells[cell], [&](std::uint32_t atom) { return crossing.cell_of[atom] == cell; });
            for (const std::uint32_t group : {a, b})
                test(of_group_[group] - cells[cell],
                     [&](std::uint32_t atom) { return is_in(atom, group) && crossing.cell_of[atom] != cell; });
        }
    }

    const People* people_;
    const PublishedSums* published_;
    const Protection* protection_;
    std::vector<std::uint32_t> by_atom_;
    std::vector<Residue> z_;
    std::vector<Sum> of_group_;
    Audit found_;
};

}  // namespace

Audit audit(const People& people, std::size_t variable, const PublishedSums& published, const Protection& protection) {
    return Auditor(people, variable, published, protection).run();
}

bool can_be_worked_out(const People& people, std::size_t variable, const PublishedSums& published,
                       const std::vector<std::uint32_t>& atoms) {
    const auto by_atom = people.by_atom(variable);
    const auto z = null_vector(people, by_atom, published);
    Residue sum;
    for (const std::uint32_t atom : atoms) sum += z[atom];
    return sum.is_zero();
}

}  // namespace recaudit
