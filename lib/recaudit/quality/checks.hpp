/// The checks of data quality over the rows of one form in one perspective and wave. See docs/statistics/quality.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/quality/screened_form.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace recaudit {

/// The checks, in the order of rows.
enum class Check : std::uint8_t {
    missing_person,
    missing_item,
    missing_scale,
    long_string,
    low_variability,
    even_odd,
    mahalanobis,
    duplicate,
    near_duplicate,
    mis_keyed,
    reversed_twice,
    ceiling,
    floor,
    unused_option,
};
inline constexpr std::size_t number_of_checks = 14;

[[nodiscard]] std::string_view name_of(Check check);

/// What a check found: how many of how many, and about which questions.
struct Finds {
    std::int64_t flagged = 0;
    std::int64_t of = 0;
    std::vector<std::string> items;  // ids of questions flagged
    std::string limit;               // from where on people are flagged, where the form decides it
};

/// Finds by check and, for checks of a scale, by its id (else empty).
using AllFinds = std::map<std::pair<Check, std::string>, Finds>;

struct ScreenedRows {
    std::int64_t people = 0;  // rows with any answer
    AllFinds finds;
};

[[nodiscard]] ScreenedRows check_rows(const ScreenedForm& form, std::span<const std::uint32_t> rows, Threads threads);

/// The finds of two forms counted together.
void add(AllFinds& all, const AllFinds& more);

}  // namespace recaudit
