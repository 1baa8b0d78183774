/// provenance.json read back. See docs/formats/output.md, "Provenance".
#pragma once

#include <recaudit/published/published.hpp>

namespace recaudit::detail {

/// The settings, forms and inputs that the text of a provenance.json names; tables and files stay empty.
[[nodiscard]] Parsed<Published> read_provenance(std::string_view text, const std::string& shown);

}  // namespace recaudit::detail
