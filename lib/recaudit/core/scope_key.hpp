/// Scopes as keys of maps, whatever pools their labels are from.
#pragma once

#include <recaudit/core/table.hpp>

#include <string_view>
#include <tuple>

namespace recaudit {

using ScopeKey = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view, std::string_view, std::string_view>;

[[nodiscard]] inline ScopeKey key_of(const Scope& scope) {
    return {scope.instrument.view(), scope.perspective.view(), scope.wave.view(), scope.by.view(), scope.site.view(), scope.group.view()};
}

/// The group above: the site of a team, else everyone.
[[nodiscard]] inline ScopeKey key_above(const Scope& scope) {
    const bool is_team_in_site = scope.by == "team" && !scope.site.empty();
    return {scope.instrument.view(),
            scope.perspective.view(),
            scope.wave.view(),
            is_team_in_site ? "site" : "all",
            is_team_in_site ? scope.site.view() : "",
            ""};
}

}  // namespace recaudit
