#include <recaudit/stats/multiplicity.hpp>

#include <algorithm>
#include <cstddef>

namespace recaudit {
namespace {

/// Where the p-values that are there stand, smallest first.
std::vector<std::size_t> order_of(std::span<const Number> p_values) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p_values.size(); ++i)
        if (p_values[i]) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *p_values[a] < *p_values[b]; });
    return order;
}

}  // namespace

std::vector<Number> adjusted(std::span<const Number> p_values, Multiplicity method) {
    std::vector<Number> out(p_values.begin(), p_values.end());
    if (method == Multiplicity::none) return out;
    const auto order = order_of(p_values);
    const std::size_t m = order.size();
    double bound = method == Multiplicity::holm ? 0 : 1;
    for (std::size_t step = 0; step < m; ++step) {
        if (method == Multiplicity::holm) {
            const std::size_t at = order[step];
            bound = std::max(bound, std::min(1.0, static_cast<double>(m - step) * *p_values[at]));
            out[at] = bound;
        } else {
            const std::size_t at = order[m - 1 - step];
            bound = std::min(bound, static_cast<double>(m) / static_cast<double>(m - step) * *p_values[at]);
            out[at] = bound;
        }
    }
    return out;
}

}  // namespace recaudit
