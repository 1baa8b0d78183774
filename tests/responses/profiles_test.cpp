#include "scratch_study.hpp"

#include <recaudit/responses/profiles/export_words.hpp>
#include <recaudit/responses/profiles/plain_view.hpp>
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

std::string ticked(std::string_view cell) { return ticked_codes(supports(), cell).value_or("none"); }

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
    const auto read = read_qualtrics("0,True,x,05-Jan,2\n");
    CHECK(text_of(read.diagnostics).find("turned this answer into a date") != std::string::npos);
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

}  // namespace recaudit::detail
