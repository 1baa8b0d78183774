/// What keeps results from being put together. See docs/statistics/combine.md.
#pragma once

#include <recaudit/combine/combine.hpp>

namespace recaudit::detail {

/// The grouping by organisation, and the column of its groups.
inline constexpr std::string_view by_organisation = "organisation";

/// Where the provenance of an organisation's results lies, for messages.
[[nodiscard]] Place provenance_of(const Organisation& organisation);

/// The names of all organisations whose results these are, those of combinations one by one.
[[nodiscard]] std::vector<std::string> names_within(const Organisation& organisation);

/// Whether its results name sites.
[[nodiscard]] bool has_sites(const Organisation& organisation);

/// Every reason against putting these results together.
[[nodiscard]] Diagnostics refusals(const std::vector<Organisation>& organisations, Unpublishable unpublishable);

}  // namespace recaudit::detail
