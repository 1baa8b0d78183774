#include "../report/sample_results.hpp"

#include <recaudit/render/markdown.hpp>
#include <recaudit/report/build.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

TEST_CASE("what Markdown would take for markup is escaped") {
    CHECK(markdown_text("a*b_c`d|e<f>[g]#h&i\\j") == "a\\*b\\_c\\`d\\|e\\<f\\>\\[g\\]\\#h\\&i\\\\j");
    CHECK(markdown_text("two\nlines") == "two lines");
}

TEST_CASE("a sentence that begins like a list stays a sentence") {
    CHECK(markdown_text("3. wing") == "3\\. wing");
    CHECK(markdown_text("- wing") == "\\- wing");
    CHECK(markdown_text("3 rounds") == "3 rounds");
    CHECK(markdown_text("114 of 228 staff.") == "114 of 228 staff.");
}

TEST_CASE("the report holds its findings, tables and links to its figures") {
    const std::string text = to_markdown(build_report(sample::released(), sample::study(), {}, "1.0"));
    CHECK(text.starts_with("# A simulated study\n"));
    CHECK(text.find("\n- 114 of 228 staff answered in 2026: 50\u00a0%.\n") != std::string::npos);
    CHECK(text.find("](figures/overview.svg)") != std::string::npos);
    CHECK(text.find("| Clarity of vision | Staff | 114 | 70 | 66 to 74 |") != std::string::npos);
    CHECK(text.find("NOT FOR PUBLICATION") == std::string::npos);
}

TEST_CASE("without disclosure control it says so at the top") {
    const std::string text = to_markdown(build_report(sample::unprotected(), sample::study(), {}, "1.0"));
    CHECK(text.find("> **NOT FOR PUBLICATION**") < text.find("## At a glance"));
}
