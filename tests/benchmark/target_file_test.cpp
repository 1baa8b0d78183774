#include "../responses/scratch_study.hpp"

#include <recaudit/benchmark/target_file.hpp>

using namespace recaudit;

namespace {

const std::string header = "instrument,perspective,scale,mean,sd,n,source,date\n";

Parsed<Responses> read_with(ScratchStudy& study, const std::string& file) {
    study.write("norms.csv", file);
    study.write("r.csv", "site,q1,q2\nNorth,1,2\nSouth,3,4\n");
    const Study loaded = study.load("  - {file: r.csv, instrument: small}", "benchmark: {against: file, file: norms.csv}\n");
    auto responses = read_responses(loaded, {Threads{1}, Fingerprints::none});
    REQUIRE_MESSAGE(responses.value, text_of(responses.diagnostics));
    return with_benchmarks(loaded, std::move(*responses.value));
}

std::string problems_of(const std::string& lines) {
    ScratchStudy study;
    return text_of(read_with(study, header + lines).diagnostics);
}

bool says(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("values from elsewhere are read as written, and the file is an input") {
    ScratchStudy study;
    const auto read = read_with(study, "date;n;source;scale;sd;mean;perspective;instrument\n2024-03;512;\"Survey; a report\";both;0.75;3.25;staff;small\n");
    REQUIRE_MESSAGE(read.value, text_of(read.diagnostics));
    CHECK(read.diagnostics.empty());
    REQUIRE(read.value->benchmarks.size() == 1);
    const BenchmarkValue& value = read.value->benchmarks.front();
    CHECK(value.instrument == "small");
    CHECK(value.perspective == "staff");
    CHECK(value.scale == "both");
    CHECK(value.mean == 3.25);
    CHECK(value.sd == 0.75);
    CHECK(value.n == 512);
    CHECK(value.source == "Survey; a report");
    CHECK(value.date == "2024-03");
    CHECK(read.value->inputs.back().path == "norms.csv");
    CHECK(read.value->inputs.back().sha256.size() == 64);
    CHECK(read.value->inputs.back().records == 1);
}

TEST_CASE("lines about other questionnaires and other people are left aside, and what is missing is said") {
    ScratchStudy study;
    const auto read = read_with(study, header + "another-audit,staff,x,50,10,9,s,2024\nsmall,governors,both,3,1,9,s,2024\n");
    REQUIRE(read.value);
    CHECK(read.value->benchmarks.empty());
    CHECK(says(text_of(read.diagnostics), "note [scale-without-benchmark]: no value for \"both\" of \"small\""));
}

TEST_CASE("figures that cannot be right are refused with their place") {
    CHECK(says(problems_of("small,staff,both,72,0.5,9,s,2024\n"), "norms.csv:2:18: error [invalid-benchmark]: mean is \"72\"; scores of \"both\" run from 1 to 5"));
    CHECK(says(problems_of("small,staff,both,3,-1,9,s,2024\n"), "sd is \"-1\""));
    CHECK(says(problems_of("small,staff,both,\"3,1\",1,9,s,2024\n"), "write a number with a decimal point"));
    CHECK(says(problems_of("small,staff,both,3,1,0,s,2024\n"), "n is \"0\"; it has to be a whole number of 1 or more"));
    CHECK(says(problems_of("small,staff,both,3,1,9.5,s,2024\n"), "n is \"9.5\""));
    CHECK(says(problems_of("small,staff,both,3,1,9,s,31.3.2024\n"), "date is \"31.3.2024\""));
    CHECK(says(problems_of("small,staff,both,3,1,9,,2024\n"), "the source is blank"));
    CHECK(says(problems_of("small,staff,both,nan,1,9,s,2024\n"), "mean is \"nan\""));
}

TEST_CASE("names that are nearly right, scales that are not there, and lines that stand twice are refused") {
    CHECK(says(problems_of("smal,staff,both,3,1,9,s,2024\n"), "did you mean \"small\"?"));
    CHECK(says(problems_of("small,staf,both,3,1,9,s,2024\n"), "did you mean \"staff\"?"));
    CHECK(says(problems_of("small,staff,bth,3,1,9,s,2024\n"), "did you mean \"both\"?"));
    CHECK(says(problems_of("small,staff,both,3,1,9,s,2024\nsmall,staff,both,4,1,9,s,2024\n"), "norms.csv:3:13: error [duplicate-benchmark]: \"both\" stands in line 2 already"));
}

TEST_CASE("columns are those eight and no other") {
    ScratchStudy study;
    const std::string text = text_of(read_with(study, "instrument,perspective,scale,mean,sd,people,source,date\nsmall,staff,both,3,1,9,s,2024\n").diagnostics);
    CHECK(says(text, "a benchmark file has no column \"people\""));
    CHECK(says(text, "there is no column \"n\""));
}

TEST_CASE("a study without a benchmark file passes unchanged") {
    ScratchStudy study;
    study.write("r.csv", "q1,q2\n1,2\n");
    const Study loaded = study.load("  - {file: r.csv, instrument: small}");
    auto responses = read_responses(loaded, {Threads{1}, Fingerprints::none});
    const auto same = with_benchmarks(loaded, std::move(*responses.value));
    REQUIRE(same.value);
    CHECK(same.value->benchmarks.empty());
    CHECK(same.value->inputs.size() == 1);
}
