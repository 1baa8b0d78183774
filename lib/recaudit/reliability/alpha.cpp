#include <recaudit/core/require.hpp>
#include <recaudit/reliability/alpha.hpp>
#include <recaudit/stats/distribution.hpp>

#include <cmath>

namespace recaudit {
namespace {

/// Covariances that cancel leave a sum a little off 0.
bool sum_varies(const Matrix& covariance) { return sum(covariance) > 1e-12 * trace(covariance); }

double count_of(const Matrix& matrix) { return static_cast<double>(matrix.rows()); }

}  // namespace

Estimate cronbach_alpha(const Matrix& covariance) {
    if (covariance.rows() < 2) return Status::too_few_items;
    if (!sum_varies(covariance)) return Status::no_variance;
    const double k = count_of(covariance);
    return k / (k - 1) * (1 - trace(covariance) / sum(covariance));
}

Interval feldt_interval(double alpha, std::int64_t n, std::size_t items, double confidence) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    if (n < 2 || items < 2) return {};
    const double tail = (1 - confidence) / 2, df1 = static_cast<double>(n - 1), df2 = df1 * static_cast<double>(items - 1);
    const Number high = f_quantile(1 - tail, df1, df2), low = f_quantile(tail, df1, df2);
    if (!high || !low) return {};
    return {1 - (1 - alpha) * *high, 1 - (1 - alpha) * *low};
}

Estimate mean_inter_item_r(const Matrix& correlation) {
    if (correlation.rows() < 2) return Status::too_few_items;
    const double k = count_of(correlation);
    return (sum(correlation) - k) / (k * (k - 1));
}

Estimate standardised_alpha(const Matrix& correlation) { return cronbach_alpha(correlation); }

Estimate lambda6(const Matrix& correlation) {
    if (correlation.rows() < 2) return Status::too_few_items;
    const auto inverse = inverse_of_positive_definite(correlation);
    if (!inverse) return Status::not_identified;
    double unexplained = 0;
    for (std::size_t i = 0; i < inverse->rows(); ++i) unexplained += 1 / (*inverse)(i, i);
    return 1 - unexplained / sum(correlation);
}

Number standard_error_of_measurement(double score_sd, double alpha) { return score_sd * std::sqrt(1 - alpha); }

}  // namespace recaudit
