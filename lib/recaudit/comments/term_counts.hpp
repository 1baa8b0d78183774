/// Terms of the language list in comments and documents, counted. See docs/statistics/language.md.
#pragma once

#include <recaudit/comments/tables.hpp>
#include <recaudit/comments/writers.hpp>
#include <recaudit/language/find_terms.hpp>

#include <span>
#include <string>
#include <vector>

namespace recaudit {

/// Of one term.
struct TermCount {
    std::int64_t people = 0, times = 0, in_quotes = 0;
    void add(const FoundTerm& found) {
        ++times;
        in_quotes += found.in_quotes ? 1 : 0;
    }
};

class TermCounter {
public:
    TermCounter(const TermList& list, Labels& labels);
    [[nodiscard]] const TermFinder& finder() const { return finder_; }
    /// A row for every term together, then one for each that was found: the surest first, then in the order of the list.
    [[nodiscard]] std::vector<LanguageRow> rows(const SliceRemarks& slice) const;
    /// The same of a document.
    [[nodiscard]] std::vector<LanguageRow> rows(std::span<const FoundTerm> found, const Scope& document) const;

    /// What a row says of a term.
    struct Words {
        Label id, kind, severity, prefer, why;
    };
    [[nodiscard]] const Words& words(std::size_t term) const { return words_[term]; }

private:
    [[nodiscard]] std::vector<LanguageRow> rows_of(const std::vector<TermCount>& terms, const TermCount& all,
                                                   const LanguageRow& head) const;
    TermFinder finder_;
    std::vector<Words> words_;        // per term
    std::vector<std::size_t> order_;  // of terms in tables
};

}  // namespace recaudit
