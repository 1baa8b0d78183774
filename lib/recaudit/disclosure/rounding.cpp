#include <recaudit/disclosure/rounding.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

class Rounder {
public:
    explicit Rounder(std::size_t base) : base_(base) {}

    template <class Row>
    void round(std::vector<Row>& rows) const {
        for (Row& row : rows) {
            reckon_shares(row);
            for (const auto& field : declaration<Row>().fields)
                if (field.column.unit == Unit::people && field.column.name.find("headcount") == std::string_view::npos)
                    if (const auto* count = std::get_if<Count Row::*>(&field.member)) row.** count = rounded(row.**count);
        }
    }

private:
    [[nodiscard]] Count rounded(Count count) const { return count ? Count(rounded_count(*count, base_)) : count; }
    /// The share in percent that rounded counts give; absent where they round to nobody.
    [[nodiscard]] Number share(double part, std::int64_t all) const {
        const Count rounded_part = rounded(static_cast<std::int64_t>(std::llround(part))), rounded_all = rounded(all);
        if (*rounded_all == 0) return {};
        return std::min(100.0, 100 * static_cast<double>(*rounded_part) / static_cast<double>(*rounded_all));
    }
    template <class Row>
    void reckon_shares(Row&) const {}
    void reckon_shares(ResponsesRow& row) const {
        if (row.response_rate) row.response_rate = static_cast<double>(*rounded(row.responded)) / static_cast<double>(*row.headcount);
    }
    void reckon_shares(RepresentationRow& row) const {
        if (!row.response_rate) return;
        row.response_rate = static_cast<double>(*rounded(row.responded)) / static_cast<double>(*row.headcount);
        row.rest_rate = static_cast<double>(*rounded(row.rest_responded)) / static_cast<double>(*row.rest_headcount);
        row.difference = *row.response_rate - *row.rest_rate;
    }
    void reckon_shares(OptionsRow& row) const {
        if (row.percent) row.percent = share(static_cast<double>(*row.count), row.people);
    }
    void reckon_shares(ItemsRow& row) const {
        for (Number* percent : {&row.percent_favourable, &row.percent_neutral, &row.percent_unfavourable})
            if (*percent) *percent = share(**percent * static_cast<double>(*row.n) / 100, *row.n);
    }
    template <class Row>
    requires requires(Row row) { row.writers; }
    void reckon_shares(Row& row) const {
        if (row.share) row.share = *share(static_cast<double>(*row.count), *row.n) / 100;
    }
    std::size_t base_;
};

}  // namespace

std::int64_t rounded_count(std::int64_t people, std::size_t base) {
    if (base == 0) return people;
    const auto step = static_cast<std::int64_t>(base);
    return (people + step / 2) / step * step;
}

Results with_rounded_counts(Results results, std::size_t base) {
    if (base == 0) return results;
    const Rounder rounder(base);
    results.round_base = base;
    for_each_table(results, [&](auto& rows) { rounder.round(rows); });
    return results;
}

}  // namespace recaudit
