#include "scratch_study.hpp"

#include <algorithm>

using namespace recaudit;
using namespace std::string_literals;

namespace {

constexpr int blank = code_of(MissingKind::blank);
constexpr int dont_know = code_of(MissingKind::dont_know);
constexpr int not_applicable = code_of(MissingKind::not_applicable);
constexpr int not_asked = code_of(MissingKind::not_asked);

/// The text of every problem found.
std::string problems_of(const Parsed<Responses>& read) { return text_of(read.diagnostics); }

bool has(const Parsed<Responses>& read, const std::string& part) { return problems_of(read).find(part) != std::string::npos; }

}  // namespace

TEST_CASE("codes, labels in any language, numbers and missing codes become one byte each") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,q2\n1,5\nAgree,\"strongly  AGREE\"\n Stimme gar nicht zu ,2.0\n8,Not applicable\n, \n");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    CHECK(codes(*read.value, 0) == std::vector<int>{0, 3, 0, dont_know, blank});
    CHECK(codes(*read.value, 1) == std::vector<int>{4, 4, 1, not_applicable, blank});
    CHECK(read.diagnostics.empty());
    CHECK(read.value->forms.front().rows == 5);
    CHECK(read.value->perspectives == std::vector<std::string>{"staff"});
    CHECK(read.value->waves == std::vector<std::string>{""});
}

TEST_CASE("line ends, byte order mark, a missing last newline and blank lines at the end change nothing") {
    const std::vector<std::string> same{"q1,q2\n1,2\n3,4\n",       "q1,q2\r\n1,2\r\n3,4\r\n",      "q1,q2\r1,2\r3,4\r",         "q1,q2\n1,2\n3,4",           "q1,q2\r\n1,2\r\n3,4",
                                        "\xEF\xBB\xBFq1,q2\n1,2\n3,4\n", "q1,q2\n1,2\n3,4\n\n\n", "q1,q2\r\n1,2\r\n3,4\r\n\r\n", "\"q1\",\"q2\"\n\"1\",\"2\"\n\"3\",\"4\"\n", "q2,q1\n2,1\n4,3\n"};
    for (const auto& csv : same) {
        CAPTURE(csv);
        ScratchStudy study;
        const auto read = study.read_csv(csv);
        REQUIRE_MESSAGE(read.value, problems_of(read));
        CHECK(codes(*read.value, 0) == std::vector<int>{0, 2});
        CHECK(codes(*read.value, 1) == std::vector<int>{1, 3});
    }
}

TEST_CASE("UTF-16 and Windows-1252 are read, the latter with a note") {
    ScratchStudy study;
    std::string wide = "\xFF\xFE";
    for (const char c : "q1,q2,team\n1,2,A\n"s) (wide += c) += '\0';
    const auto utf16 = study.read_csv(wide);
    REQUIRE_MESSAGE(utf16.value, problems_of(utf16));
    CHECK(utf16.value->inputs.front().reading == "UTF-16LE, comma");
    CHECK(utf16.value->inputs.front().bytes == wide.size());
    const auto windows = study.read_csv("q1,q2,site\n1,2,Caf\xE9\n5,4,Caf\xE9\n");
    REQUIRE_MESSAGE(windows.value, problems_of(windows));
    CHECK(windows.value->sites == std::vector<std::string>{"", "Caf\xC3\xA9"});
    CHECK(windows.value->forms.front().rows == 2);
    CHECK(problems_of(windows).starts_with("r.csv:2:8: note [read-as-windows-1252]"));
    CHECK(windows.value->inputs.front().reading == "Windows-1252, comma");
}

TEST_CASE("damaged UTF-8 is refused where it also holds proper UTF-8") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,q2,site\n1,2,Caf\xC3\xA9\n5,4,Caf\xE9\n");
    CHECK_FALSE(read.value);
    CHECK(problems_of(read).starts_with("r.csv:3:8: error [invalid-encoding]"));
}

TEST_CASE("semicolons, tabs and bars are recognised and said") {
    for (const char delimiter : {';', '\t', '|'}) {
        ScratchStudy study;
        std::string csv = "q1,q2\n1,2\n";
        std::ranges::replace(csv, ',', delimiter);
        const auto read = study.read_csv(csv);
        REQUIRE(read.value);
        CHECK(codes(*read.value, 1) == std::vector<int>{1});
        CHECK(has(read, "note [delimiter]"));
    }
}

