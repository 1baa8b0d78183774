#include <recaudit/responses/answer_key.hpp>
#include <recaudit/responses/text_table.hpp>

#include <doctest/doctest.h>

#include <map>
#include <random>

using namespace recaudit;
using namespace recaudit::detail;

namespace {

LocalisedText text(const std::string& english) { return {{{"en", english}}}; }

OptionSet agreement() {
    OptionSet set;
    set.id = "agreement";
    set.choices = {{"1", 1, text("Disagree")}, {"2", 2, text("Neither")}, {"3", 3, {{{"en", "Agree"}, {"cy", "Cytuno"}}}}};
    set.missing = {{"9", text("Don't know"), MissingKind::dont_know}};
    set.minimum = 1;
    set.maximum = 3;
    return set;
}

OptionSet slider() {
    OptionSet set;
    set.id = "slider";
    set.type = OptionType::continuum;
    set.minimum = 0;
    set.maximum = 100;
    set.missing = {{"999", text("No answer"), MissingKind::declined}};
    return set;
}

OptionSet supports() {
    OptionSet set;
    set.id = "supports";
    set.type = OptionType::checklist;
    set.choices = {{"peer", 0, text("Peer mentor")}, {"group", 0, text("Group; weekly")}, {"none", 0, text("Nothing")}};
    set.missing = {{"x", text("Not shown"), MissingKind::not_asked}};
    return set;
}

}  // namespace

TEST_CASE("codes match exactly, as numbers in numeric sets, and labels kindly") {
    const AnswerKey key(agreement(), DecimalComma::refused);
    CHECK(key.answer_in("3").code == 2);
    CHECK(key.answer_in("3.0").code == 2);
    CHECK(key.answer_in("cytuno").code == 2);
    CHECK(key.answer_in("DON\xE2\x80\x99T  KNOW").code == code_of(MissingKind::dont_know));
    CHECK(key.answer_in("9.0").code == code_of(MissingKind::dont_know));
    CHECK(key.answer_in("").code == code_of(MissingKind::blank));
}

TEST_CASE("a code with leading zeros is text, and a number nearby is no code") {
    const AnswerKey key(agreement(), DecimalComma::refused);
    for (const char* unknown : {"03", "4", "3.5", "3,0", "+3", "3e0", "NA", "-3", "0x3"}) {
        CAPTURE(unknown);
        CHECK(key.answer_in(unknown).fault == Fault::unknown);
        CHECK(key.answer_in(unknown).code == no_code);
    }
    OptionSet padded = agreement();
    for (auto& choice : padded.choices) choice.code.insert(0, "0");
    const AnswerKey padded_key(padded, DecimalComma::refused);
    CHECK(padded_key.answer_in("03").code == 2);
    CHECK(padded_key.answer_in("3").fault == Fault::unknown);
}

TEST_CASE("a text that two options claim is refused") {
    OptionSet set = agreement();
    set.choices[0].label = text("AGREE");
    CHECK(AnswerKey(set, DecimalComma::refused).answer_in("agree").fault == Fault::ambiguous);
    CHECK(AnswerKey(set, DecimalComma::refused).answer_in("3").code == 2);
    set.choices[1].label = text("3");  // the code of another
    CHECK(AnswerKey(set, DecimalComma::refused).answer_in("3").fault == Fault::ambiguous);
}

TEST_CASE("a continuum takes finite numbers in its range, and a decimal comma only where it cannot separate cells") {
    const AnswerKey key(slider(), DecimalComma::refused);
    CHECK(key.answer_in("12.5").value == 12.5);
    CHECK(key.answer_in("-0").value == 0);
    CHECK(key.answer_in("100").fault == Fault::none);
    CHECK(key.answer_in("100.1").fault == Fault::out_of_range);
    CHECK(key.answer_in("999").code == code_of(MissingKind::declined));
    for (const char* text : {"nan", "inf", "1e999", "12,5", "12 ", "0x10", "--1", "much"}) {
        CAPTURE(text);
        CHECK(key.answer_in(text).fault == Fault::not_a_number);
    }
    const Answer comma = AnswerKey(slider(), DecimalComma::accepted).answer_in("12,5");
    CHECK(comma.value == 12.5);
    CHECK(comma.decimal_comma);
    CHECK(AnswerKey(slider(), DecimalComma::accepted).answer_in("1,000,5").fault == Fault::not_a_number);
}

TEST_CASE("a checklist takes codes or labels, joined by semicolons, even where a label holds one") {
    const AnswerKey key(supports(), DecimalComma::refused);
    CHECK(key.answer_in("peer;none").ticks == 0b101);
    CHECK(key.answer_in("Peer mentor; group; weekly;").ticks == 0b011);
    CHECK(key.answer_in("none").ticks == 0b100);
    CHECK(key.answer_in(";").code == code_of(MissingKind::blank));
    CHECK(key.answer_in("x").code == code_of(MissingKind::not_asked));
    CHECK(key.answer_in("peer;bus").fault == Fault::unknown);
    CHECK(key.answer_in("peer;x").fault == Fault::unknown);
    CHECK(key.answer_in("peer,none").fault == Fault::unknown);
}

TEST_CASE("messages say what is allowed") {
    CHECK(allowed_by(agreement()) == "1 to 3, 9");
    CHECK(allowed_by(slider()) == "numbers from 0 to 100, 999");
    CHECK(allowed_by(supports()) == "peer, group, none, x");
}

TEST_CASE("a text table finds exactly what was put in, short or long") {
    std::mt19937 random(3);
    TextTable table;
    std::map<std::string, std::uint32_t> expected;
    for (std::uint32_t i = 0; i < 5000; ++i) {
        std::string word;
        for (std::size_t length = random() % 70; word.size() < length;) word += "abc\0"[random() % 4];
        const std::string padded = word + std::string(TextTable::readable, 'z');
        const auto at = expected.find(word);
        CHECK(table.find(padded.data(), word.size()) == (at == expected.end() ? TextTable::none : at->second));
        if (at == expected.end()) {
            table.insert(word, i);
            expected.emplace(word, i);
        }
    }
    CHECK(table.size() == expected.size());
}
