/// What cannot be worked out from sums: a random vector over atoms on which every published sum is zero. A sum over
/// some atoms follows from the published ones by addition and subtraction exactly where it is zero on this vector too,
/// but for a chance of about 1 in 10^18. See docs/disclosure.md, "Proof".
#pragma once

#include <recaudit/disclosure/people.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// Whole numbers modulo the prime 2^61 - 1.
class Residue {
public:
    static constexpr std::uint64_t modulus = (std::uint64_t{1} << 61U) - 1;
    Residue() = default;
    explicit Residue(std::uint64_t value) : value_(value % modulus) {}
    [[nodiscard]] bool is_zero() const { return value_ == 0; }
    Residue& operator+=(Residue other) {
        value_ += other.value_;
        if (value_ >= modulus) value_ -= modulus;
        return *this;
    }
    Residue& operator-=(Residue other) {
        value_ += modulus - other.value_;
        if (value_ >= modulus) value_ -= modulus;
        return *this;
    }
    friend Residue operator+(Residue a, Residue b) { return a += b; }
    friend Residue operator-(Residue a, Residue b) { return a -= b; }
    friend Residue operator*(Residue a, Residue b);
    /// 1 / this; only where it is not zero.
    [[nodiscard]] Residue inverse() const;
    friend auto operator<=>(Residue, Residue) = default;

private:
    std::uint64_t value_ = 0;
};

/// A fixed sequence without structure; the same on every machine.
[[nodiscard]] Residue random_residue(std::uint64_t number);
inline constexpr std::uint64_t weights_begin = std::uint64_t{1} << 40U;  // of the sequence, after one number for each atom
inline constexpr std::uint64_t marks_begin = std::uint64_t{1} << 41U;

/// The sums that are published of one variable in one slice: groups, and other sets of atoms.
struct PublishedSums {
    std::vector<std::uint8_t> groups;                // per group, 1 where a figure of it is published
    std::vector<std::vector<std::uint32_t>> others;  // atoms
    std::vector<std::uint8_t> weighted;              // per group, 1 where a weighted figure is published; empty: none
    [[nodiscard]] bool shows(std::size_t group) const { return groups[group] != 0 || (!weighted.empty() && weighted[group] != 0); }
};

/// From the finest up to everyone, the line of groupings within one another that has the most groups.
[[nodiscard]] std::vector<std::size_t> longest_line(const CensusFamily& family);

/// Every line of groupings within one another, from one with none below it up to everyone.
[[nodiscard]] std::vector<std::vector<std::size_t>> all_lines(const CensusFamily& family);

/// Per atom; zero where the atom has nobody.
/// @param people  of the variable, per atom.
[[nodiscard]] std::vector<Residue> null_vector(const People& all, std::span<const std::uint32_t> people, const PublishedSums& published);

}  // namespace recaudit
