/// What was wrong inside a response file, in words. See docs/formats/responses.md, "Problems".
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/columns.hpp>
#include <recaudit/responses/places.hpp>

namespace recaudit::detail {

/// Problems of records and cells that one file alone shows, by kind, each kind in file order.
[[nodiscard]] Diagnostics file_problems(const Study& study, const Instrument& instrument, const ColumnPlan& plan, const ReadFile& file,
                                        const FileResult& result);

/// A note on a last line without an end.
void report_open_end(Diagnostics& problems, const Place& place);

/// Text that could not be divided into records.
void report(Diagnostics& problems, const Failure& failure, const Place& place);

}  // namespace recaudit::detail
