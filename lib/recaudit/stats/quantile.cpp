#include <recaudit/core/require.hpp>
#include <recaudit/stats/quantile.hpp>

namespace recaudit {
namespace {

double value_at(const Tally& tally, double position) {
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) {
        seen += tally.counts[i];
        if (static_cast<double>(seen) >= position) return tally.values[i];
    }
    return tally.values.back();
}

}  // namespace

Estimate quantile(const Tally& tally, double p) {
    require(p >= 0 && p <= 1, "a quantile's share lies in [0, 1]");
    if (tally.empty()) return Status::no_answers;
    return detail::type_7(tally.n(), p, [&](double position) { return value_at(tally, position); });
}

Quartiles quartiles(const Tally& tally) {
    return {quantile(tally, 0.25).number(), quantile(tally, 0.5).number(), quantile(tally, 0.75).number()};
}

}  // namespace recaudit
