#include <recaudit/disclosure/earlier.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace recaudit {
namespace {

/// Sums are put together in another order in another run.
bool same_mean(Number a, Number b) { return !a || !b || std::abs(*a - *b) <= 1e-9 * std::max(1.0, std::abs(*a)); }

/// Sets the rows of earlier outputs beside one slice.
class EarlierReader {
public:
    EarlierReader(const Lookup& lookup, std::size_t family, std::size_t slice, const People& people, std::int64_t minimum, bool weighted)
        : lookup_(&lookup), family_(family), slice_(slice), people_(&people), minimum_(minimum), weighted_(weighted) {
        const std::size_t variables = people.family().variables.size();
        out_.published.assign(variables, std::vector<std::uint8_t>(people.groups()));
        out_.differing = out_.published;
    }

    void add(const Results& output) {
        using enum CensusVariable::Kind;
        out_.people.emplace_back(out_.published.size(), std::vector<std::int64_t>(people_->groups(), EarlierFigures::unknown));
        for (const ResponsesRow& row : output.responses) {
            set(row.scope, responded, {}, row.responded, {});
            set(row.scope, scored, {}, row.scored, {});
        }
        for (const ScoresRow& row : output.scores) set(row.scope, scale, row.scale, row.n, row.mean);
        for (const ItemsRow& row : output.items) set(row.scope, item, row.item, row.n, row.mean);
    }
    EarlierFigures take() { return std::move(out_); }

private:
    void set(const Scope& scope, CensusVariable::Kind kind, Label id, Count n, Number mean) {
        if (!n || lookup_->family(scope.instrument) != family_ || lookup_->slice(family_, scope.perspective, scope.wave) != slice_) return;
        const auto variable = lookup_->variable(family_, kind, id);
        const auto group = lookup_->group(family_, scope);
        if (!variable || !group) return;
        out_.people.back()[*variable][*group] = *n;
        const std::int64_t now = people_->of(*variable, *group);
        const bool same = now == *n && (weighted_ || same_mean(mean, people_->mean(*variable, *group)));
        if (same) out_.published[*variable][*group] = 1;
        else if (std::abs(now - *n) < minimum_) out_.differing[*variable][*group] = 1;
    }

    const Lookup* lookup_;
    std::size_t family_, slice_;
    const People* people_;
    std::int64_t minimum_;
    bool weighted_;
    EarlierFigures out_;
};

}  // namespace

EarlierFigures earlier_figures(const std::vector<Results>& outputs, const Lookup& lookup, const SlicePosition& at, const People& people,
                               std::int64_t minimum) {
    if (outputs.empty()) return {};
    EarlierReader reader(lookup, at.family, at.slice, people, minimum, at.is_weighted);
    for (const Results& output : outputs) reader.add(output);
    return reader.take();
}

}  // namespace recaudit
