/// Who is who: respondents known by fingerprints of their ids, so that no id is kept.
#pragma once

#include <recaudit/core/parallel.hpp>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// 128 bits of an id; all zero for a blank one. Two ids of a million share one by chance once in 10^26 studies.
struct Fingerprint {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
    [[nodiscard]] bool blank() const { return high == 0 && low == 0; }
};

[[nodiscard]] Fingerprint fingerprint(std::string_view id);

/// For each entry the index of the first with the same fingerprint; blank ones are only like themselves.
[[nodiscard]] std::vector<std::uint32_t> first_alike(std::span<const Fingerprint> all, Threads threads);

}  // namespace recaudit::detail
