/// Documents looked through for the terms of a list.
#pragma once

#include "console.hpp"

#include <recaudit/comments/tables.hpp>
#include <recaudit/language/term_list.hpp>

#include <memory>
#include <string>
#include <vector>

namespace recaudit {

struct FoundInDocuments {
    std::shared_ptr<Labels> labels = std::make_shared<Labels>();  // keeps the text of the rows
    std::vector<LanguagePlacesRow> places;                        // file by file, from first to last
    std::vector<LanguageRow> totals;                              // of each file: every term together, then each found
};

/// Reads the files (- is standard input); what cannot be read is reported.
[[nodiscard]] FoundInDocuments find_in_documents(const std::vector<std::string>& files, const TermList& terms, Console& console);

}  // namespace recaudit
