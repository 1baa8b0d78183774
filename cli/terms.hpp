/// Every word that `recaudit explain` knows: tables, columns, settings, statuses, diagnostics.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// The words of one kind, such as all tables.
struct TopicKind {
    std::string_view title;
    std::vector<std::string> terms;
};

[[nodiscard]] std::vector<TopicKind> all_terms();

/// What `term` means, in plain words with formula and source, as Markdown; nothing where the term is not known.
[[nodiscard]] std::optional<std::string> explanation_of(std::string_view term);

}  // namespace recaudit
