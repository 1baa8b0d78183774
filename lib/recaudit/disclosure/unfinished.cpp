#include <recaudit/disclosure/unfinished.hpp>

#include <vector>

namespace recaudit {

bool may_show_finished(const People& people, ItemOfScale of, std::int64_t n, std::int64_t minimum) {
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
    if (all_finished != n) return false;  // of one form alone
    return all_others == 0 || (mixed_finished >= minimum && mixed_others >= minimum);
}

}  // namespace recaudit
