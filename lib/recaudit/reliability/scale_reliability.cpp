#include <recaudit/reliability/alpha.hpp>
#include <recaudit/reliability/omega.hpp>
#include <recaudit/reliability/scale_reliability.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

Status status_of_size(const CrossProducts& products) {
    if (products.n() < 2) return products.n() == 0 ? Status::no_answers : Status::too_few;
    return products.items() < 2 ? Status::too_few_items : Status::ok;
}

ScaleReliability undefined(ScaleReliability out, Status reason) {
    for (Estimate* figure : {&out.alpha, &out.alpha_standardised, &out.omega_total, &out.lambda6, &out.mean_inter_item_r, &out.sem})
        *figure = reason;
    out.status = reason;
    return out;
}

void add_figures_on_correlations(ScaleReliability& out, const Matrix& covariances) {
    const auto correlations = correlation(covariances);
    out.alpha_standardised = correlations ? standardised_alpha(*correlations) : Status::no_variance;
    out.lambda6 = correlations ? lambda6(*correlations) : Status::no_variance;
    out.mean_inter_item_r = correlations ? mean_inter_item_r(*correlations) : Status::no_variance;
}

Estimate measurement_error(const Estimate& alpha, Number score_sd) {
    if (!alpha.has_value()) return alpha.status();
    if (!score_sd) return Status::not_identified;
    return standard_error_of_measurement(*score_sd, alpha.value()).value();
}

Status first_reason(const ScaleReliability& row) {
    const std::array all{row.alpha, row.alpha_standardised, row.omega_total, row.lambda6, row.mean_inter_item_r, row.sem};
    const auto found = std::find_if(all.begin(), all.end(), [](const Estimate& figure) { return !figure.has_value(); });
    return found == all.end() ? Status::ok : found->status();
}

}  // namespace

ScaleReliability scale_reliability(const CrossProducts& products, Number score_sd, double confidence) {
    ScaleReliability out;
    out.items = products.items();
    out.n = products.n();
    if (const Status reason = status_of_size(products); reason != Status::ok) return undefined(out, reason);
    const Matrix covariances = covariance(products, Divisor::n_minus_1);
    out.alpha = cronbach_alpha(covariances);
    if (out.alpha.has_value()) out.alpha_interval = feldt_interval(out.alpha.value(), out.n, out.items, confidence);
    add_figures_on_correlations(out, covariances);
    out.omega_total = omega_total(covariances);
    out.sem = measurement_error(out.alpha, score_sd);
    out.status = first_reason(out);
    return out;
}

}  // namespace recaudit
