#include <recaudit/comments/mask.hpp>

#include <recaudit/comments/words.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

using Words = std::vector<Word>;

template <class List>
bool is_among(const List& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

constexpr auto titles = std::to_array<std::string_view>(
    {"mr",       "mrs",  "ms",      "miss",      "mx",       "dr",     "doctor",    "prof",     "professor", "sir",
     "lady",     "lord", "officer", "nurse",     "sister",   "matron", "governor",  "chaplain", "father",    "rev",
     "reverend", "imam", "rabbi",   "captain",   "sergeant", "sgt",    "inspector", "pc",       "so",        "po",
     "co",       "cm",   "osg",     "keyworker", "named",    "called", "hmp",       "hmyoi",    "yoi"});
constexpr auto prisons = std::to_array<std::string_view>({"hmp", "hmyoi", "yoi"});
constexpr auto parts_of_a_place =
    std::to_array<std::string_view>({"wing", "ward", "unit", "block", "houseblock", "spur", "landing", "house", "prison", "hospital",
                                     "hostel", "cell", "room", "wings", "street", "road"});
constexpr auto never_a_place =
    std::to_array<std::string_view>({"the",   "this", "that", "my",    "our",  "your",    "his",   "her",  "their", "a",    "an", "each",
                                     "every", "any",  "no",   "whole", "same", "another", "other", "one",  "which", "what", "on", "in",
                                     "old",   "new",  "i",    "and",   "or",   "of",      "to",    "from", "at",    "off"});
constexpr auto months = std::to_array<std::string_view>({"january", "february", "april",    "june", "july", "august", "september",
                                                         "october", "november", "december", "jan",  "feb",  "apr",    "jun",
                                                         "jul",     "aug",      "sept",     "sep",  "oct",  "nov",    "dec"});
constexpr auto months_or_words = std::to_array<std::string_view>({"march", "may", "mar"});
constexpr auto days = std::to_array<std::string_view>({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
/// Written with a capital letter inside a sentence, and no name of a person.
constexpr auto no_names = std::to_array<std::string_view>({"i",        "i'm",     "i've",      "i'd",    "i'll",    "english", "welsh",
                                                           "cymraeg",  "british", "christmas", "easter", "ramadan", "eid",     "diwali",
                                                           "hanukkah", "god",     "allah",     "bible",  "quran",   "internet"});

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Addresses of mail and of pages, which are not made of words.
void find_addresses(std::string_view text, std::vector<MaskedSpan>& out) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_blank(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !is_blank(text[end])) ++end;
        const std::string_view piece = text.substr(at, end - at);
        const bool is_link = piece.find("://") != std::string_view::npos || piece.starts_with("www.");
        if (is_link || piece.find('@') != std::string_view::npos) out.push_back({at, end, is_link ? Masked::link : Masked::email});
        at = end;
    }
}

/// Whatever has a digit in it: telephone, prison and NHS numbers, dates, cells, ages, sentences.
void find_numbers(const Words& words, std::vector<MaskedSpan>& out) {
    for (const Word& word : words)
        if (word.has_digit) out.push_back({word.begin, word.end, Masked::number});
}

void find_dates(const Words& words, std::vector<MaskedSpan>& out) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const bool beside_number = (i > 0 && words[i - 1].has_digit) || (i + 1 < words.size() && words[i + 1].has_digit);
        const bool is_month = word.has_capital && is_among(months, word.small);
        const bool may_be_month = is_among(months_or_words, word.small) && (beside_number || (word.has_capital && !word.begins_sentence));
        if (is_month || may_be_month || is_among(days, word.small)) out.push_back({word.begin, word.end, Masked::date});
    }
}

/// Names after a title: Mr Smith, officer Jones, HMP Somewhere. A title by itself stays.
void find_titled(const Words& words, std::vector<MaskedSpan>& out) {
    constexpr std::size_t most_names = 3;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!is_among(titles, words[i].small)) continue;
        std::size_t last = i;
        while (last + 1 < words.size() && last - i < most_names && words[last + 1].has_capital && !words[last + 1].begins_sentence) ++last;
        // "Mr." ends no sentence.
        if (last == i && i + 1 < words.size() && words[i + 1].has_capital && words[i + 1].begin - words[i].end == 2) last = i + 1;
        if (last > i) out.push_back({words[i].begin, words[last].end, is_among(prisons, words[i].small) ? Masked::place : Masked::name});
    }
}

