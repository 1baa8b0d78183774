#include "../render/scratch_folder.hpp"
#include "edit.hpp"
#include "sample_form.hpp"

#include <recaudit/instrument/load.hpp>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

std::vector<std::string> ids_of(const auto& all) {
    std::vector<std::string> out;
    for (const auto& one : all) out.push_back(one.id);
    return out;
}

/// The sample form as base.yaml, and `text` as mine.yaml beside it.
struct TwoForms {
    ScratchFolder folder;
    explicit TwoForms(const std::string& text, const std::string& base = form) {
        put(folder.path() / "base.yaml", base);
        put(folder.path() / "mine.yaml", text);
    }
    [[nodiscard]] Parsed<Instrument> load() const { return load_instrument("mine.yaml", folder.path()); }
};

const std::string head = "instrument: mine\nextends: ./base.yaml\n";

}  // namespace

TEST_CASE("a form that only extends has everything of the other, under its own id and files") {
    const TwoForms forms(head);
    const auto out = forms.load();
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    CHECK(out.value->id == "mine");
    CHECK(out.value->family == "sample");
    CHECK(ids_of(out.value->items) == std::vector<std::string>{"a1", "a2", "b1", "b2", "t1", "y1", "a1_importance"});
    REQUIRE(out.value->files.size() == 2);
    CHECK(out.value->files[0].ends_with("mine.yaml"));
    CHECK(out.value->files[1].ends_with("base.yaml"));
}

TEST_CASE("the same id replaces in place, another is added, a section added takes its items from the others") {
    const TwoForms forms(head + R"(title: My own
items:
  - {id: a2, text: We still quarrel., options: agreement}
  - {id: local_1, text: We act on our value., options: agreement}
options:
  answer: {type: binary, choices: [{code: 0, label: never}, {code: 1, label: always}]}
scales:
  - {id: local_values, items: [local_1], local: true}
sections:
  - {title: Ours, items: [local_1, b2]}
)");
    const auto out = forms.load();
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    const Instrument& f = *out.value;
    CHECK(f.title.in() == "My own");
    CHECK(f.items[1].text.in() == "We still quarrel.");
    CHECK_FALSE(f.items[1].reverse);
    CHECK(f.items.back().id == "local_1");
    CHECK(f.option_sets.size() == 5);
    CHECK(f.option_sets[3].choices[0].label.in() == "never");
    CHECK(f.scales.back().id == "local_values");
    REQUIRE(f.sections.size() == 3);
    CHECK(f.sections[1].items == std::vector<std::size_t>{2, 4, 5, 6});
    CHECK(f.sections[2].items == std::vector<std::size_t>{7, 3});
}

TEST_CASE("sections that take every item leave none of the other form's") {
    const TwoForms forms(head + "sections: [{title: All, items: [a1, a2, b1, b2, t1, y1, a1_importance]}]\n");
    const auto out = forms.load();
    REQUIRE(out.value.has_value());
    CHECK(out.value->sections.size() == 1);
}

TEST_CASE("a dropped item leaves scales, weights, sections, notes, learning, and takes its importance question along") {
    const TwoForms forms(head + "drop: [a1, b1, l1]\nscales: [{id: b, items: [b2]}]\n");
    const auto out = forms.load();
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    const Instrument& f = *out.value;
    CHECK(ids_of(f.items) == std::vector<std::string>{"a2", "b2", "t1", "y1"});
    CHECK(f.scales[0].items == std::vector<std::size_t>{0});
    CHECK(f.scales[0].weights == std::vector<double>{2});
    CHECK(f.sections[0].items == std::vector<std::size_t>{0});
    CHECK(ids_of(f.comments) == std::vector<std::string>{"comment_1"});
    CHECK(f.learning.empty());
}

