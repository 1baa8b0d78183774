/// Several organisations' published results put together, as far as numbers, means and standard deviations go. No answers
/// are read. See docs/statistics/combine.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/published/published.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// An organisation's published results. Those that are themselves a combination stand for all organisations in them.
struct Organisation {
    std::string name;
    Published published;
};

/// What to do with results that are marked NOT FOR PUBLICATION.
enum class Unpublishable : std::uint8_t { refuse, accept };

/// The tables that are read of each organisation.
[[nodiscard]] const std::set<std::string_view>& tables_to_combine();

struct Combined {
    Study study;  // forms, waves and the strictest settings; names the organisations
    Results results;
    std::vector<InputFile> inputs;  // every file read, as ORGANISATION/FILE
};

/// The organisations' results as one study, in which each organisation is a group of the grouping `organisation`. The order in
/// which they are given makes no difference.
/// @param organisations  at least one, each with a name of its own.
/// @return no value where results may not be put together: weighted or rounded ones, the same answers twice, and those not
///         for publication unless accepted, in which case the combination is not for publication either.
[[nodiscard]] Parsed<Combined> combine(std::vector<Organisation> organisations, Unpublishable unpublishable, Threads threads);

}  // namespace recaudit
