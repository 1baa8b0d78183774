/// A form as a survey tool keeps it: questions in order, whatever the tool. Readers fill it, `drafted` makes a draft of it.
/// See docs/formats/drafts.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/instrument/instrument.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace recaudit::detail {

enum class AnswerKind : std::uint8_t { one_of, several_of, line, short_text, long_text };

/// How a question stands on the page: by itself, as a row of a grid, or as a list of answers one below the other.
enum class AskedAs : std::uint8_t { question, row_of_grid, list };

struct SourceAnswer {
    std::string code;
    LocalisedText label;
    std::optional<MissingKind> missing;  // where the file says so
    std::optional<double> value;         // the number that the tool gives it in scores, where its codes are others
};

struct SourceQuestion {
    std::string id;  // as the file has it
    LocalisedText text;
    AnswerKind kind = AnswerKind::one_of;
    AskedAs asked_as = AskedAs::question;
    std::vector<SourceAnswer> answers;
    double minimum = 0, maximum = 100;  // of a line, as the rest
    std::optional<double> step;
    LocalisedText low, high;
    std::string list;     // what the file calls its answers; may be empty
    std::string heading;  // of its column in the tool's exports, where that is not the id
    std::vector<std::string> doubts;
};

struct SourceSection {
    LocalisedText title, stem, instructions;
    std::vector<SourceQuestion> questions;
};

struct SourceForm {
    std::string sign;  // what shows which tool's file it is
    std::string id, version;
    LocalisedText title;
    std::vector<SourceSection> sections;
    std::vector<std::string> identifiers;  // questions left out because they ask who somebody is
};

/// Text that the file has in one language.
[[nodiscard]] LocalisedText in_language(std::string_view text, std::string_view language);

/// Adds text in a language; of two the first stays. Empty text is none.
void add_text(LocalisedText& to, std::string_view text, std::string_view language);

/// Says that a question is of a kind that no instrument has.
void report_left_out(Diagnostics& problems, const Place& place, std::string_view name, std::string_view kind);

}  // namespace recaudit::detail
