/// A form that uses every key of an instrument.
#pragma once

#include <string>

namespace recaudit::sample {

inline const std::string form = R"(format: 1
instrument: sample-staff
family: sample
version: "2.0"
title: {en: Sample, cy: Sampl}
perspective: staff
source: made for tests
licence: CC0-1.0
options:
  agreement:
    type: likert
    choices:
      - {code: 1, label: Disagree}
      - {code: 2, label: Neither}
      - {code: 3, label: Agree}
    favourable: [3]
    neutral: [2]
    missing:
      - {code: 8, label: Don't know, kind: dont_know}
      - {code: "09", label: Not applicable, kind: not_applicable}
  slider: {type: continuum, minimum: 0, maximum: 100, step: 5, paper_points: 11, low: Done to, high: Done with, favourable_from: 60, missing: [{code: 999, kind: declined}]}
  supports: {type: checklist, choices: [{code: peer, label: Peer mentor}, {code: none, label: Nobody}]}
  answer: {type: binary, choices: [{code: 0, label: no}, {code: 1, label: yes}], favourable: [1]}
  weighty: {type: importance, choices: [{code: 1, label: Little}, {code: 2, label: Some}, {code: 3, label: Much}]}
sections:
  - {title: First, stem: "Here ...", instructions: Tick one., items: [a1, a2]}
  - {title: Second, items: [b1, b2, t1, y1, a1_importance]}
items:
  - {id: a1, text: We agree., options: agreement, concept: agreeing}
  - {id: a2, text: We quarrel., options: agreement, reverse: true, since: "1.0", until: "2.0", replaces: a0, comparable: flagged}
  - {id: b1, text: I am ..., options: slider}
  - {id: b2, text: Care is ..., options: slider}
  - {id: t1, text: Who helps?, options: supports}
  - {id: y1, text: Is it so?, options: answer}
  - {id: a1_importance, text: How important is that?, options: weighty, importance_of: a1}
scales:
  - {id: a, title: Agreeing, items: [a1, a2], method: mean, minimum_answered: 0.5, weights: {a2: 2}, thresholds: {minimal: 60, good: 75}}
  - {id: b, items: [b1, b2], method: percent_favourable, minimum_answered: 2, local: true}
  - {id: t, items: [t1], method: count}
  - {id: y, items: [y1, a1], method: percent_of_maximum}
composites:
  - {id: whole, title: Whole, of: [a, y], method: mean_of_scales, minimum_scales: 1}
comments:
  - {id: comment_1, text: What would help?}
  - {id: note_a1, text: What was seen?, item: a1}
attributes:
  - {id: employer, title: Employer, levels: [{code: health, label: Healthcare}, {code: prison}]}
learning:
  - {id: l1, kind: activity, text: Talk., link: "https://example.org", origin: ours, for: [a, b1]}
)";

}  // namespace recaudit::sample
