/// Groups that are withheld alone: their figures are the whole less the groups shown. See docs/disclosure.md.
#pragma once

#include <recaudit/report/facts.hpp>

#include <string>
#include <vector>

namespace recaudit {

/// A whole of which exactly one group is withheld, for one perspective in one wave, in at least one figure.
/// Never says which group.
struct LoneGroup {
    std::string by;    // site, team or an attribute
    std::string site;  // whose teams; empty where the whole is everyone
    std::string perspective;
    std::string wave;
    friend auto operator<=>(const LoneGroup&, const LoneGroup&) = default;
};

/// All of them, in every wave, in order; none where the whole is withheld as well.
[[nodiscard]] std::vector<LoneGroup> lone_groups(const Facts& facts);

/// One warning a grouping, naming the tables that are not to be published.
[[nodiscard]] std::vector<std::string> lone_group_warnings(const Facts& facts);

/// What the section on withheld figures says of them: the warnings and a table, or that there is none.
[[nodiscard]] std::vector<Block> lone_group_blocks(const Facts& facts);

}  // namespace recaudit
