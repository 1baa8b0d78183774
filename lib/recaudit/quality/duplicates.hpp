/// Who answered exactly, or all but exactly, like somebody else? Rows sent twice, or copied.
/// See docs/statistics/quality.md.
#pragma once

#include <recaudit/quality/screened_form.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

struct Duplicates {
    std::int64_t n = 0;                   // rows compared
    std::int64_t same = 0;                // rows whose every answer is that of another row
    std::int64_t near = 0;                // rows that differ from another in exactly one answer
    std::vector<std::uint32_t> repeated;  // rows that are the same as one before them, ascending
};

/// Compares raw answers, missing ones included, of rows to whom at least 10 questions were asked.
/// Rows are halved by questions again and again: two rows that differ in one answer agree in one half of any halving, so only
/// rows that agree in a half are looked at further. The work grows with rows x questions x log(questions), not with pairs.
[[nodiscard]] Duplicates find_duplicates(const ScreenedForm& form, std::span<const std::uint32_t> rows);

/// A fingerprint of all answers of a row, missing ones included: rows with the same answers have the same.
[[nodiscard]] std::uint64_t fingerprint_of(const ScreenedForm& form, std::uint32_t row);

/// Whether as many questions were asked as are compared at all.
[[nodiscard]] bool is_long_enough(const ScreenedForm& form, std::uint32_t row);

}  // namespace recaudit