TEST_CASE("unknown codes are told once for each column and text, with place and count") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,q2\n1,7\n7,2\n7,NA\n3,7\n");
    CHECK_FALSE(read.value);
    CHECK(problems_of(read) ==
          "r.csv:3:1: error [unknown-code]: item \"q1\" has \"7\"; option set \"agreement\" allows 1 to 5, 8, 9\n  and 1 more like it\n"
          "r.csv:2:3: error [unknown-code]: item \"q2\" has \"7\"; option set \"agreement\" allows 1 to 5, 8, 9\n  and 1 more like it\n"
          "r.csv:4:3: error [unknown-code]: item \"q2\" has \"NA\"; option set \"agreement\" allows 1 to 5, 8, 9\n"
          "  hint: if \"NA\" means no answer, declare it in option set \"agreement\" of small.yaml: missing: [{code: \"NA\", label: No answer, kind: blank}]\n");
}

TEST_CASE("unknown codes are blank with a warning where the study says so") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,q2\n1,7\n7,2\n", "unknown_codes: missing");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    CHECK(codes(*read.value, 0) == std::vector<int>{0, blank});
    CHECK(codes(*read.value, 1) == std::vector<int>{blank, 1});
    CHECK(has(read, "r.csv:2:3: warning [unknown-code-as-missing]"));
}

TEST_CASE("after twenty different unknown texts of a column the rest is counted") {
    ScratchStudy study;
    std::string csv = "q1,q2\n";
    for (int i = 100; i < 150; ++i) csv += std::to_string(i) + ",1\n";
    const auto read = study.read_csv(csv);
    CHECK(read.diagnostics.all().size() == 21);
    CHECK(read.diagnostics.all().back().count == 30);
}

TEST_CASE("positions count lines of the file, also after line breaks inside quotes") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,comment,q2\n1,\"two\nlines\",2\n1,\"three\n\nlines\",6\n");
    CHECK(problems_of(read).starts_with("r.csv:6:8: error [unknown-code]: item \"q2\" has \"6\""));
}

TEST_CASE("rows of another length, blank lines and quotes that break the file are located") {
    ScratchStudy study;
    CHECK(problems_of(study.read_csv("q1,q2\n1\n1,2\n1,2,3\n")) ==
          "r.csv:2:1: error [csv-ragged-row]: 1 cell here, the heading has 2\n  hint: a delimiter is missing, or a line was broken in two\n"
          "r.csv:4:1: error [csv-ragged-row]: 3 cells here, the heading has 2\n  hint: a cell that holds the delimiter needs quotes around it\n");
    CHECK(problems_of(study.read_csv("q1,q2\n1,2\n\n\n1,2\n")) ==
          "r.csv:3:1: error [csv-blank-line]: this line is blank, and answers follow\n  hint: delete the blank line\n  and 1 more like it\n");
    CHECK(problems_of(study.read_csv("q1,q2\n1,\"2\n1,2\n")).starts_with("r.csv:2:3: error [csv-open-quote]"));
    CHECK(problems_of(study.read_csv("q1,q2,c\n1,2,6\" nails\n1,2,7\" nails\n")).starts_with("r.csv:2:6: error [csv-stray-quote]"));
    CHECK(problems_of(study.read_csv("q1,q2\n1," + std::string((1 << 20) + 1, 'x') + "\n")).starts_with("r.csv:2:3: error [csv-too-long]"));
    CHECK(problems_of(study.read_csv("q1,q2\n" + std::string(20 << 20, ','))).starts_with("r.csv:2:1: error [csv-too-long]"));
    CHECK(problems_of(study.read_csv(std::string(20 << 20, 'x'))).starts_with("r.csv:1: error [csv-too-long]"));
}

TEST_CASE("every ragged row is counted, the first twenty are listed") {
    ScratchStudy study;
    std::string csv = "q1,q2\n";
    for (int i = 0; i < 100; ++i) csv += "1\n";
    const auto read = study.read_csv(csv);
    CHECK(read.diagnostics.all().size() == 21);
    CHECK(has(read, "further rows have another number of cells than the heading\n  and 79 more like it"));
}

