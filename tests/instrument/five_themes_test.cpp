// The five-themes forms keep the rules that docs/instruments/five-themes.md promises.
#include <recaudit/instrument/load.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace recaudit;

namespace {

Instrument form(const std::string& name) {
    auto parsed = load_instrument(name, ".");
    for (const auto& diagnostic : parsed.diagnostics.all()) FAIL_CHECK(to_text(diagnostic));
    REQUIRE(parsed.value.has_value());
    return std::move(*parsed.value);
}

Instrument staff() { return form("five-themes-staff"); }
Instrument service_user() { return form("five-themes-service-user"); }

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0) words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (c != '\'' && !words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

/// Groups of vowels, less a silent final e: right for nearly every word of these forms.
int syllables(const std::string& word) {
    int groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]))) ++groups;
    if (word.ends_with("e") && !word.ends_with("le") && groups > 1) --groups;
    return std::max(groups, 1);
}

struct Reading {
    std::size_t longest = 0;  // words in the longest item
    double grade = 0;         // Flesch-Kincaid, each item a sentence
};

Reading reading_of(const Instrument& instrument) {
    Reading reading;
    double words = 0;
    double sounds = 0;
    for (const auto& item : instrument.items) {
        const auto in_item = words_of(item.text.in("en"));
        reading.longest = std::max(reading.longest, in_item.size());
        words += static_cast<double>(in_item.size());
        for (const auto& word : in_item) sounds += syllables(word);
    }
    reading.grade = 0.39 * words / static_cast<double>(instrument.items.size()) + 11.8 * sounds / words - 15.59;
    return reading;
}

std::map<std::string, const Item*> by_id(const Instrument& instrument) {
    std::map<std::string, const Item*> items;
    for (const auto& item : instrument.items) items[item.id] = &item;
    return items;
}

std::vector<std::string> scale_ids(const Instrument& instrument) {
    std::vector<std::string> ids;
    for (const auto& scale : instrument.scales) ids.push_back(scale.id);
    return ids;
}

std::string file_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in.good());
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("words and syllables are counted as one would by hand") {
    CHECK(words_of("One person's recovery, and ours.") == std::vector<std::string>{"one", "persons", "recovery", "and", "ours"});
    CHECK(syllables("recovery") == 4);
    CHECK(syllables("change") == 1);
    CHECK(syllables("people") == 2);
}

TEST_CASE("staff are asked 42 items and service users 37, in six scales") {
    const auto s = staff();
    const auto u = service_user();
    CHECK(s.items.size() == 42);
    CHECK(u.items.size() == 37);
    const std::vector<std::string> scales{"vision", "empowerment", "risk_learning", "patience", "lived_experience", "values"};
    CHECK(scale_ids(s) == scales);
    CHECK(scale_ids(u) == scales);
    CHECK(s.perspective == "staff");
    CHECK(u.perspective == "service_user");
    CHECK(s.family == "five-themes");
    CHECK(u.family == "five-themes");
}

TEST_CASE("every item belongs to the scale it is named after, and every scale is the mean of at least half its items") {
    for (const auto& instrument : {staff(), service_user()}) {
        std::size_t placed = 0;
        for (const auto& scale : instrument.scales) {
            CHECK(scale.method == ScoringMethod::mean);
            CHECK(scale.minimum_answered == (scale.items.size() + 1) / 2);
            CHECK_FALSE(scale.thresholds.minimal.has_value());
            for (const auto item : scale.items) CHECK(instrument.items[item].id.starts_with(scale.id + "_"));
            placed += scale.items.size();
        }
        CHECK(placed == instrument.items.size());
    }
}

TEST_CASE("the composite is made of the five themes and leaves values beside it") {
    for (const auto& instrument : {staff(), service_user()}) {
        REQUIRE(instrument.composites.size() == 1);
        const auto& composite = instrument.composites.front();
        CHECK(composite.id == "recovery_culture");
        CHECK(composite.scales == std::vector<std::size_t>{0, 1, 2, 3, 4});
        CHECK(composite.minimum_scales == 5);
    }
}

TEST_CASE("what service users are asked, staff are asked too: same id, same concept, reversed in both or in neither") {
    const auto s = staff();
    const auto staff_items = by_id(s);
    const auto u = service_user();
    for (const auto& item : u.items) {
        CAPTURE(item.id);
        REQUIRE(staff_items.contains(item.id));
        CHECK(staff_items.at(item.id)->concept_id == item.concept_id);
        CHECK(staff_items.at(item.id)->reverse == item.reverse);
    }
    std::set<std::string> only_staff;
    const auto user_items = by_id(u);
    for (const auto& item : s.items)
        if (!user_items.contains(item.id)) only_staff.insert(item.concept_id);
    CHECK(only_staff == std::set<std::string>{"shifting-definition", "role-flexibility", "defensive-practice", "honest-timescales", "staff-lived-experience"});
}

