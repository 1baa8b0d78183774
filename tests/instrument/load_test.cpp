#include "edit.hpp"
#include "sample_form.hpp"

#include <recaudit/instrument/load.hpp>
#include <recaudit/instrument/read_scales.hpp>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

Parsed<Instrument> parsed(const std::string& yaml) { return parse_instrument(yaml, "form.yaml", {}); }

/// Every problem of the sample form after one change.
std::string after(std::string_view before, std::string_view now) { return joined(problems(parsed(edited(form, before, now)).diagnostics)); }

/// The message and hint of the first problem after one change.
std::string words_after(std::string_view before, std::string_view now) {
    const auto found = parsed(edited(form, before, now)).diagnostics;
    REQUIRE_FALSE(found.empty());
    return found.all().front().message + " / " + found.all().front().hint;
}

}  // namespace

TEST_CASE("a form with every key loads without a word and holds what was written") {
    const auto out = parsed(form);
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    const Instrument& f = *out.value;
    CHECK(f.id == "sample-staff");
    CHECK(f.family == "sample");
    CHECK(f.version == "2.0");
    CHECK(f.title.in("cy") == "Sampl");
    CHECK(f.title.in("fr") == "Sample");
    CHECK(f.option_sets.size() == 5);
    CHECK(f.items.size() == 7);
    CHECK(f.items[1].reverse);
    CHECK(f.items[1].comparable == Comparable::flagged);
    CHECK(f.items[1].replaces == "a0");
    CHECK(f.items[6].importance_of == "a1");
    CHECK(f.sections.size() == 2);
    CHECK(f.sections[1].items == std::vector<std::size_t>{2, 3, 4, 5, 6});
    CHECK(f.scales[0].weights == std::vector<double>{1, 2});
    CHECK(*f.scales[0].thresholds.good == 75);
    CHECK(f.scales[1].local);
    CHECK(f.scales[1].title.in() == "b");
    CHECK(f.composites[0].minimum_scales == 1);
    CHECK(f.comments[1].item == 0);
    CHECK(f.attributes[0].levels[1].label.in() == "prison");
    CHECK(f.learning[0].for_ids == std::vector<std::string>{"a", "b1"});
    CHECK(f.files == std::vector<std::string>{"form.yaml"});
}

TEST_CASE("codes stay text, and labels that look like booleans too") {
    const auto out = parsed(form);
    const OptionSet& agreement = out.value->option_sets[0];
    CHECK(agreement.choices[2].code == "3");
    CHECK(agreement.choices[2].value == 3);
    CHECK(agreement.favourable == std::vector<double>{3});
    CHECK(agreement.missing[1].code == "09");
    CHECK(agreement.missing[1].kind == MissingKind::not_applicable);
    CHECK(agreement.minimum == 1);
    CHECK(agreement.maximum == 3);
    CHECK(out.value->option_sets[3].choices[0].label.in() == "no");
    CHECK(parsed(edited(form, "code: 3, label: Agree", "code: 010, label: Agree")).value == std::nullopt);  // favourable still says 3
    const auto ten = parsed(edited(edited(form, "code: 3, label: Agree", "code: 010, label: Agree"), "favourable: [3]", "favourable: [010]"));
    REQUIRE(ten.value.has_value());
    CHECK(ten.value->option_sets[0].choices[2].code == "010");
    CHECK(ten.value->option_sets[0].choices[2].value == 10);
}

TEST_CASE("unknown keys are reported at the key, with what was meant") {
    CHECK(after("reverse: true", "revers: true") == "unknown-key at revers: true, ");
    CHECK(words_after("reverse: true", "revers: true") == "\"revers\" has no meaning in an item / did you mean \"reverse\"?");
    CHECK(after("family: sample", "familly: sample") == "unknown-key at familly: sampl");
    CHECK(after("type: checklist,", "type: checklist, favourable: [peer],") == "unknown-key at favourable: [p");
}

TEST_CASE("missing keys are reported where they should be") {
    CHECK(after("instrument: sample-staff\n", "") == "missing-key at format: 1");
    CHECK(after("perspective: staff\n", "") == "missing-key at format: 1");
    CHECK(after("{id: b1, text: I am ..., options", "{id: b1, options") == "missing-key at {id: b1, optio");
    CHECK(after("{code: 999, kind: declined}", "{code: 999}") == "missing-key at {code: 999}]}");
    CHECK(after("minimum: 0, ", "") == "missing-key at {type: continu");
}

TEST_CASE("a boolean is true or false") {
    CHECK(after("reverse: true", "reverse: yes") == "wrong-type at yes, since: \"1");
    CHECK(words_after("reverse: true", "reverse: yes") == "\"reverse\" is \"yes\"; expected true or false / write true");
    CHECK(after("local: true", "local: \"true\"") == "wrong-type at \"true\"}");
}

