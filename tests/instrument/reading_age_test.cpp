#include <recaudit/instrument/load.hpp>
#include <recaudit/instrument/reading_age.hpp>

#include "sample_form.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace recaudit;

TEST_CASE("syllables are groups of vowels less silent endings") {
    const std::map<std::string, std::size_t> words{{"recovery", 4}, {"change", 1}, {"people", 2}, {"whole", 1},  {"role", 1},
                                                   {"asked", 1},    {"wanted", 2}, {"times", 1},  {"places", 2}, {"agree", 2},
                                                   {"they", 1},     {"my", 1},     {"the", 1},    {"hmm", 1},    {"able", 2},
                                                   {"wishes", 2},   {"decides", 2}, {"peoples", 2}, {"settled", 2}, {"tables", 2},
                                                   {"called", 1},   {"need", 1},   {"agreed", 2}, {"bed", 1}};
    for (const auto& [word, count] : words) {
        CAPTURE(word);
        CHECK(syllables_in(word) == count);
    }
}

TEST_CASE("words and sentences are counted as one would by hand") {
    const Reading reading = reading_of("People's recovery, and ours: it takes time … We carry on.");
    CHECK(reading.sentences == 2);  // up to the colon, and to the end: three dots in one do not end a sentence
    CHECK(reading.words == 10);
    CHECK(reading.syllables == 2 + 4 + 1 + 1 + 1 + 1 + 1 + 1 + 2 + 1);
    CHECK(reading_of("Does it?!").sentences == 1);
    CHECK(reading_of("it doesn't").words == 2);
    CHECK(reading_of("\xC3\x89t\xC3\xA9").words == 1);
}

TEST_CASE("the grade follows the formula, and age is five years more") {
    // 12 words in 2 sentences, 18 syllables: 0.39 * 6 + 11.8 * 1.5 - 15.59 = 2.34 + 17.7 - 15.59
    const Reading reading{2, 12, 18};
    CHECK(*flesch_kincaid_grade(reading) == doctest::Approx(4.45).epsilon(1e-12));
    CHECK(*reading_age(reading) == doctest::Approx(9.45).epsilon(1e-12));
}

TEST_CASE("text without words has no grade, and the easiest text an age of five") {
    CHECK_FALSE(flesch_kincaid_grade(reading_of("")).has_value());
    CHECK_FALSE(reading_age(reading_of("… ?")).has_value());
    CHECK(*reading_age(reading_of("I go. I am.")) == 5.0);
}

TEST_CASE("the order of sentences changes nothing, and the same text twice has the same grade") {
    const std::string a = "We ask people what they need.", b = "Recovery takes years.";
    CHECK(*flesch_kincaid_grade(reading_of(a + " " + b)) == *flesch_kincaid_grade(reading_of(b + " " + a)));
    CHECK(*flesch_kincaid_grade(reading_of(a + " " + a)) == *flesch_kincaid_grade(reading_of(a)));
}

TEST_CASE("a form counts its questions, those on a line towards both ends, and no question of importance") {
    const auto parsed = parse_instrument(R"(instrument: f
title: F
perspective: staff
options:
  line: {type: continuum, minimum: 0, maximum: 10, low: done to, high: done with}
  weight: {type: importance, choices: [{code: 1, label: low}, {code: 2, label: high}]}
items:
  - {id: a, text: Care here is …, options: line}
  - {id: b, text: Important for my role, options: weight, importance_of: a}
)",
                                         "f.yaml", {});
    REQUIRE(parsed.value.has_value());
    const Reading reading = reading_of(*parsed.value);
    CHECK(reading.sentences == 2);
    CHECK(reading.words == 10);
    CHECK(reading.syllables == 10);
}
