#include "scratch_study.hpp"

#include <recaudit/responses/profiles/export_words.hpp>
#include <recaudit/responses/profiles/plain_view.hpp>
#include <recaudit/responses/profiles/suggest.hpp>
#include <recaudit/responses/profiles/ticked.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

OptionSet supports() {
    OptionSet set;
    set.type = OptionType::checklist;
    const auto add = [&](const std::string& code, const std::string& label) { set.choices.push_back({code, 0, {{{"en", label}}}}); };
    add("a", "Housing");
    add("b", "Housing, money and debt");
    add("c", "Money; now");
    return set;
}

std::string ticked(std::string_view cell) { return ticked_codes(supports(), tick_texts(supports()), cell).value_or("none"); }

constexpr std::string_view qualtrics_head =
    "Status,Finished,RecipientEmail,Q1,Q2\n"
    "Typ,Fertig,E-Mail,\"One\n<b>or another</b>\",\"Say - Two\"\n"
    "\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{\"\"ImportId\"\":\"\"recipientEmail\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\","
    "\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n";

/// Responses to small.yaml, whose first item is mapped to Q1.
Parsed<Responses> read_qualtrics(const std::string& rows, const std::string& more = {}) {
    ScratchStudy study;
    study.write("r.csv", std::string(qualtrics_head) + rows);
    return study.read("  - {file: r.csv, instrument: small, items: {q1: Q1}}", more);
}

bool names(const Diagnostics& diagnostics, std::string_view id) {
    return std::ranges::any_of(diagnostics.all(), [&](const auto& problem) { return problem.info->id == id; });
}

}  // namespace

TEST_CASE("ticks are found by option texts, the longest first") {
    CHECK(ticked("Housing") == "a");
    CHECK(ticked("Housing, money and debt") == "b");
    CHECK(ticked("Housing, Housing, money and debt") == "a;b");
    CHECK(ticked("Money; now;Housing;") == "a;c");
    CHECK(ticked("c a") == "a;c");
    CHECK(ticked("HOUSING,\u00a0money  and debt") == "b");
    CHECK(ticked("") == "");
}

TEST_CASE("text that is no option is not ticked away") {
    CHECK(ticked("Housing, gardening") == "none");
    CHECK(ticked("Housingx") == "none");
}

TEST_CASE("a box is ticked by its text, its code or a word for yes") {
    for (const std::string_view yes : {"Housing", "a", "1", "Y", "Yes", "TRUE", "Checked"}) CHECK(tick_of(supports(), 0, yes) == "1");
    for (const std::string_view no : {"0", "N", "No", "FALSE", "Unchecked"}) CHECK(tick_of(supports(), 0, no) == "0");
    CHECK(tick_of(supports(), 0, "") == "");
    CHECK_FALSE(tick_of(supports(), 0, "Money; now").has_value());
}

TEST_CASE("headings lose tags, entities and line breaks") {
    CHECK(in_words("<p>How&nbsp;far\n do <b>you</b> agree?</p>") == "How far do you agree?");
    CHECK(in_words("a < b and c > d") == "a < b and c > d");
}

TEST_CASE("brackets hold rows and options") {
    CHECK(split_brackets("How far? [Row 1]") == std::pair<std::string, std::string>("How far?", "Row 1"));
    CHECK(split_brackets("Q2[SQ001]") == std::pair<std::string, std::string>("Q2", "SQ001"));
    CHECK_FALSE(split_brackets("Q2[]").has_value());
    CHECK_FALSE(split_brackets("[x]").has_value());
    CHECK_FALSE(split_brackets("none").has_value());
}

TEST_CASE("a quoted heading over several lines and records left out do not shift the answers") {
    const auto read = read_qualtrics("1,True,x,5,5\n0,True,x,1,Agree\n0,False,x,5,5\n0,1,x,,8\n");
    REQUIRE(read.value.has_value());
    CHECK(codes(*read.value, 0) == std::vector<int>{0, code_of(MissingKind::blank)});
    CHECK(codes(*read.value, 1) == std::vector<int>{3, code_of(MissingKind::dont_know)});
    CHECK(text_of(read.diagnostics).find("previews (1) and incomplete submissions (1)") != std::string::npos);
}

