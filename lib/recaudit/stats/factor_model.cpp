#include <recaudit/core/require.hpp>
#include <recaudit/stats/factor_group.hpp>
#include <recaudit/stats/factor_start.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

namespace recaudit {
namespace {

using namespace detail;

constexpr double largest_gradient = 1e-9;
constexpr int most_steps = 1000;

/// Units in which items have mean 0 and variance 1 over all groups, variances taken within groups.
struct Units {
    VectorXd mean, sd;
};

/// A model of all groups: the shared parameters, then each group's own.
struct Problem {
    std::vector<Layout> layouts;
    std::vector<Observed> groups;
    std::int64_t n = 0;
    Units units;
    [[nodiscard]] Index shared() const { return layouts.front().shared; }
};

struct State {
    VectorXd shared;
    std::vector<Here> groups;
    double discrepancy = 0;
};

VectorXd joined(const VectorXd& shared, const VectorXd& own) {
    VectorXd out(shared.size() + own.size());
    out << shared, own;
    return out;
}

std::optional<State> state_at(const Problem& problem, const VectorXd& shared, const std::vector<VectorXd>& own) {
    State out{shared, {}, 0};
    for (std::size_t g = 0; g < problem.groups.size(); ++g) {
        auto here = at_point(problem.layouts[g], problem.groups[g], joined(shared, own[g]));
        if (!here) return std::nullopt;
        out.discrepancy += problem.groups[g].weight * here->discrepancy;
        out.groups.push_back(std::move(*here));
    }
    return out;
}

/// A positive semidefinite matrix that has an inverse, whatever the units of its rows.
bool is_definite(const MatrixXd& a) {
    if (a.rows() == 0) return true;
    if (!(a.diagonal().minCoeff() > 0)) return false;
    const VectorXd scale = a.diagonal().cwiseSqrt().cwiseInverse();
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(scale.asDiagonal() * a * scale.asDiagonal(), Eigen::EigenvaluesOnly);
    return eigen.eigenvalues().minCoeff() > 1e-9;
}

/// The system of a Fisher step. Groups are tied through the shared parameters alone, so each group's own are eliminated:
/// the work grows with the number of groups, not with its cube.
struct System {
    struct Group {
        MatrixXd own, own_by_shared;
        VectorXd gradient;
    };
    MatrixXd shared;  // what is left after elimination
    VectorXd gradient, right;
    std::vector<Group> groups;
    double largest = 0;  // derivative
    [[nodiscard]] bool settles_all() const {
        return is_definite(shared) && std::ranges::all_of(groups, [](const Group& group) { return is_definite(group.own); });
    }
};

System system_of(const Problem& problem, const State& state) {
    const Index s = problem.shared();
    System out{MatrixXd::Zero(s, s), VectorXd::Zero(s), VectorXd::Zero(s), {}, 0};
    for (std::size_t g = 0; g < problem.groups.size(); ++g) {
        const Layout& layout = problem.layouts[g];
        Slopes slopes = slopes_of(layout, problem.groups[g], state.groups[g]);
        slopes.gradient *= problem.groups[g].weight;
        slopes.information *= problem.groups[g].weight;
        const Index own = layout.own();
        System::Group& group = out.groups.emplace_back(System::Group{
            slopes.information.bottomRightCorner(own, own), slopes.information.bottomLeftCorner(own, s), slopes.gradient.tail(own)});
        out.largest = std::max(out.largest, group.gradient.cwiseAbs().maxCoeff());
        if (s == 0) continue;  // nothing to eliminate from; Eigen does not solve for no columns
        out.gradient += slopes.gradient.head(s);
        const Eigen::LDLT<MatrixXd> solver(group.own);
        out.shared += slopes.information.topLeftCorner(s, s) - group.own_by_shared.transpose() * solver.solve(group.own_by_shared);
        out.right -= group.own_by_shared.transpose() * solver.solve(group.gradient);
    }
    out.right += out.gradient;
    if (s > 0) out.largest = std::max(out.largest, out.gradient.cwiseAbs().maxCoeff());
    return out;
}

/// A direction in which to go: of the shared parameters, and of each group's own.
struct Direction {
    VectorXd shared;
    std::vector<VectorXd> own;
};

Direction fisher_direction(const System& system) {
    Direction out;
    out.shared = system.shared.rows() > 0 ? VectorXd(-system.shared.ldlt().solve(system.right)) : VectorXd(0);
    for (const System::Group& group : system.groups)
        out.own.emplace_back(-group.own.ldlt().solve(group.gradient + group.own_by_shared * out.shared));
    return out;
}

/// How fast the discrepancy changes along a direction.
double slope_along(const System& system, const Direction& direction) {
    double out = system.gradient.dot(direction.shared);
    for (std::size_t g = 0; g < system.groups.size(); ++g) out += system.groups[g].gradient.dot(direction.own[g]);
    return out;
}

/// The state a length further along, where that is no higher.
std::optional<State> moved(const Problem& problem, const State& state, const Direction& direction, double length) {
    std::vector<VectorXd> own;
    for (std::size_t g = 0; g < direction.own.size(); ++g)
        own.emplace_back(state.groups[g].point.tail(direction.own[g].size()) + length * direction.own[g]);
    auto out = state_at(problem, state.shared + length * direction.shared, own);
    const double rounding = 1e-13 * (1 + std::abs(state.discrepancy));
    if (!out || out->discrepancy > state.discrepancy + rounding) return std::nullopt;
    return out;
}

/// A state and the system of the step from there.
struct Place {
    State state;
    System system;
};

/// The place after a step downhill: a full step, halved until it does not go up, then once corrected to where the slope along it
/// would be 0. Where a model fits badly, full steps go too far or not far enough, time after time.
std::optional<Place> improved(const Problem& problem, const Place& from) {
    const Direction direction = fisher_direction(from.system);
    double length = 1;
    std::optional<State> next;
    for (int halving = 0; halving < 40 && !next; ++halving, length /= 2) next = moved(problem, from.state, direction, length);
    if (!next) return std::nullopt;
    length *= 2;  // of the step that was taken
    System system = system_of(problem, *next);
    const double before = slope_along(from.system, direction), after = slope_along(system, direction);
    if (std::abs(after) > 0.1 * std::abs(before) && after > before) {
        const double better = std::min(before / (before - after), 4.0) * length;
        if (auto corrected = moved(problem, *next, direction, better - length)) {
            system = system_of(problem, *corrected);
            next = std::move(corrected);
        }
    }
    return Place{std::move(*next), std::move(system)};
}

struct Outcome {
    Status status = Status::not_converged;
    std::optional<State> state;
};

/// No data can have such factors, or an item with no variance of its own.
bool is_improper(const State& state) {
    return std::ranges::any_of(state.groups, [](const Here& here) {
        const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(here.parts.psi, Eigen::EigenvaluesOnly);
        return here.parts.theta.minCoeff() <= 1e-8 || eigen.eigenvalues().minCoeff() <= 1e-8;
    });
}

Outcome minimum_from(const Problem& problem, std::optional<State> start) {
    if (!start) return {};
    System system = system_of(problem, *start);
    if (!system.settles_all()) return {Status::not_identified, std::nullopt};
    Place place{std::move(*start), std::move(system)};
    for (int step = 0; step < most_steps && place.system.largest >= largest_gradient; ++step) {
        auto next = improved(problem, place);
        if (!next) break;
        place = std::move(*next);
    }
    if (!(place.system.largest < largest_gradient)) return {Status::not_converged, std::nullopt};
    if (!place.system.settles_all()) return {Status::not_identified, std::nullopt};
    return {is_improper(place.state) ? Status::improper : Status::ok, std::move(place.state)};
}

MatrixXd to_eigen(const Matrix& matrix) {
    const auto rows = static_cast<Index>(matrix.rows());
    return Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(matrix.cells().data(), rows, rows);
}

VectorXd to_eigen(const std::vector<double>& values) {
    return Eigen::Map<const VectorXd>(values.data(), static_cast<Index>(values.size()));
}

Matrix to_plain(const MatrixXd& matrix) {
    Matrix out(static_cast<std::size_t>(matrix.rows()), static_cast<std::size_t>(matrix.cols()));
    for (std::size_t i = 0; i < out.rows(); ++i)
        for (std::size_t j = 0; j < out.columns(); ++j) out(i, j) = matrix(static_cast<Index>(i), static_cast<Index>(j));
    return out;
}

std::vector<double> to_plain(const VectorXd& values) { return {values.begin(), values.end()}; }

Units units_of(std::span<const GroupMoments> groups, std::int64_t n) {
    const auto p = static_cast<Index>(groups.front().means.size());
    Units out{VectorXd::Zero(p), VectorXd::Zero(p)};
    for (const GroupMoments& group : groups) {
        const double weight = static_cast<double>(group.n) / static_cast<double>(n);
        out.mean += weight * to_eigen(group.means);
        out.sd += weight * to_eigen(group.covariance).diagonal();
    }
    out.sd = out.sd.cwiseSqrt();
    return out;
}

Observed observed_in(const GroupMoments& group, const Units& units, std::int64_t n) {
    const VectorXd scale = units.sd.cwiseInverse();
    Observed out;
    out.weight = static_cast<double>(group.n) / static_cast<double>(n);
    out.s = scale.asDiagonal() * to_eigen(group.covariance) * scale.asDiagonal();
    out.means = scale.cwiseProduct(to_eigen(group.means) - units.mean);
    out.log_determinant = out.s.ldlt().vectorD().array().log().sum();
    return out;
}

/// All groups as one, in the units of `groups`: their covariances within groups.
Observed pooled(const std::vector<Observed>& groups) {
    Observed out;
    out.s = MatrixXd::Zero(groups.front().s.rows(), groups.front().s.cols());
    for (const Observed& group : groups) out.s += group.weight * group.s;
    out.means = VectorXd::Zero(out.s.rows());
    out.log_determinant = out.s.ldlt().vectorD().array().log().sum();
    return out;
}

Layout layout_of(const FactorPattern& pattern, Invariance invariance, std::size_t group) {
    Layout out;
    out.pattern = &pattern;
    out.has_intercepts = invariance == Invariance::scalar;
    out.has_variances = invariance != Invariance::configural && group > 0;
    out.has_factor_means = invariance == Invariance::scalar && group > 0;
    if (invariance != Invariance::configural) out.shared = out.loadings() + out.intercepts();
    return out;
}

std::optional<State> start_of(const Problem& problem, const Parts& parts) {
    std::vector<VectorXd> own;
    VectorXd shared;
    for (std::size_t g = 0; g < problem.groups.size(); ++g) {
        Parts here = parts;
        here.theta = here.theta.cwiseMax(0.05).cwiseProduct(problem.groups[g].s.diagonal());
        const VectorXd point = point_of(problem.layouts[g], here);
        shared = point.head(problem.shared());
        own.emplace_back(point.tail(problem.layouts[g].own()));
    }
    return state_at(problem, shared, own);
}

/// The minimum from the first start that leads to one; else why none does.
Outcome minimum_of(const Problem& problem, const std::array<Parts, 2>& starts) {
    Outcome out;
    for (const Parts& start : starts) {
        out = minimum_from(problem, start_of(problem, start));
        if (out.status == Status::ok || out.status == Status::improper) return out;
    }
    return out;
}

/// Starts for several groups: where everyone together ends up, and where that search began.
std::array<Parts, 2> starts_for(const Problem& problem) {
    const FactorPattern& pattern = *problem.layouts.front().pattern;
    const std::array<Parts, 2> plain = starts_of(pattern, pooled(problem.groups).s);
    if (problem.groups.size() == 1) return plain;
    const Problem together{{layout_of(pattern, Invariance::configural, 0)}, {pooled(problem.groups)}, problem.n, problem.units};
    const Outcome found = minimum_of(together, plain);
    return {found.status == Status::ok ? found.state->groups.front().parts : plain.back(), plain.front()};
}

/// A factor whose loadings are negative in sum, turned round.
void turn(Parts& parts) {
    for (Index factor = 0; factor < parts.lambda.cols(); ++factor) {
        if (parts.lambda.col(factor).sum() >= 0) continue;
        parts.lambda.col(factor) *= -1;
        parts.psi.row(factor) *= -1;
        parts.psi.col(factor) *= -1;
        parts.alpha(factor) *= -1;
    }
}

FactorSolution solution_of(const Layout& layout, Parts parts, const Units& units, const GroupMoments& group) {
    turn(parts);
    FactorSolution out;
    for (const Loading& loading : layout.pattern->loadings) {
        const auto item = static_cast<Index>(loading.item);
        out.loadings.push_back(units.sd(item) * parts.lambda(item, static_cast<Index>(loading.factor)));
    }
    out.uniquenesses = to_plain(VectorXd(units.sd.cwiseAbs2().cwiseProduct(parts.theta)));
    out.intercepts = layout.has_intercepts ? to_plain(VectorXd(units.mean + units.sd.cwiseProduct(parts.nu))) : group.means;
    out.factor_means = to_plain(parts.alpha);
    out.factor_covariance = to_plain(parts.psi);
    return out;
}

/// The standardised root mean square residual of one group: of covariances, and of means where there are several groups.
double srmr_of(const Observed& observed, const Here& here, std::size_t groups) {
    const VectorXd scale = observed.s.diagonal().cwiseSqrt().cwiseInverse();
    const MatrixXd residuals = scale.asDiagonal() * (observed.s - here.sigma) * scale.asDiagonal();
    const auto p = static_cast<double>(residuals.rows());
    const double squares = (residuals.cwiseAbs2().sum() + residuals.diagonal().cwiseAbs2().sum()) / 2;
    const double of_means = scale.cwiseProduct(here.misfit_of_means).squaredNorm();
    return std::sqrt((squares + of_means) / (p * (p + 1) / 2 + (groups > 1 ? p : 0)));
}

FactorErrors errors_of(const Problem& problem, const State& state) {
    const Layout& layout = problem.layouts.front();
    const MatrixXd information = slopes_of(layout, problem.groups.front(), state.groups.front()).information;
    const MatrixXd identity = MatrixXd::Identity(information.rows(), information.cols());
    const VectorXd se = (2 / static_cast<double>(problem.n) * information.ldlt().solve(identity).diagonal()).cwiseSqrt();
    FactorErrors out;
    for (Index at = 0; at < layout.loadings(); ++at)
        out.loadings.push_back(se(at) * problem.units.sd(static_cast<Index>(layout.pattern->loadings[static_cast<std::size_t>(at)].item)));
    MatrixXd covariances = MatrixXd::Zero(layout.factors(), layout.factors());
    for_each_covariance(layout, [&](Index at, Index j, Index k) { covariances(j, k) = covariances(k, j) = se(at); });
    out.factor_covariance = to_plain(covariances);
    return out;
}

/// How many figures of each group there are to fit: where means are modelled, these too.
std::int64_t figures_of(const Layout& layout) {
    return static_cast<std::int64_t>(layout.items() * (layout.items() + 1) / 2 + layout.intercepts());
}

std::int64_t degrees_of_freedom(const std::vector<Layout>& layouts) {
    std::int64_t out = -layouts.front().shared;
    for (const Layout& layout : layouts) out += figures_of(layout) - layout.own();
    return out;
}

FactorFit undefined(Status reason) {
    FactorFit out;
    out.status = reason;
    return out;
}

/// ok, or why these groups cannot be modelled at all.
Status status_of(const std::vector<GroupMoments>& groups) {
    for (const GroupMoments& group : groups) {
        if (!(to_eigen(group.covariance).diagonal().minCoeff() > 0)) return Status::no_variance;
        if (!is_definite(to_eigen(group.covariance))) return Status::not_identified;
    }
    return Status::ok;
}

Problem problem_of(const FactorPattern& pattern, std::span<const GroupMoments> groups, Invariance invariance) {
    Problem out;
    for (const GroupMoments& group : groups) out.n += group.n;
    out.units = units_of(groups, out.n);
    for (const GroupMoments& group : groups) {
        out.layouts.push_back(layout_of(pattern, invariance, out.groups.size()));
        out.groups.push_back(observed_in(group, out.units, out.n));
    }
    return out;
}

/// Fits one problem and adds it to `fit`, the model of `all` groups.
FactorFit with(FactorFit fit, const Problem& problem, std::span<const GroupMoments> groups, std::size_t all) {
    const std::int64_t df = degrees_of_freedom(problem.layouts);
    if (df < 0) return undefined(Status::not_identified);
    const Outcome found = minimum_of(problem, starts_for(problem));
    if (found.status != Status::ok) return undefined(found.status);
    const auto p = static_cast<std::int64_t>(problem.layouts.front().items());
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Observed& observed = problem.groups[g];
        const Here& here = found.state->groups[g];
        const auto n = static_cast<double>(groups[g].n);
        fit.chi_square += n * here.discrepancy;
        fit.baseline_chi_square += n * (observed.s.diagonal().array().log().sum() - observed.log_determinant);
        fit.baseline_df += p * (p - 1) / 2;
        fit.srmr += n * srmr_of(observed, here, all);
        fit.groups.push_back(solution_of(problem.layouts[g], here.parts, problem.units, groups[g]));
    }
    fit.n += problem.n;
    fit.df += df;
    if (all == 1) fit.errors = errors_of(problem, *found.state);
    return fit;
}

}  // namespace

FactorFit factor_model(const FactorPattern& pattern, const std::vector<GroupMoments>& groups, Invariance invariance) {
    require(!groups.empty() && pattern.items > 0 && pattern.factors > 0, "groups, items and factors");
    if (const Status reason = status_of(groups); reason != Status::ok) return undefined(reason);
    if (groups.size() == 1) invariance = Invariance::configural;
    const std::span<const GroupMoments> all(groups);
    FactorFit out;
    if (invariance != Invariance::configural) out = with({}, problem_of(pattern, all, invariance), all, groups.size());
    else
        for (std::size_t g = 0; g < groups.size() && out.status == Status::ok; ++g)  // nothing is shared: each has its own minimum
            out = with(std::move(out), problem_of(pattern, all.subspan(g, 1), invariance), all.subspan(g, 1), groups.size());
    if (out.status == Status::ok) out.srmr /= static_cast<double>(out.n);
    if (out.df == 0) out.chi_square = 0;  // it fits exactly; what is left is rounding
    return out;
}

}  // namespace recaudit
