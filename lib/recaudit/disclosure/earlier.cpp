#include <recaudit/disclosure/earlier.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace recaudit {
namespace {

/// Sums are put together in another order in another run.
bool same_mean(Number a, Number b) { return !a || !b || std::abs(*a - *b) <= 1e-9 * std::max(1.0, std::abs(*a)); }

/// Sets the rows of earlier outputs beside one slice.
class EarlierReader {
public:
    EarlierReader(const Lookup& lookup, std::size_t family, std::size_t slice, const People& people, bool weighted)
        : lookup_(&lookup), family_(family), slice_(slice), people_(&people), weighted_(weighted) {
        const std::size_t variables = people.family().variables.size();
        out_.published.assign(variables, std::vector<std::uint8_t>(people.groups()));
    }

    void add(const Results& output) {
        using enum CensusVariable::Kind;
        for (const ResponsesRow& row : output.responses) {
            set(row.scope, responded, {}, row.responded, {});
            set(row.scope, scored, {}, row.scored, {});
        }
        for (const ScoresRow& row : output.scores) set(row.scope, scale, row.scale, row.n, row.mean);
        for (const ItemsRow& row : output.items) set(row.scope, item, row.item, row.n, row.mean);
    }
    /// Who joined a group may have left a question out, and its figures are the same: a group is the same in all or in none.
    EarlierFigures take() {
        for (auto& groups : out_.published)
            for (const std::size_t group : differing_) groups[group] = 0;
        out_.other_people = !differing_.empty();
        return std::move(out_);
    }

private:
    void set(const Scope& scope, CensusVariable::Kind kind, Label id, Count n, Number mean) {
        if (!n || lookup_->family(scope.instrument) != family_ || lookup_->slice(family_, scope.perspective, scope.wave) != slice_) return;
        const auto variable = lookup_->variable(family_, kind, id);
        const auto group = lookup_->group(family_, scope);
        if (!variable || !group) return;
        const bool same = people_->of(*variable, *group) == *n && (weighted_ || same_mean(mean, people_->mean(*variable, *group)));
        if (same) out_.published[*variable][*group] = 1;
        else differing_.insert(*group);
    }

    const Lookup* lookup_;
    std::size_t family_, slice_;
    const People* people_;
    bool weighted_;
    std::set<std::size_t> differing_;  // groups
    EarlierFigures out_;
};

}  // namespace

EarlierFigures earlier_figures(const std::vector<Results>& outputs, const Lookup& lookup, const SlicePosition& at, const People& people) {
    if (outputs.empty()) return {};
    EarlierReader reader(lookup, at.family, at.slice, people, at.is_weighted);
    for (const Results& output : outputs) reader.add(output);
    return reader.take();
}

}  // namespace recaudit
