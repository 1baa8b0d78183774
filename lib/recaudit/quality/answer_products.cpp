#include <recaudit/quality/answer_products.hpp>
#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/distribution.hpp>

#include <algorithm>
#include <optional>

namespace recaudit {
namespace {

constexpr std::size_t rows_in_block = 16384;
constexpr std::int64_t people_per_item = 5, fewest_people = 10;
constexpr double tail = 0.001;

std::size_t blocks_of(std::size_t rows) { return (rows + rows_in_block - 1) / rows_in_block; }

/// Calls visit(row, answers) for each row of a block that answered all items.
template <class Visit>
void for_each_complete(const ScreenedForm& form, std::span<const std::size_t> items, std::span<const std::uint32_t> rows, std::size_t block,
                       Visit visit) {
    std::vector<double> answers(items.size());
    for (std::size_t i = block * rows_in_block; i < std::min((block + 1) * rows_in_block, rows.size()); ++i) {
        const bool complete = std::ranges::all_of(items, [&](std::size_t item) { return form.items[item].is_answered(rows[i]); });
        if (!complete) continue;
        for (std::size_t k = 0; k < items.size(); ++k) answers[k] = form.items[items[k]].raw(rows[i]);
        visit(rows[i], answers);
    }
}

CrossProducts complete_products(const ScreenedForm& form, std::span<const std::size_t> items, std::span<const std::uint32_t> rows,
                                Threads threads) {
    std::vector<double> origin;
    for (const std::size_t item : items) origin.push_back((form.items[item].options->minimum + form.items[item].options->maximum) / 2);
    std::vector<CrossProducts> parts(blocks_of(rows.size()), CrossProducts(origin));
    for_each_block(parts.size(), threads, [&](std::size_t block) {
        for_each_complete(form, items, rows, block, [&](std::uint32_t, const std::vector<double>& answers) { parts[block].add(answers); });
    });
    CrossProducts all(origin);
    for (const CrossProducts& part : parts) all.merge(part);
    return all;
}

double distance(const std::vector<double>& answers, const std::vector<double>& means, const Matrix& inverse) {
    double sum = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        double row = 0;
        for (std::size_t j = 0; j < i; ++j) row += inverse(i, j) * (answers[j] - means[j]);
        sum += (answers[i] - means[i]) * (2 * row + inverse(i, i) * (answers[i] - means[i]));
    }
    return sum;
}

/// Finds the complete rows beyond the threshold.
void find_far(Outliers& out, const ScreenedForm& form, std::span<const std::size_t> items, std::span<const std::uint32_t> rows,
              const CrossProducts& products, const Matrix& inverse, Threads threads) {
    std::vector<double> means;
    for (std::size_t i = 0; i < items.size(); ++i) means.push_back(products.mean(i));
    std::vector<Outliers> parts(blocks_of(rows.size()));
    for_each_block(parts.size(), threads, [&](std::size_t block) {
        for_each_complete(form, items, rows, block, [&](std::uint32_t row, const std::vector<double>& answers) {
            const double d = distance(answers, means, inverse);
            parts[block].largest = std::max(parts[block].largest, d);
            if (d > out.threshold) parts[block].rows.push_back(row);
        });
    });
    for (const Outliers& part : parts) {
        out.largest = std::max(out.largest, part.largest);
        out.rows.insert(out.rows.end(), part.rows.begin(), part.rows.end());
    }
    out.flagged = static_cast<std::int64_t>(out.rows.size());
}

}  // namespace

Outliers outliers(const ScreenedForm& form, std::span<const std::uint32_t> rows, Threads threads) {
    std::vector<std::size_t> items(form.items.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = i;
    // Questions nobody of these was asked must not empty the set of complete rows.
    std::erase_if(items, [&](std::size_t item) {
        return std::ranges::none_of(rows, [&](std::uint32_t row) { return form.items[item].is_answered(row); });
    });
    CrossProducts products = complete_products(form, items, rows, threads);
    std::vector<std::size_t> varying;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!products.is_constant(i)) varying.push_back(items[i]);
    if (varying.size() < items.size()) products = complete_products(form, varying, rows, threads);
    Outliers out;
    out.n = products.n();
    out.items = static_cast<std::int64_t>(varying.size());
    if (out.items < 2 || out.n < people_per_item * out.items) {
        out.status = Status::too_few;
        return out;
    }
    const auto inverse = inverse_of_positive_definite(covariance(products, Divisor::n_minus_1));
    const Number threshold = chi_square_quantile(1 - tail, static_cast<double>(out.items));
    if (!inverse || !threshold) {
        out.status = Status::not_identified;
        return out;
    }
    out.threshold = *threshold;
    find_far(out, form, varying, rows, products, *inverse, threads);
    return out;
}

std::vector<std::size_t> contrary_items(const ScreenedForm& form, std::size_t scale, std::span<const std::uint32_t> rows, Threads threads) {
    const std::vector<std::size_t>& items = form.scales[scale];
    std::vector<std::size_t> out;
    if (items.size() < 3) return out;
    const CrossProducts products = complete_products(form, items, rows, threads);
    if (products.n() < fewest_people) return out;
    const auto sign = [&](std::size_t i) { return form.items[items[i]].item->reverse ? -1.0 : 1.0; };
    for (std::size_t i = 0; i < items.size(); ++i) {
        double with_rest = 0;
        for (std::size_t j = 0; j < items.size(); ++j)
            if (j != i) with_rest += sign(j) * products.centred_product(i, j);
        if (sign(i) * with_rest < 0) out.push_back(items[i]);
    }
    return out;
}

}  // namespace recaudit
