/// Sites and teams of all organisations over waves, as the rows of a mixed model. See docs/statistics/combine.md.
#pragma once

#include <recaudit/change/over_waves.hpp>
#include <recaudit/combine/describe.hpp>

#include <optional>

namespace recaudit::detail {

[[nodiscard]] ScoreInWave place_of(std::size_t wave, std::uint32_t site, std::uint32_t team, const Moments& of);

/// What is left of a whole without one of its parts; n is negative where the part is the larger.
[[nodiscard]] Moments without(const Moments& whole, const Moments& part);

/// The sites and teams of one scale of one perspective over all waves, numbered from 1 on. Keeps references to its arguments.
class Places {
public:
    explicit Places(const Sources& from) : from_(&from) {}

    void add(const ScaleCell& cell);
    /// Everyone's scores by place; nothing where a model needs places that are withheld.
    [[nodiscard]] std::optional<std::vector<ScoreInWave>> everyone() const;
    /// Too few sites and teams for models to heed them, whatever the group.
    [[nodiscard]] bool are_few() const;

private:
    using At = std::tuple<std::size_t, std::uint32_t, std::uint32_t>;  // wave, site, team
    [[nodiscard]] std::optional<std::vector<ScoreInWave>> places_in(std::size_t wave, const Moments& all) const;

    const Sources* from_;
    std::map<std::string, std::uint32_t> sites_;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> teams_;
    std::map<At, const ScaleCell*> cells_;  // team 0: the site as a whole
    std::map<std::size_t, const ScaleCell*> all_;
};

}  // namespace recaudit::detail
