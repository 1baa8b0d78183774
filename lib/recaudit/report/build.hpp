/// Released results to a report. See docs/design.md.
#pragma once

#include <recaudit/disclosure/release.hpp>
#include <recaudit/report/model.hpp>
#include <recaudit/report/tables.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <string>
#include <vector>

namespace recaudit {

/// The report for the study's audience. Every number in it is released; sentences and tables are in the study's report language.
[[nodiscard]] Report build_report(const Released<Results>& results, const Study& study, const std::vector<InputFile>& inputs,
                                  const std::string& version);

/// The same for one site: its own figures first, then all sites together, the others without their names. It lists no input
/// files, as these may be named after sites.
[[nodiscard]] Report build_site_report(const Released<Results>& results, const Study& study, const std::string& site,
                                       const std::string& version);

/// The findings alone, as the table `findings`.
[[nodiscard]] Findings build_findings(const Released<Results>& results, const Study& study);

}  // namespace recaudit
