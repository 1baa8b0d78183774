/// What `instrument export` writes of every built-in form is read back by `instrument import` to the same form, as far as
/// each tool's file can carry it (docs/formats/drafts.md says what it cannot).
#include <recaudit/drafts/draft.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/export.hpp>
#include <recaudit/instrument/load.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace recaudit;

namespace {

/// What a tool's file carries besides ids, texts, answers and sections.
struct Carries {
    SurveyTool tool;
    bool languages;      // all of the form, not one
    bool missing_lines;  // codes of missing kinds of a line
    bool level_codes;    // of attributes, besides their labels
    bool order;          // of the questions of a section, whatever their answers
    bool apart;          // instructions and stem of a section, not one text
};
constexpr Carries xlsform{SurveyTool::xlsform, true, true, true, true, true};
constexpr Carries limesurvey{SurveyTool::limesurvey, true, false, false, false, true};
constexpr Carries redcap{SurveyTool::redcap, false, false, true, false, true};
constexpr Carries qualtrics{SurveyTool::qualtrics, false, false, false, true, false};

Instrument read_back(const Instrument& form, const Carries& carries) {
    const auto file = exported(form, carries.tool, "en");
    REQUIRE(file.value);
    DraftSettings settings;
    settings.perspective = form.perspective;
    if (!file.value->mapping.empty()) settings.ids = *ids_in_mapping(file.value->mapping, "mapping").value;
    const auto draft = draft_instrument(file.value->bytes, "form", settings);
    REQUIRE(draft.value);
    CHECK(draft.diagnostics.empty());
    auto back = parse_instrument(draft.value->yaml, "draft", {});
    for (const auto& problem : back.diagnostics.all()) INFO(to_text(problem));
    REQUIRE(back.value);
    return *std::move(back.value);
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != '\n') out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

void expect_text(const LocalisedText& found, const LocalisedText& declared, const Carries& carries) {
    for (const auto& [language, text] : declared.by_language)
        if (carries.languages || language == "en") CHECK(found.in(language) == one_line(text));
}

void expect_answers(const OptionSet& found, const OptionSet& declared, const Carries& carries) {
    CHECK(found.is_continuum() == declared.is_continuum());
    CHECK(found.is_checklist() == declared.is_checklist());
    REQUIRE(found.choices.size() == declared.choices.size());
    for (std::size_t i = 0; i < declared.choices.size(); ++i) {
        CHECK(found.choices[i].code == declared.choices[i].code);
        expect_text(found.choices[i].label, declared.choices[i].label, carries);
    }
    if (declared.is_continuum()) {
        CHECK(found.minimum == declared.minimum);
        CHECK(found.maximum == declared.maximum);
        CHECK(found.step == declared.step);
        expect_text(found.low, declared.low, carries);
        expect_text(found.high, declared.high, carries);
        if (!carries.missing_lines) return;
    }
    REQUIRE(found.missing.size() == declared.missing.size());
    for (std::size_t i = 0; i < declared.missing.size(); ++i) {
        CHECK(found.missing[i].code == declared.missing[i].code);
        CHECK(found.missing[i].kind == declared.missing[i].kind);
        expect_text(found.missing[i].label, declared.missing[i].label, carries);
    }
}

std::vector<std::string> ids_of(const Instrument& form, const std::vector<std::size_t>& items) {
    std::vector<std::string> out;
    for (const std::size_t item : items) out.push_back(form.items[item].id);
    return out;
}

/// The items of a section as they are asked.
std::vector<std::string> ids_asked(const AskedSection& section) {
    std::vector<std::string> out;
    for (const AskedItem& asked : section.items) {
        out.push_back(asked.item->id);
        if (asked.importance) out.push_back(asked.importance->id);
    }
    return out;
}

void expect_sections(const Instrument& found, const Instrument& form, const Carries& carries) {
    const auto declared = asked_sections(form);
    REQUIRE(found.sections.size() == declared.size());
    for (std::size_t i = 0; i < declared.size(); ++i) {
        const Section& section = *declared[i].section;
        auto back = ids_of(found, found.sections[i].items), asked = ids_asked(declared[i]);
        if (!carries.order) {
            std::ranges::sort(back);
            std::ranges::sort(asked);
        }
        CHECK(back == asked);
        expect_text(found.sections[i].title, section.title, carries);
        if (carries.apart) {
            expect_text(found.sections[i].stem, section.stem, carries);
            expect_text(found.sections[i].instructions, section.instructions, carries);
        } else {
            CHECK(found.sections[i].instructions.in() == one_line(section.instructions.in()) + " " + one_line(section.stem.in()));
        }
    }
}

/// LimeSurvey's codes have no underscores, and --columns names items alone.
std::string code_of(std::string id, const Carries& carries) {
    if (carries.tool == SurveyTool::limesurvey) std::erase(id, '_');
    return id;
}

void expect_comments(const Instrument& found, const Instrument& form, const Carries& carries) {
    const auto declared = asked_comments(form);
    REQUIRE(found.comments.size() == declared.size());
    for (const Comment* comment : declared) {
        const auto back = std::ranges::find(found.comments, code_of(comment->id, carries), &Comment::id);
        REQUIRE(back != found.comments.end());
        expect_text(back->text, comment->text, carries);
        REQUIRE(back->item.has_value() == comment->item.has_value());
        if (comment->item) CHECK(found.items[*back->item].id == form.items[*comment->item].id);
    }
}

void expect_attributes(const Instrument& found, const Instrument& form, const Carries& carries) {
    REQUIRE(found.attributes.size() == form.attributes.size());
    for (std::size_t i = 0; i < form.attributes.size(); ++i) {
        const Attribute &back = found.attributes[i], &declared = form.attributes[i];
        CHECK(back.id == code_of(declared.id, carries));
        expect_text(back.title, declared.title, carries);
        REQUIRE(back.levels.size() == declared.levels.size());
        for (std::size_t level = 0; level < declared.levels.size(); ++level) {
            if (carries.level_codes) CHECK(back.levels[level].code == declared.levels[level].code);
            expect_text(back.levels[level].label, declared.levels[level].label, carries);
        }
    }
}

void expect_all_forms_back(const Carries& carries) {
    std::size_t forms = 0;
    for (const auto& builtin : builtin_instruments()) {
        CAPTURE(builtin.id);
        const auto form = parse_instrument(builtin.yaml, std::string(builtin.id), {});
        REQUIRE(form.value);
        const Instrument found = read_back(*form.value, carries);
        const auto asked = asked_items(*form.value);
        CHECK(found.items.size() == asked.size());
        for (const Item* item : asked) {
            CAPTURE(item->id);
            const auto at = found.find_item(item->id);
            REQUIRE(at);
            expect_text(found.items[*at].text, item->text, carries);
            expect_answers(found.options_of(found.items[*at]), form.value->options_of(*item), carries);
            CHECK(found.items[*at].importance_of == item->importance_of);
        }
        expect_sections(found, *form.value, carries);
        expect_comments(found, *form.value, carries);
        expect_attributes(found, *form.value, carries);
        ++forms;
    }
    CHECK(forms == 18);
}

}  // namespace

TEST_CASE("every built-in form comes back from an XLSForm") { expect_all_forms_back(xlsform); }
TEST_CASE("every built-in form comes back from a LimeSurvey structure") { expect_all_forms_back(limesurvey); }
TEST_CASE("every built-in form comes back from a REDCap dictionary") { expect_all_forms_back(redcap); }
TEST_CASE("every built-in form comes back from Qualtrics' advanced text") { expect_all_forms_back(qualtrics); }
