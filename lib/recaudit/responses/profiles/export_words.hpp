/// Words in the headings of exports.
#pragma once

#include <recaudit/responses/profiles/profile.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace recaudit::detail {

/// A heading as words: without HTML tags and entities, every run of white space one blank.
[[nodiscard]] std::string in_words(std::string_view heading);

/// `heading` as tools' own names are compared: normalised, underscores as blanks.
[[nodiscard]] std::string as_key(std::string_view heading);

[[nodiscard]] bool is_one_of(std::string_view heading, std::span<const std::string_view> keys);

/// The first column whose heading is one of `keys`.
[[nodiscard]] std::optional<std::size_t> column_of(const ExportRecord& headings, std::span<const std::string_view> keys);

/// Whether a column so called holds names, addresses, telephone numbers, network addresses or positions.
[[nodiscard]] bool names_a_person(std::string_view heading);

/// What stands before the last `separator` and after it; nothing where either is empty.
using Halves = std::optional<std::pair<std::string, std::string>>;
[[nodiscard]] Halves split_at_last(std::string_view text, std::string_view separator);

/// "Question [row]" in its parts.
[[nodiscard]] Halves split_brackets(std::string_view text);

/// Adds `name` unless it is empty or there already.
void add_name(std::vector<std::string>& names, std::string name);

/// Columns under two rows of headings: a question stands over the first of its columns, the row or option below it.
[[nodiscard]] std::vector<ExportColumn> two_row_columns(const ExportRecord& questions, const ExportRecord& parts);

}  // namespace recaudit::detail
