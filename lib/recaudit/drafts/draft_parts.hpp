/// What a draft is made of, between a tool's form and YAML. Part of draft.cpp; not for others.
#pragma once

#include <recaudit/drafts/draft.hpp>
#include <recaudit/drafts/source_form.hpp>

#include <set>
#include <string>
#include <vector>

namespace recaudit::detail {

/// Answers with whatever was doubtful about them; those that are missing kinds are marked.
struct DraftOptions {
    std::string id;
    AnswerKind kind = AnswerKind::one_of;
    std::vector<SourceAnswer> answers;
    double minimum = 0, maximum = 100;
    std::optional<double> step;
    LocalisedText low, high;
    std::vector<std::string> doubts;
    bool is_importance = false;
};

struct DraftItem {
    std::string id, heading;  // heading: empty where it is the id
    LocalisedText text;
    std::size_t options = 0;
    std::string importance_of;
    std::vector<std::string> doubts;
};

struct DraftSection {
    LocalisedText title, stem, instructions;
    std::vector<std::size_t> items;
};

struct DraftComment {
    std::string id, item;
    LocalisedText text;
};

struct DraftAttribute {
    std::string id;
    LocalisedText title;
    std::vector<SourceAnswer> levels;
    std::string doubt;
};

struct DraftScale {
    std::string id;
    LocalisedText title;
    std::vector<std::size_t> items;
};

struct Draft {
    std::string id, version, perspective;
    LocalisedText title;
    std::vector<DraftOptions> options;
    std::vector<DraftItem> items;
    std::vector<DraftSection> sections;
    std::vector<DraftScale> scales;
    std::vector<DraftComment> comments;
    std::vector<DraftAttribute> attributes;
    std::vector<std::string> left_out;  // questions that every response file has columns for
    std::vector<std::string> identifiers;
};

/// Decides what each question becomes.
[[nodiscard]] Draft drafted(const SourceForm& form, const DraftSettings& settings);

/// Cleans the answers of a question as an option set needs them: kinds of missing by their words, codes as numbers in
/// ascending order, no label twice.
[[nodiscard]] DraftOptions options_of(const SourceQuestion& question);

/// Whether every answer that is no missing kind has a number for a code.
[[nodiscard]] bool has_numbers(const DraftOptions& options);

/// Numbers from 1 for answers whose codes are none, or the tool's own scores where they differ.
void give_numbers(DraftOptions& options);

/// The draft as YAML.
[[nodiscard]] InstrumentDraft written(const Draft& draft, const std::string& sign, const std::string& shown);

/// An id made of `text`, unlike those taken so far.
class Ids {
public:
    [[nodiscard]] std::string take(std::string_view text, std::string_view otherwise);

private:
    std::set<std::string, std::less<>> taken_;
};

}  // namespace recaudit::detail
