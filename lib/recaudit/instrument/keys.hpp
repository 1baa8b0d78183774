/// The words that an instrument file uses for kinds of options, answers, scoring and learning: one list for reading and writing.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace recaudit {

template <class Kind, std::size_t size>
using Keys = std::array<std::pair<std::string_view, Kind>, size>;

inline constexpr Keys<OptionType, 6> option_type_keys{{{"likert", OptionType::likert},
                                                       {"continuum", OptionType::continuum},
                                                       {"binary", OptionType::binary},
                                                       {"checklist", OptionType::checklist},
                                                       {"frequency", OptionType::frequency},
                                                       {"importance", OptionType::importance}}};

/// What a file may declare; an item that was not asked is told from the data alone.
inline constexpr Keys<MissingKind, 4> missing_kind_keys{{{"dont_know", MissingKind::dont_know},
                                                         {"not_applicable", MissingKind::not_applicable},
                                                         {"declined", MissingKind::declined},
                                                         {"blank", MissingKind::blank}}};

inline constexpr Keys<ScoringMethod, 6> scoring_method_keys{{{"mean", ScoringMethod::mean},
                                                             {"sum", ScoringMethod::sum},
                                                             {"prorated_sum", ScoringMethod::prorated_sum},
                                                             {"percent_of_maximum", ScoringMethod::percent_of_maximum},
                                                             {"percent_favourable", ScoringMethod::percent_favourable},
                                                             {"count", ScoringMethod::count}}};

inline constexpr Keys<LearningKind, 3> learning_kind_keys{
    {{"activity", LearningKind::activity}, {"resource", LearningKind::resource}, {"reading", LearningKind::reading}}};

/// The word for a kind; empty where files have none.
template <class Kind, std::size_t size>
constexpr std::string_view key_among(const Keys<Kind, size>& keys, Kind kind) {
    for (const auto& [key, value] : keys)
        if (value == kind) return key;
    return {};
}

constexpr std::string_view key_of(OptionType type) { return key_among(option_type_keys, type); }
constexpr std::string_view key_of(MissingKind kind) { return key_among(missing_kind_keys, kind); }
constexpr std::string_view key_of(ScoringMethod method) { return key_among(scoring_method_keys, method); }
constexpr std::string_view key_of(LearningKind kind) { return key_among(learning_kind_keys, kind); }

}  // namespace recaudit
