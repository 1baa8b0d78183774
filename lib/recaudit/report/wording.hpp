/// Numbers as words of a sentence, and cells of tables that people read.
#pragma once

#include <recaudit/report/facts.hpp>

#include <string>

namespace recaudit {

/// A share of 1 or a level of confidence as a whole percentage: 0.95 is "95".
[[nodiscard]] std::string percent_of_one(double share);

/// "58 out of 100 (95 % interval 56 to 60; 412 people)", or that it is withheld, or why there is none.
[[nodiscard]] std::string in_words(const Facts& facts, const Standing& standing);
/// "58 (56 to 60)", or "withheld (fewer than 10)", or a dash.
[[nodiscard]] std::string in_short(const Facts& facts, const Standing& standing);
/// "56 to 60", the ends rounded; an interval from a larger to a smaller number is turned round.
[[nodiscard]] std::string range(const Facts& facts, double low, double high);
/// " in 2026", or nothing where the study has no waves.
[[nodiscard]] std::string when(const Facts& facts, std::string_view wave);
/// "any theme" where `titles` are all of `all` themes and these are three or more, else the list of them in quotes.
[[nodiscard]] std::string themes_in_words(const Facts& facts, const std::vector<std::string>& titles, std::size_t all);
/// "“Hope”, “Vision” and “Values”"
[[nodiscard]] std::string quoted_list(const Facts& facts, const std::vector<std::string>& titles);
[[nodiscard]] std::string people(const Facts& facts, Count n);
/// Why a figure is not there, in words.
[[nodiscard]] std::string reason(const Facts& facts, Status status);

/// A question as its form asks it; its concept where several forms for the same people ask it in words of their own.
[[nodiscard]] std::string words_of(const Facts& facts, const Instrument& form, const Item& item);

/// The percentage of those asked who said "don't know"; absent where how many were asked is not known.
[[nodiscard]] Number dont_know_share(const ItemsRow& row);

[[nodiscard]] ReportCell cell(const Facts& facts, Number number, Status status, int decimals);
[[nodiscard]] ReportCell p_cell(const Facts& facts, Number p_value, Status status);
[[nodiscard]] ReportCell cell(const Facts& facts, Count count, Status status);
[[nodiscard]] ReportCell cell(const Facts& facts, const Interval& interval, Status status, int decimals);

/// What is drawn beside a sentence whose rounded numbers do not add up; else empty.
/// A sentence where an interval that leaves out 0 seems to hold it once it is rounded; else nothing.
[[nodiscard]] std::string interval_note(const Facts& facts, double low, double high);
[[nodiscard]] std::string rounding_note(const Facts& facts, double a, double b, double difference);

/// Letters, digits and hyphens of `text`, for ids.
[[nodiscard]] std::string slug(std::string_view text);

}  // namespace recaudit
