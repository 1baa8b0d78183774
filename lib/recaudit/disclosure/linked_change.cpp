#include <recaudit/disclosure/linked_audit.hpp>
#include <recaudit/disclosure/linked_change.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace recaudit {
namespace {

/// Who of a group stayed, left and joined.
using Moves = std::array<std::int64_t, 3>;

/// The rows of one pair of waves on one scale.
struct Linked {
    Position from, to;                        // the groups are of no meaning
    std::map<std::size_t, std::size_t> rows;  // by group
};

class LinkedChange {
public:
    LinkedChange(const std::vector<ChangeRow>& rows, const Control& control, std::vector<std::uint8_t> hidden)
        : rows_(&rows), control_(&control), hidden_(std::move(hidden)), moves_(rows.size()) {
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (rows[row].design == "linked") add(row);
        for (const auto& [key, linked] : all_) hide_crossing(linked);
    }

    std::vector<std::uint8_t> run() {
        for (const auto& [key, linked] : all_) {
            for (const auto& [group, row] : linked.rows)
                if (is_few_of_any(moves_[row], linked)) hidden_[row] = 1;
            for (const Relation& relation : people(linked).relations())
                while (relation.is_direct && hide_one(linked, relation)) {
                }
        }
        for (const auto& [change, people] : control_->change_out_already()) hide_near_earlier(change, people);
        for (auto a = all_.begin(); a != all_.end(); ++a)
            for (auto b = std::next(a); b != all_.end(); ++b) hide_nearly_same(a->second, b->second);
        for (const Position& at : places()) audit_at(at);
        return std::move(hidden_);
    }

private:
    using Key = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>;

