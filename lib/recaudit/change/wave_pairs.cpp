#include <recaudit/change/change.hpp>
#include <recaudit/change/wave_pairs.hpp>

#include <optional>

namespace recaudit {
namespace {

std::optional<std::size_t> slice_of(const Family& family, std::uint32_t perspective, std::size_t wave) {
    for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
        if (family.slices[slice].perspective == perspective && family.slices[slice].wave == wave) return slice;
    return std::nullopt;
}

}  // namespace

std::vector<WavePair> wave_pairs(const Scores& scores, const Responses& responses) {
    std::vector<WavePair> out;
    for (std::size_t f = 0; f < scores.families.size(); ++f)
        for (std::uint32_t perspective = 0; perspective < responses.perspectives.size(); ++perspective)
            for (const auto& [from, to] : pairs_of_waves(responses.waves.size())) {
                const auto a = slice_of(scores.families[f], perspective, from), b = slice_of(scores.families[f], perspective, to);
                if (a && b) out.push_back({f, *a, *b});
            }
    return out;
}

}  // namespace recaudit