TEST_CASE("a bad answer is located by its line in the export, and says what Qualtrics does to codes") {
    const auto read = read_qualtrics("1,True,x,5,5\n0,True,x,1,9\n0,True,x,7,2\n");
    CHECK_FALSE(read.value.has_value());
    const std::string text = text_of(read.diagnostics);
    CHECK(text.find("r.csv:7: error [unknown-code]") != std::string::npos);
    CHECK(text.find("in the order in which they were made") != std::string::npos);
}

TEST_CASE("answers that a spreadsheet made a date of are recognised") {
    for (const std::string_view date : {"05-Jan", "Jan-05", "01-Mai", "5. Okt", "1-déc.", "01/05/2026", "01.05.2026", "2026-01-05 00:00:00", "46143"}) {
        CAPTURE(date);
        const std::string said = text_of(read_qualtrics("0,True,x," + std::string(date) + ",2\n").diagnostics);
        CHECK(said.find("r.csv:5: error [unknown-code]") != std::string::npos);
        CHECK(said.find("turned this answer into a date") != std::string::npos);
    }
    for (const std::string_view other : {"1-5", "17", "-99", "2026", "3.5", "one-two", "may be"}) {
        CAPTURE(other);
        CHECK(text_of(read_qualtrics("0,True,x," + std::string(other) + ",2\n").diagnostics).find("into a date") == std::string::npos);
    }
}

TEST_CASE("labels match whatever dashes, quotes, blanks and capitals a tool puts there") {
    const auto read = read_qualtrics("0,True,x,STRONGLY\u00a0 agree,Don\u2019t know\n0,True,x,Neither agree nor  disagree\u00a0,Don\u02bct know\n0,True,x,Stimme gar nicht zu,don't know\n");
    INFO(text_of(read.diagnostics));
    REQUIRE(read.value.has_value());
    CHECK(codes(*read.value, 0) == std::vector<int>{4, 2, 0});
    CHECK(codes(*read.value, 1) == std::vector<int>(3, code_of(MissingKind::dont_know)));
}

TEST_CASE("items are found by id, by a code, by their text in a heading and by the study's mapping, and the suggestion says how") {
    ScratchStudy scratch;
    const Study study = scratch.load("  - {file: r.csv, instrument: small}");
    const auto suggested = [&](const std::string& headings) {
        const auto view = view_of_export({ByteSource::text("Timestamp," + headings + "\nx,1,2\n"), "r.csv", "auto", PlainFiles::laid_out},
                                         {&study.instruments[0], nullptr, {}, "r.csv"});
        REQUIRE(view.value.has_value());
        return suggested_mapping(*view.value, study.instruments[0], "r.csv");
    };
    CHECK(suggested("q1,q2").find("  q1: \"q1\"  # by id\n  q2: \"q2\"  # by id\n") != std::string::npos);
    CHECK(suggested("How far? [ONE],<b>Two</b>").find("  q1: \"How far? [ONE]\"  # by text") != std::string::npos);
    CHECK(suggested("How far? [ONE],<b>Two</b>").find("  q2: \"Two\"  # by text") != std::string::npos);
    CHECK(suggested("qq1,something else").find("  q1: \"qq1\"  # a guess, to be checked") != std::string::npos);
    CHECK(suggested("qq1,something else").find("  # q2: no column is like it") != std::string::npos);
}

TEST_CASE("what identifies people is in no message and in no view") {
    const auto read = read_qualtrics("0,True,secret@example.org,17,2\n0,True,secret@example.org\n");
    CHECK(text_of(read.diagnostics).find("secret") == std::string::npos);
    const ExportFile file{ByteSource::text(std::string(qualtrics_head) + "0,True,secret@example.org,1,2\n"), "r.csv"};
    const auto view = view_of_export(file, {nullptr, nullptr, {}, "r.csv"});
    REQUIRE(view.value.has_value());
    CHECK(view.value->text == "\"Status\",\"Finished\",\"Q1\",\"Q2\"\n0,True,1,2\n");
}

