#include <recaudit/stats/random.hpp>

#include <cmath>
#include <numbers>

namespace recaudit {
namespace {

constexpr std::uint32_t low_word(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
constexpr std::uint32_t high_word(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> 32U); }

PhiloxCounter one_round(const PhiloxCounter& counter, const PhiloxKey& key) {
    const std::uint64_t first = std::uint64_t{0xD2511F53} * counter[0], second = std::uint64_t{0xCD9E8D57} * counter[2];
    return {high_word(second) ^ counter[1] ^ key[0], low_word(second), high_word(first) ^ counter[3] ^ key[1], low_word(first)};
}

/// FNV-1a: names of a few words become 64 bits.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash;
}

enum class Derivation : std::uint32_t { purpose = 1, name, index };

/// A key under a key. The fourth word keeps derivations apart from each other; what they encrypt is never a stream's counter.
PhiloxKey derived(PhiloxKey key, std::uint64_t of, Derivation how) {
    const PhiloxCounter bits = philox4x32({low_word(of), high_word(of), 0x52454341, static_cast<std::uint32_t>(how)}, key);
    return {bits[0] ^ bits[2], bits[1] ^ bits[3]};
}

}  // namespace

PhiloxCounter philox4x32(PhiloxCounter counter, PhiloxKey key) {
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round) {
        counter = one_round(counter, key);
        key[0] += 0x9E3779B9;
        key[1] += 0xBB67AE85;
    }
    return counter;
}

double Random::normal() {
    const double radius = std::sqrt(-2 * std::log1p(-uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

void Random::refill() {
    block_ = philox4x32(counter_, key_);
    used_ = 0;
    if (++counter_[0] == 0) ++counter_[1];
}

RandomKey::RandomKey(std::uint64_t seed, std::string_view purpose)
    : key_(derived({low_word(seed), high_word(seed)}, hash_of(purpose), Derivation::purpose)) {}

RandomKey RandomKey::child(std::string_view name) const { return RandomKey(derived(key_, hash_of(name), Derivation::name)); }

RandomKey RandomKey::child(std::uint64_t index) const { return RandomKey(derived(key_, index, Derivation::index)); }

}  // namespace recaudit
