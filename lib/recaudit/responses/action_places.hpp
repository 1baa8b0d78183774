/// Where actions take place: the names in the actions file matched to those of the responses. See docs/formats/actions.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace recaudit {

/// A site, or a team of a site; indices into Responses, 0 is none.
struct ActionPlace {
    std::uint32_t site = 0, team = 0;
};

/// The place that an action names: a site, SITE / TEAM, or the name of a team that only one site has. Nothing where the
/// responses have no such place, or several.
[[nodiscard]] std::optional<ActionPlace> place_named(std::string_view where, const Responses& responses);

/// The responses with the actions file among their inputs, and every place and wave of an action that they do not have.
[[nodiscard]] Parsed<Responses> with_actions(const Study& study, Responses responses);

}  // namespace recaudit
