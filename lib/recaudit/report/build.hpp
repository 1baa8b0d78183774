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

/// The full report. Every number in it is released; sentences and tables are in the study's report language.
[[nodiscard]] Report build_report(const Released<Results>& results, const Study& study, const std::vector<InputFile>& inputs,
                                  const std::string& version);

/// The findings alone, as the table `findings`.
[[nodiscard]] Findings build_findings(const Released<Results>& results, const Study& study);

}  // namespace recaudit
