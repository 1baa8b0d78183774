#include "../instrument/edit.hpp"
#include "../render/scratch_folder.hpp"

#include <recaudit/language/load.hpp>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

const std::string base = R"(list: base
language: en
version: "1.0"
title: Words
source: made for tests
licence: CC0-1.0
terms:
  - id: inmate
    kind: stigmatising
    severity: reconsider
    match: [inmate, inmates]
    prefer: [person in prison]
    why: makes the person part of the building
  - id: con
    kind: stigmatising
    severity: replace
    match: [con, ex con]
    prefer: [person in prison]
    why: an insult
    except: [pros and cons]
)";

/// base.yaml, and a list beside it that extends it.
struct TwoLists {
    ScratchFolder folder;
    explicit TwoLists(const std::string& lines, const std::string& first = base) {
        put(folder.path() / "base.yaml", first);
        put(folder.path() / "mine.yaml", "list: mine\nextends: ./base.yaml\n" + lines);
    }
    [[nodiscard]] Parsed<TermList> load() const { return load_term_list("mine.yaml", folder.path()); }
    [[nodiscard]] std::string said() const { return joined(problems(load().diagnostics)); }
};

std::string term(const std::string& id, const std::string& match) {
    return "  - {id: " + id + ", kind: distance, severity: note, match: [" + match + "], prefer: [we], why: a wall}\n";
}

std::vector<std::string> ids_of(const TermList& list) {
    std::vector<std::string> out;
    for (const auto& one : list.terms) out.push_back(one.id);
    return out;
}

/// What is said of the base list after one change.
std::string said_of(std::string_view before, std::string_view after) {
    const ScratchFolder folder;
    put(folder.path() / "list.yaml", edited(base, before, after));
    return joined(problems(load_term_list("list.yaml", folder.path()).diagnostics));
}

}  // namespace

TEST_CASE("a list is read with everything it says") {
    const TwoLists lists("");
    const auto out = load_term_list("base.yaml", lists.folder.path());
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    CHECK(out.value->id == "base");
    CHECK(out.value->language == "en");
    CHECK(out.value->licence == "CC0-1.0");
    REQUIRE(out.value->terms.size() == 2);
    const Term& con = out.value->terms[1];
    CHECK(con.kind == TermKind::stigmatising);
    CHECK(con.severity == TermSeverity::replace);
    CHECK(con.match == std::vector<std::string>{"con", "ex con"});
    CHECK(con.prefer == std::vector<std::string>{"person in prison"});
    CHECK(con.why == "an insult");
    CHECK(con.except == std::vector<std::string>{"pros and cons"});
}

TEST_CASE("a list that extends another drops, replaces in place and adds") {
    const TwoLists lists("title: Our words\nterms:\n" + term("inmate", "inmates, the inmates") + term("that_lot", "that lot"));
    const auto out = lists.load();
    CHECK(lists.said() == "");
    REQUIRE(out.value.has_value());
    CHECK(ids_of(*out.value) == std::vector<std::string>{"inmate", "con", "that_lot"});
    CHECK(out.value->terms[0].match == std::vector<std::string>{"inmates", "the inmates"});
    CHECK(out.value->title == "Our words");
    CHECK(out.value->language == "en");
    REQUIRE(out.value->files.size() == 2);
    CHECK(out.value->files[0].ends_with("mine.yaml"));
    CHECK(ids_of(*TwoLists("drop: [inmate]\n").load().value) == std::vector<std::string>{"con"});
}

TEST_CASE("a phrase leads to one term, however it is written, and may move from one to another") {
    CHECK(TwoLists("terms:\n" + term("old_con", "Ex-Con")).said() == "repeated-name at Ex-Con], prefe");
    CHECK(TwoLists("terms:\n" + term("one", "that lot, that-lot")).said() == "repeated-name at that-lot], pre");
    CHECK(TwoLists("drop: [con]\nterms:\n" + term("old_con", "ex con")).said() == "");
    CHECK(TwoLists("terms:\n" + term("prisoner", "inmates") + term("inmate", "inmate")).said() == "");
}

TEST_CASE("what is missing or wrong in a term is reported at its place") {
    CHECK(said_of("    kind: stigmatising\n    severity: replace", "    kind: rude\n    severity: replace") == "invalid-value at rude");
    CHECK(said_of("severity: reconsider", "severity: high") == "invalid-value at high");
    CHECK(said_of("    why: an insult\n", "").starts_with("missing-key"));
    CHECK(said_of("[inmate, inmates]", "[]") == "missing-key at match: []");
    CHECK(said_of("[con, ex con]", "[con, \" - \"]") == "invalid-value at \" - \"]");
    CHECK(said_of("id: con", "id: inmate") == "duplicate-id at inmate");
    CHECK(said_of("    except:", "    unless:").starts_with("unknown-key at unless:"));
    CHECK(said_of("language: en\n", "").starts_with("missing-key"));
    CHECK(said_of("language: en\n", "language: English\n") == "invalid-language at English");
}

TEST_CASE("a list that cannot be had is reported where it is named") {
    CHECK(TwoLists("drop: [inmates]\n").said() == "unknown-id at inmates]");
    CHECK(TwoLists("", edited(base, "list: base", "list: base\nextends: ./mine.yaml")).said() == "extends-cycle at ./mine.yaml");
    CHECK(TwoLists("", edited(base, "list: base", "list: base\nextends: respectful")).said() == "unknown-list at respectful");
    CHECK(TwoLists("", edited(base, "list: base", "list: base\nextends: ./gone.yaml")).said() == "file-not-found at ./gone.yaml");
    const auto none = load_term_list("respectful-languag", {});
    CHECK(joined(problems(none.diagnostics)) == "unknown-list");
    CHECK(none.diagnostics.all().front().hint.starts_with("did you mean \"respectful-language\"?"));
}

TEST_CASE("the list that comes with the program loads and can be extended by name") {
    const auto builtin = load_term_list("respectful-language", {});
    CHECK(joined(problems(builtin.diagnostics)) == "");
    REQUIRE(builtin.value.has_value());
    CHECK(builtin.value->terms.size() >= 75);
    const ScratchFolder folder;
    put(folder.path() / "ours.yaml", "list: ours\nextends: respectful-language\ndrop: [inmate]\nterms:\n" + term("bad_apple", "bad apple"));
    const auto ours = load_term_list("ours.yaml", folder.path());
    CHECK(joined(problems(ours.diagnostics)) == "");
    REQUIRE(ours.value.has_value());
    CHECK(ours.value->terms.size() == builtin.value->terms.size());
}

TEST_CASE("a list with a line left out or twice is read or reported, never half read") {
    const ScratchFolder folder;
    for (const auto& text : line_mutations(base)) {
        put(folder.path() / "list.yaml", text);
        const auto out = load_term_list("list.yaml", folder.path());
        CHECK(out.value.has_value() != out.diagnostics.has_errors());
    }
}

TEST_CASE("the list that docs/formats/language.md shows loads without a word") {
    const std::string page = contents(std::filesystem::path(RECAUDIT_SOURCE) / "docs/formats/language.md");
    const auto start = page.find("```yaml\n") + 8;
    const ScratchFolder folder;
    put(folder.path() / "list.yaml", page.substr(start, page.find("```", start) - start));
    const auto out = load_term_list("list.yaml", folder.path());
    CHECK(joined(problems(out.diagnostics)) == "");
    CHECK(out.value.has_value());
}
