#include <recaudit/drafts/draft.hpp>
#include <recaudit/drafts/readers.hpp>
#include <recaudit/instrument/load.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

constexpr std::string_view heading =
    "field_name,form_name,section_header,field_type,field_label,select_choices_or_calculations,identifier\n";

InstrumentDraft drafted(const std::string& rows, const DraftSettings& settings = {}) {
    auto draft = draft_instrument(std::string(heading) + rows, "dictionary.csv", settings);
    REQUIRE(draft.value);
    return *std::move(draft.value);
}

/// The draft is fit for use whatever was wrong with the form.
Instrument read(const InstrumentDraft& draft) {
    auto form = parse_instrument(draft.yaml, "draft", {});
    for (const auto& problem : form.diagnostics.all()) MESSAGE(to_text(problem));
    REQUIRE(form.value);
    CHECK(form.diagnostics.empty());
    return *std::move(form.value);
}

bool says(const InstrumentDraft& draft, std::string_view text) { return draft.yaml.find(text) != std::string::npos; }

std::string first_problem(std::string_view bytes, const std::string& shown = "form") {
    const auto draft = draft_instrument(bytes, shown, {});
    CHECK_FALSE(draft.value);
    REQUIRE_FALSE(draft.diagnostics.empty());
    return to_text(draft.diagnostics.all().front());
}

}  // namespace

TEST_CASE("answers shown from the highest code down are put in order, and a comment says so") {
    const auto draft = drafted("q1,f,,radio,We agree,\"5, Yes | 3, Partly | 1, No\",\n");
    const Instrument form = read(draft);
    CHECK(form.option_sets[0].choices.front().label.in() == "No");
    CHECK(says(draft, "# check: people see the answers in another order"));
}

TEST_CASE("kinds of missing are told by their words in either language, wherever they stand") {
    const Instrument form =
        read(drafted("q1,f,,radio,We agree,\"9, Prefer not to say | 1, No | 2, Yes | 8, Ddim yn gwybod | 7, N/A | -1, No answer\",\n"));
    const OptionSet& options = form.option_sets[0];
    REQUIRE(options.choices.size() == 2);
    REQUIRE(options.missing.size() == 4);
    CHECK(options.missing[0].kind == MissingKind::declined);
    CHECK(options.missing[1].kind == MissingKind::dont_know);
    CHECK(options.missing[2].kind == MissingKind::not_applicable);
    CHECK(options.missing[3].kind == MissingKind::blank);
}

TEST_CASE("a code that stands twice goes, and so does a label that could mean two answers") {
    const auto draft = drafted(
        "q1,f,,radio,We agree,\"1, No | 1, Never | 2, no | 3, 1 | 4, Yes\",\nq2,f,,radio,They agree,\"1, No | 1, Never | 2, no | 3, 1 | 4, "
        "Yes\",\n");
    const Instrument form = read(draft);
    REQUIRE(form.option_sets[0].choices.size() == 4);
    CHECK(form.option_sets[0].choices[1].label.in() == "2");
    CHECK(says(draft, "an answer with the code \"1\" stood twice"));
}

TEST_CASE("ids become ids: other signs go, a digit gets a word before it, and none stands twice") {
    const Instrument form = read(
        drafted("1-a,f,,radio,One,\"1, No | 2, Yes\",\nq.b,f,,radio,Two,\"1, No | 2, Yes\",\nq b,f,,radio,Three,\"1, No | 2, Yes\",\n"));
    CHECK(form.items[0].id == "question_1_a");
    CHECK(form.items[1].id == "q_b");
    CHECK(form.items[2].id == "q_b_2");
}

TEST_CASE("who somebody is is left out and named; columns that every file has are left out") {
    const auto draft = drafted(
        "record_id,f,,text,Record,,\nsite,f,,text,Prison,,\nborn,f,,text,Date of birth,,y\nq1,f,,radio,We agree,\"1, No | 2, Yes\",\n");
    CHECK(says(draft, "Left out, since response files have columns for it: record_id and site"));
    CHECK(says(draft, "left out because they ask who somebody is: born"));
    CHECK(read(draft).attributes.empty());
}

