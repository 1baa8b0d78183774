#include "../scoring/small_study.hpp"

#include <recaudit/feedback/sheet.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

/// Three items, the first two with a question of their importance, and something to learn from for the first.
Instrument rated_form() {
    Instrument out = form(3);
    out.title.by_language["en"] = "How I work";
    const std::vector<std::string> texts{"Listening.", "Planning <together>.", "Rest."};
    for (std::size_t i = 0; i < 3; ++i) out.items[i].text.by_language["en"] = texts[i];
    for (const std::string of : {"q1", "q2"}) {
        out.items.push_back(item(of + "_importance"));
        out.items.back().importance_of = of;
    }
    Learning entry;
    entry.id = "course";
    entry.text.by_language["en"] = "A course on listening.";
    entry.link = "https://example.org/listening";
    entry.for_ids = {"q1"};
    out.learning = {entry};
    return out;
}

Study rated_study() {
    Study study = study_of({rated_form()});
    study.title.by_language["en"] = "An audit";
    return study;
}

}  // namespace

TEST_CASE("needs are what someone puts above where they are, by how important it is") {
    const Study study = rated_study();
    // q1: 2 of importance 3, need 3; q2: 3 of importance 5, need 10
    const auto sheet = own_sheet(study, answers_of(study, {"2 3 1 3 5"}));
    REQUIRE(sheet.has_value());
    REQUIRE(sheet->forms.size() == 1);
    const SheetForm& form = sheet->forms[0];
    CHECK(form.asks_importance);
    REQUIRE(form.needs.size() == 2);
    CHECK(form.needs[0].answer.question == "Planning <together>.");
    CHECK(form.needs[0].answer.answer == "Label 3");
    CHECK(form.needs[0].answer.importance == "Label 5");
    CHECK(form.needs[0].learning.empty());
    REQUIRE(form.needs[1].learning.size() == 1);
    CHECK(form.needs[1].learning[0].link == "https://example.org/listening");
    CHECK(form.strengths.empty());
    REQUIRE(form.sections.size() == 1);
    CHECK(form.sections[0].answers.size() == 3);
}

TEST_CASE("what someone is already at is told too, and what was not answered is no need") {
    const Study study = rated_study();
    const auto sheet = own_sheet(study, answers_of(study, {"5 . 1 4 5"}));
    CHECK(sheet->forms[0].needs.empty());
    CHECK(sheet->forms[0].strengths == std::vector<std::string>{"Listening."});
    CHECK(sheet->forms[0].sections[0].answers[1].answer.empty());
}

TEST_CASE("without importance the lowest answers are told, reversed items turned round") {
    Study study = study_of({form(3)});
    study.instruments[0].items[2].reverse = true;
    const auto sheet = own_sheet(study, answers_of(study, {"1 5 4"}));
    const SheetForm& form = sheet->forms[0];
    CHECK_FALSE(form.asks_importance);
    REQUIRE(form.needs.size() == 2);
    CHECK(form.needs[0].answer.answer == "Label 1");
    CHECK(form.needs[1].answer.answer == "Label 4");  // as given
    CHECK(form.strengths.size() == 1);
}

TEST_CASE("of several waves the last counts") {
    const Study study = study_of({form(1)});
    std::vector<small::Person> rows(2);
    rows[0].answers = "1", rows[0].wave = "2024";
    rows[1].answers = "2", rows[1].wave = "2025";
    const auto sheet = own_sheet(study, responses_of(study, rows));
    CHECK(sheet->forms[0].wave == "2025");
    CHECK(sheet->forms[0].sections[0].answers[0].answer == "Label 2");
}

TEST_CASE("nobody's rows make no sheet") {
    const Study study = study_of({form(1)});
    CHECK_FALSE(own_sheet(study, responses_of(study, {})).has_value());
}

TEST_CASE("the page is safe to open, complete in itself, and says whose it is") {
    const Study study = rated_study();
    const auto sheet = own_sheet(study, answers_of(study, {"2 3 1 3 5"}));
    const std::string page = to_html(*sheet);
    CHECK(page.find("This sheet is yours") != std::string::npos);
    CHECK(page.find("Planning &lt;together&gt;.") != std::string::npos);
    CHECK(page.find("<together>") == std::string::npos);
    CHECK(page.find("(<a href=\"https://example.org/listening\" rel=") != std::string::npos);
    for (const std::string fetched : {"<script", "src=", "<link", "@import", "url("}) CHECK(page.find(fetched) == std::string::npos);
    const std::string text = to_markdown(*sheet);
    CHECK(text.find("This sheet is yours") != std::string::npos);
    CHECK(text.find("A course on listening. (<https://example.org/listening>)") != std::string::npos);
    CHECK(text.ends_with("|\n"));
}

TEST_CASE("a link that is no web address is written, not followed") {
    Study study = rated_study();
    study.instruments[0].learning[0].link = "javascript:alert(1)";
    const std::string page = to_html(*own_sheet(study, answers_of(study, {"2 3 1 3 5"})));
    CHECK(page.find("href=\"javascript") == std::string::npos);
    CHECK(page.find("(javascript:alert(1))") != std::string::npos);
}
