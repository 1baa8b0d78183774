/// Answers to scores: everyone's scores, the groups, and how often each score occurs in each group.
/// See docs/design.md, "Scores".
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/scoring/groups.hpp>
#include <recaudit/scoring/left_out.hpp>
#include <recaudit/scoring/score_column.hpp>
#include <recaudit/scoring/tabulate.hpp>
#include <recaudit/stats/tally.hpp>

#include <cstddef>
#include <vector>

namespace recaudit {

/// A scale or composite of one form: who has which score.
struct DimensionScores {
    ScoreColumn scores;
    Range range;                                // declared, in the metric of the scores
    Status status = Status::ok;                 // not_declared: the form does not declare what the method needs
    std::vector<CellCounts> counts;             // per partition
    bool has_favourable = false;                // percent_favourable is defined
    std::vector<double> favourable_levels;      // percent
    std::vector<CellCounts> favourable_counts;  // per partition
};

struct FormScores {
    std::vector<DimensionScores> dimensions;  // scales, then composites
    std::vector<CellCounts> people;           // per partition; code 0: responded without any score, 1: with a score
};

/// How a dimension stands in one slice.
struct SliceDimension {
    bool present = false;        // a form with rows in the slice has it
    Status status = Status::ok;  // forms_differ, not_declared: there are no scores to tally
    Range range;
    std::vector<Tally> tallies;  // per group of the family
};

struct Scores {
    std::vector<Grouping> groupings;
    std::vector<Partition> partitions;
    std::vector<FormScores> forms;
    std::vector<Family> families;
    std::vector<SmallTeam> left_out;                                // whose people are in no group
    std::vector<std::vector<std::vector<SliceDimension>>> tallies;  // per family, slice, dimension
};

/// Scores everyone on everything and tallies the scores of every group. The same for any number of threads.
[[nodiscard]] Scores score(const Study& study, const Responses& responses, Labels& labels, Threads threads);

/// The weighted tally of a group's scores; in weighted studies only.
[[nodiscard]] WeightedTally weighted_tally(const Scores& scores, std::size_t family, std::size_t slice, std::size_t dimension,
                                           std::size_t group);

/// The mean percent favourable of those scored in a group, weighted where the study is; absent where it is not defined.
[[nodiscard]] Number mean_percent_favourable(const Scores& scores, std::size_t family, std::size_t slice, std::size_t dimension,
                                             std::size_t group);

}  // namespace recaudit
