/// Comments without what could name someone, as far as rules can tell. See docs/statistics/comments.md, "Quotes".
#pragma once

#include <recaudit/language/phrases.hpp>

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

enum class Masked : std::uint8_t { email, link, number, date, place, name };

struct MaskedSpan {
    std::size_t begin = 0, end = 0;
    Masked what = Masked::name;
};

/// What is masked beside what the rules find by themselves.
struct KnownNames {
    std::vector<std::string> people;
    std::vector<std::string> places;  // sites and teams
};

/// Puts words in brackets in place of addresses, numbers, dates, names and places: [number], [name]. Rules miss things: a
/// person has to read what they leave.
class Masker {
public:
    /// @param texts  all comments: a capital letter in the middle of a sentence of any makes a name of the word in all.
    Masker(const KnownNames& known, std::span<const std::string_view> texts);
    [[nodiscard]] std::string mask(std::string_view text) const;

private:
    [[nodiscard]] std::vector<MaskedSpan> spans_in(std::string_view text) const;
    Phrases phrases_;
    std::size_t people_ = 0;             // the first phrases are people's names, the others places
    std::set<std::string> capitalised_;  // words that stand with a capital letter inside a sentence, in small letters
    std::set<std::string> small_;        // words that stand in small letters
};

}  // namespace recaudit
