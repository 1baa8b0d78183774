/// Whom a row is about: one small function a table. Release cannot compile without it, so that no table is forgotten.
/// See docs/disclosure.md, "What a row gives away".
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/scoring/census.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace recaudit {

/// One group on one variable; but for a set, the row implies its number, sum and sum of squares.
struct Side {
    enum class Whom : std::uint8_t {
        scope,       // the group of the row's scope
        named,       // the group of that name among those the scope compares
        rest,        // everyone in the groups that the scope compares but the one named
        every_wave,  // the group of the scope in each wave
        set,         // no single group: those that the scope compares
    };
    Whom whom = Whom::scope;
    Label perspective, wave;
    CensusVariable::Kind kind = CensusVariable::Kind::responded;
    Label variable;
    Label name;  // of the group; named and rest only
};

/// Which hidden groups a figure over many groups together mixes with those shown.
enum class Together : std::uint8_t {
    none,
    grouped,    // all groups of the scope's grouping
    siblings,   // the same, where the scope is about one of them
    compared,   // the groups that the scope compares, where they are large enough to be tested
    crossed,    // the teams of the scope's site, and the groups of the attribute that the site is crossed with
    all_waves,  // sites and teams of the row's group in every wave
    within,     // groups of each grouping that have people in the row's group
};

struct About {
    std::array<Side, 2> sides;
    std::size_t count = 0;
    Together together = Together::none;
    bool follows_weights = false;  // in weighted studies the sums are weighted
    Label attribute{};             // crossed only
};

namespace detail {

inline Side side_of(const Scope& scope, CensusVariable::Kind kind, Label variable) {
    return {Side::Whom::scope, scope.perspective, scope.wave, kind, variable, {}};
}
inline Side named_side(const Scope& scope, Label scale, Side::Whom whom, Label name) {
    return {whom, scope.perspective, scope.wave, CensusVariable::Kind::scale, scale, name};
}

}  // namespace detail

// Scales and composites share their names, so that `scale` stands for both below.

inline About about(const ResponsesRow& row) {
    using enum CensusVariable::Kind;
    return {{detail::side_of(row.scope, responded, {}), detail::side_of(row.scope, scored, {})}, 2, Together::none};
}
inline About about(const ScoresRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::none, true};
}
inline About about(const ItemsRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::item, row.item)}, 1, Together::none, true};
}
/// Counts are never weighted; where they are empty, percentages alone are left.
inline About about(const OptionsRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::item, row.item)}, 1, Together::none, !row.count.has_value()};
}
/// Of those with complete answers to the scale, who are nearly all of those with a score.
inline About about(const ReliabilityRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::none};
}
inline About about(const ItemAnalysisRow& row) {
    using enum CensusVariable::Kind;
    return {{detail::side_of(row.scope, item, row.item), detail::side_of(row.scope, scale, row.scale)}, 2, Together::none};
}
/// A maximum of the likelihood of many answers at once: no sum over any group follows from it. Row.people counts the smallest of
/// the groups in it, and those left out of it.
inline About about(const StructureRow&) { return {}; }
inline About about(const LoadingsRow&) { return {}; }
inline About about(const FactorCorrelationsRow&) { return {}; }
/// Intraclass correlations and F are about all groups of a grouping, however small.
inline About about(const AgreementRow& row) {
    return {
        {Side{Side::Whom::set, row.scope.perspective, row.scope.wave, CensusVariable::Kind::scale, row.scale, {}}}, 1, Together::grouped};
}
/// Of those of the group with complete answers to the scale.
inline About about(const GroupAgreementRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::none};
}
inline About about(const ComparisonsRow& row) {
    return {
        {Side{Side::Whom::set, row.scope.perspective, row.scope.wave, CensusVariable::Kind::scale, row.scale, {}}}, 1, Together::compared};
}
inline About about(const PairwiseRow& row) {
    using enum Side::Whom;
    return {{detail::named_side(row.scope, row.scale, named, row.group_a),
             row.group_b == "rest" ? detail::named_side(row.scope, row.scale, rest, row.group_a)
                                   : detail::named_side(row.scope, row.scale, named, row.group_b)},
            2,
            Together::none};
}
inline About about(const GamesHowellRow& row) {
    using enum Side::Whom;
    return {{detail::named_side(row.scope, row.scale, named, row.group_a), detail::named_side(row.scope, row.scale, named, row.group_b)},
            2,
            Together::none};
}
inline About about(const GapsRow& row) {
    using enum CensusVariable::Kind;
    return {{Side{Side::Whom::scope, row.perspective_a, row.scope.wave, scale, row.scale, {}},
             Side{Side::Whom::scope, row.perspective_b, row.scope.wave, scale, row.scale, {}}},
            2,
            Together::none};
}
/// Of those who answered the item, on either side.
inline About about(const ItemGapsRow& row) {
    using enum CensusVariable::Kind;
    return {{Side{Side::Whom::scope, row.perspective_a, row.scope.wave, item, row.item_a, {}},
             Side{Side::Whom::scope, row.perspective_b, row.scope.wave, item, row.item_b, {}}},
            2,
            Together::none};
}
inline About about(const ChangeRow& row) {
    using enum CensusVariable::Kind;
    return {{Side{Side::Whom::scope, row.scope.perspective, row.wave_from, scale, row.scale, {}},
             Side{Side::Whom::scope, row.scope.perspective, row.wave_to, scale, row.scale, {}}},
            2,
            Together::none};
}
/// As the row of change that its figures are.
inline About about(const ActionsRow& row) {
    if (!row.difference) return {};
    using enum CensusVariable::Kind;
    return {{Side{Side::Whom::scope, row.scope.perspective, row.wave_before, scale, row.scale, {}},
             Side{Side::Whom::scope, row.scope.perspective, row.wave_after, scale, row.scale, {}}},
            2,
            Together::none};
}
/// Of those who answered the item; where its importance was asked, of those who answered both.
inline About about(const NeedsRow& row) {
    using enum CensusVariable::Kind;
    if (row.importance_item.empty()) return {{detail::side_of(row.scope, item, row.item)}, 1, Together::none, true};
    return {
        {detail::side_of(row.scope, rating, row.item), detail::side_of(row.scope, rating, row.importance_item)}, 2, Together::none, true};
}
inline About about(const RankedNeedsRow& row) {
    using enum CensusVariable::Kind;
    return {
        {detail::side_of(row.scope, rating, row.item), detail::side_of(row.scope, rating, row.importance_item)}, 2, Together::none, true};
}
inline About about(const TrendsRow& row) {
    return {{Side{Side::Whom::every_wave, row.scope.perspective, {}, CensusVariable::Kind::scale, row.scale, {}}},
            1,
            row.method == "mixed" ? Together::all_waves : Together::none};
}
inline About about(const VarianceComponentsRow& row) {
    return {{Side{Side::Whom::every_wave, row.scope.perspective, {}, CensusVariable::Kind::scale, row.scale, {}}}, 1, Together::all_waves};
}
/// Weights of those with a score on the scale: with what the weights are for, they tell how many are in each group.
inline About about(const WeightingRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::within, true};
}
inline About about(const PopulationRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::none, true};
}
/// Counts of everyone who responded, by all alone.
inline About about(const QualityRow& row) { return {{detail::side_of(row.scope, CensusVariable::Kind::responded, {})}, 1, Together::none}; }
/// Counts of those who wrote comments, by all alone: what goes for those who responded goes for them.
inline About about(const CommentsRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::responded, {})}, 1, Together::none};
}
inline About about(const LanguageRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::responded, {})}, 1, Together::none};
}
inline About about(const ExclusionsRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::responded, {})}, 1, Together::none};
}
/// The means of those kept; `people` stands for those left out, who are in no other figure.
inline About about(const ExclusionEffectsRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::none};
}
/// Counts of the group; the rest follows from those of the group above, which `withhold` looks for among the rows of responses.
inline About about(const RepresentationRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::responded, {})}, 1, Together::none};
}
/// As the row that the difference is from.
inline About about(const NonResponseRow& row) {
    using enum CensusVariable::Kind;
    if (row.finding == "pairwise")
        return {{detail::named_side(row.scope, row.scale, Side::Whom::named, row.side_a),
                 detail::named_side(row.scope, row.scale, Side::Whom::named, row.side_b)},
                2,
                Together::none};
    return {{Side{Side::Whom::scope, row.group_a.perspective, row.group_a.wave, scale, row.scale, {}},
             Side{Side::Whom::scope, row.group_b.perspective, row.group_b.wave, scale, row.scale, {}}},
            2,
            Together::none};
}
/// About the questionnaire, not about people.
inline About about(const FormChangesRow&) { return {}; }
inline About about(const ScaleVersionsRow&) { return {}; }
inline About about(const NotCombinedRow&) { return {}; }
/// Centre and limits are those of every wave.
inline About about(const SpcRow& row) {
    return {{Side{Side::Whom::every_wave, row.scope.perspective, {}, CensusVariable::Kind::scale, row.scale, {}}}, 1, Together::none, true};
}

