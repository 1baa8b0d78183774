/// Where does a function cross zero?
#pragma once

#include <functional>
#include <optional>

namespace recaudit {

/// The root of a continuous function between `low` and `high`, at whose ends it has opposite signs, to full precision.
/// @return nothing where the signs agree or a value is not finite.
/// Source: Chandrupatla 1997, Advances in Engineering Software 28:145.
[[nodiscard]] std::optional<double> root_between(const std::function<double(double)>& function, double low, double high);

/// The root of a monotone function near `guess`, from a bracket widened from guess -+ step, doubling each time.
/// @return nothing where no sign change is found within 60 doublings.
[[nodiscard]] std::optional<double> root_near(const std::function<double(double)>& function, double guess, double step);

}  // namespace recaudit
