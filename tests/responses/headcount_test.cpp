#include "scratch_study.hpp"

using namespace recaudit;

namespace {

Parsed<Responses> read_with(ScratchStudy& study, std::string_view headcount, const std::string& more = {}) {
    study.write("headcount.csv", headcount);
    return study.read_csv("site,team,role,q1,q2\nNorth,A,nurse,1,2\nSouth,A,guard,3,4\n", "headcount: headcount.csv\ncompare: [site, team, role]\n" + more);
}

}  // namespace

TEST_CASE("a headcount keeps its columns in order and its rows as written") {
    ScratchStudy study;
    const auto read = read_with(study, "team;people;site;role\nA;12;North;nurse\n\"A\";0;South;guard\n");
    REQUIRE_MESSAGE(read.value, text_of(read.diagnostics));
    const Headcount& headcount = read.value->headcount;
    CHECK(headcount.columns == std::vector<std::string>{"team", "site", "role"});
    REQUIRE(headcount.rows.size() == 2);
    CHECK(headcount.rows[0].site == "North");
    CHECK(headcount.rows[0].team == "A");
    CHECK(headcount.rows[0].people == 12);
    CHECK(headcount.rows[1].people == 0);
    CHECK(headcount.rows[1].attributes == std::vector<std::pair<std::string, std::string>>{{"role", "guard"}});
    CHECK(read.value->inputs.back().path == "headcount.csv");
}

TEST_CASE("declared levels may be written as labels in the headcount too") {
    ScratchStudy study;
    study.write("small.yaml", std::string(small_instrument) + "attributes: [{id: role, title: Role, levels: [{code: nurse, label: A nurse}, {code: guard, label: Officer}]}]\n");
    const auto read = read_with(study, "role,people\nofficer,7\nA nurse,5\n");
    REQUIRE_MESSAGE(read.value, text_of(read.diagnostics));
    CHECK(read.value->headcount.rows[0].attributes.front().second == "guard");
    CHECK(read.value->headcount.rows[1].attributes.front().second == "nurse");
    CHECK(text_of(read_with(study, "role,people\nofficer,7\nguard,5\n").diagnostics).find("error [duplicate-headcount]") != std::string::npos);
}

TEST_CASE("people are whole numbers from 0 to a thousand million") {
    ScratchStudy study;
    for (const char* people : {"-1", "1.5", "", "1e3", "1,000", "many", "1000000001", "99999999999999999999"}) {
        CAPTURE(people);
        const auto read = read_with(study, std::string("site,people\nNorth,\"") + people + "\"\n");
        CHECK_FALSE(read.value);
        CHECK(text_of(read.diagnostics).starts_with("headcount.csv:2:7: error [invalid-headcount]"));
    }
}

TEST_CASE("a group that nobody answered in is fine, and a site without a headcount is noted") {
    ScratchStudy study;
    const auto read = read_with(study, "site,people\nNorth,12\nElsewhere,30\n");
    REQUIRE(read.value);
    CHECK(text_of(read.diagnostics).starts_with("headcount.csv: note [site-without-headcount]: no headcount for site \"South\""));
}

TEST_CASE("a headcount that is missing, broken or ragged is refused") {
    ScratchStudy study;
    CHECK(text_of(read_with(study, "site,people\nNorth\n").diagnostics).starts_with("headcount.csv:2:1: error [csv-ragged-row]"));
    CHECK(text_of(read_with(study, "site,people\nNorth,\"1\n").diagnostics).starts_with("headcount.csv:2:7: error [csv-open-quote]"));
    CHECK(text_of(read_with(study, "site,people\n").diagnostics).starts_with("headcount.csv: error [no-rows]"));
    CHECK(text_of(read_with(study, "").diagnostics).starts_with("headcount.csv: error [empty-file]"));
    CHECK(text_of(study.read_csv("q1,q2\n1,1\n", "headcount: nowhere.csv").diagnostics).find("error [file-not-found]") != std::string::npos);
}