TEST_CASE("each concept is asked once a form and is on the instrument's page") {
    const auto page = file_text(RECAUDIT_SOURCE "/docs/instruments/five-themes.md");
    for (const auto& instrument : {staff(), service_user()}) {
        std::set<std::string> concepts;
        for (const auto& item : instrument.items) {
            CAPTURE(item.id);
            CHECK(concepts.insert(item.concept_id).second);
            const auto number = item.id.substr(item.id.rfind('_') + 1);
            CHECK(page.find(number + " " + item.concept_id + (item.reverse ? " **R**" : "")) != std::string::npos);
        }
    }
}

TEST_CASE("the reversed items are the nine of the plan") {
    std::set<std::string> reversed;
    const auto s = staff();
    for (const auto& item : s.items)
        if (item.reverse) reversed.insert(item.concept_id);
    CHECK(reversed == std::set<std::string>{"cross-purposes", "shifting-definition", "done-to", "blame", "defensive-practice", "quick-results",
                                            "stay-the-course", "them-and-us", "token-involvement"});
}

TEST_CASE("items are short and can be read at about age ten") {
    const auto s = reading_of(staff());
    CHECK(s.longest <= 20);
    CHECK(s.grade < 4.5);
    const auto u = reading_of(service_user());
    CHECK(u.longest <= 15);
    CHECK(u.grade < 3.0);
}

TEST_CASE("no item says not, never or no, so that disagreeing is never a double negative") {
    const std::set<std::string> negatives{"not", "never", "no", "nobody", "nothing", "without", "dont", "cannot", "isnt", "arent"};
    for (const auto& instrument : {staff(), service_user()})
        for (const auto& item : instrument.items)
            for (const auto& word : words_of(item.text.in("en"))) {
                CAPTURE(item.id);
                CHECK_FALSE(negatives.contains(word));
            }
}

TEST_CASE("don't know and does not apply can always be ticked") {
    for (const auto& instrument : {staff(), service_user()}) {
        REQUIRE(instrument.option_sets.size() == 1);
        const auto& options = instrument.option_sets.front();
        REQUIRE(options.missing.size() == 2);
        CHECK(options.missing[0].kind == MissingKind::dont_know);
        CHECK(options.missing[1].kind == MissingKind::not_applicable);
        CHECK(options.minimum == 1);
        CHECK(options.maximum == 5);
        CHECK(options.favourable == std::vector<double>{4, 5});
        CHECK(options.neutral == std::vector<double>{3});
    }
}

TEST_CASE("every item is in one section, in the order of the form") {
    for (const auto& instrument : {staff(), service_user()}) {
        std::vector<std::size_t> printed;
        for (const auto& section : instrument.sections) {
            CHECK_FALSE(section.title.empty());
            CHECK(section.stem.in("en").starts_with("In the last three months"));
            printed.insert(printed.end(), section.items.begin(), section.items.end());
        }
        std::vector<std::size_t> all(instrument.items.size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        CHECK(printed == all);
    }
}

TEST_CASE("each scale has an activity to learn from, and the forms admit that they are not validated") {
    for (const auto& instrument : {staff(), service_user()}) {
        std::set<std::string> helped;
        for (const auto& learning : instrument.learning) helped.insert(learning.for_ids.begin(), learning.for_ids.end());
        CHECK(helped.size() == 6);
        CHECK(instrument.learning.size() == 10);
        CHECK(instrument.source.find("not been validated") != std::string::npos);
        CHECK(instrument.licence.find("CC BY 4.0") != std::string::npos);
        CHECK(instrument.comments.size() == 2);
    }
}

TEST_CASE("the service users' form has its title and every answer label in Welsh") {
    const auto u = service_user();
    CHECK(u.title.by_language.contains("cy"));
    for (const auto& choice : u.option_sets.front().choices) CHECK(choice.label.by_language.contains("cy"));
    for (const auto& missing : u.option_sets.front().missing) CHECK(missing.label.by_language.contains("cy"));
}

TEST_CASE("the form of one's own on the instrument's page loads and keeps the built-in items") {
    const auto page = file_text(RECAUDIT_SOURCE "/docs/instruments/five-themes.md");
    const auto start = page.find("```yaml\n") + 8;
    const auto parsed = parse_instrument(page.substr(start, page.find("```", start) - start), "my-five-themes-staff.yaml", ".");
    for (const auto& diagnostic : parsed.diagnostics.all()) FAIL_CHECK(to_text(diagnostic));
    REQUIRE(parsed.value.has_value());
    CHECK(parsed.value->items.size() == 44);
    CHECK(parsed.value->family == "five-themes");
    CHECK(parsed.value->sections.size() == 7);
    REQUIRE(parsed.value->find_scale("local_values").has_value());
    CHECK(parsed.value->scales[*parsed.value->find_scale("local_values")].local);
}