TEST_CASE("rows of another length are listed with their lines in the export") {
    const auto read = read_qualtrics("0,True,x,1,2\n0,True,x,1\n0,True,x,1,2,3\n");
    const std::string text = text_of(read.diagnostics);
    CHECK(text.find("r.csv:6: error [csv-ragged-row]: 4 cells here, the heading has 5") != std::string::npos);
    CHECK(text.find("r.csv:7: error [csv-ragged-row]: 6 cells here, the heading has 5") != std::string::npos);
}

TEST_CASE("an export with an open quote is refused with its line") {
    const auto read = read_qualtrics("0,True,x,1,2\n0,True,x,1,\"2\n");
    CHECK(text_of(read.diagnostics).find("r.csv:6: error [csv-open-quote]") != std::string::npos);
}

TEST_CASE("an export without answers says so") {
    CHECK(names(read_qualtrics("").diagnostics, "no-rows"));
    CHECK(names(read_qualtrics("1,True,x,1,2\n").diagnostics, "no-rows"));
}

TEST_CASE("duplicate headings without a use are told apart") {
    const ExportFile file{ByteSource::text("Timestamp,A,A,A\n1,2,3,4\n"), "r.csv"};
    const auto view = view_of_export(file, {nullptr, nullptr, {}, "r.csv"});
    REQUIRE(view.value.has_value());
    CHECK(view.value->text.starts_with("\"Timestamp\",\"A\",\"A (2)\",\"A (3)\"\n"));
}

TEST_CASE("plain files are left to the plain reader") {
    for (const std::string_view text : {"q1,q2\n1,2\n", "id,q1\n1,2\n", "\"q1\n", "", "Status,Finished\n1,2\n"}) {
        const auto view = view_of_export({ByteSource::text(std::string(text)), "r.csv"}, {nullptr, nullptr, {}, "r.csv"});
        CHECK_FALSE(view.value.has_value());
        CHECK(view.diagnostics.empty());
    }
}

TEST_CASE("items of plain files are found by their text where they are not named by id") {
    ScratchStudy study;
    const auto read = study.read_csv("one,TWO\n1,2\n");
    REQUIRE(read.value.has_value());
    CHECK(codes(*read.value, 1) == std::vector<int>{1});
}

namespace {

/// A study of small.yaml with one file, and whatever it names beside it.
struct Described {
    ScratchStudy study;
    Parsed<Responses> read(const std::string& source, const std::string& more = {}) {
        return study.read("  - {file: r.csv, instrument: small, " + source + "}", more);
    }
};

constexpr std::string_view dictionary_head = "Variable / Field Name,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\",Identifier?\n";

std::string problems_of_dictionary(const std::string& rows, const std::string& records = "record_id,q1,q2,f_complete\n1,1,2,2\n") {
    Described of;
    of.study.write("r.csv", records);
    of.study.write("d.csv", std::string(dictionary_head) + rows);
    return text_of(of.read("dictionary: d.csv").diagnostics);
}

}  // namespace

TEST_CASE("a data dictionary says which codes mean which answers, missing ones too") {
    Described of;
    of.study.write("r.csv", "audit_no,a,b,f_complete\n1,50,-66,2\n2,10,20,2\n3,10,10,0\n");
    of.study.write("d.csv", std::string(dictionary_head) + "audit_no,text,No,,\na,radio,One,\"10, Strongly disagree | 20, Disagree | 50, Strongly agree\",\n"
                                                           "b,radio,Two,\"10, Strongly disagree | 20, Disagree | -66, Don't know\",\n");
    const auto read = of.read("dictionary: d.csv");
    INFO(text_of(read.diagnostics));
    REQUIRE(read.value.has_value());
    CHECK(codes(*read.value, 0) == std::vector<int>{4, 0});
    CHECK(codes(*read.value, 1) == std::vector<int>{code_of(MissingKind::dont_know), 1});
}

