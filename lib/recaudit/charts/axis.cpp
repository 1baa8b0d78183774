#include <recaudit/charts/axis.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr double most_steps = 6;

double round_step(double width) {
    const double raw = width / most_steps;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= raw * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

}  // namespace

Axis axis_over(double low, double high, std::string label) {
    if (!(high > low)) high = low + std::max(1.0, std::abs(low) / 10);
    const double step = round_step(high - low);
    // A hair's breadth, so that an end on a line does not add a step.
    return {step * std::floor(low / step + 1e-9), step * std::ceil(high / step - 1e-9), step, std::move(label)};
}

}  // namespace recaudit
