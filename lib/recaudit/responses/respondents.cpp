#include <recaudit/responses/respondents.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace recaudit::detail {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::size_t parts = 256;
constexpr std::uint32_t free_slot = 0xFFFFFFFFU;

/// Both halves of the product, folded: every bit of either factor reaches every bit of the result.
std::uint64_t folded_product(std::uint64_t a, std::uint64_t b) {
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t word_at(std::string_view text, std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, std::min<std::size_t>(8, text.size() - at));
    return word;
}

std::size_t part_of(const Fingerprint& print) { return print.high >> 56U; }

/// Entries grouped by part, each part in ascending order of entries.
struct Partition {
    std::vector<std::uint32_t> entries;
    std::array<std::size_t, parts + 1> begin{};
};

Partition partition(std::span<const Fingerprint> all) {
    Partition out;
    for (const auto& print : all) ++out.begin.at(part_of(print) + 1);
    for (std::size_t i = 0; i < parts; ++i) out.begin.at(i + 1) += out.begin.at(i);
    out.entries.resize(all.size());
    auto next = out.begin;
    for (std::uint32_t i = 0; i < all.size(); ++i) out.entries[next.at(part_of(all[i]))++] = i;
    return out;
}

}  // namespace

Fingerprint fingerprint(std::string_view id) {
    if (id.empty()) return {};
    std::uint64_t a = 0x243F6A8885A308D3ULL ^ id.size();
    std::uint64_t b = 0x13198A2E03707344ULL + id.size();
    for (std::size_t at = 0; at < id.size(); at += 8) {
        const std::uint64_t word = word_at(id, at);
        a = folded_product(a ^ word, 0xA4093822299F31D1ULL) + std::rotl(b, 23);
        b = folded_product(b ^ std::rotl(word, 32), 0xD1B54A32D192ED03ULL) ^ a;
    }
    const Fingerprint out{folded_product(a ^ 0x452821E638D01377ULL, 0x9E3779B97F4A7C15ULL) ^ b,
                          folded_product(b ^ 0xBE5466CF34E90C6CULL, 0xC2B2AE3D27D4EB4FULL) + a};
    return out.blank() ? Fingerprint{0, 1} : out;
}

std::vector<std::uint32_t> first_alike(std::span<const Fingerprint> all, Threads threads) {
    std::vector<std::uint32_t> first(all.size());
    const Partition partitioned = partition(all);
    for_each_block(parts, all.size() < 4096 ? Threads{1} : threads, [&](std::size_t part) {
        const std::span entries(partitioned.entries.data() + partitioned.begin.at(part),
                                partitioned.begin.at(part + 1) - partitioned.begin.at(part));
        std::vector<std::uint32_t> slots(std::bit_ceil(2 * entries.size() + 1), free_slot);
        for (const std::uint32_t entry : entries) {
            first[entry] = entry;
            if (all[entry].blank()) continue;
            std::size_t at = all[entry].low & (slots.size() - 1);
            while (slots[at] != free_slot && all[slots[at]] != all[entry]) at = (at + 1) & (slots.size() - 1);
            if (slots[at] == free_slot) slots[at] = entry;
            else first[entry] = slots[at];
        }
    });
    return first;
}

}  // namespace recaudit::detail
