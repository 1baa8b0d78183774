#include <recaudit/scoring/answers.hpp>
#include <recaudit/scoring/complete_rows.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace recaudit {
namespace {

constexpr std::size_t batch_rows = CrossProducts::most_rows_at_once;

bool is_small_whole(double deviation) {
    return deviation == std::floor(deviation) && std::abs(deviation) <= CrossProducts::largest_deviation;
}

std::optional<std::vector<std::array<std::int16_t, 256>>> whole_deviations(const ItemColumns& columns) {
    std::vector<std::array<std::int16_t, 256>> out;
    for (std::size_t i = 0; i < columns.items.size(); ++i) {
        const Item& item = columns.instrument->items[columns.items[i]];
        const std::vector<double> values = choice_values(item, columns.instrument->options_of(item));
        if (values.empty()) return std::nullopt;
        auto& table = out.emplace_back();
        for (std::size_t code = 0; code < values.size(); ++code) {
            const double deviation = values[code] - columns.origin[i];
            if (!is_small_whole(deviation)) return std::nullopt;
            table[code] = static_cast<std::int16_t>(deviation);
        }
    }
    return out;
}

void add_whole(CrossProducts& products, const ItemColumns& from, std::span<const std::uint32_t> rows) {
    std::vector<std::vector<std::int16_t>> columns(from.items.size());
    for (std::size_t begin = 0; begin < rows.size(); begin += batch_rows) {
        const auto batch = rows.subspan(begin, std::min(batch_rows, rows.size() - begin));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].resize(batch.size());
            const AnswerCode* codes = from.rows->answers[from.items[i]].codes.data();
            const auto& table = (*from.deviations)[i];
            for (std::size_t row = 0; row < batch.size(); ++row) columns[i][row] = table[codes[batch[row]]];
        }
        products.add_deviations(columns);
    }
}

void add_any(CrossProducts& products, const ItemColumns& from, std::span<const std::uint32_t> rows) {
    std::vector<double> answers(from.items.size());
    for (const std::uint32_t row : rows) {
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const Item& item = from.instrument->items[from.items[i]];
            answers[i] = answer_value(item, from.instrument->options_of(item), from.rows->answers[from.items[i]], row);
        }
        products.add(answers);
    }
}

}  // namespace

ItemColumns item_columns(const Instrument& instrument, const FormResponses& rows, std::vector<std::size_t> items) {
    ItemColumns out;
    out.instrument = &instrument;
    out.rows = &rows;
    out.items = std::move(items);
    for (const std::size_t item : out.items) {
        const Range range = range_of(instrument.options_of(instrument.items[item]));
        out.origin.push_back(std::floor((range.low + range.high) / 2));
    }
    out.deviations = whole_deviations(out);
    return out;
}

std::vector<std::uint8_t> incomplete_rows(const ItemColumns& columns, std::size_t first, std::size_t last) {
    std::vector<std::uint8_t> out(last - first, 0);
    for (const std::size_t item : columns.items) {
        const AnswerCode* codes = columns.rows->answers[item].codes.data() + first;
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(out[i] | (codes[i] >= first_missing));
    }
    return out;
}

CrossProducts products_of(const ItemColumns& columns, std::span<const std::uint32_t> rows) {
    CrossProducts out(columns.origin);
    if (columns.deviations) add_whole(out, columns, rows);
    else add_any(out, columns, rows);
    return out;
}

}  // namespace recaudit
