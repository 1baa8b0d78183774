#include <recaudit/language/find_terms.hpp>
#include <recaudit/language/load.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace recaudit;

namespace {

TermList list_of(std::vector<std::string> match, std::vector<std::string> except = {}) {
    TermList list;
    list.terms.push_back({"first", TermKind::distance, TermSeverity::note, std::move(match), {"we"}, "a wall", std::move(except)});
    return list;
}

/// What is found, each with its place and a mark where it is quoted: "addict@4".
std::string found(const TermList& list, std::string_view text) {
    std::string out;
    for (const FoundTerm& one : TermFinder(list).find(text))
        out += (out.empty() ? "" : ", ") + std::string(text.substr(one.at.begin, one.at.end - one.at.begin)) + "@" +
               std::to_string(one.at.begin) + (one.in_quotes ? " quoted" : "");
    return out;
}

}  // namespace

TEST_CASE("whole words are found, in capitals or not, and forms that are not listed are not") {
    const TermList list = list_of({"addict", "addicts"});
    CHECK(found(list, "An addict, ADDICTS and Addict.") == "addict@3, ADDICTS@11, Addict@23");
    CHECK(found(list, "addiction, addicted, an_addict, addict2").empty());
    CHECK(found(list, "the addict's plan, the addict\u2019s plan") == "addict@4, addict@23");
    CHECK(found(list, "").empty());
    CHECK(found(list, "addict") == "addict@0");
}

TEST_CASE("a hyphen, a space, a line break or nothing stands between the parts of a phrase") {
    const TermList list = list_of({"smack head"});
    for (const std::string text : {"smack head", "smack-head", "smackhead", "SMACK\nHEAD", "smack  head", "smack\u00a0head", "smack\u2010head",
                                   "smack\u2013head", "smack- head", "smack\u00adhead"}) {
        CAPTURE(text);
        CHECK(TermFinder(list).find(text).size() == 1);
    }
    for (const std::string text : {"smack, head", "smack. Head", "smack - head", "smack\n\nhead", "smack \u2014 head", "smack\u2014head", "smacks head",
                                   "smack heads", "smac khead"}) {
        CAPTURE(text);
        CHECK(TermFinder(list).find(text).empty());
    }
}

TEST_CASE("of phrases that overlap the longest counts, once") {
    TermList list = list_of({"offender", "offenders"});
    list.terms.push_back({"second", TermKind::stigmatising, TermSeverity::replace, {"prolific offender"}, {"we"}, "so", {}});
    list.terms.push_back({"third", TermKind::stigmatising, TermSeverity::replace, {"offender who never stops"}, {"we"}, "so", {}});
    CHECK(found(list, "a prolific offender and an offender") == "prolific offender@2, offender@27");
    CHECK(TermFinder(list).find("a prolific offender")[0].term == 1);
    CHECK(found(list, "a prolific offender who never stops") == "offender who never stops@11");
}

TEST_CASE("what stands in an exception of its term is not found, and other terms in it are") {
    TermList list = list_of({"con", "cons"}, {"pros and cons", "con artist"});
    CHECK(found(list, "pros and cons of a con artist, said the con") == "con@40");
    list.terms.push_back({"second", TermKind::control, TermSeverity::note, {"artist"}, {"painter"}, "so", {}});
    CHECK(found(list, "a con artist") == "artist@6");
    list.allow = {"con artist"};
    CHECK(found(list, "a con artist, a con-artist").empty());
}

TEST_CASE("words in quotation marks are marked, or let be where the list says so") {
    TermList list = list_of({"junkie"});
    CHECK(found(list, "They say \u201cjunkie\u201d and \"junkie\" and \u2018a junkie\u2019 and 'junkie'.") ==
          "junkie@12 quoted, junkie@27 quoted, junkie@44 quoted, junkie@59 quoted");
    CHECK(found(list, "He said: \"no. A junkie") == "junkie@16");
    CHECK(found(list, "the patients' junkie isn't here") == "junkie@14");
    CHECK(found(list, "\"open\n\nparagraph junkie\" ") == "junkie@17");
    list.quotations = Quotations::allowed;
    CHECK(found(list, "\"junkie\" junkie") == "junkie@9");
}

TEST_CASE("stretches that are quoted for another reason count as quotations") {
    const std::vector<TextSpan> quoted{{0, 10}};
    const auto out = TermFinder(list_of({"them"})).find("them, them, them", quoted);
    REQUIRE(out.size() == 3);
    CHECK(out[0].in_quotes);
    CHECK(out[1].in_quotes);
    CHECK_FALSE(out[2].in_quotes);
}

TEST_CASE("letters of other languages are letters") {
    CHECK(found(list_of({"carcharor d\u0175r"}), "CARCHAROR D\u0174R") == "CARCHAROR D\u0174R@0");
    CHECK(found(list_of({"t\u0177"}), "T\u0176, t\u0177au") == "T\u0176@0");
    CHECK(found(list_of({"addict"}), "\u00e9addict addict\u00e9 \xff addict \xff") == "addict@20");
}

TEST_CASE("every phrase of the list that comes with the program is found as its own term, however it is written") {
    const auto list = load_term_list("respectful-language", ".");
    REQUIRE(list.value);
    const TermFinder finder(*list.value);
    for (std::size_t term = 0; term < list.value->terms.size(); ++term)
        for (std::string phrase : list.value->terms[term].match) {
            CAPTURE(phrase);
            const auto out = finder.find("So: " + phrase + ".");
            REQUIRE(out.size() == 1);
            CHECK(out[0].term == term);
            CHECK(out[0].at.end - out[0].at.begin == phrase.size());
            for (char& c : phrase) c = c == ' ' ? '-' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
            CHECK(finder.find(phrase).size() == 1);
        }
}

TEST_CASE("no exception of that list is found") {
    const auto list = load_term_list("respectful-language", ".");
    REQUIRE(list.value);
    const TermFinder finder(*list.value);
    for (const Term& term : list.value->terms)
        for (const auto& phrase : term.except) {
            CAPTURE(phrase);
            for (const FoundTerm& one : finder.find(phrase)) CHECK(list.value->terms[one.term].id != term.id);
        }
}

TEST_CASE("where a text is cut makes no difference to what is found in its parts") {
    const TermFinder finder(list_of({"hard to reach", "reach"}));
    std::string text;
    for (int i = 0; i < 300; ++i) text += "people who are hard-to-reach, or out of reach. ";
    CHECK(finder.find(text).size() == 600);
}
