/// Does someone's way of answering look like reading the questions? One look at each person's raw answers.
/// See docs/statistics/quality.md.
#pragma once

#include <recaudit/core/number.hpp>
#include <recaudit/core/parallel.hpp>
#include <recaudit/quality/screened_form.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

struct PersonScreen {
    std::uint16_t asked = 0;        // questions
    std::uint16_t answered = 0;     // with an answer that counts, so not "don't know"
    std::uint16_t blank = 0;        // left blank or declined
    std::uint16_t longest_run = 0;  // of one and the same answer, question after question; an answer that is missing is a run of 1
    Number variability;             // standard deviation over the person's answers, in shares of the range; absent under 2 answers
    Number even_odd;                // see even_odd_consistency
};

/// One screen per row of `rows`, in their order. A run ends where the next question has other answers to choose from.
/// The same for any number of threads.
/// R: careless::longstring(x), careless::irv(x) (times the range).
[[nodiscard]] std::vector<PersonScreen> screen_people(const ScreenedForm& form, std::span<const std::uint32_t> rows, Threads threads);

/// Even-odd consistency of one person: the correlation over scales of the mean of the even and that of the odd questions of each
/// scale, stepped up to full length: 2 r / (1 + r), never under -1.
/// @param even, odd  one mean a scale, reversed questions turned round.
/// @return absent for fewer than 3 scales, or where either half does not vary.
/// R: careless::evenodd(as.data.frame(x), factors), version 1.2.0 or later with its sign turned.
/// Source: Jackson 1976, cited in Johnson 2005, Journal of Research in Personality 39:103.
[[nodiscard]] Number even_odd_consistency(std::span<const double> even, std::span<const double> odd);

}  // namespace recaudit
