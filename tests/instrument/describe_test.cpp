#include "sample_form.hpp"

#include <recaudit/instrument/describe.hpp>
#include <recaudit/instrument/load.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

TEST_CASE("a form reads as text: head, scales with their items, answers and comments") {
    const auto form = parse_instrument(sample::form, "form.yaml", {});
    REQUIRE(form.value.has_value());
    CHECK(describe(*form.value) == R"(Sample

instrument   sample-staff
family       sample
version      2.0
perspective  staff
source       made for tests
licence      CC0-1.0
items        7 on 4 scales
reading      age 5, from the length of words and sentences

a: Agreeing
  mean of 2 items, at least 1 answered
  a1               We agree.  [agreement]
  a2               We quarrel.  (reversed)  [agreement]
                   weight 2

b: b
  percent favourable of 2 items, at least 2 answered; local: never compared across organisations
  b1               I am ...  [slider]
  b2               Care is ...  [slider]

t: t
  count of ticks of 1 item, at least 1 answered
  t1               Who helps?  [supports]

y: y
  percent of maximum of 2 items, at least 1 answered
  y1               Is it so?  [answer]
  a1               We agree.  [agreement]

On no scale
  a1_importance    How important is that?  [weighty]
                   asks how important a1 is

Composites
  whole: Whole, the mean of a and y, at least 1 of them

Answers agreement (likert)
       1  Disagree
       2  Neither  neutral
       3  Agree  favourable
       8  Don't know  don't know
      09  Not applicable  not applicable

Answers slider (continuum)
  0 (Done to) to 100 (Done with), favourable from 60
     999  999  declined

Answers supports (checklist)
    peer  Peer mentor
    none  Nobody

Answers answer (binary)
       0  no
       1  yes  favourable

Answers weighty (importance)
       1  Little
       2  Some
       3  Much

Comments
  comment_1        What would help?
  note_a1          What was seen?  (beside a1)

Asked of everyone besides
  employer         Employer
                   Healthcare (health); prison (prison)

To learn from
  l1               Talk.
                   for a and b1: https://example.org
)");
}

TEST_CASE("another language is used where the form has it") {
    const auto form = parse_instrument(sample::form, "form.yaml", {});
    CHECK(describe(*form.value, "cy").starts_with("Sampl\n"));
}
