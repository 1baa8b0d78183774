/// People of small teams, whom a study may leave out of every larger figure. See docs/disclosure.md, "Leaving small teams out".
#pragma once

#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace recaudit {

/// A team of one family, in one perspective and wave, with too few people.
struct SmallTeam {
    std::string family;
    std::size_t stratum = 0;  // index into Responses::strata
    std::uint32_t people = 0;
};

/// Teams with fewer people who responded than may be shown; none unless the study leaves them out.
/// @param responded  per form and row, 1 where any answer was given.
[[nodiscard]] std::vector<SmallTeam> small_teams(const Study& study, const Responses& responses,
                                                 const std::vector<std::vector<std::uint8_t>>& responded);

/// Who responded, without the people of these teams.
[[nodiscard]] std::vector<std::vector<std::uint8_t>> without(const std::vector<SmallTeam>& teams, const Study& study,
                                                             const Responses& responses, std::vector<std::vector<std::uint8_t>> responded);

}  // namespace recaudit