TEST_CASE("empty files, headings alone, workbooks and doubled headings are refused") {
    ScratchStudy study;
    CHECK(has(study.read_csv(""), "error [empty-file]"));
    CHECK(has(study.read_csv("\xEF\xBB\xBF"), "error [empty-file]"));
    CHECK(has(study.read_csv("q1,q2\n"), "error [no-rows]"));
    CHECK(has(study.read_csv("q1,q2\n\n"), "error [no-rows]"));
    CHECK(has(study.read_csv("PK\x03\x04 and so on"), "error [damaged-file]"));
    CHECK(has(study.read_csv("q1,q2,q1\n1,2,3\n"), "r.csv:1:7: error [duplicate-column]: heading \"q1\" stands over columns 1 and 3"));
    CHECK(has(study.read_csv("\nq1,q2\n1,2\n"), "error [csv-blank-line]"));
}

TEST_CASE("missing item columns are all named, with the headings they may be") {
    ScratchStudy study;
    const auto read = study.read_csv("id,Q_1\n1,2\n");
    CHECK(has(read, "error [missing-column]: item columns are missing: \"q1\" and \"q2\" (instrument \"small\" has 2 items)"));
}

TEST_CASE("headings match by id, kindly, and by the study's mapping") {
    ScratchStudy study;
    study.write("r.csv", " Q1 ,F7,Prison\n1,2,North\n");
    const auto read = study.read("  - {file: r.csv, instrument: small, items: {q2: F7}, columns: {site: Prison}}");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    CHECK(codes(*read.value, 1) == std::vector<int>{1});
    CHECK(read.value->sites == std::vector<std::string>{"", "North"});
    CHECK(has(study.read("  - {file: r.csv, instrument: small, items: {q2: F8}}"), "missing: \"F8\""));
    CHECK(has(study.read("  - {file: r.csv, instrument: small, items: {q2: F7}, columns: {site: Prisn}}"), "did you mean \"Prison\"?"));
}

TEST_CASE("sites, teams, waves and perspectives are sorted, blank ones are 0, and rows point at their stratum") {
    ScratchStudy study;
    study.write("r.csv", "id,perspective,wave,site,team,q1,q2\n1,leader,2025,B,x,1,1\n2,staff,2024,A,y,2,1\n3,staff,2024,,y,3,1\n4,staff,2025,A,x,4,1\n5,Zoo,2024,a2,,5,1\n");
    const auto read = study.read("  - {file: r.csv, instrument: small}", "waves: [{id: \"2025\", date: 2025-01-01}, {id: \"2024\", date: 2026-01-01}]");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    const Responses& all = *read.value;
    CHECK(all.perspectives == std::vector<std::string>{"staff", "leader", "Zoo"});
    CHECK(all.waves == std::vector<std::string>{"2025", "2024"});
    CHECK(all.sites == std::vector<std::string>{"", "A", "B", "a2"});
    CHECK(all.teams == std::vector<std::string>{"", "x", "y"});
    CHECK(all.strata == std::vector<Stratum>{{0, 0, 1, 1}, {0, 1, 0, 2}, {0, 1, 1, 2}, {1, 0, 2, 1}, {2, 1, 3, 0}});
    CHECK(all.forms.front().stratum_of == std::vector<std::uint32_t>{3, 2, 1, 0, 4});
}

TEST_CASE("waves that are not listed, sites and teams stand in the order of the numbers in their names") {
    ScratchStudy study;
    study.write("r.csv", "wave,site,team,q1,q2\n10,Site 12,B2,1,1\n9,Site 3,B10,2,1\n9,Site 12,A,2,1\n");
    const auto read = study.read("  - {file: r.csv, instrument: small}");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    CHECK(read.value->waves == std::vector<std::string>{"9", "10"});
    CHECK(read.value->sites == std::vector<std::string>{"", "Site 3", "Site 12"});
    CHECK(read.value->teams == std::vector<std::string>{"", "A", "B2", "B10"});
}

