#include "../instrument/edit.hpp"
#include "../instrument/sample_form.hpp"

#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/codebook.hpp>
#include <recaudit/forms/export.hpp>
#include <recaudit/forms/paper_form.hpp>
#include <recaudit/forms/paper_questions.hpp>
#include <recaudit/forms/template.hpp>
#include <recaudit/instrument/load.hpp>
#include <recaudit/render/text_workbook.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

Instrument loaded(const std::string& yaml) {
    auto parsed = parse_instrument(yaml, "form.yaml", {});
    REQUIRE(parsed.value);
    return std::move(*parsed.value);
}

Instrument sample_form() { return loaded(sample::form); }

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t times(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
    return count;
}

std::string exported_bytes(const Instrument& form, SurveyTool tool) {
    const auto file = exported(form, tool, "en");
    REQUIRE(file.value);
    return file.value->bytes;
}

}  // namespace

TEST_CASE("a question of importance is asked beside its item, wherever the form lists it") {
    const Instrument form = sample_form();
    const auto sections = asked_sections(form);
    REQUIRE(sections.size() == 2);
    CHECK(sections[0].items[0].item->id == "a1");
    CHECK(sections[0].items[0].importance->id == "a1_importance");
    CHECK(sections[0].items[0].notes.front()->id == "note_a1");
    CHECK(sections[1].items.size() == 4);
}

TEST_CASE("an item is asked up to the version that is its last") {
    CHECK(asked_items(sample_form()).size() == 7);  // a2 is asked until 2.0, and this is version 2.0
    const Instrument later = loaded(sample::edited(sample::form, "version: \"2.0\"", "version: \"3.0\""));
    CHECK(asked_items(later).size() == 6);
    CHECK_FALSE(holds(response_template(later), "a2"));
}

TEST_CASE("the template has a column for who answered, each attribute, question and comment, in the order of the page") {
    CHECK(response_template(sample_form()) == "respondent,wave,site,team,employer,a1,a1_importance,a2,b1,b2,t1,y1,comment_1,note_a1\n");
}

TEST_CASE("the data dictionary says what may stand in each column") {
    const std::string lines = data_dictionary(sample_form());
    CHECK(holds(lines, "\na1,question,We agree.,1 = Disagree; 2 = Neither; 3 = Agree; 8 = Don't know; 09 = Not applicable,"));
    CHECK(holds(lines, "\nb1,question,I am ...,0 (Done to) to 100 (Done with); 999,"));
    CHECK(
        holds(lines, "\nt1,question,Who helps?,\"codes of all ticked boxes, joined by a semicolon: peer = Peer mentor; none = Nobody\","));
    CHECK(holds(lines, "\nemployer,attribute,Employer,health = Healthcare; prison,no\n"));
    CHECK(holds(lines, "\nnote_a1,note on a1,What was seen?,"));
}

TEST_CASE("the codebook gives the value that each code is scored with") {
    const std::string csv = codebook_csv(sample_form());
    CHECK(holds(csv, "\na1,question,First,a;y,We agree.,no,3,Agree,3,3,,favourable\n"));
    CHECK(holds(csv, "\na2,question,First,a,We quarrel.,yes,3,Agree,3,1,,unfavourable\n"));  // 1 + 3 - 3
    CHECK(holds(csv, "\na1,question,First,a;y,We agree.,no,09,Not applicable,,,not_applicable,\n"));
    CHECK(holds(csv, "\nb1,question,Second,b,I am ...,no,0 to 100,Done to to Done with,0 to 100,0 to 100,,favourable from 60\n"));
    CHECK(holds(csv, "\ncomment_1,comment,,,What would help?,no,,,,,,\n"));
    CHECK(holds(codebook_html(sample_form()), "Reversed: scored 4 less the code."));
}

TEST_CASE("a printed form has a box for every answer, with its code") {
    const std::string page = paper_form(sample_form(), {});
    // a1 and a2: 5 answers each; importance 2; b1 and b2: 11 points and one missing code; t1 2; y1 2; employer 2
    CHECK(times(page, "<span class=\"box\">") == 5 + 5 + 2 + 12 + 12 + 2 + 3 + 2);
    CHECK(holds(page, "<span class=\"box\">09</span>"));
    CHECK(holds(page, "<span class=\"code\">a1 · a1_importance</span>"));
    CHECK(holds(page, "Page \" counter(page) \" of \" counter(pages)"));
    CHECK(holds(page, "content:\"sample-staff 2.0\""));
}

TEST_CASE("in large print every question stands alone with its answers below") {
    PaperSettings settings;
    settings.layout = PaperLayout::large_print;
    const std::string page = paper_form(sample_form(), settings);
    CHECK(holds(page, "<body class=\"large\">"));
    CHECK_FALSE(holds(page, "<table"));
    CHECK(times(page, "<span class=\"box\">") == 43);
}

TEST_CASE("a form promises what the study keeps and no more") {
    PaperSettings settings;
    CHECK(holds(paper_form(sample_form(), settings), "groups of at least 10 people, to keep"));
    settings.minimum = 25;
    settings.comments_minimum = 30;
    std::string page = paper_form(sample_form(), settings);
    CHECK(holds(page, "groups of at least 25 people, to keep"));
    CHECK(holds(page, "only from groups of at least 30 people."));
    settings.minimum = std::nullopt;
    settings.comments_minimum = std::nullopt;
    page = paper_form(sample_form(), settings);
    CHECK(holds(page, "Results are shown for groups of any size."));
    CHECK_FALSE(holds(page, "at least"));
    CHECK_FALSE(holds(page, "links it to"));
    settings.identity = PaperIdentity::linked;
    CHECK(holds(paper_form(sample_form(), settings), "links it to the one you fill in next time"));
}

