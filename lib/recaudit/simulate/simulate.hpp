/// A study's files with simulated answers whose effects are known. See docs/statistics/simulate.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/simulate/effects.hpp>
#include <recaudit/simulate/population.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// Takes the files one after the other, each in pieces; `name` is relative to the study's folder.
using FileSink = std::function<void(const std::string& name, std::string_view text)>;

struct Simulation {
    Study study;
    Effects effects;
    Headcount headcount;  // the study's, where sizes come from it
    std::uint64_t seed = 1;
};

/// What was written.
struct SimulatedCounts {
    std::size_t people = 0;   // who could have answered, over all waves
    std::size_t answers = 0;  // rows
};

/// Draws everyone and writes the response files that the study names (* in a pattern becomes "simulated"), the
/// headcount where the effects give the sizes, and truth.csv. The same bytes for any number of threads.
/// No value where the effects cannot be had from this study.
[[nodiscard]] Parsed<SimulatedCounts> simulate(const Simulation& simulation, Threads threads, const FileSink& sink);

}  // namespace recaudit
