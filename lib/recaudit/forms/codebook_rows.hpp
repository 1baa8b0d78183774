/// The codes of a form as rows. Part of forms/codebook.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// What one code of one column means; texts are empty where they do not apply.
struct CodeRow {
    std::string code;
    std::string label;
    std::string value;         // as a number
    std::string scored_value;  // after reversal
    std::string missing;       // dont_know, not_applicable, declined, blank
    std::string favourable;    // favourable, neutral, unfavourable
};

[[nodiscard]] std::vector<CodeRow> codes_of(const Item& item, const OptionSet& options, std::string_view language);

}  // namespace recaudit::detail
