/// Many words and phrases looked for in one pass over a text: whole words, in capitals or not, with a hyphen, a space or
/// nothing between the parts of a phrase. See docs/formats/language.md, "What is found".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace recaudit {

/// A phrase in a text: bytes begin to end.
struct PhraseHit {
    std::uint32_t phrase = 0;
    std::size_t begin = 0, end = 0;
};

/// A tree of all phrases, one byte a step. Reading a text takes time in its length, however many phrases there are.
class Phrases {
public:
    /// Adds a phrase; its number is how many were added before. The same phrase may have several numbers.
    void add(std::string_view phrase);
    [[nodiscard]] std::size_t size() const { return count_; }

    /// Every occurrence of every phrase, overlapping ones too, by where they begin.
    [[nodiscard]] std::vector<PhraseHit> find(std::string_view text) const;

private:
    using Steps = std::array<std::uint32_t, 256>;
    void add_spelling(std::string_view spelling, std::uint32_t phrase);
    [[nodiscard]] std::uint32_t step(std::uint32_t node, char32_t character) const;
    void find_from(std::string_view text, std::size_t begin, std::vector<PhraseHit>& hits) const;

    std::vector<Steps> steps_{Steps{}};                   // per node and byte the next node; 0: no phrase goes on like this
    std::vector<std::vector<std::uint32_t>> phrases_{1};  // per node those that end there
    std::uint32_t count_ = 0;
};

}  // namespace recaudit
