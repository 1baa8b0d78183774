#include "../render/scratch_folder.hpp"
#include "edit.hpp"
#include "sample_form.hpp"

#include <recaudit/instrument/load.hpp>
#include <recaudit/instrument/translate.hpp>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

/// The sample form as base.yaml, and a form beside it that extends it.
struct Translated {
    ScratchFolder folder;
    explicit Translated(const std::string& lines) {
        put(folder.path() / "base.yaml", form);
        put(folder.path() / "mine.yaml", "instrument: mine\nextends: ./base.yaml\n" + lines);
    }
    [[nodiscard]] Parsed<Instrument> load() const { return load_instrument("mine.yaml", folder.path()); }
};

std::string cy(const LocalisedText& text) { return std::string(text.in("cy")); }

/// The sheet with every empty text filled in.
std::string filled(std::string sheet) {
    for (std::size_t at = 0, number = 0; (at = sheet.find(": \"\"\n", at)) != std::string::npos;) {
        const std::string text = ": \"gair " + std::to_string(++number) + "\"\n";
        sheet.replace(at, 5, text);
        at += text.size();
    }
    return sheet;
}

}  // namespace

TEST_CASE("a translation stands beside the English of what its key names") {
    const Translated forms(R"(translations:
  cy:
    form.title: Sampl
    a1: Cytunwn.
    options.agreement.1: Anghytuno
    options.slider.low: Gwneud i
    sections.1.title: Cyntaf
    whole: Y cyfan
)");
    const auto out = forms.load();
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    CHECK(cy(out.value->title) == "Sampl");
    CHECK(out.value->title.in("en") == "Sample");
    CHECK(cy(out.value->items[0].text) == "Cytunwn.");
    CHECK(cy(out.value->items[1].text) == "We quarrel.");
    CHECK(cy(out.value->option_sets[0].choices[0].label) == "Anghytuno");
    CHECK(cy(out.value->sections[0].title) == "Cyntaf");
    CHECK(cy(out.value->composites[0].title) == "Y cyfan");
}

TEST_CASE("an empty text is not translated yet, and a language that is there is replaced") {
    const Translated forms(R"(title: {en: Sample, cy: Hen}
translations:
  cy: {form.title: Newydd, a1: "", a2: }
  gd: {form.title: Eisimpleir}
)");
    const auto out = forms.load();
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    CHECK(cy(out.value->title) == "Newydd");
    CHECK(out.value->title.in("gd") == "Eisimpleir");
    CHECK_FALSE(out.value->items[0].text.by_language.contains("cy"));
}

TEST_CASE("what names no text, what is no language and what is no text is reported at its place") {
    CHECK(joined(problems(Translated("translations:\n  cy: {a11: x}\n").load().diagnostics)) == "unknown-id at a11: x}");
    CHECK(joined(problems(Translated("translations:\n  Welsh: {a1: x}\n").load().diagnostics)) == "invalid-language at Welsh: {a1: x}");
    CHECK(joined(problems(Translated("translations:\n  cy: {a1: [x]}\n").load().diagnostics)) == "wrong-type at a1: [x]}");
    CHECK(joined(problems(Translated("translations: [cy]\n").load().diagnostics)) == "wrong-type at [cy]");
    CHECK(joined(problems(Translated("translations: {cy: Cymraeg}\n").load().diagnostics)) == "wrong-type at Cymraeg}");
}

TEST_CASE("a translated label may not stand for two answers") {
    const Translated forms("translations:\n  cy: {options.agreement.1: Ie, options.agreement.3: ie}\n");
    CHECK(joined(problems(forms.load().diagnostics)).starts_with("ambiguous-choice"));
}

TEST_CASE("the translations of a form extended stay with what they translate") {
    const Translated forms("translations:\n  cy: {a1: Cytunwn., a2: Ffraeo.}\n");
    put(forms.folder.path() / "own.yaml",
        "instrument: own\nextends: ./mine.yaml\nitems: [{id: a2, text: We differ., options: agreement}]\n"
        "translations:\n  cy: {form.title: Ein hun}\n");
    const auto out = load_instrument("own.yaml", forms.folder.path());
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    CHECK(cy(out.value->items[0].text) == "Cytunwn.");
    CHECK(cy(out.value->items[1].text) == "We differ.");
    CHECK(cy(out.value->title) == "Ein hun");
}

TEST_CASE("the sheet of every built-in form loads empty and filled, and then nothing is left to translate") {
    const ScratchFolder folder;
    for (const auto& builtin : builtin_instruments()) {
        CAPTURE(builtin.id);
        const auto form = load_instrument(std::string(builtin.id), {});
        REQUIRE(form.value.has_value());
        const std::string sheet = translation_sheet(*form.value, builtin.id, "gd");
        CHECK(joined(problems(parse_instrument(sheet, "sheet.yaml", {}).diagnostics)) == "");
        const auto whole = parse_instrument(filled(sheet), "sheet.yaml", {});
        CHECK(joined(problems(whole.diagnostics)) == "");
        REQUIRE(whole.value.has_value());
        CHECK(translation_sheet(*whole.value, "sheet", "gd").ends_with("gd: {}  # complete\n"));
    }
}
