/// Where the time of a whole run goes: reading, each part of the analysis by itself, and disclosure control.
///   bench_analyse STUDY [THREADS]
#include <recaudit/analysis/analyse.hpp>
#include <recaudit/disclosure/release.hpp>
#include <recaudit/responses/read.hpp>
#include <recaudit/study/load.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

using namespace recaudit;

constexpr const char* part_names[] = {"description", "reliability", "structure", "agreement", "comparison",
                                      "gaps",        "change",      "drivers",   "benchmark", "quality"};

/// Runs `work` and says how long it took.
template <class Work>
auto timed(const char* name, Work work) {
    const auto started = std::chrono::steady_clock::now();
    const std::clock_t before = std::clock();
    auto out = work();
    const double processor = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    std::printf("%-22s %7.2f s  processor %7.2f s\n", name,
                std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count(), processor);
    return out;
}

}  // namespace

int main(int arguments, char** given) {
    if (arguments < 2) return std::fputs("bench_analyse STUDY [THREADS]\n", stderr), 2;
    const Threads threads{arguments > 2 ? std::strtoul(given[2], nullptr, 10) : 0};
    const auto study = load_study(given[1]);
    if (!study.value) return std::fputs("the study has errors\n", stderr), 1;
    const auto read = timed("reading", [&] { return read_responses(*study.value, {}); });
    if (!read.value) return std::fputs("the answers have errors\n", stderr), 1;
    (void)timed("scores and census", [&] { return analyse(*study.value, *read.value, {}, threads); });
    for (const Part part : all_parts())
        (void)timed(part_names[static_cast<std::size_t>(part)], [&] { return analyse(*study.value, *read.value, {part}, threads); });
    Results results = timed("all parts", [&] { return analyse(*study.value, *read.value, all_parts(), threads); });
    (void)timed("disclosure control", [&] { return release(std::move(results), study.value->disclosure, {}, threads); });
    return 0;
}
