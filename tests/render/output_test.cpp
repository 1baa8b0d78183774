#include "../report/sample_results.hpp"
#include "scratch_folder.hpp"

#include <recaudit/core/sha256.hpp>
#include <recaudit/render/interrupts.hpp>
#include <recaudit/render/output.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace recaudit;
using sample::contents;
using sample::put;
using sample::ScratchFolder;
using sample::snapshot;
namespace fs = std::filesystem;

namespace {

OutputSettings into(const fs::path& folder) { return {folder, {"html", "md", "json", "csv"}, "1.2.3", {}}; }

void write(const fs::path& folder) { write_output(sample::released(), sample::study(), {}, into(folder)); }

}  // namespace

TEST_CASE("a run writes every format, and the same bytes every time and for any number of threads") {
    const ScratchFolder scratch;
    write(scratch.path() / "a");
    OutputSettings one_thread = into(scratch.path() / "b");
    one_thread.threads.count = 1;
    write_output(sample::released(), sample::study(), {}, one_thread);
    const auto a = snapshot(scratch.path() / "a");
    CHECK(a.contains("tables/scores.csv"));
    CHECK(a.contains("tables/suppressions.csv"));
    CHECK(a.contains("results.json"));
    CHECK(a.contains("provenance.json"));
    CHECK(a == snapshot(scratch.path() / "b"));
    CHECK(nlohmann::json::parse(a.at("results.json"))["for_publication"] == true);
}

TEST_CASE("only the formats asked for are written, and those of the run before go") {
    const ScratchFolder scratch;
    write(scratch.path() / "out");
    OutputSettings settings = into(scratch.path() / "out");
    settings.formats = {"json"};
    write_output(sample::released(), sample::study(), {}, settings);
    const auto left = snapshot(scratch.path() / "out");
    CHECK(left.size() == 2);
    CHECK(left.contains("results.json"));
    CHECK(left.contains("provenance.json"));
}

TEST_CASE("files of the user's own survive, in our folders too") {
    const ScratchFolder scratch;
    put(scratch.path() / "out/notes.txt", "mine");
    write(scratch.path() / "out");
    put(scratch.path() / "out/tables/mine.csv", "also mine");
    write(scratch.path() / "out");
    CHECK(contents(scratch.path() / "out/notes.txt") == "mine");
    CHECK(contents(scratch.path() / "out/tables/mine.csv") == "also mine");
}

TEST_CASE("a file that no run of ours wrote is not replaced, and nothing else changes") {
    const ScratchFolder scratch;
    put(scratch.path() / "out/results.json", "mine");
    CHECK_THROWS_AS(write(scratch.path() / "out"), std::system_error);
    const auto left = snapshot(scratch.path() / "out");
    CHECK(left.size() == 1);
    CHECK(left.at("results.json") == "mine");
}

TEST_CASE("where moving into place fails half-way, the old output comes back whole") {
    const ScratchFolder scratch;
    OutputSettings json_only = into(scratch.path() / "out");
    json_only.formats = {"json"};
    write_output(sample::released(), sample::study(), {}, json_only);
    put(scratch.path() / "out/tables", "a file where the folder should come");
    const auto before = snapshot(scratch.path() / "out");
    CHECK_THROWS_AS(write(scratch.path() / "out"), std::system_error);
    CHECK(snapshot(scratch.path() / "out") == before);
}

TEST_CASE("a manifest cannot make a run touch files outside the folder") {
    const ScratchFolder scratch;
    put(scratch.path() / "precious.txt", "keep");
    put(scratch.path() / "out/provenance.json", R"({"format":"recaudit-provenance","files":["../precious.txt","provenance.json","/etc/hostname"]})");
    write(scratch.path() / "out");
    CHECK(contents(scratch.path() / "precious.txt") == "keep");
}

TEST_CASE("a file in place of the folder is refused, and so is a file on the way to it") {
    const ScratchFolder scratch;
    put(scratch.path() / "out", "a file");
    CHECK_THROWS_AS(write(scratch.path() / "out"), std::system_error);
    CHECK_THROWS_AS(write(scratch.path() / "out/deeper"), std::system_error);
    CHECK(snapshot(scratch.path()).size() == 1);
}

TEST_CASE("folders on the way are made, and a trailing slash makes no difference") {
    const ScratchFolder scratch;
    write(scratch.path() / "a/b/out/");
    CHECK(fs::exists(scratch.path() / "a/b/out/results.json"));
    CHECK(std::distance(fs::directory_iterator(scratch.path() / "a/b"), fs::directory_iterator()) == 1);
}

TEST_CASE("without disclosure control a file says so, and it goes with the next publishable run") {
    const ScratchFolder scratch;
    const fs::path out = scratch.path() / "out";
    write_output(sample::unprotected(), sample::study(), {}, into(out));
    CHECK(fs::exists(out / not_for_publication_file));
    CHECK(nlohmann::json::parse(contents(out / "results.json"))["for_publication"] == false);
    CHECK(nlohmann::json::parse(contents(out / "provenance.json"))["for_publication"] == false);
    write(out);
    CHECK_FALSE(fs::exists(out / not_for_publication_file));
}

TEST_CASE("an interrupt while files are written leaves no temporary folder and no output, and then takes effect") {
    const ScratchFolder scratch;
    sample::Shape large;
    large.teams_in_site = 4000;
    const auto released = sample::released(large);
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGTERM, SIG_DFL);  // the test runner has one of its own
        write_output(released, sample::study(large), {}, into(scratch.path() / "out"));
        _exit(0);
    }
    while (fs::is_empty(scratch.path()) && waitpid(child, nullptr, WNOHANG) == 0) {}
    kill(child, SIGTERM);
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGTERM);
    CHECK(fs::is_empty(scratch.path()));
}

TEST_CASE("the provenance names inputs by relative path with their fingerprints, and the settings used") {
    const ScratchFolder scratch;
    put(scratch.path() / "study/study.yaml", "study: sample-study\n");
    put(scratch.path() / "study/headcount.csv", "people\n3\n");
    Study study = sample::study();
    study.folder = scratch.path() / "study";
    study.file = (scratch.path() / "study/study.yaml").string();
    study.headcount = "headcount.csv";
    study.seed = 7;
    InputFile input;
    input.path = "responses/staff.csv";
    input.sha256 = sha256("answers");
    input.records = 123456;
    write_output(sample::released(), study, {input}, into(scratch.path() / "out"));
    const std::string text = contents(scratch.path() / "out/provenance.json");
    CHECK(text.find(scratch.path().string()) == std::string::npos);
    CHECK(text.find("123456") == std::string::npos);
    const auto json = nlohmann::json::parse(text);
    CHECK(json["program"]["version"] == "1.2.3");
    CHECK(json["seed"] == 7);
    CHECK(json["settings"]["disclosure"]["minimum"]["default"] == 10);
    REQUIRE(json["inputs"].size() == 3);
    CHECK(json["inputs"][0]["path"] == "headcount.csv");
    CHECK(json["inputs"][0]["sha256"] == sha256("people\n3\n"));
    CHECK(json["inputs"][1]["path"] == "responses/staff.csv");
    CHECK(json["inputs"][2]["path"] == "study.yaml");
}
