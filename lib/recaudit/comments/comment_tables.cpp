#include <recaudit/comments/comment_tables.hpp>

#include <recaudit/comments/quotes.hpp>
#include <recaudit/comments/term_counts.hpp>
#include <recaudit/comments/themes.hpp>
#include <recaudit/comments/writers.hpp>

#include <iterator>

namespace recaudit {
namespace {

template <class Row>
void append(std::vector<Row>& to, std::vector<Row> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

bool is_latest(const std::vector<SliceRemarks>& slices, const Scores& scores, const SliceRemarks& slice) {
    const auto wave = [&](const SliceRemarks& of) { return scores.families[of.family].slices[of.slice].wave; };
    std::uint32_t last = 0;
    for (const SliceRemarks& any : slices) last = std::max(last, wave(any));
    return wave(slice) == last;
}

}  // namespace

CommentTables comment_tables(const Study& study, const Responses& responses, const Scores& scores, Labels& labels) {
    CommentTables out;
    if (!study.tells_of_comments()) return out;
    const auto slices = remarks_by_slice(responses, scores, labels);
    const ThemeFinder themes(study);
    const TermCounter terms(study.terms, labels);
    for (const SliceRemarks& slice : slices) {
        append(out.comments, theme_rows(study, slice, themes, labels));
        if (!study.terms.terms.empty()) append(out.language, terms.rows(slice));
        if (study.comments.quotes > 0 && is_latest(slices, scores, slice)) append(out.quotes, quotes_of(study, responses, slice));
    }
    return out;
}

}  // namespace recaudit
