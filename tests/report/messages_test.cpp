#include <recaudit/report/messages.hpp>

#include <recaudit/core/status.hpp>

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>
#include <string>

using namespace recaudit;

namespace {

/// The {names} in a phrase.
std::set<std::string> names_in(std::string_view text) {
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
        names.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
    return names;
}

}  // namespace

TEST_CASE("values take their places, and a value that is missing is our mistake") {
    const Messages& messages = Messages::in("en");
    CHECK(messages.say("range", {{"low", "1"}, {"high", "2"}}) == "1 to 2");
    CHECK_THROWS_AS((void)messages.say("range", {{"low", "1"}}), std::logic_error);
    CHECK_THROWS_AS((void)messages.say("no such phrase"), std::logic_error);
}

TEST_CASE("a language without a file of its own is told in English, and says so") { CHECK(Messages::in("tlh").language() == "en"); }

TEST_CASE("a phrase that a language lacks is said in English") {
    const Messages::Phrases english{{"yes", "yes"}, {"no", "no"}};
    const Messages other("xx", {{"yes", "ja"}}, english);
    CHECK(other.language() == "xx");
    CHECK(other.say("yes") == "ja");
    CHECK(other.say("no") == "no");
    CHECK(other.own().size() == 1);
}

TEST_CASE("every status has a phrase") {
    for (const StatusInfo& status : all_statuses()) CHECK(Messages::in("en").has("status." + std::string(status.name)));
}

TEST_CASE("every language says only what English says, with the same names filled in") {
    const Messages::Phrases& english = Messages::in("en").own();
    for (const BuiltinFile& file : builtin_messages())
        for (const auto& [id, text] : Messages::in(file.id).own()) {
            CAPTURE(file.id);
            CAPTURE(id);
            REQUIRE(english.contains(id));
            CHECK(names_in(text) == names_in(english.find(id)->second));
        }
}

TEST_CASE("lists end as the language ends them") {
    CHECK(Messages::in("en").list({"a", "b", "c"}) == "a, b and c");
    CHECK(Messages::in("cy").list({"Caeredin", "Bryn"}) == "Caeredin a Bryn");
    CHECK(Messages::in("cy").list({"Bryn", "Aelwyd"}) == "Bryn ac Aelwyd");
    CHECK(Messages::in("cy").list({"Bryn", "\u201cEglurder\u201d"}) == "Bryn ac \u201cEglurder\u201d");
    CHECK(Messages::in("en").list({}).empty());
}
