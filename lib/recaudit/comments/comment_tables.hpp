/// Fills the tables of what people wrote. See docs/statistics/comments.md and docs/statistics/language.md.
#pragma once

#include <recaudit/comments/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

struct CommentTables {
    std::vector<CommentsRow> comments;
    std::vector<LanguageRow> language;
    std::vector<Quote> quotes;  // masked, in the order in which they are shown; of the latest wave
};

/// Nothing is told of comments that were not read.
[[nodiscard]] CommentTables comment_tables(const Study& study, const Responses& responses, const Scores& scores, Labels& labels);

}  // namespace recaudit
