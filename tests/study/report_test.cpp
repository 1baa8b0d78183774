/// The key `report` of a study: the organisation's own name, picture, colour, choice of sections and introduction.
#include "../render/scratch_folder.hpp"

#include <recaudit/study/load.hpp>
#include <recaudit/study/report_sections.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

Parsed<Study> study_with(const std::string& report, const std::filesystem::path& folder) {
    return parse_study("study: s\ninstruments: [five-themes-staff]\nresponses: [{file: a.csv, instrument: five-themes-staff}]\nreport:\n" + report, "study.yaml", folder);
}

std::string first_problem(const Parsed<Study>& study) {
    return study.diagnostics.all().empty() ? "" : std::string(study.diagnostics.all().front().info->id);
}

}  // namespace

TEST_CASE("an organisation presents itself") {
    const ScratchFolder folder;
    put(folder.path() / "logo.anything", "<svg><path d=\"M0 0\"/></svg>");
    put(folder.path() / "intro.md", "\xef\xbb\xbfHow we work.\n");
    const auto out = study_with(
        "  organisation: Ours\n  logo: logo.anything\n  accent: \"#0B5D4E\"\n  sections: [themes, at-a-glance]\n  introduction: intro.md\n", folder.path());
    REQUIRE(out.value.has_value());
    const ReportRule& report = out.value->report;
    CHECK(report.organisation == "Ours");
    CHECK(report.logo.type == "image/svg+xml");
    CHECK(report.logo.bytes == contents(folder.path() / "logo.anything"));
    CHECK(report.accent == "#0b5d4e");
    CHECK(report.sections == std::vector<std::string>{"themes", "at-a-glance"});
    CHECK(report.introduction.in("en") == "How we work.\n");
    CHECK(report.introduction_file == "intro.md");
}

TEST_CASE("an introduction may stand in the study itself, in several languages") {
    const auto out = study_with("  introduction: {en: Hello., cy: Helo.}\n", {});
    REQUIRE(out.value.has_value());
    CHECK(out.value->report.introduction.in("cy") == "Helo.");
    CHECK(out.value->report.introduction_file.empty());
}

TEST_CASE("what cannot stand in a report is refused at its place") {
    const ScratchFolder folder;
    put(folder.path() / "page.png", "<html>");
    put(folder.path() / "bad.svg", "<svg onload=\"x\"/>");
    put(folder.path() / "large.png", "\x89PNG\r\n\x1a\n" + std::string(600 * 1024, 'x'));
    put(folder.path() / "latin.txt", "caf\xe9");
    const std::pair<const char*, const char*> cases[] = {
        {"  logo: page.png\n", "unsuitable-logo"},   {"  logo: bad.svg\n", "unsuitable-logo"},       {"  logo: none.png\n", "file-not-found"},
        {"  logo: .\n", "not-a-file"},               {"  logo: large.png\n", "out-of-range"},        {"  accent: \"#ffcc00\"\n", "low-contrast"},
        {"  accent: red\n", "invalid-value"},        {"  sections: [theme]\n", "invalid-value"},     {"  sections: [themes, themes]\n", "repeated-name"},
        {"  introduction: none.md\n", "file-not-found"}, {"  introduction: latin.txt\n", "yaml-encoding"}, {"  colour: \"#000\"\n", "unknown-key"},
        {"  audience: governors\n", "invalid-value"}};
    for (const auto& [report, id] : cases) {
        CAPTURE(report);
        const auto out = study_with(report, folder.path());
        CHECK_FALSE(out.value.has_value());
        CHECK(first_problem(out) == id);
    }
}

TEST_CASE("a pale accent is told which darker shade would do") {
    const auto out = study_with("  accent: \"#fc0\"\n", {});
    REQUIRE(!out.diagnostics.all().empty());
    CHECK(out.diagnostics.all().front().message == "\"accent\" #ffcc00 has a contrast of 1.5 to 1 against white; text needs 4.5");
    CHECK(out.diagnostics.all().front().hint.starts_with("a darker shade of it would do: accent: \"#"));
}

TEST_CASE("the sections that stand in every report are sections") {
    for (const std::string_view id : lasting_sections) CHECK(std::ranges::find(report_sections, id) != std::end(report_sections));
}