    void add(std::size_t row) {
        const ChangeRow& of = (*rows_)[row];
        const auto family = control_->lookup().family(of.scope.instrument);
        if (!family) return;
        const About whom = about(of);
        const auto from = control_->lookup().positions(*family, of.scope, whom.sides[0]);
        const auto to = control_->lookup().positions(*family, of.scope, whom.sides[1]);
        if (from.size() != 1 || to.size() != 1) return;
        const std::int64_t stayed = of.n_from ? *of.n_from : of.people;  // of a row that is withheld already as well
        moves_[row] = {stayed, control_->people_at(from.front()) - stayed, control_->people_at(to.front()) - stayed};
        Linked& linked = all_[{*family, from.front().slice, to.front().slice, from.front().variable}];
        linked.from = from.front();
        linked.to = to.front();
        linked.rows[from.front().group] = row;
    }
    /// Every slice and variable that linked rows are about.
    [[nodiscard]] std::set<Position> places() const {
        std::set<Position> out;
        for (const auto& [key, linked] : all_)
            for (Position at : {linked.from, linked.to}) {
                at.group = 0;
                out.insert(at);
            }
        return out;
    }
    void audit_at(const Position& at) {
        if (control_->minimum(at.family, at.slice) <= 1) return;
        std::vector<LinkedSet> sets = sets_of_earlier_change(*control_, at);
        for (const auto& [key, linked] : all_) {
            if (linked.from.family != at.family || linked.from.variable != at.variable) continue;
            const bool is_from = linked.from.slice == at.slice;
            if (!is_from && linked.to.slice != at.slice) continue;
            for (const auto& [group, row] : linked.rows)
                if (hidden_[row] == 0 && !is_out_already(linked, group))
                    sets.push_back({row, group, is_from ? linked.to.slice : linked.from.slice});
        }
        for (const std::size_t row : linked_sets_to_hide(*control_, at, std::move(sets))) hidden_[row] = 1;
    }
    [[nodiscard]] bool is_out_already(const Linked& linked, std::size_t group) const {
        return control_->change_out_already().contains(
            {linked.from.family, linked.from.slice, linked.to.slice, linked.from.variable, group});
    }
    /// The same as below, of a row that an earlier output shows.
    void hide_near_earlier(const GroupChange& change, std::int64_t people) {
        for (const auto& [key, linked] : all_) {
            const auto at = linked.rows.find(change.group);
            const std::set<std::size_t> waves{change.from, change.to, linked.from.slice, linked.to.slice};
            if (linked.from.family != change.family || linked.from.variable != change.variable || waves.size() != 3) continue;
            if (at == linked.rows.end() || moves_[at->second][0] == 0 || is_out_already(linked, change.group)) continue;
            if (is_few(people - moves_[at->second][0], linked)) hidden_[at->second] = 1;
        }
    }
    /// Two pairs of waves with a wave in common and nearly as many who stayed: the few between them stayed for one alone.
    void hide_nearly_same(const Linked& a, const Linked& b) {
        const bool shared =
            a.from.slice == b.from.slice || a.from.slice == b.to.slice || a.to.slice == b.from.slice || a.to.slice == b.to.slice;
        if (a.from.family != b.from.family || a.from.variable != b.from.variable || !shared) return;
        for (const auto& [group, row] : a.rows) {
            const auto at = b.rows.find(group);
            if (at == b.rows.end() || hidden_[row] != 0 || hidden_[at->second] != 0 || is_out_already(b, group)) continue;
            if (moves_[at->second][0] > 0 && is_few(moves_[row][0] - moves_[at->second][0], a)) hidden_[at->second] = 1;
        }
    }
    /// Groups of other lines than the longest cross those of it, and who stayed in both could be worked out.
    void hide_crossing(const Linked& linked) {
        const CensusFamily& family = people(linked).family();
        const auto line = longest_line(family);
        for (const auto& [group, row] : linked.rows)
            if (std::ranges::find(line, family.groups[group].grouping) == line.end() && moves_[row][0] > 0) hidden_[row] = 1;
    }
    [[nodiscard]] const People& people(const Linked& linked) const { return control_->people(linked.from.family, linked.from.slice); }
    [[nodiscard]] bool is_few(std::int64_t count, const Linked& linked) const {
        return count != 0 && std::abs(count) < control_->minimum(linked.from.family, linked.from.slice);
    }
    [[nodiscard]] bool is_few_of_any(const Moves& moves, const Linked& linked) const {
        // Where nobody stayed the row has no figure.
        return moves[0] > 0 && (is_few(moves[0], linked) || is_few(moves[1], linked) || is_few(moves[2], linked));
    }
    /// Whether what is left of a parent without the groups shown is too few, or is one small group alone.
    [[nodiscard]] bool is_exposed(const Linked& linked, std::size_t parent, const std::vector<std::uint32_t>& children) const {
        Moves rest = moves_[linked.rows.at(parent)];
        std::size_t hidden = 0, small = 0;
        for (const std::uint32_t child : children) {
            const auto at = linked.rows.find(child);
            if (at == linked.rows.end()) continue;
            const Moves& moves = moves_[at->second];
            if (hidden_[at->second] == 0)
                for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= moves[i];
            else if (moves[0] > 0) {
                ++hidden;
                if (is_few_of_any(moves, linked)) ++small;
            }
        }
        return std::ranges::any_of(rest, [&](std::int64_t people) { return is_few(people, linked); }) || (hidden == 1 && small == 1);
    }
    /// Hides one more row under a parent that exposes some: the smallest shown, else the parent's.
    bool hide_one(const Linked& linked, const Relation& relation) {
        for (std::size_t parent = 0; parent < relation.children.size(); ++parent) {
            const auto at = linked.rows.find(parent);
            if (at == linked.rows.end() || hidden_[at->second] != 0 || relation.children[parent].empty()) continue;
            if (!is_exposed(linked, parent, relation.children[parent])) continue;
            hidden_[smallest_shown(linked, relation.children[parent]).value_or(at->second)] = 1;
            return true;
        }
        return false;
    }
    [[nodiscard]] std::optional<std::size_t> smallest_shown(const Linked& linked, const std::vector<std::uint32_t>& children) const {
        std::optional<std::size_t> found;
        const auto order = [&](std::size_t row) { return std::tuple(moves_[row][0], (*rows_)[row].scope.site, (*rows_)[row].scope.group); };
        for (const std::uint32_t child : children) {
            const auto at = linked.rows.find(child);
            if (at == linked.rows.end() || hidden_[at->second] != 0 || moves_[at->second][0] == 0) continue;
            if (!found || order(at->second) < order(*found)) found = at->second;
        }
        return found;
    }

    const std::vector<ChangeRow>* rows_;
    const Control* control_;
    std::vector<std::uint8_t> hidden_;
    std::vector<Moves> moves_;  // per row
    std::map<Key, Linked> all_;
};

}  // namespace

std::vector<std::uint8_t> linked_rows_new_beside_earlier(const std::vector<ChangeRow>& rows, const Control& control) {
    std::vector<std::uint8_t> out;
    for (const ChangeRow& row : rows) {
        const auto change = row.design == "linked" ? change_of(control.lookup(), row.scope, about(row)) : std::nullopt;
        out.push_back(change && control.is_new_beside_earlier(*change, row) ? 1 : 0);
    }
    return out;
}

std::vector<std::uint8_t> linked_rows_to_hide(const std::vector<ChangeRow>& rows, const Control& control,
                                              std::vector<std::uint8_t> hidden) {
    return LinkedChange(rows, control, std::move(hidden)).run();
}

}  // namespace recaudit
