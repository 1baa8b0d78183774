#include "near.hpp"

#include <recaudit/stats/random.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <vector>

using namespace recaudit;

TEST_CASE("the published test vectors of Philox4x32-10") {
    // Random123, tests/kat_vectors: philox 4 32, 10 rounds.
    CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) == PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a stream is Philox at its index, block after block") {
    Random random({7, 9}, 0x100000002);
    const PhiloxCounter first = philox4x32({0, 0, 2, 1}, {7, 9}), second = philox4x32({1, 0, 2, 1}, {7, 9});
    for (const std::uint32_t word : first) CHECK(random.bits32() == word);
    CHECK(random.bits64() == (second[0] | (std::uint64_t{second[1]} << 32U)));
}

TEST_CASE("the same seed, purpose and index give the same numbers, whatever was drawn before") {
    const RandomKey key(1, "bootstrap");
    Random ahead = key.stream(5);
    for (int i = 0; i < 100; ++i) (void)ahead.bits32();
    Random a = key.stream(6), b = RandomKey(1, "bootstrap").stream(6);
    for (int i = 0; i < 100; ++i) CHECK(a.bits64() == b.bits64());
}

TEST_CASE("other seeds, purposes, names and indexes give other numbers") {
    const RandomKey key(1, "bootstrap");
    std::set<std::uint64_t> seen;
    for (Random random :
         {key.stream(0), key.stream(1), RandomKey(2, "bootstrap").stream(0), RandomKey(1, "permutation").stream(0),
          RandomKey(std::uint64_t{1} << 32U, "bootstrap").stream(0), key.child("a").stream(0), key.child("b").stream(0),
          key.child(0).stream(0), key.child(1).stream(0), key.child("a").child("b").stream(0), key.child("b").child("a").stream(0)})
        seen.insert(random.bits64());
    CHECK(seen.size() == 11);
}

TEST_CASE("bounded draws reach every number equally often") {
    Random random = RandomKey(3, "test").stream(0);
    constexpr std::uint32_t bound = 6;
    constexpr int draws = 60000;
    std::vector<int> counts(bound);
    for (int i = 0; i < draws; ++i) ++counts.at(random.below(bound));
    double chi_square = 0;
    for (const int count : counts) chi_square += (count - 10000.0) * (count - 10000.0) / 10000;
    CHECK(chi_square < 20.515);  // qchisq(.999, 5)
    CHECK(random.below(1) == 0);
}

TEST_CASE("a bound that a remainder would serve badly is served evenly") {
    // With bits % bound, the lower half of 0 .. 3 x 2^30 - 1 would come twice as often up to 2^30: half of all draws instead of a third.
    Random random = RandomKey(4, "test").stream(0);
    int low = 0;
    for (int i = 0; i < 30000; ++i) low += random.below(3U << 30U) < (1U << 30U);
    CHECK(std::abs(low - 10000) < 3.3 * std::sqrt(30000 * 2.0 / 9));
}

TEST_CASE("uniform numbers fill [0, 1), normal ones have the moments of the normal distribution") {
    Random random = RandomKey(5, "test").stream(0);
    constexpr int n = 100000;
    double sum = 0, normal_sum = 0, squares = 0, fourth = 0;
    for (int i = 0; i < n; ++i) {
        const double u = random.uniform();
        CHECK((u >= 0 && u < 1));
        sum += u;
        const double z = random.normal();
        normal_sum += z;
        squares += z * z;
        fourth += z * z * z * z;
    }
    CHECK(std::abs(sum / n - 0.5) < 3.3 / std::sqrt(12.0 * n));
    CHECK(std::abs(normal_sum / n) < 3.3 / std::sqrt(n));
    CHECK(std::abs(squares / n - 1) < 3.3 * std::sqrt(2.0 / n));
    CHECK(std::abs(fourth / n - 3) < 3.3 * std::sqrt(96.0 / n));
}
