#include <recaudit/report/messages.hpp>

#include <recaudit/core/status.hpp>

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>
#include <string>

using namespace recaudit;

TEST_CASE("values take their places, and a value that is missing is our mistake") {
    const Messages& messages = Messages::in("en");
    CHECK(messages.say("range", {{"low", "1"}, {"high", "2"}}) == "1 to 2");
    CHECK_THROWS_AS((void)messages.say("range", {{"low", "1"}}), std::logic_error);
    CHECK_THROWS_AS((void)messages.say("no such phrase"), std::logic_error);
}

TEST_CASE("a language without phrases of its own is told in English, and says so") { CHECK(Messages::in("cy").language() == "en"); }

TEST_CASE("every phrase has one id, and every status a phrase") {
    std::set<std::string_view> ids;
    for (const auto& phrase : english_phrases()) CHECK(ids.insert(phrase.id).second);
    for (const StatusInfo& status : all_statuses()) CHECK(Messages::in("en").has("status." + std::string(status.name)));
}
