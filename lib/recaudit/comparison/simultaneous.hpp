/// Fills the table of all pairs of groups at once. See docs/statistics/games_howell.md.
#pragma once

#include <recaudit/comparison/compared_groups.hpp>
#include <recaudit/comparison/tables.hpp>

#include <span>
#include <vector>

namespace recaudit {

/// The groups of comparisons_table two by two, by the Games-Howell test, where 3 to 12 of them take part. Its p-values
/// hold for all pairs of one comparison together and are not adjusted.
[[nodiscard]] std::vector<GamesHowellRow> games_howell_table(const Study& study, std::span<const Comparison> comparisons, Threads threads);

}  // namespace recaudit