TEST_CASE("mistakes in a data dictionary have their place in it") {
    CHECK(problems_of_dictionary("q1,radio,One,\"Disagree | 2, Agree\",\n").find("d.csv:2:14: error [invalid-dictionary]") != std::string::npos);
    CHECK(problems_of_dictionary("q1,radio,One,,\n").find("field \"q1\" has no choices") != std::string::npos);
    CHECK(problems_of_dictionary("q1,text,One,,\nq1,text,One,,\n").find("d.csv:3:1: error [invalid-dictionary]: field \"q1\" stands twice") != std::string::npos);
    CHECK(problems_of_dictionary("q1,radio,One,\"1, No | 1, Yes\",\n").find("gives the code 1 to two answers") != std::string::npos);
    CHECK(problems_of_dictionary("other,text,Other,,\n").find("d.csv:1: error [profile-mismatch]: no field of this form") != std::string::npos);
    CHECK(problems_of_dictionary("q1,radio,One,\"1, Strongly agree | 5, Strongly disagree\",\n").find("d.csv:2:14: error [labels-disagree]") != std::string::npos);
    CHECK(problems_of_dictionary("q1,radio,One,\"1, Fully | 5, Not at all\",\n").find("d.csv:2:14: warning [labels-unknown]") != std::string::npos);
    Described without;
    without.study.write("r.csv", "record_id,q1,q2,f_complete\n1,1,2,2\n");
    CHECK(text_of(without.read("dictionary: nowhere.csv").diagnostics).find("[file-not-found]") != std::string::npos);
    without.study.write("d.csv", "field,kind\nq1,radio\n");
    CHECK(text_of(without.read("dictionary: d.csv").diagnostics).find("this is no REDCap data dictionary") != std::string::npos);
}

TEST_CASE("a code that only the form knows is named by its label") {
    const std::string said = problems_of_dictionary("q1,radio,One,\"1, Strongly disagree | -77, Prefer not to say\",\n", "record_id,q1,q2,f_complete\n1,-77,2,2\n");
    CHECK(said.find("r.csv:2: error [unknown-code]: item \"q1\" has \"-77\"") != std::string::npos);
    CHECK(said.find("the form calls -77 \"Prefer not to say\"") != std::string::npos);
}

TEST_CASE("quotes in the middle of a cell are read as text where the cell's end is not in doubt") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,q2,c\n1,2,the \"old\" wing\n2,1,\"quoted, \"\"too\"\"\"\n3,3,a\"\"b\n");
    INFO(text_of(read.diagnostics));
    REQUIRE(read.value.has_value());
    CHECK(codes(*read.value, 0) == std::vector<int>{0, 1, 2});
    for (const std::string_view text : {"q1,q2,c\n1,2,5\" pipe\n2,1,x\n", "q1,q2,c\n1,2,say \"a, b\" now\n", "q1,q2,c\n1,2, \"a, b\"\n", "q1,q2,c\n1,2,\"a\" b\n",
                                         "q1,q2,c\n1,2,b \"x\n2,1,y\" z\n"}) {
        ScratchStudy other;
        CHECK(text_of(other.read_csv(std::string(text)).diagnostics).find("r.csv:2:") != std::string::npos);
    }
}

TEST_CASE("a file whose last line does not end says so") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,q2\n1,2\n2,1");
    CHECK(read.value.has_value());
    CHECK(text_of(read.diagnostics).find("r.csv:3: note [csv-last-line]") != std::string::npos);
}

TEST_CASE("a column that says who somebody is serves for nothing but telling people apart") {
    for (const std::string_view use : {"columns: {site: Email}", "items: {q1: Email}", "columns: {role: \"E-mail address\"}", "columns: {team: where_latitude}"}) {
        Described of;
        of.study.write("r.csv", "q1,q2,Email,E-mail address,where_latitude\n1,2,jo@secret.example,jo@secret.example,jo@secret.example\n");
        const std::string said = text_of(of.read(std::string(use)).diagnostics);
        CHECK(said.find("[identifier-column]") != std::string::npos);
        CHECK(said.find("secret") == std::string::npos);
    }
}

}  // namespace recaudit::detail
