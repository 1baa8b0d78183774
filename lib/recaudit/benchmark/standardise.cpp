#include <recaudit/benchmark/standardise.hpp>
#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace recaudit {
namespace {

/// A level with a share of the mix.
struct Part {
    double share;
    const Moments* level;
};

/// sum(p^2 v / n), and its Satterthwaite degrees of freedom.
void fill_error(StandardisedMean& out, std::span<const Part> parts, double confidence) {
    double variance = 0, spread = 0;
    for (const auto& [share, level] : parts) {
        const double part = share * share * *level->variance / static_cast<double>(level->n);
        variance += part;
        spread += part * part / static_cast<double>(level->n - 1);
    }
    out.se = std::sqrt(variance);
    if (!(variance > 0)) {
        out.status = Status::no_variance;
        return;
    }
    out.df = variance * variance / spread;
    const Number t = out.df ? t_quantile((1 + confidence) / 2, *out.df) : Number();
    if (t) out.interval = {*out.standardised - *t * *out.se, *out.standardised + *t * *out.se};
}

}  // namespace

StandardisedMean standardised_mean(std::span<const Moments> levels, std::span<const double> shares, double confidence) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    require(levels.size() == shares.size(), "a share for each level");
    const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
    StandardisedMean out;
    out.status = Status::not_identified;
    if (!(all > 0)) return out;
    std::vector<Part> parts;
    Moments together;
    double covered = 0;
    bool complete = true;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (!(shares[i] > 0)) continue;
        parts.push_back({shares[i] / all, &levels[i]});
        complete = complete && levels[i].n > 0;
        if (levels[i].n > 0) covered += parts.back().share;
        together = merged(together, levels[i]);
    }
    out.n = together.n;
    out.mean = together.mean;
    out.share_covered = complete ? 1 : covered;
    out.status = together.n == 0 ? Status::no_answers : complete ? Status::ok : Status::missing_level;
    if (out.status != Status::ok) return out;
    out.standardised =
        std::accumulate(parts.begin(), parts.end(), 0.0, [](double sum, const Part& part) { return sum + part.share * *part.level->mean; });
    if (std::ranges::any_of(parts, [](const Part& part) { return part.level->n < 2; })) out.status = Status::too_few;
    else fill_error(out, parts, confidence);
    return out;
}

}  // namespace recaudit
