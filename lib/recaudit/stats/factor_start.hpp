/// Where to start the search for a factor model's parameters. For stats/factor_model.cpp alone.
#pragma once

#include <recaudit/stats/factor_group.hpp>

#include <array>

namespace recaudit::detail {

/// Two places to start from, for items of variance 1 with these correlations. The first takes loadings from the largest
/// principal component of each factor's items and factor correlations from their sums; in the second all items load alike.
[[nodiscard]] std::array<Parts, 2> starts_of(const FactorPattern& pattern, const MatrixXd& correlations);

}  // namespace recaudit::detail
