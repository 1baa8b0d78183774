/// What tells people apart in the census: site, team and attributes. See docs/disclosure.md.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace recaudit {

/// What a grouping fixes: a team fixes its site as well.
[[nodiscard]] std::set<std::string> fixed_by(const std::vector<std::string>& names);
[[nodiscard]] std::set<std::string> fixed_by(const Grouping& grouping);

/// Site and team, where the study has any, then every attribute that anything is grouped by, standardised by or raked to.
[[nodiscard]] std::vector<Factor> factors_of(const Study& study, const Scores& scores, const Responses& responses);

/// Those of the factors that have these names, as indices.
[[nodiscard]] std::vector<std::size_t> places_of(const std::set<std::string>& names, const std::vector<Factor>& factors);

/// The factors of each margin that weights were raked to.
[[nodiscard]] std::vector<std::vector<std::size_t>> raked_margins(const Study& study, const std::vector<Factor>& factors);

/// Whether a factor is an attribute by which no table groups people.
[[nodiscard]] bool is_unreported(const Factor& factor, const Scores& scores);

/// Per form of a family the level of an attribute in each row, 0 for a blank; none where the form has not the attribute.
[[nodiscard]] std::vector<const std::vector<std::uint32_t>*> levels_in_forms(const Family& family, const Responses& responses,
                                                                             std::size_t attribute);

}  // namespace recaudit
