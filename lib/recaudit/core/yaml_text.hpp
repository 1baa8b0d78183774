/// What is checked of a YAML file before and beside its parser. Part of yaml.cpp; not for others.
#pragma once

#include <recaudit/core/yaml.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// Why a file cannot be read any further.
struct Stop {
    std::string_view id;
    YamlMark mark;
    std::string message;
    std::string hint;
};

[[nodiscard]] Stop too_deep(YamlMark mark, const YamlLimits& limits);

/// The text as the parser gets it: no byte order mark, one kind of line end.
[[nodiscard]] std::string with_plain_line_ends(std::string_view bytes);
[[nodiscard]] std::vector<std::size_t> line_starts_of(std::string_view text);

/// Why the file is no text in UTF-8, where it is none.
[[nodiscard]] std::optional<Stop> encoding_problem(const YamlSource& source);

/// Directives are lost in silence by the parser, with what follows; only the version may be named. Throws Stop.
void refuse_directives(const YamlSource& source);

/// The parser takes a quote that is open at the end of the file for closed. `mark` is where the last value begins.
/// Throws Stop.
void refuse_open_quote(const YamlSource& source, YamlMark mark);

/// The place where brackets get deeper than the limit, counted without regard to quotes: only for files that are
/// broken anyway, to say the most likely reason.
[[nodiscard]] std::optional<YamlMark> deepest_bracket(const YamlSource& source, std::size_t limit);

}  // namespace recaudit::detail
