/// Rows of linked change that earlier outputs show: sums over those who were in a group in both waves. See
/// docs/disclosure.md, "Several publications".
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/disclosure/linked_parts.hpp>
#include <recaudit/disclosure/lookup.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace recaudit {

/// The figures of a row of change, as far as its table has them.
struct ChangeFigures {
    Count people;
    Number from, to, difference;
};

struct EarlierChange {
    using Waves = std::tuple<std::size_t, std::size_t, std::size_t>;  // family and slices
    std::map<GroupChange, std::vector<ChangeFigures>> shown;
    std::set<Waves> told;  // of which any output has rows, shown or withheld
    [[nodiscard]] bool tells_of(const GroupChange& change) const { return told.contains({change.family, change.from, change.to}); }
    /// Whether any output shows the figures of a row.
    [[nodiscard]] bool shows(const GroupChange& change, const ChangeRow& row) const;
};

/// Whom a row of change, or of actions, is about; none where the census does not know.
[[nodiscard]] std::optional<GroupChange> change_of(const Lookup& lookup, const Scope& scope, const About& about);

/// What the tables change and actions of earlier outputs say of linked respondents.
[[nodiscard]] EarlierChange earlier_change(const std::vector<Results>& outputs, const Lookup& lookup, const Census& census);

}  // namespace recaudit
