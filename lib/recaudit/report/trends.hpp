/// Where scores are going, and where their spread lies, in words. See docs/report.md.
#pragma once

#include <recaudit/report/facts.hpp>

#include <vector>

namespace recaudit {

/// Blocks of the section on change: the slope a year of each theme, everyone together, or why there is none yet.
[[nodiscard]] std::vector<Block> trend_blocks(const Facts& facts);
/// One finding a clear trend, steepest first. Clear: p-value adjusted over the themes of a perspective below 1 - confidence.
[[nodiscard]] std::vector<Finding> trend_findings(const Facts& facts);

/// Blocks of the section on sites and teams: how much of the spread lies between sites, teams and people.
[[nodiscard]] std::vector<Block> variance_blocks(const Facts& facts);
/// The share of the spread of a theme's scores, over all rounds, that lies between sites and between teams; absent where it is withheld.
[[nodiscard]] Number share_between_teams(const Facts& facts, const Theme& theme, std::string_view perspective);

/// Blocks of the section on change: which themes were not asked with the same questions in two rounds.
[[nodiscard]] std::vector<Block> version_blocks(const Facts& facts);
/// The same for the rounds that the first page speaks of, one caution a sentence.
[[nodiscard]] std::vector<Finding> version_findings(const Facts& facts);
/// Whether the questions of a theme changed before this wave so that it cannot be compared with the one before.
[[nodiscard]] bool is_broken_before(const Facts& facts, const Theme& theme, std::string_view perspective, std::string_view wave);

}  // namespace recaudit
