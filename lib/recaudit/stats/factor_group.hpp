/// One group of a factor model: its parameters, its discrepancy and the derivatives. For stats/factor_model.cpp and
/// stats/factor_start.cpp alone.
#pragma once

#include <recaudit/stats/factor_model.hpp>

#include <Eigen/Dense>

#include <optional>
#include <vector>

namespace recaudit::detail {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Which parameters a group has: loadings, then intercepts where means are modelled, uniquenesses, factor covariances (with the
/// variances or without), factor means. Those that all groups share come first.
struct Layout {
    const FactorPattern* pattern = nullptr;
    Index shared = 0;
    bool has_intercepts = false, has_variances = false, has_factor_means = false;

    [[nodiscard]] Index items() const { return static_cast<Index>(pattern->items); }
    [[nodiscard]] Index factors() const { return static_cast<Index>(pattern->factors); }
    [[nodiscard]] Index loadings() const { return static_cast<Index>(pattern->loadings.size()); }
    [[nodiscard]] Index intercepts() const { return has_intercepts ? items() : 0; }
    [[nodiscard]] Index covariances() const { return factors() * (factors() + (has_variances ? 1 : -1)) / 2; }
    [[nodiscard]] Index means() const { return has_factor_means ? factors() : 0; }
    [[nodiscard]] Index first_uniqueness() const { return loadings() + intercepts(); }
    [[nodiscard]] Index first_covariance() const { return first_uniqueness() + items(); }
    [[nodiscard]] Index first_mean() const { return first_covariance() + covariances(); }
    [[nodiscard]] Index size() const { return first_mean() + means(); }
    [[nodiscard]] Index own() const { return size() - shared; }
};

/// One group's matrices at a point.
struct Parts {
    MatrixXd lambda, psi;
    VectorXd theta, nu, alpha;
};

[[nodiscard]] Parts parts_of(const Layout& layout, const VectorXd& point);
[[nodiscard]] VectorXd point_of(const Layout& layout, const Parts& parts);

/// What is observed in one group, items standardised over all groups.
struct Observed {
    double weight = 1;  // share of all rows
    MatrixXd s;
    VectorXd means;
    double log_determinant = 0;
};

/// One group's discrepancy at a point, and what its derivatives are made of.
struct Here {
    VectorXd point;
    Parts parts;
    double discrepancy = 0;
    MatrixXd sigma, inverse;
    VectorXd misfit_of_means;
};

/// Nothing where Sigma is not positive definite.
[[nodiscard]] std::optional<Here> at_point(const Layout& layout, const Observed& observed, VectorXd point);

/// First derivatives of a group's discrepancy, and the expected second ones.
struct Slopes {
    VectorXd gradient;
    MatrixXd information;
};

[[nodiscard]] Slopes slopes_of(const Layout& layout, const Observed& observed, const Here& here);

/// Visits each factor covariance that is a parameter: its place in the point, and its row and column.
template <class Visit>
void for_each_covariance(const Layout& layout, Visit visit) {
    Index at = layout.first_covariance();
    for (Index j = 0; j < layout.factors(); ++j)
        for (Index k = layout.has_variances ? j : j + 1; k < layout.factors(); ++k) visit(at++, j, k);
}

}  // namespace recaudit::detail
