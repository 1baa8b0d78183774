/// A person's own sheet: what they answered, where they see need, and what there is to learn from. For that person alone: it
/// is made from their own rows, and nothing of anybody else is at hand. See docs/feedback.md.
#pragma once

#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <optional>
#include <string>
#include <vector>

namespace recaudit {

/// Something to learn from, with its link where there is one.
struct SheetLearning {
    std::string text, link;
};

/// A question and what the person answered, in words.
struct SheetAnswer {
    std::string question, answer;
    std::string importance;  // empty where it was not asked or not answered
};

/// A question the person sees need in.
struct SheetNeed {
    SheetAnswer answer;
    std::vector<SheetLearning> learning;
};

struct SheetSection {
    std::string title;
    std::vector<SheetAnswer> answers;
};

/// One form as the person filled it in, the last time.
struct SheetForm {
    std::string title, wave;
    bool asks_importance = false;
    std::vector<SheetNeed> needs;        // greatest first
    std::vector<std::string> strengths;  // questions where the person is where their role asks them to be, or beyond
    std::vector<SheetSection> sections;  // every answer
};

struct Sheet {
    std::string language;
    std::string study;
    std::vector<SheetForm> forms;
};

/// The sheet of the person whose rows these are, and nobody else's. Of several waves the last in which they filled in a form counts.
/// @return nothing where there are no rows.
[[nodiscard]] std::optional<Sheet> own_sheet(const Study& study, const Responses& own);

/// One page without scripts, to print or to read on a screen.
[[nodiscard]] std::string to_html(const Sheet& sheet);
[[nodiscard]] std::string to_markdown(const Sheet& sheet);

}  // namespace recaudit
