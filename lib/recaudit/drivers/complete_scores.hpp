/// Who has a score on every scale and on the outcome: what drivers are computed from. See docs/statistics/drivers.md.
#pragma once

#include <recaudit/scoring/scores.hpp>
#include <recaudit/stats/matrix.hpp>

#include <optional>
#include <vector>

namespace recaudit {

/// What a family of forms calls by the outcome's name: one of its dimensions, or else one of its items.
struct Outcome {
    std::optional<std::size_t> dimension;  // index into Family::dimensions
    std::optional<std::size_t> item;       // index into Family::items
    /// Whether a form of the family has it. @param form  index into Family::forms.
    [[nodiscard]] bool is_in(const Family& family, std::size_t form) const;
};

/// The outcome `name`; nothing where no form of the family has it. A scale goes before an item of the same name.
[[nodiscard]] std::optional<Outcome> find_outcome(const Family& family, std::string_view name);

/// Whether the outcome can be used in a slice: ok, or why there are no values of it.
[[nodiscard]] Status status_of(const Outcome& outcome, const Study& study, const Scores& scores, std::size_t family, std::size_t slice);

/// Whether a scale has an item in common with the outcome in any form, so that it would explain itself.
[[nodiscard]] bool holds_outcome(const Study& study, const Family& family, const Outcome& outcome, std::size_t dimension);

/// The people of a slice with a score on every scale named and on the outcome.
struct CompleteScores {
    Matrix rows;                             // a person a row: the scales in their order, then the outcome
    std::vector<std::uint32_t> team_of_row;  // teams from 0 on; who has no team is one of their own
};

/// @param scales  indices into Family::dimensions, found in every form of the slice that has the outcome.
[[nodiscard]] CompleteScores complete_scores(const Study& study, const Responses& responses, const Scores& scores, std::size_t family,
                                             std::size_t slice, const std::vector<std::size_t>& scales, const Outcome& outcome);

}  // namespace recaudit
