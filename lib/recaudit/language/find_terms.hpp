/// Terms of a list in a text. See docs/formats/language.md, "What is found".
#pragma once

#include <recaudit/language/phrases.hpp>
#include <recaudit/language/term_list.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace recaudit {

/// A stretch of a text, in bytes.
struct TextSpan {
    std::size_t begin = 0, end = 0;
};

struct FoundTerm {
    std::size_t term = 0;  // index into TermList::terms
    TextSpan at;
    bool in_quotes = false;
};

/// The stretches between quotation marks, straight or curly, each within its paragraph.
[[nodiscard]] std::vector<TextSpan> quotations_in(std::string_view text);

class TermFinder {
public:
    explicit TermFinder(const TermList& list);
    /// Terms in `text` (UTF-8), from first to last. Of phrases that overlap the longest counts, of equals the first.
    /// What stands in an exception of its term, or in a phrase that the list allows, does not count.
    /// @param quotations  stretches that are quoted for another reason than quotation marks, in order.
    [[nodiscard]] std::vector<FoundTerm> find(std::string_view text, std::span<const TextSpan> quotations = {}) const;

private:
    struct Meaning {
        std::size_t term = 0;
        enum class Role : std::uint8_t { match, except, allow } role = Role::match;
    };
    void add(std::string_view phrase, Meaning meaning);
    [[nodiscard]] bool is_excepted(const PhraseHit& hit, std::span<const PhraseHit> exceptions) const;

    Phrases phrases_;
    std::vector<Meaning> meanings_;  // per phrase
    Quotations quotation_rule_;
};

}  // namespace recaudit
