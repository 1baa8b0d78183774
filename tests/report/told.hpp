/// The simulated study, with what a test changes in its results, released and ready to be told about.
#pragma once

#include "sample_results.hpp"

#include <recaudit/report/facts.hpp>

#include <functional>
#include <vector>

namespace recaudit::sample {

/// Where the texts of rows that a test adds are kept.
inline Labels& own_labels() {
    static Labels labels;
    return labels;
}

struct Told {
    Study study;
    std::vector<Released<Results>> released;
    std::vector<Facts> facts;

    explicit Told(const Shape& shape = {}, const std::function<void(Results&)>& change = [](Results&) {}) : study(sample::study(shape)) {
        Results rows = results(shape);
        change(rows);
        released.emplace_back(release(std::move(rows), DisclosureRule{}));
        facts.emplace_back(released.front(), study);
    }
};

}  // namespace recaudit::sample