/// Of those with every scale and the outcome, who are nearly all of those with a score on the scale.
inline About about(const DriversRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::none};
}
/// An interval from teams follows from the sums of each of them.
inline About about(const BootstrapIntervalsRow& row) {
    return {
        {detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, row.unit == "team" ? Together::all_waves : Together::none};
}
/// The pair's two groups; a p-value of teams follows from the sums of each of them.
inline About about(const PermutationTestsRow& row) {
    using enum Side::Whom;
    return {{detail::named_side(row.scope, row.scale, named, row.group_a),
             row.group_b == "rest" ? detail::named_side(row.scope, row.scale, rest, row.group_a)
                                   : detail::named_side(row.scope, row.scale, named, row.group_b)},
            2,
            row.unit == "team" ? Together::all_waves : Together::none};
}
inline About about(const IntervalCautionsRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::none};
}
/// A site's own figures, but the target and the variance between sites are about all sites with a score, however small.
inline About about(const BenchmarksRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::siblings};
}
/// Nobody of this study.
inline About about(const BenchmarkTargetsRow&) { return {}; }
/// Of those of the site whose level is known. With the plain mean it gives away the sums of two levels of the site: those may
/// not be small, for which `people` stands, and a team of one kind of people may not be the difference between them and others.
inline About about(const StandardisedMeansRow& row) {
    return {{detail::side_of(row.scope, CensusVariable::Kind::scale, row.scale)}, 1, Together::crossed, false, row.attribute};
}

}  // namespace recaudit
