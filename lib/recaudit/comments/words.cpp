#include <recaudit/comments/words.hpp>

#include <recaudit/core/characters.hpp>

namespace recaudit {
namespace {

bool is_inner(char32_t c) { return c == U'\'' || c == U'’' || c == U'-' || c == U'‐' || c == U'‑'; }

/// After these a word begins a sentence, or what may be one.
bool ends_sentence(char32_t c) {
    constexpr std::u32string_view ends = U".!?:;…\n\"“”‘(•*–—";
    return ends.find(c) != std::u32string_view::npos;
}

/// Whether a hyphen or apostrophe at `at` joins two letters.
bool goes_on(std::string_view text, std::size_t at) {
    return at < text.size() && is_inner(next_character(text, at)) && at < text.size() && is_word_character(next_character(text, at));
}

class WordReader {
public:
    explicit WordReader(std::string_view text) : text_(text) {}
    std::vector<Word> run() {
        bool begins = true;
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t start = at;
            const char32_t c = next_character(text_, at);
            if (is_word_character(c)) {
                words_.push_back(word_from(start));
                words_.back().begins_sentence = begins;
                at = words_.back().end;
                begins = false;
            } else if (!is_space(c) || c == '\n') {
                begins = begins || ends_sentence(c);
            }
        }
        return std::move(words_);
    }

private:
    [[nodiscard]] Word word_from(std::size_t begin) const {
        Word out{begin, begin, {}, false, false, false, false};
        std::size_t letters = 0, capitals = 0;
        for (std::size_t at = begin; at < text_.size();) {
            std::size_t next = at;
            const char32_t c = next_character(text_, next);
            if (!is_word_character(c) && !goes_on(text_, at)) break;
            const char32_t small = folded(c);
            append_utf8(out.small, small);
            out.has_digit = out.has_digit || (c >= '0' && c <= '9');
            if (is_word_character(c)) ++letters;
            if (small != c && is_word_character(c)) {
                ++capitals;
                out.has_capital = out.has_capital || at == begin;
            }
            at = out.end = next;
        }
        out.all_capitals = letters > 1 && capitals == letters;
        return out;
    }
    std::string_view text_;
    std::vector<Word> words_;
};

}  // namespace

std::vector<Word> words_of(std::string_view text) { return WordReader(text).run(); }

}  // namespace recaudit
