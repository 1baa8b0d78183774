#include <recaudit/language/find_terms.hpp>

#include <recaudit/core/characters.hpp>

#include <algorithm>

namespace recaudit {
namespace {

enum class Mark : std::uint8_t { none, open_double, close_double, straight_double, open_single, close_single, straight_single };

Mark mark_of(char32_t c) {
    switch (c) {
        case U'“':
        case U'„':
        case U'«': return Mark::open_double;
        case U'”':
        case U'»': return Mark::close_double;
        case U'"': return Mark::straight_double;
        case U'‘':
        case U'‚': return Mark::open_single;
        case U'’': return Mark::close_single;
        case U'\'': return Mark::straight_single;
        default: return Mark::none;
    }
}

/// A mark and the characters beside it.
struct MarkAt {
    Mark mark = Mark::none;
    bool after_word = false, before_word = false;
};

bool opens(const MarkAt& at) {
    switch (at.mark) {
        case Mark::open_double:
        case Mark::open_single: return true;
        case Mark::straight_double: return !at.after_word;
        case Mark::straight_single: return !at.after_word && at.before_word;
        default: return false;
    }
}

/// Whether a mark ends a quotation that `open` began. A single mark between two letters is an apostrophe.
bool closes(Mark open, const MarkAt& at) {
    const bool is_apostrophe = at.after_word && at.before_word;
    switch (open) {
        case Mark::open_double: return at.mark == Mark::close_double || at.mark == Mark::straight_double;
        case Mark::straight_double: return at.mark == Mark::straight_double || at.mark == Mark::close_double;
        case Mark::open_single: return at.mark == Mark::close_single && !is_apostrophe;
        default: return at.mark == Mark::straight_single && !at.before_word;
    }
}

bool is_word_at(std::string_view text, std::size_t at) { return at < text.size() && is_word_character(next_character(text, at)); }

/// Whether a line of nothing but blanks follows the line break at `at`.
bool ends_paragraph(std::string_view text, std::size_t at) {
    const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
    return next == std::string_view::npos || text[next] == '\n';
}

std::size_t length(const PhraseHit& hit) { return hit.end - hit.begin; }

/// Of hits that overlap the longest, from first to last.
std::vector<PhraseHit> longest_of(std::vector<PhraseHit> hits) {
    std::vector<PhraseHit> out;
    for (std::size_t first = 0; first < hits.size();) {
        std::size_t last = first + 1;
        for (std::size_t end = hits[first].end; last < hits.size() && hits[last].begin < end; ++last) end = std::max(end, hits[last].end);
        const auto cluster = std::span(hits).subspan(first, last - first);
        std::ranges::stable_sort(cluster, std::ranges::greater(), length);
        const std::size_t kept = out.size();
        for (const PhraseHit& hit : cluster) {
            const auto overlaps = [&](const PhraseHit& other) { return hit.begin < other.end && other.begin < hit.end; };
            if (std::none_of(out.begin() + static_cast<std::ptrdiff_t>(kept), out.end(), overlaps)) out.push_back(hit);
        }
        std::sort(out.begin() + static_cast<std::ptrdiff_t>(kept), out.end(),
                  [](const PhraseHit& a, const PhraseHit& b) { return a.begin < b.begin; });
        first = last;
    }
    return out;
}

bool is_inside(std::span<const TextSpan> spans, const PhraseHit& hit) {
    auto after = std::ranges::upper_bound(spans, hit.begin, {}, &TextSpan::begin);
    return after != spans.begin() && hit.end <= std::prev(after)->end;
}

}  // namespace

std::vector<TextSpan> quotations_in(std::string_view text) {
    std::vector<TextSpan> out;
    Mark open = Mark::none;
    std::size_t begin = 0;
    bool after_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = next_character(text, at);
        if (c == '\n' && ends_paragraph(text, start)) open = Mark::none;
        if (const Mark mark = mark_of(c); mark != Mark::none) {
            const MarkAt here{mark, after_word, is_word_at(text, at)};
            if (open != Mark::none && closes(open, here)) {
                out.push_back({begin, start});
                open = Mark::none;
            } else if (open == Mark::none && opens(here)) {
                open = mark;
                begin = at;
            }
        }
        after_word = is_word_character(c);
    }
    return out;
}

TermFinder::TermFinder(const TermList& list) : quotation_rule_(list.quotations) {
    for (std::size_t term = 0; term < list.terms.size(); ++term) {
        for (const auto& phrase : list.terms[term].match) add(phrase, {term, Meaning::Role::match});
        for (const auto& phrase : list.terms[term].except) add(phrase, {term, Meaning::Role::except});
    }
    for (const auto& phrase : list.allow) add(phrase, {0, Meaning::Role::allow});
}

void TermFinder::add(std::string_view phrase, Meaning meaning) {
    phrases_.add(phrase);
    meanings_.push_back(meaning);
}

bool TermFinder::is_excepted(const PhraseHit& hit, std::span<const PhraseHit> exceptions) const {
    return std::ranges::any_of(exceptions, [&](const PhraseHit& by) {
        const Meaning& meaning = meanings_[by.phrase];
        const bool concerns = meaning.role == Meaning::Role::allow || meaning.term == meanings_[hit.phrase].term;
        return concerns && by.begin <= hit.begin && hit.end <= by.end;
    });
}

std::vector<FoundTerm> TermFinder::find(std::string_view text, std::span<const TextSpan> quotations) const {
    std::vector<PhraseHit> exceptions, hits;
    for (const PhraseHit& hit : phrases_.find(text))
        (meanings_[hit.phrase].role == Meaning::Role::match ? hits : exceptions).push_back(hit);
    if (hits.empty()) return {};
    std::size_t longest = 0, first = 0;
    for (const PhraseHit& exception : exceptions) longest = std::max(longest, length(exception));
    std::erase_if(hits, [&](const PhraseHit& hit) {
        while (first < exceptions.size() && exceptions[first].begin + longest < hit.begin) ++first;
        std::size_t last = first;
        while (last < exceptions.size() && exceptions[last].begin <= hit.begin) ++last;
        return is_excepted(hit, std::span(exceptions).subspan(first, last - first));
    });
    const auto marked = quotations_in(text);
    std::vector<FoundTerm> out;
    for (const PhraseHit& hit : longest_of(std::move(hits))) {
        const bool in_quotes = is_inside(marked, hit) || is_inside(quotations, hit);
        if (in_quotes && quotation_rule_ == Quotations::allowed) continue;
        out.push_back({meanings_[hit.phrase].term, {hit.begin, hit.end}, in_quotes});
    }
    return out;
}

}  // namespace recaudit
