/// The answers of those who answered every one of some items, as cross products. See docs/statistics/reliability.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/stats/covariance.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace recaudit {

/// Some items of a form and their answers. Keeps references to its form.
struct ItemColumns {
    const Instrument* instrument = nullptr;
    const FormResponses* rows = nullptr;
    std::vector<std::size_t> items;  // indices into Instrument::items
    std::vector<double> origin;      // per item, the middle of its range
    /// Per item the deviation of each choice from the origin; absent where answers are not small whole numbers.
    std::optional<std::vector<std::array<std::int16_t, 256>>> deviations;
};

[[nodiscard]] ItemColumns item_columns(const Instrument& instrument, const FormResponses& rows, std::vector<std::size_t> items);

/// Per row from `first` to before `last`, 1 where any of the items has no answer.
[[nodiscard]] std::vector<std::uint8_t> incomplete_rows(const ItemColumns& columns, std::size_t first, std::size_t last);

/// The rows from `first` to before `last` that answered every item, by bucket.
/// @param bucket_of  row -> bucket; `buckets` for a row that belongs to none.
template <class BucketOf>
std::vector<std::vector<std::uint32_t>> complete_rows(const ItemColumns& columns, std::size_t first, std::size_t last, std::size_t buckets,
                                                      BucketOf bucket_of) {
    const std::vector<std::uint8_t> incomplete = incomplete_rows(columns, first, last);
    std::vector<std::size_t> found(buckets + 1);  // one more takes the rows that do not count, so that the loops have no branch
    for (std::size_t i = 0; i < incomplete.size(); ++i) ++found[incomplete[i] != 0 ? buckets : bucket_of(first + i)];
    std::vector<std::vector<std::uint32_t>> out(buckets + 1);
    for (std::size_t bucket = 0; bucket <= buckets; ++bucket) out[bucket].resize(found[bucket]), found[bucket] = 0;
    for (std::size_t i = 0; i < incomplete.size(); ++i) {
        const std::size_t bucket = incomplete[i] != 0 ? buckets : bucket_of(first + i);
        out[bucket][found[bucket]++] = static_cast<std::uint32_t>(first + i);
    }
    out.pop_back();
    return out;
}

/// The cross products of these rows, after reversal; they answered every item.
[[nodiscard]] CrossProducts products_of(const ItemColumns& columns, std::span<const std::uint32_t> rows);

}  // namespace recaudit
