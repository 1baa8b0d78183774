#include <recaudit/instrument/reading_age.hpp>

#include <recaudit/core/text.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace recaudit {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool is_consonant(char c) { return c >= 'a' && c <= 'z' && !is_vowel(c); }

bool ends_with_any(std::string_view text, std::span<const std::string_view> endings) {
    return std::ranges::any_of(endings, [&](std::string_view ending) { return text.ends_with(ending); });
}

/// Whether the vowel of the ending is not spoken: change, asked, times; but people, settled, wanted, places.
bool has_silent_ending(std::string_view word) {
    constexpr std::array<std::string_view, 2> before_spoken_ed{"d", "t"};
    constexpr std::array<std::string_view, 7> before_spoken_es{"c", "g", "s", "x", "z", "ch", "sh"};
    const bool is_long = word.ends_with("ed") || word.ends_with("es");
    if (word.size() < 3 || !(is_long || word.ends_with("e"))) return false;
    const std::string_view stem = word.substr(0, word.size() - (is_long ? 2 : 1));
    if (!is_consonant(stem.back())) return false;
    const char before = stem.size() > 1 ? stem[stem.size() - 2] : stem.back();
    if (stem.ends_with('l') && is_consonant(before) && before != 'l') return false;
    if (word.ends_with("ed")) return !ends_with_any(stem, before_spoken_ed);
    return !word.ends_with("es") || !ends_with_any(stem, before_spoken_es);
}

/// Letters beyond ASCII too, but not the dots, dashes and quotes of general punctuation (U+2000 to U+203F).
bool is_in_word(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '\'';
    const auto is_punctuation = [&](std::size_t first) { return text.substr(first, 2) == "\xE2\x80"; };
    return !is_punctuation(at) && !(at >= 1 && is_punctuation(at - 1)) && !(at >= 2 && is_punctuation(at - 2));
}

bool ends_sentence(std::string_view text, std::size_t at) {
    return std::string_view(".?!:;").find(text[at]) != std::string_view::npos && (at + 1 == text.size() || text[at + 1] == ' ');
}

void add(Reading& sum, const Reading& more) {
    sum.sentences += more.sentences;
    sum.words += more.words;
    sum.syllables += more.syllables;
}

Reading reading_of_item(const Item& item, const OptionSet& options) {
    const std::string text(item.text.in());
    if (!options.is_continuum()) return reading_of(text);
    Reading out;
    for (const LocalisedText* end : {&options.low, &options.high}) add(out, reading_of(text + " " + std::string(end->in())));
    return out;
}

}  // namespace

std::size_t syllables_in(std::string_view word) {
    std::size_t groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]))) ++groups;
    if (groups > 1 && has_silent_ending(word)) --groups;
    return std::max<std::size_t>(groups, 1);
}

Reading reading_of(std::string_view text) {
    const std::string plain = normalised(text);
    Reading out;
    std::string word;
    std::size_t words_before = 0;
    const auto end_word = [&] {
        std::erase(word, '\'');
        if (word.empty()) return;
        ++out.words;
        out.syllables += syllables_in(word);
        word.clear();
    };
    const auto end_sentence = [&] {
        if (out.words > words_before) ++out.sentences;
        words_before = out.words;
    };
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (is_in_word(plain, at)) word += plain[at];
        else end_word();
        if (ends_sentence(plain, at)) end_sentence();
    }
    end_word();
    end_sentence();
    return out;
}

Reading reading_of(const Instrument& instrument) {
    Reading out;
    for (const auto& item : instrument.items)
        if (item.importance_of.empty()) add(out, reading_of_item(item, instrument.options_of(item)));
    return out;
}

std::optional<double> flesch_kincaid_grade(const Reading& reading) {
    if (reading.words == 0) return std::nullopt;
    const auto words = static_cast<double>(reading.words);
    return 0.39 * words / static_cast<double>(reading.sentences) + 11.8 * static_cast<double>(reading.syllables) / words - 15.59;
}

std::optional<double> reading_age(const Reading& reading) {
    const auto grade = flesch_kincaid_grade(reading);
    if (!grade) return std::nullopt;
    constexpr double age_before_first_grade = 5;
    return std::max(*grade, 0.0) + age_before_first_grade;
}

}  // namespace recaudit
