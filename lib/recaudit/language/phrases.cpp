#include <recaudit/language/phrases.hpp>

#include <recaudit/core/characters.hpp>
#include <recaudit/core/text.hpp>

#include <string>

namespace recaudit {
namespace {

constexpr std::size_t most_parts = 8;  // of a phrase whose parts may be written as one word; 2^7 spellings
constexpr char32_t joiner = ' ';       // for whatever stands between the parts of a phrase

bool is_invisible(char32_t c) { return c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060; }
bool is_hyphen(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212; }  // longer dashes part sentences

/// Small letters of ASCII, and 0 for bytes that are in no word.
constexpr std::array<std::uint8_t, 256> word_bytes = [] {
    std::array<std::uint8_t, 256> out{};
    for (unsigned c = 0; c < 256; ++c) {
        const bool lower = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c >= 0x80;
        out.at(c) = static_cast<std::uint8_t>(lower ? c : c >= 'A' && c <= 'Z' ? c + 32 : 0);
    }
    return out;
}();

std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

/// A character in the form in which it is compared, and where it ends.
struct Character {
    char32_t code = 0;
    std::size_t end = 0;
};

/// What stands at `at`; 0 at the end of the text. Invisible characters are passed over.
Character character_at(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (byte_at(text, at) < 0x80) return {folded(byte_at(text, at)), at + 1};
        const char32_t c = next_character(text, at);
        if (!is_invisible(c)) return {is_space(c) ? U' ' : is_hyphen(c) ? U'-' : c == 0x2014 || c == 0x2015 ? U';' : folded(c), at};
    }
    return {0, at};
}

bool is_between_parts(char32_t c) { return is_space(c) || c == '-'; }

/// Where spaces and hyphens from `at` on end; nothing where they part sentences: a blank line, a dash between spaces.
std::size_t end_of_gap(std::string_view text, std::size_t at) {
    int lines = 0, hyphens = 0;
    bool space_before = false, space_after = false;
    for (;;) {
        const Character next = character_at(text, at);
        if (next.code == '-') {
            ++hyphens;
        } else if (is_space(next.code) && next.code != 0) {
            lines += next.code == '\n' ? 1 : 0;
            (hyphens > 0 ? space_after : space_before) = true;
        } else {
            const bool parts = lines > 1 || hyphens > 1 || (hyphens == 1 && space_before && space_after);
            return parts ? std::string_view::npos : at;
        }
        at = next.end;
    }
}

/// Where the word that goes on at `at` ends.
std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (byte_at(text, at) < 0x80) {
            if (word_bytes[byte_at(text, at)] == 0) return at;
            ++at;
            continue;
        }
        std::size_t next = at;
        const char32_t c = next_character(text, next);
        if (!is_word_character(c) && !is_invisible(c)) return at;
        at = next;
    }
    return at;
}

std::vector<std::string> parts_of(std::string_view phrase) {
    std::vector<std::string> out(1);
    for (const char c : normalised(phrase)) {
        if (c != ' ' && c != '-') out.back() += c;
        else if (!out.back().empty()) out.emplace_back();
    }
    if (out.back().empty()) out.pop_back();
    return out;
}

}  // namespace

void Phrases::add(std::string_view phrase) {
    const std::uint32_t number = count_++;
    const auto parts = parts_of(phrase);
    if (parts.empty()) return;
    const std::size_t gaps = parts.size() - 1;
    const std::size_t spellings = gaps < most_parts ? std::size_t{1} << gaps : 1;
    for (std::size_t joined = 0; joined < spellings; ++joined) {  // bit g: nothing stands in gap g
        std::string spelling = parts.front();
        for (std::size_t gap = 0; gap < gaps; ++gap) {
            if ((joined >> gap & 1U) == 0) spelling += ' ';
            spelling += parts[gap + 1];
        }
        add_spelling(spelling, number);
    }
}

void Phrases::add_spelling(std::string_view spelling, std::uint32_t phrase) {
    std::uint32_t node = 0;
    for (const char byte : spelling) {
        const auto symbol = static_cast<std::uint8_t>(byte);
        if (steps_[node][symbol] == 0) {
            steps_[node][symbol] = static_cast<std::uint32_t>(steps_.size());
            steps_.emplace_back();
            phrases_.emplace_back();
        }
        node = steps_[node][symbol];
    }
    phrases_[node].push_back(phrase);
}

std::uint32_t Phrases::step(std::uint32_t node, char32_t character) const {
    if (character < 0x80) return steps_[node][character];
    std::string bytes;
    append_utf8(bytes, character);
    for (const char byte : bytes) {
        node = steps_[node][static_cast<std::uint8_t>(byte)];
        if (node == 0) return 0;
    }
    return node;
}

/// Phrases that begin at `begin`, where a word does.
void Phrases::find_from(std::string_view text, std::size_t begin, std::vector<PhraseHit>& hits) const {
    std::uint32_t node = 0;
    std::size_t at = begin;
    for (Character next = character_at(text, at);;) {
        node = is_between_parts(next.code) ? step(node, joiner) : step(node, next.code);
        if (node == 0) return;
        at = is_between_parts(next.code) ? end_of_gap(text, at) : next.end;
        if (at == std::string_view::npos) return;
        next = character_at(text, at);
        if (!phrases_[node].empty() && !is_word_character(next.code))
            for (const std::uint32_t phrase : phrases_[node]) hits.push_back({phrase, begin, at});
        if (next.code == 0) return;
    }
}

std::vector<PhraseHit> Phrases::find(std::string_view text) const {
    std::vector<PhraseHit> hits;
    for (std::size_t at = 0; at < text.size();) {
        const std::uint8_t first = byte_at(text, at);
        if (word_bytes[first] == 0) {
            ++at;
            continue;
        }
        if (first < 0x80) {
            if (steps_[0][word_bytes[first]] != 0) find_from(text, at, hits);
        } else {
            std::size_t next = at;
            const char32_t c = next_character(text, next);
            if (!is_word_character(c)) {
                at = next;
                continue;
            }
            find_from(text, at, hits);
        }
        at = end_of_word(text, at);
    }
    return hits;
}

}  // namespace recaudit