TEST_CASE("a dropped scale leaves its composites; a scale or composite left empty has to be dropped too") {
    const auto dropped = TwoForms(head + "drop: [a]\n").load();
    CHECK_FALSE(dropped.diagnostics.has_errors());
    REQUIRE(dropped.value.has_value());
    CHECK(dropped.value->composites[0].scales.size() == 1);
    CHECK(joined(problems(TwoForms(head + "drop: [t1]\n").load().diagnostics)) == "missing-key at items: [t1], m");
    CHECK(joined(problems(TwoForms(head + "drop: [t1, t, supports]\n").load().diagnostics)) == "");
    CHECK(joined(problems(TwoForms(head + "drop: [a, y]\n").load().diagnostics)).find("missing-key at of: [a, y]") != std::string::npos);
}

TEST_CASE("what is dropped must be there, and only a form that extends can drop") {
    const auto out = TwoForms(head + "drop: [a11]\n").load();
    CHECK(joined(problems(out.diagnostics)) == "unknown-id at a11]");
    CHECK(out.diagnostics.all().front().hint == "did you mean \"a1\"?");
    const auto alone = parse_instrument(form + "drop: [a1]\n", "form.yaml", {});
    CHECK(joined(problems(alone.diagnostics)) == "invalid-value at drop: [a1]");
}

TEST_CASE("a second element of one id in the extending file is still there twice") {
    const TwoForms forms(head + "items:\n  - {id: a2, text: x, options: agreement}\n  - {id: a2, text: y, options: agreement}\n");
    CHECK(joined(problems(forms.load().diagnostics)).starts_with("duplicate-id at a2, text: y, o"));
}

TEST_CASE("problems of the form extended are reported in its own file") {
    const TwoForms forms(head, edited(form, "reverse: true", "reverse: yes"));
    const auto out = forms.load();
    REQUIRE(out.diagnostics.all().size() == 1);
    CHECK(out.diagnostics.all().front().place.file.ends_with("base.yaml"));
    CHECK(out.diagnostics.all().front().place.line == 30);
}

TEST_CASE("a form that cannot be had is a problem of the line that names it, and of nothing else") {
    const auto gone = TwoForms("instrument: mine\nextends: ./bsae.yaml\n").load();
    CHECK(joined(problems(gone.diagnostics)) == "file-not-found at ./bsae.yaml");
    CHECK(gone.diagnostics.all().front().hint == "did you mean base.yaml?");
    CHECK(joined(problems(TwoForms("instrument: mine\nextends: five-themes-staf\n").load().diagnostics)) == "unknown-instrument at five-themes-st");
    CHECK(joined(problems(TwoForms(head, "a: [\n").load().diagnostics)).starts_with("yaml-syntax"));
}

TEST_CASE("a built-in form can be extended by name") {
    const auto out = TwoForms("instrument: mine\nextends: five-themes-staff\n").load();
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    CHECK(out.value->family == "five-themes");
    CHECK(out.value->files[1] == "five-themes-staff");
}

TEST_CASE("forms that extend each other in a circle are located, however they are reached") {
    CHECK(joined(problems(TwoForms("instrument: mine\nextends: ./mine.yaml\n").load().diagnostics)) == "extends-cycle at ./mine.yaml");
    const TwoForms forms(head, "instrument: base\nextends: ../" + std::string("x/../mine.yaml\n"));
    CHECK(forms.load().diagnostics.has_errors());
    const TwoForms circle(head, "instrument: base\nextends: ././mine.yaml\n");
    const auto out = circle.load();
    CHECK(joined(problems(out.diagnostics)) == "extends-cycle at ././mine.yaml");
    CHECK(out.diagnostics.all().front().place.file.ends_with("base.yaml"));
}

TEST_CASE("a form gives its own id, also where it extends") {
    CHECK(joined(problems(TwoForms("extends: ./base.yaml\n").load().diagnostics)) == "missing-key at extends: ./bas");
}

TEST_CASE("files are found from the folder of the file that names them") {
    ScratchFolder folder;
    put(folder.path() / "a/mine.yaml", "instrument: mine\nextends: b/middle.yaml\n");
    put(folder.path() / "a/b/middle.yaml", "instrument: middle\nextends: ../../base.yaml\n");
    put(folder.path() / "base.yaml", form);
    const auto out = load_instrument("a/mine.yaml", folder.path());
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    CHECK(out.value->files.size() == 3);
}
