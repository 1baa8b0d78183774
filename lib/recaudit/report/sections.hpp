/// The sections of the report, one function each. Used by report/build.cpp alone.
#pragma once

#include <recaudit/report/facts.hpp>
#include <recaudit/responses/responses.hpp>

#include <string>
#include <vector>

namespace recaudit {

/// The findings of the first page by kind, as positions in Report::findings.
struct FindingPlaces {
    std::vector<std::size_t> participation, standing, gap, difference, benchmark, agreement, change, driver, first, caution;
};

[[nodiscard]] ReportSection glance_section(const Facts& facts, const FindingPlaces& places);
[[nodiscard]] ReportSection participation_section(const Facts& facts);
[[nodiscard]] ReportSection themes_section(const Facts& facts);
[[nodiscard]] ReportSection perspectives_section(const Facts& facts);
/// Parts of the section on perspectives: the clear gaps question by question, a part for each two perspectives.
[[nodiscard]] std::vector<ReportSection> item_gap_parts(const Facts& facts);
[[nodiscard]] ReportSection change_section(const Facts& facts);
[[nodiscard]] ReportSection groups_section(const Facts& facts);
[[nodiscard]] ReportSection meaning_section(const Facts& facts);
[[nodiscard]] ReportSection benchmark_section(const Facts& facts);
[[nodiscard]] ReportSection reliability_section(const Facts& facts);
[[nodiscard]] ReportSection needs_section(const Facts& facts);
[[nodiscard]] ReportSection actions_section(const Facts& facts);
/// What people said, what was done, and what has changed since: a page to be put up by itself.
[[nodiscard]] ReportSection said_and_done_section(const Facts& facts);
[[nodiscard]] ReportSection drivers_section(const Facts& facts, const std::vector<std::size_t>& findings);
[[nodiscard]] ReportSection quality_section(const Facts& facts);
[[nodiscard]] ReportSection withheld_section(const Facts& facts);
/// Of combinations of published results alone.
[[nodiscard]] ReportSection combination_section(const Facts& facts);
[[nodiscard]] ReportSection methods_section(const Facts& facts);
[[nodiscard]] ReportSection glossary_section(const Facts& facts);
[[nodiscard]] ReportSection provenance_section(const Facts& facts, const std::vector<InputFile>& inputs, const std::string& version);

}  // namespace recaudit
