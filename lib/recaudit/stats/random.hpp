/// Random numbers that depend on seed, purpose and index and not on who draws first, so that any number of threads
/// draws the same. See docs/statistics/bootstrap.md.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace recaudit {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// Philox4x32-10: the 128 random bits that belong to a counter under a key.
/// Source: Salmon, Moraes, Dror & Shaw 2011, Parallel random numbers: as easy as 1, 2, 3. SC '11; their test vectors
/// (kat_vectors of Random123) are in the tests.
[[nodiscard]] PhiloxCounter philox4x32(PhiloxCounter counter, PhiloxKey key);

/// One stream of random numbers. Copies go on from where the original was, each by itself.
class Random {
public:
    Random(PhiloxKey key, std::uint64_t index)
        : counter_{0, 0, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(index >> 32U)}, key_(key) {}
    /// 32 random bits.
    [[nodiscard]] std::uint32_t bits32() {
        if (used_ == block_.size()) refill();
        return block_[used_++];
    }
    /// 64 random bits.
    [[nodiscard]] std::uint64_t bits64() {
        const std::uint64_t low = bits32();
        return low | (static_cast<std::uint64_t>(bits32()) << 32U);
    }
    /// A whole number from 0 to bound - 1, each equally likely; `bound` is 1 or more.
    /// Source: Lemire 2019, ACM Transactions on Modeling and Computer Simulation 29:3 (multiplication and rejection).
    [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
        std::uint64_t product = static_cast<std::uint64_t>(bits32()) * bound;
        if (static_cast<std::uint32_t>(product) < bound) {
            const std::uint32_t rejected = (0U - bound) % bound;  // 2^32 mod bound values would come once too often
            while (static_cast<std::uint32_t>(product) < rejected) product = static_cast<std::uint64_t>(bits32()) * bound;
        }
        return static_cast<std::uint32_t>(product >> 32U);
    }
    /// A number in [0, 1), one of 2^53 equally spaced ones.
    [[nodiscard]] double uniform() { return static_cast<double>(bits64() >> 11U) * 0x1p-53; }
    /// A draw from the standard normal distribution (Box and Muller 1958, Annals of Mathematical Statistics 29:610).
    [[nodiscard]] double normal();

private:
    void refill();
    PhiloxCounter counter_;
    PhiloxKey key_;
    PhiloxCounter block_{};
    std::size_t used_ = block_.size();
};

/// What a family of streams is for. Other seeds, purposes, names or indexes give streams that have nothing in common.
class RandomKey {
public:
    /// @param purpose  what the numbers are for, such as "bootstrap_intervals": a change of one use leaves others as they are.
    RandomKey(std::uint64_t seed, std::string_view purpose);
    /// A family of its own for one part of the work: a table's row named by its scope and scale keeps its numbers
    /// when other rows come or go.
    [[nodiscard]] RandomKey child(std::string_view name) const;
    [[nodiscard]] RandomKey child(std::uint64_t index) const;
    /// The stream of one replicate.
    [[nodiscard]] Random stream(std::uint64_t index) const { return {key_, index}; }

private:
    explicit RandomKey(PhiloxKey key) : key_(key) {}
    PhiloxKey key_;
};

}  // namespace recaudit
