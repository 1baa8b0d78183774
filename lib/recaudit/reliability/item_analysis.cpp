#include <recaudit/reliability/alpha.hpp>
#include <recaudit/reliability/item_analysis.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

Estimate item_rest_r(const Matrix& covariances, std::size_t item) {
    if (covariances.rows() < 2) return Status::too_few_items;
    const Matrix rest = without(covariances, item);
    const double item_variance = covariances(item, item), rest_variance = sum(rest);
    if (!(item_variance > 0) || !(rest_variance > 1e-12 * trace(rest))) return Status::no_variance;
    const double shared = row_sum(covariances, item) - item_variance;
    return std::clamp(shared / std::sqrt(item_variance * rest_variance), -1.0, 1.0);
}

Estimate alpha_if_dropped(const Matrix& covariances, std::size_t item) {
    return covariances.rows() < 3 ? Estimate(Status::too_few_items) : cronbach_alpha(without(covariances, item));
}

ItemInScale undefined(const CrossProducts& products, std::size_t item) {
    const Status reason = products.n() == 0 ? Status::no_answers : Status::too_few;
    ItemInScale out;
    out.n = products.n();
    out.item_rest_r = out.alpha_if_dropped = reason;
    if (products.n() > 0) out.mean = products.mean(item);
    return out;
}

}  // namespace

std::vector<ItemInScale> item_analysis(const CrossProducts& products) {
    std::vector<ItemInScale> out;
    if (products.n() < 2) {
        for (std::size_t i = 0; i < products.items(); ++i) out.push_back(undefined(products, i));
        return out;
    }
    const Matrix covariances = covariance(products, Divisor::n_minus_1);
    for (std::size_t i = 0; i < products.items(); ++i) {
        ItemInScale item;
        item.n = products.n();
        item.mean = products.mean(i);
        item.sd = std::sqrt(covariances(i, i));
        item.item_rest_r = item_rest_r(covariances, i);
        item.alpha_if_dropped = alpha_if_dropped(covariances, i);
        item.negative = item.item_rest_r.has_value() && item.item_rest_r.value() < 0;
        out.push_back(item);
    }
    return out;
}

}  // namespace recaudit
