#include <recaudit/reliability/omega.hpp>
#include <recaudit/stats/one_factor.hpp>

#include <numeric>

namespace recaudit {

Estimate omega_total(const Matrix& covariance) {
    const OneFactor fit = one_factor(covariance);
    if (fit.status != Status::ok) return fit.status;
    const double loadings = std::accumulate(fit.loadings.begin(), fit.loadings.end(), 0.0);
    const double unique = std::accumulate(fit.uniquenesses.begin(), fit.uniquenesses.end(), 0.0);
    return loadings * loadings / (loadings * loadings + unique);
}

}  // namespace recaudit