TEST_CASE("constants fill in for columns") {
    ScratchStudy study;
    study.write("r.csv", "q1,q2,wave\n1,1,1999\n");
    const auto read = study.read("  - {file: r.csv, instrument: small, constants: {wave: \"2025\", site: North, perspective: carer, employer: health}}");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    CHECK(read.value->waves == std::vector<std::string>{"2025"});
    CHECK(read.value->sites == std::vector<std::string>{"", "North"});
    CHECK(read.value->perspectives == std::vector<std::string>{"carer"});
    CHECK(read.value->attributes.front().levels == std::vector<std::string>{"", "health"});
    CHECK(read.value->forms.front().attributes.front().level_of == std::vector<std::uint32_t>{1});
}

TEST_CASE("a wave that is not listed, or blank, is located") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,q2,wave\n1,1,2025\n1,1,2052\n1,1,2052\n1,1,\n", "waves: [{id: \"2024\", date: 2024-01-01}, {id: \"2025\", date: 2025-01-01}]");
    CHECK(has(read, "r.csv:3:5: error [unknown-wave]: wave \"2052\" is not listed in the study, which has 2024 and 2025\n  hint: did you mean \"2025\"?\n  and 1 more like it"));
    CHECK(has(read, "r.csv:5:5: error [blank-wave]"));
    CHECK(has(study.read_csv("q1,q2\n1,1\n", "waves: [{id: \"2024\", date: 2024-01-01}, {id: \"2025\", date: 2025-01-01}]"), "error [missing-column]: there is no wave column"));
}

TEST_CASE("names that differ only by case, spaces, dashes or quotes are refused, teams within their site") {
    ScratchStudy study;
    CHECK(has(study.read_csv("q1,q2,site\n1,1,HMP North\n1,1,HMP North\n1,1,HMP  north\n"),
              "r.csv:4:5: error [spelling-differs]: site \"HMP  north\" (1 row) and \"HMP North\" (2 rows) differ only in case, spaces, dashes or quotes"));
    CHECK(study.read_csv("q1,q2,site,team\n1,1,North,A wing\n1,1,South,a wing\n1,1,West,A wing\n").value.has_value());
    CHECK(has(study.read_csv("q1,q2,site,team\n1,1,North,A wing\n1,1,North,a wing\n"), "in site \"North\", team \"a wing\""));
    CHECK(has(study.read_csv("q1,q2,role\n1,1,Nurse\n1,1,nurse\n", "compare: [role]"), "error [spelling-differs]: role"));
}

TEST_CASE("a respondent stands once in a form, perspective and wave") {
    ScratchStudy study;
    const auto read = study.read_csv("respondent,site,wave,q1,q2\nR1,N,1,1,1\nR2,N,1,1,1\nR1,N,2,1,1\n\"R1\",S,1,1,1\n,N,1,1,1\n,N,1,1,1\nr1,N,1,1,1\n");
    CHECK(problems_of(read) == "r.csv:5:1: error [duplicate-respondent]: respondent \"R1\" stands here and at r.csv:2, both in wave \"1\"\n"
                               "  hint: keep one of the rows; where they are different people, give them different ids\n");
    study.write("a.csv", "respondent,q1,q2\nR1,1,1\n").write("b.csv", "respondent,q1,q2\nR2,1,1\nR1,1,1\n");
    CHECK(has(study.read("  - {file: \"?.csv\", instrument: small}"), "b.csv:3:1: error [duplicate-respondent]"));
}

TEST_CASE("linked studies number persons across waves, and need to know who is who") {
    ScratchStudy study;
    const auto read = study.read_csv("respondent,wave,q1,q2\nR1,1,1,1\nR2,1,1,1\nR3,2,1,1\n R1 ,2,1,1\nR2,3,1,1\n", "respondents: linked");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    CHECK(read.value->forms.front().person_of == std::vector<std::uint32_t>{0, 1, 2, 0, 1});
    CHECK(has(study.read_csv("respondent,wave,q1,q2\nR1,1,1,1\n,1,1,1\n", "respondents: linked"), "r.csv:3:1: error [blank-respondent]"));
    CHECK(has(study.read_csv("q1,q2\n1,1\n", "respondents: linked"), "error [missing-column]: there is no respondent column"));
}