/// "B wing", "Rowan ward".
void find_wings(const Words& words, std::vector<MaskedSpan>& out) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const Word& before = words[i - 1];
        const bool is_label = before.has_capital || before.end - before.begin == 1;
        if (is_among(parts_of_a_place, words[i].small) && is_label && !is_among(never_a_place, before.small))
            out.push_back({before.begin, words[i].end, Masked::place});
    }
}

bool may_be_name(const Word& word) { return word.has_capital && !word.all_capitals && !word.has_digit && !is_among(no_names, word.small); }

/// Whether nothing but what stands inside a number or name lies between two spans.
bool touch(std::string_view text, const MaskedSpan& a, const MaskedSpan& b) {
    const std::string_view allowed = a.what == Masked::name ? " ." : " .,-/()+:";
    return text.substr(a.end, b.begin - a.end).find_first_not_of(allowed) == std::string_view::npos;
}

bool is_number_or_date(Masked what) { return what == Masked::number || what == Masked::date; }

/// Overlapping spans are one, and so are neighbours of one kind; the kind is that of the first, but a date wins over a number.
std::vector<MaskedSpan> joined(std::string_view text, std::vector<MaskedSpan> spans) {
    std::ranges::sort(spans, {}, [](const MaskedSpan& span) { return std::pair(span.begin, span.what); });
    std::vector<MaskedSpan> out;
    for (const MaskedSpan& span : spans) {
        const bool overlaps = !out.empty() && span.begin < out.back().end;
        const bool alike =
            !out.empty() && (out.back().what == span.what || (is_number_or_date(out.back().what) && is_number_or_date(span.what)));
        if (overlaps || (alike && touch(text, out.back(), span))) {
            out.back().end = std::max(out.back().end, span.end);
            if (is_number_or_date(out.back().what) && span.what == Masked::date) out.back().what = Masked::date;
        } else {
            out.push_back(span);
        }
    }
    return out;
}

std::string_view in_brackets(Masked what) {
    switch (what) {
        case Masked::email: return "[e-mail]";
        case Masked::link: return "[link]";
        case Masked::number: return "[number]";
        case Masked::date: return "[date]";
        case Masked::place: return "[place]";
        case Masked::name: break;
    }
    return "[name]";
}

}  // namespace

Masker::Masker(const KnownNames& known, std::span<const std::string_view> texts) : people_(known.people.size()) {
    for (const auto& name : known.people) phrases_.add(name);
    constexpr std::size_t shortest_place = 3;  // "A" is a word as well; "A wing" is found by its wing
    for (const auto& name : known.places)
        if (name.size() >= shortest_place) phrases_.add(name);
    for (const std::string_view text : texts)
        for (const Word& word : words_of(text)) {
            if (!word.has_capital) small_.insert(word.small);
            else if (may_be_name(word) && !word.begins_sentence) capitalised_.insert(word.small);
        }
}

std::vector<MaskedSpan> Masker::spans_in(std::string_view text) const {
    std::vector<MaskedSpan> out;
    const Words words = words_of(text);
    find_addresses(text, out);
    find_numbers(words, out);
    find_dates(words, out);
    find_titled(words, out);
    find_wings(words, out);
    for (const PhraseHit& hit : phrases_.find(text))
        out.push_back({hit.begin, hit.end, hit.phrase < people_ ? Masked::name : Masked::place});
    for (const Word& word : words) {
        const bool known = capitalised_.contains(word.small) && !small_.contains(word.small);
        if (may_be_name(word) && (!word.begins_sentence || known)) out.push_back({word.begin, word.end, Masked::name});
    }
    return out;
}

std::string Masker::mask(std::string_view text) const {
    std::string out;
    std::size_t at = 0;
    for (const MaskedSpan& span : joined(text, spans_in(text))) {
        out += text.substr(at, span.begin - at);
        out += in_brackets(span.what);
        at = span.end;
    }
    return out += text.substr(at);
}

}  // namespace recaudit