TEST_CASE("a form about documents says so, and promises nothing about people") {
    const std::string page =
        paper_form(loaded(sample::edited(sample::form, "perspective: staff", "perspective: document")), PaperSettings{});
    CHECK(holds(page, "about documents, not about a person"));
    CHECK(holds(page, "About the document"));
    CHECK_FALSE(holds(page, "at least 10"));
}

TEST_CASE("a form in Welsh says which of its texts stand in English") {
    PaperSettings settings;
    settings.language = "cy";
    const std::string page = paper_form(sample_form(), settings);
    CHECK(holds(page, "<html lang=\"cy\">"));
    CHECK(holds(page, "<h1>Sampl</h1>"));
    CHECK(holds(page, "<span lang=\"en\">We agree.</span>"));
    CHECK(holds(page, "grwpiau o 10 o bobl o leiaf"));
    CHECK(texts_without(sample_form(), "cy") > 0);
    CHECK(texts_without(sample_form(), "en") == 0);
    CHECK(languages_of(sample_form()) == std::vector<std::string>{"en", "cy"});
}

TEST_CASE("text that looks like markup stays text") {
    const std::string page = paper_form(loaded(sample::edited(sample::form, "text: We agree.", "text: \"a <b> & c\"")), PaperSettings{});
    CHECK(holds(page, "a &lt;b&gt; &amp; c"));
}

TEST_CASE("the boxes of a line stand for values from end to end, on its steps") {
    OptionSet line;
    line.type = OptionType::continuum;
    line.maximum = 100;
    line.step = 1;
    CHECK(detail::paper_values(line) == std::vector<double>{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100});
    line.paper_points = 4;
    CHECK(detail::paper_values(line) == std::vector<double>{0, 33, 67, 100});
    line.paper_points.reset();
    line.maximum = 2;
    CHECK(detail::paper_values(line) == std::vector<double>{0, 1, 2});
}

TEST_CASE("REDCap gets a grid for questions with the same answers, a slider for a line, boxes for a checklist") {
    const std::string csv = exported_bytes(sample_form(), SurveyTool::redcap);
    CHECK(holds(csv,
                "\na1,sample_staff,First – Tick one. – Here ...,radio,We agree.,"
                "\"1, Disagree | 2, Neither | 3, Agree | 8, Don't know | 09, Not applicable\",,,,,,,,,,agreement_1,,\n"));
    CHECK(holds(csv, "\nb1,sample_staff,Second,slider,I am ...,Done to | | Done with,,number,0,100,,,,,,,,\n"));
    CHECK(holds(csv, ",checkbox,Who helps?,\"peer, Peer mentor | none, Nobody\","));
}

TEST_CASE("LimeSurvey's headings are given for the study file") {
    const auto file = exported(sample_form(), SurveyTool::limesurvey, "en");
    REQUIRE(file.value);
    CHECK(
        holds(file.value->mapping, "    items:\n      a1: \"Q1[a1]\"\n      a2: \"Q1[a2]\"\n      a1_importance: \"Q2[a1importance]\"\n"));
    CHECK(holds(file.value->bytes, "\tA\t0\t09\t\tNot applicable\t"));
    CHECK(holds(file.value->bytes, "\tSQ\t0\tb1\t1\tI am ...|Done to|Done with\t"));
}

TEST_CASE("Qualtrics counts answers itself where a code is none of its numbers") {
    const std::string text = exported_bytes(sample_form(), SurveyTool::qualtrics);
    CHECK(holds(text, "[[ID:a1]]\nWe agree.\n\n[[AdvancedChoices]]\n[[Choice:1]]\nDisagree\n"));
    CHECK(holds(text, "[[Choice:5]]\nNot applicable\n"));  // because of the code 09
    CHECK(holds(text, "[[ID:a1_importance]]"));
    CHECK(holds(text, "I am ... (0 = Done to, 100 = Done with)"));
}

TEST_CASE("what a tool cannot take is said") {
    const Instrument spaced = loaded(sample::edited(sample::form, "code: peer,", "code: peer mentor,"));
    for (const SurveyTool tool : {SurveyTool::xlsform, SurveyTool::limesurvey, SurveyTool::redcap}) {
        const auto file = exported(spaced, tool, "en");
        CHECK_FALSE(file.value);
        REQUIRE(file.diagnostics.all().size() == 1);
        CHECK(file.diagnostics.all().front().info->id == "not-exportable");
    }
    CHECK(exported(spaced, SurveyTool::qualtrics, "en").value);
    CHECK_FALSE(exported(loaded(sample::edited(sample::form, "label: Much", "label: much | most")), SurveyTool::redcap, "en").value);
}

TEST_CASE("the same workbook has the same bytes") {
    const std::string book = exported_bytes(sample_form(), SurveyTool::xlsform);
    CHECK(book.starts_with("PK"));
    CHECK(book == exported_bytes(sample_form(), SurveyTool::xlsform));
}
