/// Which waves are compared: each with the next, and the first with the last.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <cstddef>
#include <vector>

namespace recaudit {

/// Two waves of one perspective.
struct WavePair {
    std::size_t family, from, to;  // slices of the family
    friend bool operator==(const WavePair&, const WavePair&) = default;
};

/// The pairs for which both waves have rows: by family, then perspective, then wave.
[[nodiscard]] std::vector<WavePair> wave_pairs(const Scores& scores, const Responses& responses);

}  // namespace recaudit
