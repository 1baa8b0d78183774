/// Numbers are sampling weights only where someone says so: frequency counts need other variances.
// error: could not convert
#include <recaudit/stats/weighted_tally.hpp>

#include <array>

using namespace recaudit;

WeightedTally tally() {
    const std::array<double, 2> values{1, 2};
    const std::array<double, 2> weights{1.5, 0.5};
#ifdef WRONG
    return weighted_tally_of(values, std::span<const double>(weights));
#else
    return weighted_tally_of(values, SamplingWeights(weights));
#endif
}
