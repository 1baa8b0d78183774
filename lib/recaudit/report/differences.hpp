/// Clear differences between two groups, as sentences without league or blame. See docs/report.md, "Findings".
#pragma once

#include <recaudit/report/facts.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace recaudit {

/// A pair of groups whose scores differ clearly: first the one that the sentence is about.
struct Difference {
    const PairwiseRow* row = nullptr;
    double points = 0;  // of 100, without sign
    std::string text;
};

/// The pairs of groups of one grouping in the latest wave: teams within their site where there are sites.
struct GroupDifferences {
    std::vector<Difference> clear;  // largest first, then by their text
    std::size_t compared = 0;       // pairs tested, theme by theme; none that is withheld or too small to test
};

[[nodiscard]] GroupDifferences differences_by(const Facts& facts, std::string_view by);

/// The clear differences of a grouping as a list, or the sentence that there is none; nothing where nothing was tested.
[[nodiscard]] std::vector<Block> difference_blocks(const Facts& facts, std::string_view by);

}  // namespace recaudit
