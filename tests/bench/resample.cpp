/// What a bootstrap replicate costs: of a team, a site and a whole service, by respondent and by team.
/// Usage: bench_resample
#include <recaudit/stats/bootstrap.hpp>
#include <recaudit/stats/moments.hpp>

#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace recaudit;

/// Simulated scores: means of eight answers from 1 to 5.
Tally simulated_scores(std::size_t n, std::uint64_t stream) {
    Random random = RandomKey(1, "bench_resample").stream(stream);
    std::vector<double> out;
    for (std::size_t i = 0; i < n; ++i) {
        double sum = 0;
        for (int item = 0; item < 8; ++item) sum += 1 + random.below(5);
        out.push_back(sum / 8);
    }
    return tally_of(out);
}

void measure(const char* what, const TallyResampler& sampler) {
    const ReplicatePlan plan{2000, RandomKey(1, "bench"), Threads{1}};
    const auto mean = [](std::span<const Tally> strata) { return moments(strata.front()).mean; };
    const auto start = std::chrono::steady_clock::now();
    const BootstrapInterval interval = bootstrap({&sampler, 1}, plan, mean, BootstrapMethod::bca, 0.95);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    std::printf("%-40s %8.2f ms for 2000 replicates, %6.2f us each  [%.4f, %.4f]\n", what, took.count(), took.count() / 2, *interval.ci_low,
                *interval.ci_high);
}

}  // namespace

int main() {
    for (const std::size_t n : {12, 40, 200, 1000, 10000, 1000000})
        measure((std::to_string(n) + " people, by respondent").c_str(), TallyResampler(simulated_scores(n, n)));
    for (const std::size_t teams : {20, 120, 900}) {
        std::vector<Tally> clusters;
        for (std::size_t t = 0; t < teams; ++t) clusters.push_back(simulated_scores(200, t));
        measure((std::to_string(teams) + " teams of 200, by team").c_str(), TallyResampler(clusters));
    }
}
