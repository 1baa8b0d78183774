/// Everyone's values of one variable, put together by atom. See census.hpp.
#pragma once

#include <recaudit/scoring/census.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// Whose census is taken.
struct CensusInput {
    const Study* study;
    const Responses* responses;
    const Scores* scores;
    const Family* family;
};

/// The atom of each row.
struct AtomsOfRows {
    const std::vector<std::vector<std::uint32_t>>* of_row;  // per form of the family
    const std::vector<std::uint32_t>* slice;                // per atom; the number of slices where it is in none
    const std::vector<std::uint32_t>* place;                // per atom its number within the slice
    std::uint32_t nowhere = 0;                              // stands for rows of nobody who counts
    [[nodiscard]] std::size_t atoms() const { return slice->size(); }
};

/// What some people's values come to.
struct Extent {
    ValueRange range;
    double sum = 0, squares = 0;
    std::int64_t people = 0;
    void add(double value) {
        range.add({static_cast<float>(value), static_cast<float>(value)});
        sum += value;
        squares += value * value;
        ++people;
    }
};

/// What is counted of one variable, per atom of the family.
struct CountedValues {
    std::vector<std::uint32_t> without;  // people without a value
    std::vector<Extent> extents;
};

/// What a person counts whose answers to a scale are all favourable; others by their share of that. Shares of up to ten
/// answers are whole numbers so.
inline constexpr std::uint32_t all_favourable = 2520;

/// The same of the atoms of the family as ChoiceCounts of those of a slice.
struct CountedChoices {
    std::size_t choices = 0;  // 0 where the forms do not agree on them
    bool is_one_each = true;
    std::uint32_t most_each = 1;        // that one person counts
    std::vector<std::uint32_t> chosen;  // per atom and choice
    std::vector<Leaning> leanings = {};
};

/// @param variable  as in CensusFamily::variables.
[[nodiscard]] CountedValues count_values(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms);

/// @param variable  of an item.
[[nodiscard]] CountedChoices count_choices(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms);

/// Of a scale one choice alone: favourable answers, of those with a score, everyone's at most all_favourable. None for
/// composites, and where favourable answers are not declared.
[[nodiscard]] CountedChoices count_favourable(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms);

/// Per atom of the family those who left out any question of a scale.
/// @param variable  of a scale.
[[nodiscard]] std::vector<std::uint32_t> count_unfinished(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms);

/// Per slice of the family, those with a value by where they are in its other slices. Of several rows that someone has in
/// one slice the first counts; the others are nobody elsewhere.
[[nodiscard]] std::vector<std::vector<LinkedPart>> count_linked(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms);

}  // namespace recaudit
