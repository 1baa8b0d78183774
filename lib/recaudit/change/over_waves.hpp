/// The scores of a group over all waves, as rows of a mixed model. See docs/statistics/variance_components.md.
#pragma once

#include <recaudit/change/linked.hpp>
#include <recaudit/scoring/scores.hpp>
#include <recaudit/stats/mixed_model.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// People of the same place and wave, by the mean of their scores; site and team are 0 where blank.
struct ScoreInWave {
    std::uint32_t wave = 0, site = 0, team = 0;  // indices into Responses
    double score = 0;                            // the mean of the people
    std::uint32_t person = 0;                    // linked studies only, where a row is one person
    std::int64_t count = 1;
    double within = 0;  // sum of squares of the people's scores about their mean
    friend auto operator<=>(const ScoreInWave&, const ScoreInWave&) = default;
};

/// One perspective of a family.
struct FamilyPerspective {
    std::size_t family = 0;
    std::uint32_t perspective = 0;
};

/// Every family with each perspective that has rows, in the order of the tables.
[[nodiscard]] std::vector<FamilyPerspective> family_perspectives(const Scores& scores);

/// The rows of a family's forms by cell, those of the same place side by side: for groups whose cells do not tell site, team
/// and person. One serves all perspectives.
class PlacedRows {
public:
    enum class Need : std::uint8_t { everyone, all_groups };
    PlacedRows(const Study& study, const Responses& responses, const Scores& scores, std::size_t family, Need need);
    /// Whether the partition's cells need their rows; else their counts say all.
    [[nodiscard]] bool has(std::size_t partition) const { return !partitions_[partition].begin.empty(); }
    [[nodiscard]] std::span<const RowOfForm> of(std::size_t partition, std::size_t cell) const;

private:
    struct Rows {
        std::vector<std::uint32_t> begin;  // per cell, and the end of the last; empty: not needed
        std::vector<RowOfForm> rows;
    };
    static Rows sorted(const Partition& partition, const Family& family, const Responses& responses);
    std::vector<Rows> partitions_;
};

/// The scores of groups over waves. Keeps references to its arguments.
class ScoresOverWaves {
public:
    ScoresOverWaves(const Study& study, const Responses& responses, const Scores& scores, const PlacedRows& placed, FamilyPerspective of);
    /// In an order that does not depend on the order of the files; none where waves have different ranges of scores.
    [[nodiscard]] std::vector<ScoreInWave> of(std::size_t group, std::size_t dimension) const;
    /// In how many waves anyone of the group is there.
    [[nodiscard]] std::size_t waves_of(std::size_t group) const;

private:
    [[nodiscard]] bool comparable(std::size_t dimension) const;
    void add_counts(std::vector<ScoreInWave>& rows, std::size_t slice, std::size_t group, std::size_t dimension) const;
    void add_people(std::vector<ScoreInWave>& rows, std::size_t slice, std::size_t group, std::size_t dimension) const;
    void add_places(std::vector<ScoreInWave>& rows, std::size_t slice, std::size_t group, std::size_t dimension) const;
    const Responses* responses_;
    const Scores* scores_;
    const PlacedRows* placed_;
    bool linked_;
    std::size_t family_;
    std::vector<std::size_t> slices_;  // of the perspective
};

/// A random intercept.
enum class RandomTerm : std::uint8_t { site, team, respondent };

/// The terms for rows of a grouping: site and team where there are five or more, respondent where someone appears twice.
/// A grouping by site has no site term, one by team neither.
[[nodiscard]] std::vector<RandomTerm> terms_of(const std::vector<ScoreInWave>& rows, const Grouping& grouping);

/// Whether each site has one team only, so that team adds nothing to site.
[[nodiscard]] bool teams_are_sites(const std::vector<ScoreInWave>& rows);

[[nodiscard]] MixedModel fit(const std::vector<ScoreInWave>& rows, const Matrix& design, const std::vector<RandomTerm>& terms);

/// Per wave that has scores, ascending, how many.
struct WaveCount {
    std::uint32_t wave = 0;
    std::int64_t n = 0;
};
[[nodiscard]] std::vector<WaveCount> count_by_wave(const std::vector<ScoreInWave>& rows);

/// The people of the smallest wave; 0 where there are none.
[[nodiscard]] std::int64_t smallest_wave(const std::vector<WaveCount>& waves);

}  // namespace recaudit
