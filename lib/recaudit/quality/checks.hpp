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
    speed,
    mahalanobis,
    duplicate,
    near_duplicate,
    other_site,
    other_wave,
    mis_keyed,
    reversed_twice,
    ceiling,
    floor,
    unused_option,
};
inline constexpr std::size_t number_of_checks = 17;

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
    RowNumbers with_a_pattern;  // rows with any answer but without a long string: those that are compared with each other
};

/// @param seconds  a question: who took less on average is too fast.
[[nodiscard]] ScreenedRows check_rows(const ScreenedForm& form, std::span<const std::uint32_t> rows, double seconds, Threads threads);

/// The rows that one of the screens of a person flags, ascending: missing_person, long_string, low_variability, speed,
/// mahalanobis, duplicate. Of rows that are the same the first is not flagged here, so that one of them stays.
[[nodiscard]] RowNumbers flagged_rows(Check check, const ScreenedForm& form, std::span<const std::uint32_t> rows, double seconds,
                                      Threads threads);

/// Rows whose every answer is that of a row elsewhere, where at least 10 questions were asked. With linked respondents two
/// rows of one person are not compared.
struct Elsewhere {
    RowNumbers compared;
    RowNumbers other_site;  // of the same perspective and wave
    RowNumbers other_wave;  // of the same perspective
};
/// @param rows  those that are compared: ScreenedRows::with_a_pattern of every perspective and wave.
[[nodiscard]] Elsewhere same_elsewhere(const ScreenedForm& form, const Responses& responses, std::span<const std::uint32_t> rows);

/// The finds of two forms counted together.
void add(AllFinds& all, const AllFinds& more);

}  // namespace recaudit
