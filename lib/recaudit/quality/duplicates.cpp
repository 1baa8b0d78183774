#include <recaudit/quality/duplicates.hpp>

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

namespace recaudit {
namespace {

constexpr std::size_t fewest_items = 10;

/// A row, and a fingerprint of some of its answers.
struct Printed {
    std::uint64_t print = 0;
    std::uint32_t row = 0;
    friend auto operator<=>(const Printed&, const Printed&) = default;
};

/// Well mixed bits of a number (the finaliser of SplitMix64).
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

std::uint64_t answer_in(const ScreenedForm& form, std::size_t item, std::uint32_t row) {
    const ScreenedItem& of = form.items[item];
    const AnswerCode code = of.column->codes[row];
    return of.options->is_continuum() && !is_missing(code) ? mixed(std::bit_cast<std::uint64_t>(of.column->values[row]) + 1) : code;
}

std::uint64_t print_of_part(const ScreenedForm& form, std::uint32_t row, std::size_t first, std::size_t last) {
    std::uint64_t out = 0;
    for (std::size_t item = first; item < last; ++item) out = mixed(out * 0x9e3779b97f4a7c15ULL + answer_in(form, item, row) + 1);
    return out;
}

class Comparer {
public:
    Comparer(const ScreenedForm& form, std::size_t rows) : form_(&form), same_(rows), near_(rows), repeated_(rows) {}

    /// Marks rows of a group that agree in every question outside [first, last).
    void compare(std::vector<std::uint32_t> group, std::size_t first, std::size_t last) {
        if (group.size() < 2) return;
        if (last - first == 1) {
            mark(std::move(group), first);
            return;
        }
        const std::size_t middle = (first + last) / 2;
        for (auto& part : alike_in(group, first, middle)) compare(std::move(part), middle, last);
        for (auto& part : alike_in(group, middle, last)) compare(std::move(part), first, middle);
    }

    [[nodiscard]] Duplicates result(std::size_t n) const {
        Duplicates out{static_cast<std::int64_t>(n), std::ranges::count(same_, 1), std::ranges::count(near_, 1), {}};
        for (std::uint32_t row = 0; row < repeated_.size(); ++row)
            if (repeated_[row] != 0) out.repeated.push_back(row);
        return out;
    }

private:
    [[nodiscard]] std::uint64_t answer(std::size_t item, std::uint32_t row) const { return answer_in(*form_, item, row); }

    /// The groups of two or more that agree in the questions [first, last).
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> alike_in(const std::vector<std::uint32_t>& group, std::size_t first,
                                                                   std::size_t last) const {
        std::vector<Printed> printed;
        for (const std::uint32_t row : group) printed.push_back({print_of_part(*form_, row, first, last), row});
        std::ranges::sort(printed);
        std::vector<std::vector<std::uint32_t>> out;
        for (std::size_t i = 0; i < printed.size();) {
            std::size_t end = i;
            while (end < printed.size() && printed[end].print == printed[i].print) ++end;
            if (end - i > 1) {
                auto& part = out.emplace_back();
                for (; i < end; ++i) part.push_back(printed[i].row);
            }
            i = end;
        }
        return out;
    }

    /// Rows that agree in all questions but this one.
    void mark(std::vector<std::uint32_t> group, std::size_t item) {
        std::ranges::sort(group, {}, [&](std::uint32_t row) { return std::pair(answer(item, row), row); });
        const bool differ = answer(item, group.front()) != answer(item, group.back());
        for (std::size_t i = 0; i < group.size(); ++i) {
            const bool as_before = i > 0 && answer(item, group[i]) == answer(item, group[i - 1]);
            const bool as_after = i + 1 < group.size() && answer(item, group[i]) == answer(item, group[i + 1]);
            if (as_before || as_after) same_[group[i]] = 1;
            if (as_before) repeated_[group[i]] = 1;
            if (differ) near_[group[i]] = 1;
        }
    }

    const ScreenedForm* form_;
    std::vector<std::uint8_t> same_, near_, repeated_;
};

}  // namespace

bool is_long_enough(const ScreenedForm& form, std::uint32_t row) {
    std::size_t asked = 0;
    for (const ScreenedItem& item : form.items) asked += item.column->codes[row] != code_of(MissingKind::not_asked);
    return asked >= fewest_items;
}

std::uint64_t fingerprint_of(const ScreenedForm& form, std::uint32_t row) { return print_of_part(form, row, 0, form.items.size()); }

Duplicates find_duplicates(const ScreenedForm& form, std::span<const std::uint32_t> rows) {
    std::vector<std::uint32_t> compared;
    for (const std::uint32_t row : rows)
        if (is_long_enough(form, row)) compared.push_back(row);
    Comparer comparer(form, form.responses->rows);
    const std::size_t n = compared.size();
    if (n > 1) comparer.compare(std::move(compared), 0, form.items.size());
    return comparer.result(n);
}

}  // namespace recaudit
