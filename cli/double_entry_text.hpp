/// How `import --compare` prints what it found.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/double_entry.hpp>

#include <string>

namespace recaudit {

struct ComparedFiles {
    std::string first, second;
    detail::DoubleEntry found;
};

[[nodiscard]] std::string entries_as_table(const ComparedFiles& files);
[[nodiscard]] std::string entries_as_csv(const ComparedFiles& files);
[[nodiscard]] std::string entries_as_json(const ComparedFiles& files);

/// Warnings where anything differs: how many cells, how many forms, and the first of them.
[[nodiscard]] Diagnostics entries_as_diagnostics(const ComparedFiles& files);

}  // namespace recaudit
