#include <recaudit/disclosure/unfinished.hpp>

#include <cmath>
#include <vector>

namespace recaudit {
namespace {

/// Some people's answers to an item.
struct Answers {
    std::int64_t people = 0;
    double sum = 0;
    friend Answers operator-(const Answers& a, const Answers& b) { return {a.people - b.people, a.sum - b.sum}; }
    void add(const Answers& more) {
        people += more.people;
        sum += more.sum;
    }
};

/// Per group everybody's answers; nobody's where any atom of it has people who left something out.
std::vector<Answers> finished_groups(const People& people, std::size_t item, const std::vector<std::int64_t>& finished) {
    const auto answered = people.by_atom(item);
    const auto& sums = people.slice().variables[item].sums;
    std::vector<Answers> out(people.groups());
    std::vector<std::uint8_t> is_mixed(people.groups());
    for (std::size_t atom = 0; atom < answered.size() && !sums.empty(); ++atom)
        for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping) {
            const std::uint32_t group = people.group_of(atom, grouping);
            if (group == CensusFamily::no_group) continue;
            out[group].add({answered[atom], sums[atom]});
            if (finished[atom] != static_cast<std::int64_t>(answered[atom])) is_mixed[group] = 1;
        }
    for (std::size_t group = 0; group < out.size(); ++group)
        if (is_mixed[group] != 0) out[group] = {};
    return out;
}

/// Whether what is left of those who answered everything, without groups that all did, is one answer given by all.
bool leaves_one_answer(const People& people, std::size_t item, const std::vector<std::int64_t>& finished, const Finished& row) {
    if (!row.mean) return false;
    const ValueRange values = people.values(item, 0);
    const Answers all{row.n, static_cast<double>(row.n) * *row.mean};
    const auto is_one = [&](const Answers& left) {
        const auto is_all = [&](float value) {
            return std::abs(left.sum - static_cast<double>(left.people) * static_cast<double>(value)) < 1e-6;
        };
        return left.people > 0 && (is_all(values.least) || is_all(values.greatest));
    };
    std::vector<Answers> of_grouping(people.groupings());
    const auto groups = finished_groups(people, item, finished);
    for (std::size_t group = 1; group < groups.size(); ++group) {
        of_grouping[people.family().groups[group].grouping].add(groups[group]);
        if (groups[group].people > 0 && is_one(all - groups[group])) return true;
    }
    for (const Answers& some : of_grouping)
        if (some.people > 0 && is_one(all - some)) return true;
    return false;
}

}  // namespace

bool may_show_finished(const People& people, ItemOfScale of, const Finished& row, std::int64_t minimum) {
    const std::vector<std::uint32_t> answered = people.by_atom(of.item);
    std::vector<std::int64_t> finished(people.slice().people.begin(), people.slice().people.end());
    for (const Shortfall& without : people.slice().variables[of.scale].unfinished) finished[without.atom] -= without.people;
    std::int64_t all_finished = 0, all_others = 0, mixed_finished = 0, mixed_others = 0;
    for (std::size_t atom = 0; atom < answered.size(); ++atom) {
        const std::int64_t others = static_cast<std::int64_t>(answered[atom]) - finished[atom];
        all_finished += finished[atom];
        all_others += others;
        if (finished[atom] == 0 || others == 0) continue;
        mixed_finished += finished[atom];
        mixed_others += others;
    }
    if (all_finished != row.n) return false;  // of one form alone
    if (all_others != 0 && leaves_one_answer(people, of.item, finished, row)) return false;
    return all_others == 0 || (mixed_finished >= minimum && mixed_others >= minimum);
}

}  // namespace recaudit
