#include "sample_results.hpp"

#include <recaudit/report/scale_ends.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

/// What is said of the theme at `position`, after `change` to the answers of the staff form.
template <class Change>
std::string told(Change change, std::size_t position = 1) {
    const auto released = sample::released();
    Study study = sample::study();
    change(study.instruments[0].option_sets[0]);
    const Facts facts(released, study);
    return ends_in_words(facts, facts.themes()[position]);
}

}  // namespace

TEST_CASE("where high is favourable nothing needs to be said") {
    CHECK(told([](OptionSet&) {}).empty());
}

TEST_CASE("where no answer is declared favourable the ends are named") {
    CHECK(told([](OptionSet& set) { set.favourable.clear(); }) ==
          "On \u201cHope\u201d, 0 means \u201cStrongly disagree\u201d to every question and 100 means \u201cStrongly agree\u201d.");
}

TEST_CASE("where low answers are favourable that is said as well") {
    CHECK(told([](OptionSet& set) { set.favourable = {1, 2}; }).ends_with("There the low answers are the favourable ones."));
}

TEST_CASE("reversed questions are mentioned") {
    CHECK(told([](OptionSet& set) { set.favourable.clear(); }, 0)
              .ends_with("100 means \u201cStrongly agree\u201d, reversed questions turned round."));
}

TEST_CASE("ends without words are not told") {
    CHECK(told([](OptionSet& set) {
              set.favourable.clear();
              set.choices.back().label = sample::text("5");
          }).empty());
}