TEST_CASE("words for codes make a grouping, shared by several questions they make answers with numbers") {
    const auto alone = drafted("job,f,,radio,Your job,\"nurse, Nurse | officer, Officer\",\nq1,f,,radio,We agree,\"1, No | 2, Yes\",\n");
    CHECK(read(alone).attributes[0].levels[1].code == "officer");
    const auto shared = drafted("a,f,,radio,One,\"low, Low | high, High\",\nb,f,,radio,Two,\"low, Low | high, High\",\n");
    CHECK(read(shared).option_sets[0].choices[1].value == 2);
    CHECK(says(shared, "the tool's codes are low and high"));
}

TEST_CASE("questions of importance find theirs") {
    const Instrument form = read(
        drafted("k1_current,f,,radio,I know,\"1, Not yet | 2, Partly | 3, Well\",\nk1_importance,f,,radio,It matters,\"1, No | 2, In part | 3, Yes\",\n"));
    CHECK(form.items[1].importance_of == "k1_current");
    CHECK(form.option_sets[1].type == OptionType::importance);
    CHECK(form.scales.size() == 1);
}

TEST_CASE("text in any language stays text: quotes, backslashes, tags and line breaks") {
    const Instrument form =
        read(drafted("q1,f,,radio,\"He said \"\"no\"\" \\ <b>really</b>\n& <i>so</i> it was: # {a}\",\"1, No | 2, Yes\",\n"));
    CHECK(form.items[0].text.in() == "He said \"no\" \\ really & so it was: # {a}");
}

TEST_CASE("what is no form is refused with what is expected") {
    CHECK(first_problem("id,q1\n1,4\n").starts_with("form:1: error [not-a-form]: this is no form of a survey tool"));
    CHECK(first_problem("{\"a\": 1}").starts_with("form:1: error [not-a-form]"));
    CHECK(first_problem("<html></html>").starts_with("form:1: error [not-a-form]"));
    CHECK(first_problem("").starts_with("form: error [empty-file]"));
    CHECK(first_problem("PK\x03\x04 no archive").starts_with("form:1: error [not-a-form]"));
    CHECK(first_problem("$FL2 no file").starts_with("form: error [damaged-file]"));
    CHECK(first_problem(std::string(heading) + "q1,f,,text,Your words,,\n").find("no question with answers") != std::string::npos);
    CHECK(first_problem("{\"SurveyElements\": [\n{\"a\": }]}").starts_with("form:2: error [damaged-file]"));
}

TEST_CASE("odd definitions are read as far as they go and never crash") {
    for (const char* text :
         {"{\"SurveyElements\": 3}", "{\"SurveyElements\": [null, {}, {\"Element\": \"SQ\"}]}",
          "{\"SurveyElements\": {\"0\": {\"Element\": 4}}}", "[\"SurveyElements\"]",
          "{\"SurveyElements\": [{\"Element\": \"SQ\", \"PrimaryAttribute\": \"Q\", \"Payload\": {\"QuestionType\": \"MC\", "
          "\"Choices\": 7}}]}"})
        CHECK_FALSE(draft_instrument(text, "form", {}).value);
    CHECK_FALSE(draft_instrument("<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>", "form", {}).value);
    CHECK_FALSE(draft_instrument("[[AdvancedFormat]]\n[[Choice:1]]\n[[Question:MC]]\n", "form", {}).value);
}

TEST_CASE("the ends of a line are found behind a text, and alone") {
    const auto behind = detail::ends_in("How (much) is it? (0 = done to (us), 100 = done with, by us)");
    REQUIRE(behind);
    CHECK(behind->before == "How (much) is it?");
    CHECK(behind->low == "done to (us)");
    CHECK(behind->high == "done with, by us");
    CHECK(detail::ends_in("1 = a · 10 = b")->maximum == 10);
    CHECK_FALSE(detail::ends_in("What is 2 + 2 (4 = yes)?"));
    CHECK_FALSE(detail::ends_in("(5 = high, 1 = low)"));
}

TEST_CASE("languages with codes of the tool's own are known by their beginning; line breaks in names break no comment") {
    const Instrument form = read(drafted("\"a\nb\",f,,text,Date of birth,,y\nq1,f,,radio,We agree,\"1, No | 2, Yes\",\n", {"de-informal", "", {}}));
    CHECK(form.items[0].text.by_language.begin()->first == "de");
}