TEST_CASE("keys without a value are reported, not guessed") {
    CHECK(after("source: made for tests", "source:") == "wrong-type at source:");
    CHECK(after("licence: CC0-1.0", "licence: ~") == "wrong-type at licence: ~");
    CHECK(after("title: Whole", "title: [a]") == "wrong-type at [a], of: [a, y");
}

TEST_CASE("ids are well formed, not reserved and unique over items, scales, composites, comments and attributes") {
    CHECK(after("id: comment_1", "id: 2b") == "invalid-id at 2b, text: What");
    CHECK(after("{id: b2, text", "{id: b-2, text").starts_with("unknown-id at b2, t1, y1, a1; invalid-id at b-2, text: Car"));
    CHECK(after("id: comment_1", "id: site") == "invalid-id at site, text: Wh");
    CHECK(after("id: comment_1", "id: rest") == "invalid-id at rest, text: Wh");
    CHECK(after("id: comment_1", "id: a1") == "duplicate-id at a1, text: What");
    CHECK(after("id: employer", "id: whole") == "duplicate-id at whole, title: ");
    CHECK(after("instrument: sample-staff", "instrument: sample staff") == "invalid-id at sample staff");
}

TEST_CASE("what is named must be declared") {
    CHECK(after("items: [a1, a2], method: mean", "items: [a1, a22], method: mean") == "item-on-no-scale at a2, text: We q; unknown-id at a22], method: ; unknown-id at a2: 2}, thresh");
    CHECK(words_after("We agree., options: agreement", "We agree., options: agreemant") == "there is no option set \"agreemant\" / did you mean \"agreement\"?");
    CHECK(after("importance_of: a1", "importance_of: a9") == "unknown-id at a9}");
    CHECK(after("of: [a, y]", "of: [a, z]") == "unknown-id at z], method: me");
    CHECK(after("item: a1}", "item: a9}") == "unknown-id at a9}");
    CHECK(after("for: [a, b1]", "for: [a, b9]") == "unknown-id at b9]}");
    CHECK(after("favourable: [3]", "favourable: [4]") == "unknown-id at 4]");
    CHECK(after("weights: {a2: 2}", "weights: {b1: 2}") == "unknown-id at b1: 2}, thresh");
}

TEST_CASE("nothing is named twice in one list, and an item is in one section") {
    CHECK(after("items: [a1, a2], method: mean", "items: [a1, a1], method: mean") == "item-on-no-scale at a2, text: We q; repeated-name at a1], method: m; unknown-id at a2: 2}, thresh");
    CHECK(after("of: [a, y]", "of: [a, a]") == "repeated-name at a], method: me");
    CHECK(after("items: [b1, b2, t1,", "items: [b1, b2, t1, a1,") == "repeated-name at a1, y1, a1_imp");
    CHECK(after("favourable: [3]", "favourable: [3, 3]") == "repeated-name at 3]");
    CHECK(after("neutral: [2]", "neutral: [3]") == "invalid-value at [3]");
}

TEST_CASE("codes and labels of one set differ in more than case, spaces, dashes and quotes") {
    CHECK(after("label: Neither", "label: ' DISAGREE '") == "ambiguous-choice at {code: 2, labe");
    CHECK(after("label: Don't know", "label: agree") == "ambiguous-choice at {code: 8, labe");
    CHECK(after("code: 8, label", "code: 1, label") == "ambiguous-choice at {code: 1, labe");
    CHECK(after("label: Neither", "label: 3") == "ambiguous-choice at {code: 3, labe");
    CHECK(after("{code: prison}", "{code: Health}") == "ambiguous-choice at {code: Health}");
}

TEST_CASE("codes of scored sets are numbers from lowest to highest") {
    CHECK(after("code: 2, label: Neither", "code: two, label: Neither") == "code-not-a-number at two, label: Ne; unknown-id at 2]");
    CHECK(after("code: 2, label: Neither", "code: 4, label: Neither") == "codes-not-ascending at 3, label: Agre; unknown-id at 2]");
    CHECK(after("{code: 1, label: yes}", "{code: 0.0, label: yes}") == "codes-not-ascending at 0.0, label: ye; unknown-id at 1]}");
    CHECK(after("{code: 1, label: yes}", "{code: 1e300, label: yes}") == "out-of-range at 1e300, label: ; unknown-id at 1]}");
    CHECK(after("code: peer", "code: 'a;b'") == "invalid-value at 'a;b', label: ");
}

