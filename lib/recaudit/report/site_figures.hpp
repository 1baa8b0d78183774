/// Pictures of sites against a target: the funnel of a theme, and best guesses with the ranks that a site may have.
/// See docs/statistics/benchmarks.md.
#pragma once

#include <recaudit/report/benchmark_rows.hpp>
#include <recaudit/report/model.hpp>

#include <optional>
#include <span>
#include <vector>

namespace recaudit {

/// A theme's funnel, a panel for each perspective that has limits; nothing where none has. Sites that are withheld are left
/// out and counted below their panel.
/// @param theme  the theme's entries, one a perspective.
[[nodiscard]] std::optional<Figure> funnel_figure(const Facts& facts, std::span<const Benchmarked> theme);

/// One perspective's sites on one theme by name: what was measured, the best guess at what lies behind it, and the ranks
/// that are possible; several figures where there are many sites, none where there are no limits. Above 40 sites only those
/// outside the limits are drawn.
[[nodiscard]] std::vector<Figure> guess_figures(const Facts& facts, const Benchmarked& at);

}  // namespace recaudit
