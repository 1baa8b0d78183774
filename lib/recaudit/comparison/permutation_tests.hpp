/// Fills the table of permutation tests. See docs/statistics/permutation.md.
#pragma once

#include <recaudit/comparison/compared_groups.hpp>
#include <recaudit/comparison/tables.hpp>
#include <recaudit/core/work_counter.hpp>

#include <span>
#include <vector>

namespace recaudit {

/// A row for each row of pairwise, where the study says `resampling`. Sites are dealt their teams where the study draws teams,
/// other groups their people; all arrangements are counted where there are few. Families of p_adjusted as in pairwise.
[[nodiscard]] std::vector<PermutationTestsRow> permutation_tests_table(const Study& study, std::span<const Comparison> comparisons,
                                                                       Labels& labels, Threads threads, WorkCounter& counter);

/// How many draws permutation_tests_table will count.
[[nodiscard]] std::int64_t permutation_steps(const Study& study, std::span<const Comparison> comparisons);

}  // namespace recaudit
