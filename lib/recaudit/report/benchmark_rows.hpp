/// Sites against a target, one perspective and theme at a time, as the section and the findings tell of them.
#pragma once

#include <recaudit/report/facts.hpp>

#include <string>
#include <vector>

namespace recaudit {

/// The sites of one perspective on one theme in the latest wave, in alphabetical order.
struct Benchmarked {
    const Theme* theme = nullptr;
    std::vector<const BenchmarksRow*> sites;  // those withheld included

    [[nodiscard]] const BenchmarksRow& first() const { return *sites.front(); }
    [[nodiscard]] std::size_t withheld() const;
    /// Sites of which there is a mean.
    [[nodiscard]] std::size_t shown() const;
    /// Sites with limits.
    [[nodiscard]] std::vector<const BenchmarksRow*> with_limits() const;
};

[[nodiscard]] std::vector<Benchmarked> benchmarked_sites(const Facts& facts);
/// The same, theme by theme, each with its perspectives.
[[nodiscard]] std::vector<std::vector<Benchmarked>> by_theme(const std::vector<Benchmarked>& all);

/// Whether the flag says that the site lies outside the 95 % limits, or the 99.8 % limits too.
[[nodiscard]] bool is_outside(const BenchmarksRow& row);
[[nodiscard]] bool is_far_outside(const BenchmarksRow& row);

/// Whether sites were found to differ by no more than chance, so that the best guess is the target and has no interval of its own.
[[nodiscard]] bool is_at_target(const BenchmarksRow& row);

/// Whether there is anything to draw: limits, and a scale that runs from 0 to 100.
[[nodiscard]] bool is_drawable(const Facts& facts, const Benchmarked& at);

/// "2nd to 14th", or nothing where a site has no ranks.
[[nodiscard]] std::string ranks_in_words(const Facts& facts, const BenchmarksRow& row);
/// A value of the theme's scores from 0 to 100, rounded: "61".
[[nodiscard]] std::string in_points(const Facts& facts, const Benchmarked& at, Number value);
/// "72, 95 % interval 70 to 74": the site's mean with its interval, from 0 to 100.
[[nodiscard]] std::string site_value(const Facts& facts, const Benchmarked& at, const BenchmarksRow& row);

}  // namespace recaudit
