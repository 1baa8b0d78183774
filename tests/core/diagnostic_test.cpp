#include <recaudit/core/diagnostic.hpp>

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>
#include <string>

using namespace recaudit;

TEST_CASE("a diagnostic reads as place, severity, id, message, excerpt with caret, hint and count") {
    Diagnostics problems;
    auto& problem = problems.add("unknown-key", {"study.yaml", 3, 5}, "\"wave\" has no meaning here", "did you mean \"waves\"?");
    problem.excerpt = "  a\twave: 1";
    problem.count = 3;
    CHECK(to_text(problem) ==
          "study.yaml:3:5: error [unknown-key]: \"wave\" has no meaning here\n"
          "    3 |   a\twave: 1\n"
          "      |    \t^\n"
          "  hint: did you mean \"waves\"?\n"
          "  and 2 more like it\n");
}

TEST_CASE("the caret counts characters, not bytes") {
    Diagnostics problems;
    auto& problem = problems.add("wrong-type", {"f.yaml", 1, 4}, "m");
    problem.excerpt = "\xC3\xA9 x";  // é is two bytes, so x is byte 4 and the third character
    CHECK(to_text(problem) == "f.yaml:1:4: error [wrong-type]: m\n    1 | \xC3\xA9 x\n      |   ^\n");
}

TEST_CASE("a place without a line is the file alone") {
    Diagnostics problems;
    CHECK(to_text(problems.add("file-not-found", {"a.csv"}, "no such file")) == "a.csv: error [file-not-found]: no such file\n");
}

TEST_CASE("problems are counted as errors by the catalogue, and access problems apart") {
    Diagnostics problems;
    CHECK_FALSE(problems.has_errors());
    problems.add("unknown-key", {"a"}, "m");
    CHECK(problems.has_errors());
    CHECK_FALSE(problems.has_access_errors());
    Diagnostics more;
    more.add("file-not-found", {"b"}, "m");
    problems.append(more);
    CHECK(problems.has_access_errors());
    CHECK(problems.all().size() == 2);
}

TEST_CASE("an id outside the catalogue is our fault") {
    Diagnostics problems;
    CHECK_THROWS_AS(problems.add("no-such-id", {}, ""), std::logic_error);
}

TEST_CASE("ids in the catalogue are unique, kebab-case and explained") {
    std::set<std::string_view> seen;
    for (const auto& info : all_diagnostics()) {
        CAPTURE(std::string(info.id));
        CHECK(seen.insert(info.id).second);
        CHECK(info.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
        CHECK(info.meaning.ends_with('.'));
        CHECK(info.remedy.ends_with('.'));
    }
}

TEST_CASE("diagnostics as JSON escape what JSON needs escaped") {
    Diagnostics problems;
    problems.add("wrong-type", {"a\"b.yaml", 1, 2}, "tab\there\x01");
    CHECK(to_json(problems) ==
          "[\n  {\"id\": \"wrong-type\", \"severity\": \"error\", \"file\": \"a\\\"b.yaml\", \"line\": 1, \"column\": 2, "
          "\"message\": \"tab\\there\\u0001\", \"hint\": \"\", \"count\": 1}\n]\n");
}
