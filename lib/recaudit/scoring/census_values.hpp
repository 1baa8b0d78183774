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
    std::size_t atoms = 0;
    std::uint32_t nowhere = 0;  // stands for rows of nobody who counts
};

/// What some people's values come to.
struct Extent {
    ValueRange range;
    double sum = 0;
    std::int64_t people = 0;
    void add(double value) {
        range.add({static_cast<float>(value), static_cast<float>(value)});
        sum += value;
        ++people;
    }
};

/// What is counted of one variable, per atom of the family.
struct CountedValues {
    std::vector<std::uint32_t> without;  // people without a value
    std::vector<Extent> extents;
};

/// @param variable  as in CensusFamily::variables.
[[nodiscard]] CountedValues count_values(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms);

}  // namespace recaudit
