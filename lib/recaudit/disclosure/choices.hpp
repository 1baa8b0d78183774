/// How many people of few chose an answer, worked out from how many of larger groups did. See docs/disclosure.md, "The audit".
#pragma once

#include <recaudit/disclosure/people.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace recaudit {

/// How many options an item has; 0 where they are not counted, and for continua.
[[nodiscard]] inline std::size_t options_of(const ChoiceCounts& counts) {
    return counts.choices - (counts.choices > 0 && counts.is_one_each ? 2 : 0);
}

/// Every atom, and the atoms of each cell of every crossing.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> cells_of(const People& people);

/// Looks whether few people could have answered one item otherwise than they did without anything shown being otherwise:
/// where some move of answers (see moves.hpp) changes how many of them gave an answer, nobody can be certain of it, whatever
/// they compute and though they know how many people there are of each kind. What is found for some shown groups is used
/// again for fewer.
class KnownChoices {
public:
    /// @param cells  cells_of the people.
    KnownChoices(const People& people, const std::vector<std::vector<std::uint32_t>>& cells, std::size_t variable, std::int64_t minimum);
    ~KnownChoices();
    KnownChoices(const KnownChoices&) = delete;
    KnownChoices& operator=(const KnownChoices&) = delete;

    /// Atoms of people who together are below the minimum and for whom no move was found, of whom any gave that answer.
    /// Looked at are each atom, the cells of every crossing, what is left of each shown group, and people who are in the
    /// same shown groups; any option, and any favourable or unfavourable one; of a scale favourable answers to its items.
    /// @param shown  per group 1 where it is; from call to call fewer may be, not others.
    [[nodiscard]] std::vector<std::uint32_t> atoms(const std::vector<std::uint8_t>& shown);

private:
    class Search;
    std::unique_ptr<Search> search_;
};

}  // namespace recaudit
