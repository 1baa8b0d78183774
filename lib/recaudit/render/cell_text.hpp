/// Cells of report tables as text: the one place where their numbers are rounded.
#pragma once

#include <recaudit/report/messages.hpp>
#include <recaudit/report/model.hpp>

#include <string>

namespace recaudit {

[[nodiscard]] std::string cell_text(const ReportCell& cell, const Messages& messages);

}  // namespace recaudit
