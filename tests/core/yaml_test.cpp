#include <recaudit/core/yaml.hpp>
#include <recaudit/core/yaml_reader.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace recaudit;

namespace {

/// "id line:column" of the first problem, or "fine".
std::string first_problem(std::string_view yaml) {
    const auto parsed = parse_yaml(yaml, "a.yaml");
    if (parsed.diagnostics.empty()) return "fine";
    const Diagnostic& d = parsed.diagnostics.all().front();
    return std::string(d.info->id) + " " + std::to_string(d.place.line) + ":" + std::to_string(d.place.column);
}

YamlNode tree(std::string_view yaml) {
    static std::vector<YamlDocument> kept;  // nodes point at their source
    auto parsed = parse_yaml(yaml, "a.yaml");
    REQUIRE(parsed.value.has_value());
    kept.push_back(std::move(*parsed.value));
    return kept.back().root;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("values stay text as written: 010, no, dates and quoted numbers") {
    const YamlNode root = tree("a: 010\nb: no\nc: 2024-03-31\nd: \"5\"\ne: Don't know\nf: |\n  two\n  lines\n");
    CHECK(root.find("a")->text == "010");
    CHECK(root.find("b")->text == "no");
    CHECK(root.find("c")->text == "2024-03-31");
    CHECK(root.find("d")->text == "5");
    CHECK(root.find("d")->quoted);
    CHECK_FALSE(root.find("a")->quoted);
    CHECK(root.find("e")->text == "Don't know");
    CHECK(root.find("f")->text == "two\nlines\n");
}

TEST_CASE("a text may end in or hold a question mark, in flow maps and lists too") {
    const YamlNode root = tree("a: {t: What was seen or read?, u: Who? Me?}\nb: [Why?, ?x, \"a?\"]\nc?: So?\n");
    CHECK(root.find("a")->find("t")->text == "What was seen or read?");
    CHECK(root.find("a")->find("u")->text == "Who? Me?");
    CHECK(root.find("b")->children.at(1).text == "?x");
    CHECK(root.find("b")->children.at(2).text == "a?");
    CHECK(root.find("c?")->text == "So?");
}

TEST_CASE("every value knows its line and column, counted from 1, in any kind of line end") {
    for (const char* end : {"\n", "\r\n", "\r"}) {
        const std::string yaml = std::string("a: 1") + end + "b:" + end + "  - {c: x, d: [y]}" + end;
        const YamlNode root = tree(yaml);
        const YamlNode& element = root.find("b")->children.at(0);
        CHECK(root.find("b")->key_mark.line == 2);
        CHECK(element.find("d")->children.at(0).mark.line == 3);
        CHECK(element.find("d")->children.at(0).mark.column == 16);
    }
}

TEST_CASE("a byte order mark is passed over and moves no column") {
    CHECK(tree("\xEF\xBB\xBFkey: x\n").find("key")->mark.column == 6);
}

TEST_CASE("a key that stands twice is reported at the second, in block and flow maps, and the first is kept") {
    CHECK(first_problem("a: 1\nb: 2\na: 3\n") == "duplicate-key 3:1");
    CHECK(first_problem("x: {a: 1, \"a\": 2}\n") == "duplicate-key 1:11");
    CHECK(first_problem("A: 1\na: 2\n") == "fine");  // other spelling, other key
    const auto parsed = parse_yaml("a: 1\na: 3\n", "a.yaml");
    REQUIRE(parsed.value.has_value());
    CHECK(parsed.value->root.find("a")->text == "1");
    CHECK(parsed.value->root.children.size() == 1);
}

TEST_CASE("a key repeated a hundred thousand times is reported twenty times") {
    CHECK(parse_yaml(repeated("k: 1\n", 90'000), "a.yaml").diagnostics.all().size() == 20);
}

TEST_CASE("small aliases are written out; each copy is placed where the alias stands") {
    const YamlNode root = tree("a: &x {k: 1}\nb: *x\n");
    CHECK(root.find("b")->find("k")->text == "1");
    CHECK(root.find("b")->mark.line == 2);
}

TEST_CASE("aliases that explode, in number or in text, or never end are refused") {
    std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c < 'n'; ++c) {
        const std::string before = "*" + std::string(1, static_cast<char>(c - 1));
        bomb += std::string(1, c) + ": &" + c + " [" + before + repeated("," + before, 8) + "]\n";
    }
    CHECK(first_problem(bomb).starts_with("yaml-too-large"));
    CHECK(first_problem("a: &a \"" + std::string(100'000, 'x') + "\"\nb: [*a" + repeated(",*a", 10'000) + "]").starts_with("yaml-too-large"));
    CHECK(first_problem("a: &a [*a]") == "yaml-too-large 1:8");
    CHECK(first_problem("a: &a {b: *a}") == "yaml-too-large 1:11");
    CHECK(first_problem("a: *nowhere") == "yaml-syntax 1:4");
}

TEST_CASE("nesting of depth 100,000 is refused, closed or open, lists, maps and dashes") {
    constexpr std::size_t depth = 100'000;
    for (const char* open : {"[", "{", "{a: ", "[\n", "- "}) {
        INFO(open);
        CHECK(first_problem(repeated(open, depth)).starts_with("yaml-too-deep"));
    }
    CHECK(first_problem(repeated("[", depth) + repeated("]", depth)) == "yaml-too-deep 1:65");
    CHECK(first_problem(repeated("[", 64) + repeated("]", 64)) == "fine");
    CHECK(first_problem(repeated("? ", depth)) == "yaml-unsupported 1:3");
}

TEST_CASE("aliases do not hide depth") {
    const std::string deep = repeated("[", 40) + repeated("]", 40);
    CHECK(first_problem("a: &a " + deep + "\nb: " + repeated("[", 30) + "*a" + repeated("]", 30)).starts_with("yaml-too-deep"));
}

TEST_CASE("more values than any questionnaire has are refused") {
    CHECK(first_problem(repeated("- x\n", 250'000)).starts_with("yaml-too-large 200000:"));
    CHECK(parse_yaml(std::string(100, ' '), "a.yaml", {.bytes = 99}).diagnostics.all().front().info->id == "yaml-too-large");
}

TEST_CASE("parts of YAML that have no meaning here are refused with their place") {
    CHECK(first_problem("a: {x: 1}\nb:\n  <<: {y: 2}\n") == "yaml-unsupported 3:3");
    CHECK(first_problem("a: 1\n---\nb: 2\n").starts_with("yaml-unsupported 2:"));
    CHECK(first_problem("a: 1\n...\nb: 2\n").starts_with("yaml-unsupported 3:"));
    CHECK(first_problem("a: !!int 3\n") == "yaml-unsupported 1:4");
    CHECK(first_problem("a: !mine [x]\n") == "yaml-unsupported 1:4");
    CHECK(first_problem("? [a]\n: b\n") == "yaml-unsupported 1:3");
    CHECK(first_problem("a: 1\n%TAG x\n") == "yaml-unsupported 2:1");
    CHECK(first_problem("%YAML 1.2\n---\na: 1\n") == "fine");
    CHECK(first_problem("a: 1\n...\n") == "fine");
}

TEST_CASE("what is not YAML is a syntax error with a place") {
    CHECK(first_problem("a: b: c\n") == "yaml-syntax 1:5");
    CHECK(first_problem("a: [b\nc: d\n").starts_with("yaml-syntax"));
    CHECK(first_problem("a: 'Don't know'\n").starts_with("yaml-syntax 1:"));
    CHECK(first_problem("a: \"never closed\nb: c\n") == "yaml-syntax 1:4");
    CHECK(first_problem("a: 'it''s\n") == "yaml-syntax 1:4");
    CHECK(first_problem("a: \"closed \\\" here\"\n") == "fine");
    CHECK(first_problem("a: @x\n") == "yaml-syntax 1:4");
}

TEST_CASE("a tab in the indent is named as the cause") {
    const auto parsed = parse_yaml("a:\n\t- b\n", "a.yaml");
    REQUIRE(parsed.diagnostics.has_errors());
    CHECK(parsed.diagnostics.all().front().hint.find("tab") != std::string::npos);
}

TEST_CASE("files without content and files that are no text are told apart") {
    CHECK(first_problem("") == "yaml-empty 0:0");
    CHECK(first_problem("# a\n\n  # b\n") == "yaml-empty 0:0");
    CHECK(first_problem(std::string("\xFF\xFE" "a\0", 4)) == "yaml-encoding 0:0");
    CHECK(first_problem(std::string("a\0:\0 \0", 6)) == "yaml-encoding 0:0");
    CHECK(first_problem("a: b\nc: Caf\xE9\n") == "yaml-encoding 2:7");
    CHECK(first_problem(std::string("a: \0b", 5)) == "yaml-encoding 1:4");
    CHECK(first_problem("a: x\x04y\n") == "yaml-encoding 1:5");  // the parser would take it for the end of the file
    CHECK(first_problem("a: \xC2\x93y\n") == "yaml-encoding 1:4");
    CHECK(first_problem("a: Caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D\n") == "fine");
}

TEST_CASE("a file that cannot be had is an access problem, and a near name is suggested") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "recaudit-yaml-test";
    fs::create_directories(folder);
    std::ofstream(folder / "study.yaml") << "a: 1\n";
    const auto missing = read_yaml(folder / "sudy.yaml", "sudy.yaml");
    CHECK(missing.diagnostics.all().front().info->id == "file-not-found");
    CHECK(missing.diagnostics.all().front().hint == "did you mean study.yaml?");
    CHECK(missing.diagnostics.has_access_errors());
    CHECK(read_yaml(folder, "folder").diagnostics.all().front().info->id == "not-a-file");
    CHECK(read_yaml(folder / "study.yaml", "s").value->root.find("a")->text == "1");
    fs::remove_all(folder);
}

TEST_CASE("excerpts are the line as written; very long lines are cut at a character") {
    const auto parsed = parse_yaml("a: 1\nb: 'x' y\n", "a.yaml");
    CHECK(parsed.diagnostics.all().front().excerpt == "b: 'x' y");
    const auto long_line = parse_yaml("a: 1\na: 2 # " + repeated("\xC3\xA9", 500) + "\n", "a.yaml");
    const std::string excerpt = long_line.diagnostics.all().front().excerpt;
    CHECK(excerpt.starts_with("a: 2 # "));
    CHECK(excerpt.ends_with("\xC3\xA9…"));
    CHECK(excerpt.size() < 260);
}

TEST_CASE("only true and false are booleans, only plain decimals are numbers") {
    const YamlNode root = tree("a: true\nb: yes\nc: \"true\"\nd: 0.5\ne: 010\nf: \"5\"\ng: 0x1F\nh: .inf\ni: 1,5\nj: -2\nk: 3.5\n");
    YamlReader in;
    CHECK(in.flag(root, "a") == true);
    CHECK_FALSE(in.flag(root, "b").has_value());
    CHECK_FALSE(in.flag(root, "c").has_value());
    CHECK(in.number(root, "d") == 0.5);
    for (const char* key : {"e", "f", "g", "h", "i"}) CHECK_FALSE(in.number(root, key).has_value());
    CHECK(in.number(root, "j") == -2);
    CHECK_FALSE(in.whole(root, "k", 0, 10).has_value());
    CHECK_FALSE(in.whole(root, "j", 0, 10).has_value());
    const Diagnostics found = in.take();
    CHECK(found.all().size() == 9);
    CHECK(found.all()[0].hint == "write true");
    CHECK(found.all()[6].hint == "write 1.5, with a decimal point");
}

TEST_CASE("from the twentieth on, problems of one kind in one file are not listed") {
    const YamlNode root = tree("a: [" + repeated("{x: 1}, ", 500) + "]\n");
    YamlReader in;
    for (const auto& child : root.find("a")->children) in.only_keys(child, "a thing", {"y"});
    CHECK(in.take().all().size() == 20);
}
