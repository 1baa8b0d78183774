/// A list of words that stigmatise, with respectful alternatives, as plain data. See docs/formats/language.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

enum class TermKind : std::uint8_t { stigmatising, deficit, control, pessimism, distance };

/// How sure it is that another word is better: hardly ever right, usually better otherwise, a common word to think about.
enum class TermSeverity : std::uint8_t { replace, reconsider, note };

/// What is made of terms inside quotation marks: counted, and told apart, or let be.
enum class Quotations : std::uint8_t { apart, allowed };

struct Term {
    std::string id;
    TermKind kind = TermKind::stigmatising;
    TermSeverity severity = TermSeverity::replace;
    std::vector<std::string> match;   // words and phrases looked for
    std::vector<std::string> prefer;  // what to write instead
    std::string why;
    std::vector<std::string> except;  // longer phrases in which it is not meant
};

struct TermList {
    std::string id;
    std::string language;
    std::string version;
    std::string title;
    std::string source;
    std::string licence;
    std::vector<Term> terms;
    std::vector<std::string> allow;  // phrases in which nothing is flagged: names, reclaimed words
    Quotations quotations = Quotations::apart;
    std::vector<std::string> files;  // this list's file and those it extends, as found
};

/// The form in which phrases are compared: small letters, hyphens and spaces left out, so that smack head, Smack-head
/// and smackhead are one.
[[nodiscard]] std::string joined_up(std::string_view phrase);

}  // namespace recaudit
