#include <recaudit/comments/term_counts.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace recaudit {
namespace {

std::string_view name_of(TermKind kind) {
    switch (kind) {
        case TermKind::stigmatising: return "stigmatising";
        case TermKind::deficit: return "deficit";
        case TermKind::control: return "control";
        case TermKind::pessimism: return "pessimism";
        case TermKind::distance: break;
    }
    return "distance";
}

std::string_view name_of(TermSeverity severity) {
    switch (severity) {
        case TermSeverity::replace: return "replace";
        case TermSeverity::reconsider: return "reconsider";
        case TermSeverity::note: break;
    }
    return "note";
}

void fill(LanguageRow& row, const TermCount& count) {
    row.times = count.times;
    row.in_quotes = count.in_quotes;
    if (!row.n) return;
    row.count = count.people;
    if (*row.n > 0) row.share = static_cast<double>(count.people) / static_cast<double>(*row.n);
}

}  // namespace

TermCounter::TermCounter(const TermList& list, Labels& labels) : finder_(list), order_(list.terms.size()) {
    for (const Term& term : list.terms)
        words_.push_back({labels.intern(term.id), labels.intern(name_of(term.kind)), labels.intern(name_of(term.severity)),
                          labels.intern(fmt::format("{}", fmt::join(term.prefer, "; "))), labels.intern(term.why)});
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, {}, [&](std::size_t term) { return list.terms[term].severity; });
}

std::vector<LanguageRow> TermCounter::rows_of(const std::vector<TermCount>& terms, const TermCount& all, const LanguageRow& head) const {
    std::vector<LanguageRow> out{head};
    fill(out.front(), all);
    for (const std::size_t term : order_) {
        if (terms[term].times == 0) continue;
        LanguageRow& row = out.emplace_back(head);
        fill(row, terms[term]);
        const Words& words = words_[term];
        row.term = words.id;
        row.kind = words.kind;
        row.severity = words.severity;
        row.prefer = words.prefer;
        row.why = words.why;
    }
    return out;
}

std::vector<LanguageRow> TermCounter::rows(const SliceRemarks& slice) const {
    std::vector<TermCount> terms(words_.size());
    TermCount all;
    for (const Writer& writer : slice.writers) {
        std::vector<bool> used(words_.size());
        for (const std::string_view text : writer.remarks)
            for (const FoundTerm& found : finder_.find(text)) {
                terms[found.term].add(found);
                all.add(found);
                used[found.term] = true;
            }
        for (std::size_t term = 0; term < used.size(); ++term) terms[term].people += used[term] ? 1 : 0;
        all.people += std::ranges::find(used, true) != used.end() ? 1 : 0;
    }
    LanguageRow head;
    head.scope = slice.scope;
    head.writers = static_cast<std::int64_t>(slice.writers.size());
    head.n = head.writers;
    return rows_of(terms, all, head);
}

std::vector<LanguageRow> TermCounter::rows(std::span<const FoundTerm> found, const Scope& document) const {
    std::vector<TermCount> terms(words_.size());
    TermCount all;
    for (const FoundTerm& one : found) {
        terms[one.term].add(one);
        all.add(one);
    }
    LanguageRow head;
    head.scope = document;
    return rows_of(terms, all, head);
}

}  // namespace recaudit
