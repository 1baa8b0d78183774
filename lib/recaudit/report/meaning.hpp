/// Whether means of sites or teams mean anything, apart from whether they may be shown. See docs/statistics/agreement.md.
#pragma once

#include <recaudit/report/facts.hpp>

#include <cstdint>

namespace recaudit {

/// How far means tell their groups apart; the words change at a reliability of 0.7 and of 0.5, and nothing passes or fails there.
enum class Telling : std::uint8_t { well, roughly, hardly };

[[nodiscard]] Telling telling(double reliability);

/// Whether the row says how much depends on the group.
[[nodiscard]] bool has_figures(const AgreementRow& row);
/// People in the usual group: the mean size. Only where the row has figures.
[[nodiscard]] double usual_size(const AgreementRow& row);
/// Of a mean of the usual size; absent without figures.
[[nodiscard]] Number reliability_of_usual(const AgreementRow& row);

/// The latest wave's row of one grouping (site or team), or nullptr.
[[nodiscard]] const AgreementRow* agreement_of(const Facts& facts, const Theme& theme, std::string_view perspective, std::string_view by);

}  // namespace recaudit