TEST_CASE("weights are numbers above 0") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,q2,weight\n1,1,0.5\n1,1, 2 \n", "weights: {column: weight}");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    CHECK(read.value->forms.front().weights == std::vector<double>{0.5, 2});
    const auto bad = study.read_csv("q1,q2,weight\n1,1,0\n1,1,-1\n1,1,\n1,1,heavy\n1,1,inf\n", "weights: {column: weight}");
    CHECK(bad.diagnostics.all().size() == 5);
    CHECK(has(bad, "r.csv:4:5: error [invalid-weight]: a weight is blank; weights are numbers above 0"));
    CHECK(has(study.read_csv("q1,q2\n1,1\n", "weights: {column: weight}"), "error [missing-column]"));
}

TEST_CASE("a grouping that no file has is refused") {
    ScratchStudy study;
    CHECK(has(study.read_csv("q1,q2,rôle,grade\n1,1,a,b\n", "compare: [grad]"), "study.yaml: error [unknown-grouping]: no response file has \"grad\", which the study names as a grouping\n  hint: did you mean \"grade\"?"));
}

TEST_CASE("files are found by name and pattern, once each") {
    ScratchStudy study;
    study.write("in/b.csv", "q1,q2\n2,2\n").write("in/a.csv", "q1,q2\n1,1\n").write("in/c.txt", "x");
    const auto read = study.read("  - {file: \"in/*.csv\", instrument: small}");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    CHECK(codes(*read.value, 0) == std::vector<int>{0, 1});
    CHECK(read.value->inputs.front().path == "in/a.csv");
    CHECK(has(study.read("  - {file: \"in/*.tsv\", instrument: small}"), "error [no-file-matches]"));
    CHECK(has(study.read("  - {file: in/d.csv, instrument: small}"), "error [file-not-found]: there is no file \"in/d.csv\""));
    CHECK(has(study.read("  - {file: in, instrument: small}"), "error [not-a-file]: \"in\" is a folder"));
    CHECK(has(study.read("  - {file: \"in/*.csv\", instrument: small}\n  - {file: in/a.csv, instrument: small}"), "error [file-twice]"));
}

TEST_CASE("items of other versions may be absent, continua and checklists are read") {
    ScratchStudy study;
    study.write("small.yaml", R"(instrument: small
version: "2.0"
title: Small
perspective: staff
options:
  slider: {type: continuum, minimum: 0, maximum: 10, low: low, high: high, missing: [{code: x, label: None, kind: declined}]}
  supports: {type: checklist, choices: [{code: peer, label: Peer}, {code: group, label: Group}]}
items:
  - {id: s1, text: S, options: slider}
  - {id: s2, text: S, options: slider, since: "2.0"}
  - {id: c1, text: C, options: supports}
  - {id: c2, text: C, options: supports}
scales:
  - {id: s, title: S, items: [s1, s2], method: mean, minimum_answered: 1}
  - {id: c, title: C, items: [c1, c2], method: count, minimum_answered: 1}
)");
    study.write("r.csv", "s1;c1;c2.peer;c2.group\n2,5;peer;1;0\n10;\"group;peer\";;\nx;;0;\n");
    const auto read = study.read("  - {file: r.csv, instrument: small}");
    REQUIRE_MESSAGE(read.value, problems_of(read));
    const auto& answers = read.value->forms.front().answers;
    CHECK(answers[0].values[0] == 2.5);
    CHECK(answers[0].values[1] == 10);
    CHECK(codes(*read.value, 0) == std::vector<int>{0, 0, code_of(MissingKind::declined)});
    CHECK(codes(*read.value, 1) == std::vector<int>{not_asked, not_asked, not_asked});
    CHECK(answers[2].ticks == std::vector<std::uint64_t>{1, 3, 0});
    CHECK(codes(*read.value, 2) == std::vector<int>{0, 0, blank});
    CHECK(answers[3].ticks == std::vector<std::uint64_t>{1, 0, 0});
    CHECK(codes(*read.value, 3) == std::vector<int>{0, blank, 0});
    CHECK(has(read, "note [decimal-comma]: 1 answer has a decimal comma"));
    CHECK(has(read, "note [item-not-asked]: no column for s2"));
    study.write("r.csv", "s1,c1,c2.peer,c2.group\n11,peer,1,1\nmuch,bus,2,yes\n");
    const auto bad = study.read("  - {file: r.csv, instrument: small}");
    CHECK(has(bad, "r.csv:2:1: error [value-out-of-range]: item \"s1\" has \"11\"; option set \"slider\" allows numbers from 0 to 10, x"));
    CHECK(has(bad, "r.csv:3:1: error [not-a-number]: item \"s1\" has \"much\""));
    CHECK(has(bad, "r.csv:3:6: error [unknown-code]: item \"c1\" has \"bus\"; option set \"supports\" allows peer, group"));
    CHECK(has(bad, "r.csv:3:10: error [unknown-code]: item \"c2\" has \"2\"; option set \"supports\" allows 0, 1 or a blank"));
    CHECK(has(bad, "r.csv:3:12: error [unknown-code]: item \"c2\" has \"yes\""));
    study.write("r.csv", "s1,c1,c2.peer\n1,peer,1\n");
    CHECK(has(study.read("  - {file: r.csv, instrument: small}"), "missing: \"c2.group\""));
}