TEST_CASE("sets have a sensible number of choices") {
    CHECK(after(", {code: 1, label: yes}", "") == "wrong-number-of-choices at choices: [{cod; unknown-id at 1]}");
    CHECK(after("choices: [{code: peer, label: Peer mentor}, {code: none, label: Nobody}]", "choices: []") == "wrong-number-of-choices at choices: []}");
    const auto with_choices = [](int n) {
        std::string list;
        for (int i = 0; i < n; ++i) list += (i ? ", " : "") + std::string("{code: c") + std::to_string(i) + "}";
        return after("choices: [{code: peer, label: Peer mentor}, {code: none, label: Nobody}]", "choices: [" + list + "]");
    };
    CHECK(with_choices(64) == "");
    CHECK(with_choices(65) == "wrong-number-of-choices at choices: [{cod");
}

TEST_CASE("forty thousand choices are answered as quickly as two") {
    std::string choices;
    std::string codes;
    for (int i = 0; i < 40'000; ++i) {
        choices += (i ? ", {code: " : "{code: ") + std::to_string(i) + "}";
        codes += (i ? ", " : "") + std::to_string(39'999 - i);
    }
    const auto out = parsed("instrument: f\ntitle: t\nperspective: staff\noptions:\n  o: {type: likert, choices: [" + choices + "], favourable: [" + codes +
                            "]}\nitems: [{id: q, text: x, options: o}]\nscales: [{id: s, items: [q]}]\n");
    CHECK(joined(problems(out.diagnostics)) == "wrong-number-of-choices at choices: [{cod");
}

TEST_CASE("a continuum has a range, steps that fit it, and missing codes outside it") {
    CHECK(after("maximum: 100", "maximum: 0") == "out-of-range at 0, step: 5, pa");
    CHECK(after("step: 5", "step: 0") == "out-of-range at 0, paper_point");
    CHECK(after("step: 5", "step: 7") == "out-of-range at 7, paper_point");
    CHECK(after("step: 5", "step: 1e300") == "out-of-range at 1e300, paper_p");
    CHECK(after("step: 5", "step: 1e-14") == "out-of-range at 1e-14, paper_p");
    CHECK(after("step: 5", "step: 1e-320") == "out-of-range at 1e-320, paper_");
    CHECK(after("maximum: 100", "maximum: 1e154") == "out-of-range at 1e154, step: 5");
    CHECK(after("paper_points: 11", "paper_points: 1") == "out-of-range at 1, low: Done t");
    CHECK(after("favourable_from: 60", "favourable_from: 160") == "out-of-range at 160, missing: ");
    CHECK(after("code: 999", "code: 99") == "out-of-range at 99, kind: decl");
    CHECK(after("code: 999", "code: DK") == "");
}

TEST_CASE("shares of answers are rounded up and counts kept") {
    CHECK(answers_needed(0.5, 5) == 3);
    CHECK(answers_needed(0.75, 3) == 3);
    CHECK(answers_needed(0.1, 30) == 3);  // 0.1 * 30 is above 3 in binary
    CHECK(answers_needed(0.5, 4) == 2);
    CHECK(answers_needed(0.01, 3) == 1);
    CHECK(answers_needed(0.7, 10) == 7);
    CHECK(answers_needed(1, 5) == 1);
    CHECK(answers_needed(4, 5) == 4);
    CHECK(parsed(edited(form, ", minimum_answered: 0.5", "")).value->scales[0].minimum_answered == 1);
}

TEST_CASE("minimum answered is a share or a count of the scale's items") {
    for (const char* wrong : {"0", "-1", "3", "1.5"}) {
        INFO(wrong);
        CHECK(after("minimum_answered: 0.5", std::string("minimum_answered: ") + wrong) == ("out-of-range at " + std::string(wrong) + ", weights: {a2").substr(0, 30));
    }
    CHECK(after("minimum_answered: 0.5", "minimum_answered: half") == "wrong-type at half, weights:");
}

TEST_CASE("methods fit the answers of the items") {
    CHECK(after("method: count", "method: mean") == "not-for-these-options at mean}");
    CHECK(after("method: mean,", "method: count,") == "not-for-these-options at count, minimum");
    CHECK(after("items: [t1], method: count", "items: [t1]") == "not-for-these-options at {id: t, items:");
    CHECK(after("items: [t1], method: count", "items: [t1], method: percent_of_maximum") == "");
    CHECK(after(", favourable_from: 60", "") == "favourable-not-declared at percent_favour");
    CHECK(after("text: Who helps?, options", "reverse: true, text: Who helps?, options") == "not-for-these-options at true, text: Wh");
    CHECK(after("method: mean,", "method: avg,") == "invalid-value at avg, minimum_a");
    CHECK(after("method: mean_of_scales", "method: mean") == "invalid-value at mean, minimum_");
}

TEST_CASE("weights, thresholds and the least number of scales are in range") {
    CHECK(after("weights: {a2: 2}", "weights: {a2: 0}") == "out-of-range at 0}, thresholds");
    CHECK(after("good: 75", "good: 50") == "out-of-range at 50}}");
    CHECK(after("good: 75", "good: 175") == "out-of-range at 175}}");
    CHECK(after("minimum_scales: 1", "minimum_scales: 3") == "out-of-range at 3}");
    CHECK(parsed(edited(form, "minimum_scales: 1", "minimum_scales: all")).value->composites[0].minimum_scales == 2);
}

TEST_CASE("versions of items agree with each other and with the form") {
    CHECK(after("since: \"1.0\"", "since: \"3.0\"") == "invalid-value at \"3.0\", until: ; invalid-value at \"2.0\", replace");
    CHECK(after("until: \"2.0\"", "until: \"0.10\"") == "invalid-value at \"0.10\", replac");
    CHECK(after("since: \"1.0\"", "since: \"1.10\"") == "");
    CHECK(after("comparable: flagged", "comparable: maybe") == "invalid-value at maybe}");
}

TEST_CASE("languages are named by their codes") {
    CHECK(after("cy: Sampl}", "welsh: Sampl}") == "invalid-language at welsh: Sampl}");
    CHECK(after("cy: Sampl}", "en-GB: Sampl}") == "");
}

TEST_CASE("what is allowed but hardly meant is a warning") {
    CHECK(after("items: [b1, b2, t1, y1, a1_importance]", "items: [b1, b2, t1, a1_importance]") == "item-in-no-section at y1, text: Is i");
    CHECK(after("items: [y1, a1], method: percent_of_maximum", "items: [a1]") == "item-on-no-scale at y1, text: Is i");
    CHECK(after("items: [y1, a1], method: percent_of_maximum", "items: [y1, b1]") == "mixed-ranges at y, items: [y1,");
    CHECK(after("perspective: staff", "perspective: Service user") == "unusual-perspective at Service user");
    CHECK(after("perspective: staff", "perspective: session") == "");
    CHECK(parsed(edited(form, "items: [b1, b2, t1, y1, a1_importance]", "items: [b1, b2, t1, a1_importance]")).value->sections.back().items == std::vector<std::size_t>{5});
}

TEST_CASE("without sections there is one that holds every item") {
    const auto start = form.find("sections:");
    const auto out = parsed(form.substr(0, start) + form.substr(form.find("items:\n")));
    REQUIRE(out.value.has_value());
    CHECK(out.value->sections.size() == 1);
    CHECK(out.value->sections[0].items.size() == 7);
}

TEST_CASE("all problems are found in one pass, in the order of the file") {
    std::string broken = edited(form, "licence:", "license:");
    broken = edited(broken, "neutral: [2]", "neutral: [7]");
    broken = edited(broken, "reverse: true", "reverse: yes");
    broken = edited(broken, "method: count", "method: cuont");
    CHECK(joined(problems(parsed(broken).diagnostics)) == "unknown-key at license: CC0-1; unknown-id at 7]; wrong-type at yes, since: \"1; invalid-value at cuont}");
}

TEST_CASE("a study in place of an instrument is one problem") {
    CHECK(joined(problems(parsed("study: x\nresponses: []\n").diagnostics)) == "wrong-type at study: x");
    CHECK(joined(problems(parsed("- a\n").diagnostics)) == "wrong-type at - a");
}

TEST_CASE("built-in instruments load by name, and a near name is suggested") {
    CHECK(load_instrument("five-themes-staff", {}).value.has_value());
    const auto out = load_instrument("five-theme-staff", {});
    CHECK(joined(problems(out.diagnostics)) == "unknown-instrument");
    CHECK(out.diagnostics.all().front().hint.starts_with("did you mean \"five-themes-staff\"?"));
    for (const auto& builtin : builtin_instruments()) {
        INFO(builtin.id);
        const auto loaded = load_instrument(std::string(builtin.id), {});
        CHECK(joined(problems(loaded.diagnostics)) == "");
        REQUIRE(loaded.value.has_value());
        CHECK(loaded.value->id == builtin.id);
    }
}

TEST_CASE("a line lost or doubled anywhere is answered, never with a crash") {
    std::size_t refused = 0;
    for (const auto& changed : line_mutations(form)) refused += parsed(changed).value ? 0U : 1U;
    CHECK(refused > 80);
}

TEST_CASE("a file cut off anywhere is answered, never with a crash") {
    std::size_t refused = 0;
    for (std::size_t n = 0; n < form.size(); n += 3) refused += parsed(form.substr(0, n)).value ? 0U : 1U;
    CHECK(refused > form.size() / 6);
}
