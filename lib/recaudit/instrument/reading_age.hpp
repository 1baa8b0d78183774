/// How hard the questions of a form are to read. See docs/formats/instrument.md, "Reading age".
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace recaudit {

/// What is counted in English text.
struct Reading {
    std::size_t sentences = 0;
    std::size_t words = 0;
    std::size_t syllables = 0;
};

/// The syllables of an English word by rule: its groups of vowels (a, e, i, o, u, y), less a silent ending after a
/// consonant (e; ed, but not after d or t; es, but not after c, g, s, x, z, ch or sh; none of them after an l that
/// follows another consonant); at least 1. Right for most words, one too few for some such as "being".
[[nodiscard]] std::size_t syllables_in(std::string_view word);

/// Sentences end with . ? ! : or ; before a space or the end of the text; one without words does not count.
/// A word is a run of letters, digits and apostrophes.
[[nodiscard]] Reading reading_of(std::string_view text);

/// The questions of a form in English, those of importance left out, as they only repeat others. A question on a line
/// between two ends is read as two sentences, one towards each end. Stems, headings and answers are not counted.
[[nodiscard]] Reading reading_of(const Instrument& instrument);

/// 0.39 words per sentence + 11.8 syllables per word - 15.59: years of school in the United States.
/// Nothing where there are no words. R: quanteda.textstats::textstat_readability(x, "Flesch.Kincaid").
/// Source: Kincaid, Fishburne, Rogers & Chissom 1975, Research Branch Report 8-75.
[[nodiscard]] std::optional<double> flesch_kincaid_grade(const Reading& reading);

/// The age at which most children are in that grade: five years more, and five at least.
[[nodiscard]] std::optional<double> reading_age(const Reading& reading);

}  // namespace recaudit
