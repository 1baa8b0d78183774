/// Which groups are withheld, of which variable, in which slice: small ones, and those that would give small ones away.
/// See docs/disclosure.md, "The rules".
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/disclosure/people.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// Why a group is withheld; the first that holds.
enum class Reason : std::uint8_t { none, small_group, same_answer, earlier_release, to_protect_another };
[[nodiscard]] std::string_view name_of(Reason reason);

/// What earlier outputs say of the groups of one slice; empty vectors say nothing.
struct EarlierFigures {
    std::vector<std::vector<std::uint8_t>> published;  // per variable and group, 1 where the same figure of the same people is out
    std::vector<std::vector<std::uint8_t>> options;    // the same of how often each answer to an item was given
    std::vector<std::vector<std::uint8_t>> mixed;      // per variable and group, 1 where it was withheld and is part of a figure over many
    bool other_people = false;                         // another figure of some group is out: the answers are not the same as now
};

/// What the rules and earlier outputs ask of one slice.
struct SliceRules {
    std::int64_t minimum = 10;
    EarlierFigures earlier;
};

/// Per variable and group of a slice.
using SlicePattern = std::vector<std::vector<Reason>>;

/// The groups to withhold. Groups hidden to protect others are as few and as small as can be; ties go by name.
[[nodiscard]] SlicePattern pattern_of(const People& people, const SliceRules& rules);

}  // namespace recaudit
