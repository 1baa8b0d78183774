/// The JSON Schema of results.json, made from the table declarations: docs/results.schema.json is its text.
#pragma once

#include <string>

namespace recaudit {

/// Version of the layout of results.json; a change that old readers would not survive raises it.
inline constexpr int results_format_version = 1;

[[nodiscard]] std::string results_schema();

}  // namespace recaudit
