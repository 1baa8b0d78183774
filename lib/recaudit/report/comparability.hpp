/// May groups be compared? What the table structure says, in words. See docs/report.md.
#pragma once

#include <recaudit/report/facts.hpp>

#include <vector>

namespace recaudit {

/// Cautions about groups of the latest wave, and about waves: where more held equal fits clearly worse, and where it cannot be told.
[[nodiscard]] std::vector<Finding> comparability_cautions(const Facts& facts);

/// The section; only where the study has any factor model.
[[nodiscard]] std::vector<ReportSection> comparability_sections(const Facts& facts);

}  // namespace recaudit