TEST_CASE("comments are kept where asked for, by id, by question or as mapped, and those that are not there are not missed") {
    ScratchStudy study;
    const auto remarks = [&](const std::string& csv, const std::string& mapping = "") {
        study.write("r.csv", csv);
        const auto read = study.read("  - {file: r.csv, instrument: small" + mapping + "}");
        REQUIRE_MESSAGE(read.value, problems_of(read));
        std::string out;
        for (const auto& column : read.value->forms.front().remarks)
            for (const Remark& remark : column) out += std::to_string(remark.row) + ":" + remark.text + "|";
        return out;
    };
    CHECK(remarks("q1,comment,q2\n1,\"a, \"\"b\"\"\nc\",2\n1,  ,2\n3,caf\xC3\xA9,4\n") == "0:a, \"b\"\nc|2:caf\xC3\xA9|");
    CHECK(remarks("q1,q2,Anything else?\n1,2,yes\n") == "0:yes|");
    CHECK(remarks("q1,q2,Q9\n1,2,yes\n", ", items: {comment: Q9}") == "0:yes|");
    CHECK(remarks("q1,q2\n1,2\n").empty());
    study.write("r.csv", "q1,q2\n1,2\n");
    CHECK(has(study.read("  - {file: r.csv, instrument: small, items: {comment: Q9}}"), "missing-column"));
    const Study loaded = study.load("  - {file: r.csv, instrument: small}");
    study.write("r.csv", "q1,q2,comment\n1,2,yes\n");
    const auto without = read_responses(loaded, {Threads{1}, Fingerprints::none});
    REQUIRE(without.value);
    CHECK(without.value->forms.front().remarks.empty());
}

TEST_CASE("SHA-256 of the bytes of the file is given where asked for") {
    ScratchStudy study;
    study.write("r.csv", "q1,q2\n1,1\n");
    const Study loaded = study.load("  - {file: r.csv, instrument: small}");
    const auto read = read_responses(loaded, {Threads{1}, Fingerprints::sha256});
    REQUIRE(read.value);
    CHECK(read.value->inputs.front().sha256 == "4876bebd816f26654b4866a67ce56e5498fcd16dcb747d0549a3be5bde54df91");
}

TEST_CASE("a column of another kind taken for a grouping gives a few messages, not thousands") {
    ScratchStudy study;
    std::string csv = "wave,q1,q2\n";
    for (int i = 0; i < 5000; ++i) csv += "w" + std::to_string(i) + ",1,2\n";
    CHECK(study.read_csv(csv, "waves: [{id: \"2024\", date: 2024-01-01}, {id: \"2025\", date: 2025-01-01}]").diagnostics.all().size() == 20);
    CHECK(study.read_csv(csv).value->waves.size() == 5000);
}

TEST_CASE("every reference study is read without a problem") {
    for (const char* pack : {"small-fixture", "leadership-climate"})
        for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(RECAUDIT_TESTS) / "reference" / pack)) {
            if (!entry.path().filename().string().starts_with("study")) continue;
            const auto study = load_study(entry.path());
            REQUIRE_MESSAGE(study.value, text_of(study.diagnostics));
            const auto read = read_responses(*study.value, {});
            REQUIRE_MESSAGE(read.value, text_of(read.diagnostics));
            CHECK_MESSAGE(read.diagnostics.empty(), text_of(read.diagnostics));
            CHECK(read.value->forms.front().rows > 20);
        }
}
