/// What the audit found, as sentences made from the released tables: each with its number of people, its interval and
/// the row it comes from. No verdict without a test. See docs/report.md.
#pragma once

#include <recaudit/report/facts.hpp>
#include <recaudit/report/tables.hpp>

#include <vector>

namespace recaudit {

/// Who answered in the latest wave.
[[nodiscard]] std::vector<Finding> participation_findings(const Facts& facts);
/// How each theme stands in the latest wave.
[[nodiscard]] std::vector<Finding> standing_findings(const Facts& facts);
/// Clear gaps between perspectives in the latest wave, largest first, then where none is clear.
[[nodiscard]] std::vector<Finding> gap_findings(const Facts& facts);
/// The largest clear differences between two groups in the latest wave, and how many pairs were compared.
[[nodiscard]] std::vector<Finding> difference_findings(const Facts& facts);
/// The sites outside the 99.8 % limits in the latest wave, or that there is none; nothing where there are no limits.
[[nodiscard]] std::vector<Finding> benchmark_findings(const Facts& facts);
/// Whether means of teams, or else of sites, mean much in the latest wave, a sentence for each perspective.
[[nodiscard]] std::vector<Finding> agreement_findings(const Facts& facts);
/// Clear changes, largest first; then clear changes in single sites; then where nothing is clear.
[[nodiscard]] std::vector<Finding> change_findings(const Facts& facts);
/// Which themes go together with the outcome that the study names, in the latest wave.
[[nodiscard]] std::vector<Finding> driver_findings(const Facts& facts);
/// Where to start asking: questions that may be keyed the wrong way, who is missing, then the largest of what differs clearly.
[[nodiscard]] std::vector<Finding> first_findings(const Facts& facts);
/// What these figures cannot tell.
[[nodiscard]] std::vector<Finding> caution_findings(const Facts& facts);

/// Where a sentence comes from: the table, and the cells of the row that name it.
[[nodiscard]] std::string evidence(std::string_view table, const Scope& scope, std::string_view more = {});

/// The same findings as rows of the table `findings`.
[[nodiscard]] Findings findings_table(const std::vector<Finding>& findings, const Facts& facts);

}  // namespace recaudit
