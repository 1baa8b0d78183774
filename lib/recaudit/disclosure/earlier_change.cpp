#include <recaudit/disclosure/earlier_change.hpp>
#include <recaudit/disclosure/empty_figures.hpp>
#include <recaudit/disclosure/same_mean.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

ChangeFigures figures_of(const ChangeRow& row) {
    // An earlier output may have rounded n; a test of pairs tells it by its degrees of freedom.
    const Count people = row.df ? Count(std::llround(*row.df) + 1) : row.n_from;
    return {people, row.mean_from, row.mean_to, row.difference};
}
ChangeFigures figures_of(const ActionsRow& row) { return {{}, {}, {}, row.difference}; }

class Reader {
public:
    Reader(const Lookup& lookup, const Census& census) : lookup_(&lookup), census_(&census) {}

    void add(const Results& output) {
        for (const ChangeRow& row : output.change)
            if (row.design == "linked") add(row);
        for (const ActionsRow& row : output.actions)
            if (const auto of = change_of(*lookup_, row.scope, about(row)); of && is_linked(*of)) add(row);
    }
    EarlierChange take() { return std::move(out_); }

private:
    template <class Row>
    void add(const Row& row) {
        const auto of = change_of(*lookup_, row.scope, about(row));
        if (!of) return;
        out_.told.emplace(of->family, of->from, of->to);
        const ChangeFigures figures = figures_of(row);
        if (!is_withheld(row) && (figures.from || figures.difference)) out_.shown[*of].push_back(figures);
    }
    /// A row of actions does not say whether it is.
    [[nodiscard]] bool is_linked(const GroupChange& of) const {
        return !census_->families[of.family].slices[of.from].variables[of.variable].linked.empty();
    }

    const Lookup* lookup_;
    const Census* census_;
    EarlierChange out_;
};

}  // namespace

bool EarlierChange::shows(const GroupChange& change, const ChangeRow& row) const {
    const auto at = shown.find(change);
    if (at == shown.end()) return false;
    const ChangeFigures now = figures_of(row);
    return std::ranges::any_of(at->second, [&](const ChangeFigures& then) {
        return then.people && now.people && *then.people == *now.people && is_same_mean(then.from, now.from) &&
               is_same_mean(then.to, now.to);
    });
}

std::optional<GroupChange> change_of(const Lookup& lookup, const Scope& scope, const About& about) {
    const auto family = lookup.family(scope.instrument);
    if (!family || about.count != 2) return std::nullopt;
    const auto from = lookup.positions(*family, scope, about.sides[0]), to = lookup.positions(*family, scope, about.sides[1]);
    if (from.size() != 1 || to.size() != 1) return std::nullopt;
    return GroupChange{*family, from.front().slice, to.front().slice, from.front().variable, from.front().group};
}

EarlierChange earlier_change(const std::vector<Results>& outputs, const Lookup& lookup, const Census& census) {
    Reader reader(lookup, census);
    for (const Results& output : outputs) reader.add(output);
    return reader.take();
}

}  // namespace recaudit
