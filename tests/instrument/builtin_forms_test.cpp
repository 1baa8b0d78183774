// Every built-in form keeps the rules that its page in docs/instruments promises.
#include <recaudit/core/number_format.hpp>
#include <recaudit/instrument/check.hpp>
#include <recaudit/instrument/load.hpp>
#include <recaudit/instrument/reading_age.hpp>
#include <recaudit/language/find_terms.hpp>
#include <recaudit/language/load.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace recaudit;

namespace {

struct Planned {
    std::string name;
    std::string family;
    std::string perspective;
    std::vector<std::size_t> scales;  // questions on each
    std::size_t reversed;
};

const std::vector<Planned> plan{
    {"beyond-binaries-board", "beyond-binaries", "leader", {5, 5, 5, 5}, 1},
    {"beyond-binaries-frontline", "beyond-binaries", "staff", {5, 5, 5, 5}, 1},
    {"beyond-binaries-patient", "beyond-binaries", "service_user", {5, 5, 5, 5}, 1},
    {"five-themes-document", "five-themes", "document", {4, 4, 4, 4, 4, 2}, 0},
    {"five-themes-document-assessment", "five-themes", "document", {4, 4, 4, 4, 4, 2}, 0},
    {"five-themes-document-service-information", "five-themes", "document", {4, 4, 4, 4, 4, 2}, 0},
    {"five-themes-leader", "five-themes", "leader", {7, 7, 7, 7, 8, 6}, 9},
    {"five-themes-service-user", "five-themes", "service_user", {6, 6, 6, 6, 7, 6}, 7},
    {"five-themes-staff", "five-themes", "staff", {7, 7, 7, 7, 8, 6}, 9},
    {"prison-release-document", "prison-release", "document", {11, 9}, 0},
    {"prison-release-lived-experience", "prison-release", "service_user", {11, 9}, 0},
    {"prison-release-partner", "prison-release", "partner", {11, 9}, 0},
    {"prison-release-session", "prison-release", "session", {8}, 1},
    {"prison-release-staff", "prison-release", "staff", {11, 9}, 0},
    {"realising-recovery-service-user", "realising-recovery", "service_user", {5, 5, 5}, 1},
    {"realising-recovery-staff", "realising-recovery", "staff", {25, 22, 20}, 0},
    {"recovery-partnership-service-user", "recovery-partnership", "service_user", {5, 5, 5, 5, 5, 3}, 6},
    {"recovery-partnership-staff", "recovery-partnership", "staff", {6, 6, 6, 6, 6, 6}, 7},
};

Instrument form(const std::string& name) {
    auto parsed = load_instrument(name, ".");
    for (const auto& diagnostic : parsed.diagnostics.all()) FAIL_CHECK(to_text(diagnostic));
    REQUIRE(parsed.value.has_value());
    return std::move(*parsed.value);
}

const std::vector<Instrument>& forms() {
    static const std::vector<Instrument> all = [] {
        std::vector<Instrument> out;
        for (const auto& planned : plan) out.push_back(form(planned.name));
        return out;
    }();
    return all;
}

std::vector<const Instrument*> of_family(const std::string& family) {
    std::vector<const Instrument*> out;
    for (const auto& one : forms())
        if (one.family == family && one.perspective != "session") out.push_back(&one);
    return out;
}

std::string page_of(const Instrument& instrument) {
    std::ifstream in(RECAUDIT_SOURCE "/docs/instruments/" + instrument.family + ".md", std::ios::binary);
    REQUIRE_MESSAGE(in.good(), "there is a page for ", instrument.family);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

bool asks_importance(const Item& item) { return !item.importance_of.empty(); }

std::size_t questions(const Instrument& instrument) {
    return static_cast<std::size_t>(std::ranges::count_if(instrument.items, [](const Item& item) { return !asks_importance(item); }));
}

/// As pages name an item: its number where it is called after its scale, else its id without the ending.
std::string short_name(const std::string& id) {
    const auto at = id.rfind('_');
    if (at == std::string::npos) return id;
    return id.ends_with("_current") ? id.substr(0, at) : id.substr(at + 1);
}

std::map<std::string, const Item*> by_concept(const Instrument& instrument) {
    std::map<std::string, const Item*> out;
    for (const auto& item : instrument.items)
        if (!item.concept_id.empty()) out[item.concept_id] = &item;
    return out;
}

}  // namespace

TEST_CASE("the forms are those planned, by name, family and perspective, and nothing is to be said against any") {
    std::vector<std::string> names;
    for (const auto& builtin : builtin_instruments()) names.emplace_back(builtin.id);
    std::vector<std::string> planned_names;
    for (const auto& planned : plan) planned_names.push_back(planned.name);
    std::ranges::sort(names);
    CHECK(names == planned_names);
    for (std::size_t i = 0; i < plan.size(); ++i) {
        CAPTURE(plan[i].name);
        CHECK(forms()[i].id == plan[i].name);
        CHECK(forms()[i].family == plan[i].family);
        CHECK(forms()[i].perspective == plan[i].perspective);
        CHECK(forms()[i].version == "1.0");
    }
}

TEST_CASE("each scale has as many questions as planned and is the mean of at least half of them, without a pass mark") {
    for (std::size_t i = 0; i < plan.size(); ++i) {
        CAPTURE(plan[i].name);
        std::vector<std::size_t> sizes;
        for (const auto& scale : forms()[i].scales) {
            sizes.push_back(scale.items.size());
            CHECK(scale.method == ScoringMethod::mean);
            CHECK(scale.minimum_answered == (scale.items.size() + 1) / 2);
            CHECK_FALSE((scale.thresholds.minimal || scale.thresholds.good));
        }
        CHECK(sizes == plan[i].scales);
        const auto reversed = std::ranges::count_if(forms()[i].items, [](const Item& item) { return item.reverse; });
        CHECK(static_cast<std::size_t>(reversed) == plan[i].reversed);
    }
}

TEST_CASE("every question is on one scale and in the order of the sections; questions of importance follow what they ask about") {
    for (const auto& instrument : forms()) {
        CAPTURE(instrument.id);
        std::vector<std::size_t> printed;
        for (const auto& section : instrument.sections) {
            CHECK_FALSE(section.title.empty());
            CHECK_FALSE(section.stem.empty());
            CHECK_FALSE(section.instructions.empty());
            printed.insert(printed.end(), section.items.begin(), section.items.end());
        }
        std::vector<std::size_t> in_order(instrument.items.size());
        for (std::size_t i = 0; i < in_order.size(); ++i) in_order[i] = i;
        CHECK(printed == in_order);
        std::size_t scored = 0;
        for (const auto& scale : instrument.scales) scored += scale.items.size();
        CHECK(scored == questions(instrument));
        for (std::size_t i = 0; i < instrument.items.size(); ++i)
            if (asks_importance(instrument.items[i])) CHECK(instrument.items[i - 1].id == instrument.items[i].importance_of);
    }
}

TEST_CASE("the forms of a family are linked: same id, same concept, and no concept stands alone in a shorter form") {
    for (const auto& instrument : forms()) {
        const auto family = of_family(instrument.family);
        const Instrument& longest = **std::ranges::max_element(family, {}, [](const Instrument* one) { return questions(*one); });
        const auto known = by_concept(longest);
        std::set<std::string> concepts;
        for (const auto& item : instrument.items) {
            CAPTURE(item.id);
            if (asks_importance(item)) continue;
            CHECK(concepts.insert(item.concept_id).second);
            if (instrument.perspective != "session") CHECK(known.contains(item.concept_id));
        }
        CHECK(concepts.size() == questions(instrument));
    }
    CHECK(family_differences(forms().front(), forms()).empty());
    for (std::size_t i = 0; i < forms().size(); ++i)
        for (const auto& difference : family_differences(forms()[i], std::span(forms()).first(i))) FAIL_CHECK(difference.message);
}

TEST_CASE("a concept is reversed in every form of a family or in none, but for one that staff rate as knowledge") {
    for (const auto& instrument : forms())
        for (const Instrument* other : of_family(instrument.family)) {
            const auto items = by_concept(*other);
            for (const auto& item : instrument.items) {
                if (asks_importance(item) || item.concept_id == "pessimistic-messages") continue;
                const auto at = items.find(item.concept_id);
                CAPTURE(item.id);
                if (at != items.end()) CHECK(at->second->reverse == item.reverse);
            }
        }
}

TEST_CASE("the page of a family names every concept, marks what is reversed, and notes each form's length and reading age") {
    for (const auto& instrument : forms()) {
        CAPTURE(instrument.id);
        const std::string page = page_of(instrument);
        for (const auto& item : instrument.items) {
            if (asks_importance(item)) continue;
            const std::string named = short_name(item.id) + " " + item.concept_id;
            CAPTURE(named);
            CHECK(page.find(named + (item.reverse ? " **R**" : "")) != std::string::npos);
        }
        const Reading reading = reading_of(instrument);
        const std::string row = fmt::format("| `{}` | {} | {} | {} | {} |", instrument.id, instrument.perspective, questions(instrument),
                                            fixed(*flesch_kincaid_grade(reading), 1), fixed(*reading_age(reading), 0));
        CAPTURE(row);
        CHECK(page.find(row) != std::string::npos);
    }
}

TEST_CASE("questions are short and can be read at about age eleven") {
    for (const auto& instrument : forms()) {
        CAPTURE(instrument.id);
        const bool service_user = instrument.perspective == "service_user";
        for (const auto& item : instrument.items) {
            CAPTURE(item.id);
            if (!asks_importance(item)) CHECK(reading_of(item.text.in()).words <= (service_user ? 15U : 20U));
        }
        CHECK(*reading_age(reading_of(instrument)) < (service_user ? 9.5 : 11.5));
    }
}

TEST_CASE("no question says not, never or no, so that disagreeing is never a double negative; one says nothing, reversed") {
    const std::set<std::string> negatives{"not", "never", "no", "nobody", "nothing", "without", "don't", "cannot", "isn't", "aren't"};
    for (const auto& instrument : forms())
        for (const auto& item : instrument.items) {
            if (item.concept_id == "talk-only" || instrument.perspective == "document") continue;
            CAPTURE(item.id);
            std::string text(item.text.in());
            std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            std::istringstream words(text);
            for (std::string word; words >> word;) CHECK_FALSE(negatives.contains(word.substr(0, word.find_last_not_of(".,:;") + 1)));
        }
}

TEST_CASE("does not apply can always be ticked, and don't know wherever people do not rate themselves or a document") {
    for (const auto& instrument : forms())
        for (const auto& options : instrument.option_sets) {
            CAPTURE(instrument.id);
            CAPTURE(options.id);
            const auto has = [&](MissingKind kind) { return std::ranges::count(options.missing, kind, &MissingChoice::kind) == 1; };
            CHECK(has(MissingKind::not_applicable));
            const bool rates_self = instrument.id == "realising-recovery-staff";
            const bool rates_document = instrument.id.starts_with("five-themes-document");
            CHECK(has(MissingKind::dont_know) == !(rates_self || rates_document));
        }
}

TEST_CASE("lines have no point from which an answer is good, every other scored answer set has") {
    for (const auto& instrument : forms())
        for (const auto& options : instrument.option_sets) {
            CAPTURE(options.id);
            if (options.is_continuum()) {
                CHECK_FALSE(options.declares_favourable());
                CHECK(options.paper_points == 11);
                CHECK((options.minimum == 0 && options.maximum == 100));
            } else if (options.type != OptionType::importance) {
                CHECK(options.favourable == std::vector<double>{4, 5});
                CHECK((options.minimum == 1 && options.maximum == 5));
            }
        }
}

TEST_CASE("source and licence are named, and every form admits that it is not validated") {
    for (const auto& instrument : forms()) {
        CAPTURE(instrument.id);
        CHECK(instrument.source.find("not been validated") != std::string::npos);
        CHECK(instrument.source.find("written for this program") != std::string::npos);
        CHECK(instrument.licence.find("CC BY 4.0") != std::string::npos);
    }
}

TEST_CASE("each form asks what would help and what should stay, a session what will change and what to pass on") {
    for (const auto& instrument : forms()) {
        CAPTURE(instrument.id);
        std::vector<std::string> open;
        std::set<std::size_t> noted;
        for (const auto& comment : instrument.comments) {
            if (comment.item) noted.insert(*comment.item);
            else open.push_back(comment.id);
        }
        const bool session = instrument.perspective == "session";
        CHECK(open == (session ? std::vector<std::string>{"comment_change", "comment_escalate"}
                               : std::vector<std::string>{"comment_better", "comment_keep"}));
        const bool asks_evidence = std::ranges::find(instrument.option_sets, "evidence", &OptionSet::id) != instrument.option_sets.end();
        CHECK(noted.size() == (asks_evidence ? instrument.items.size() : 0));
    }
}

TEST_CASE("every scale has something to learn from; in realising recovery every statement has") {
    for (const auto& instrument : forms()) {
        CAPTURE(instrument.id);
        std::set<std::string> helped;
        for (const auto& learning : instrument.learning) {
            CHECK_FALSE(learning.origin.empty());
            helped.insert(learning.for_ids.begin(), learning.for_ids.end());
        }
        for (const auto& scale : instrument.scales) {
            CAPTURE(scale.id);
            const auto helps_item = [&](std::size_t i) { return helped.contains(instrument.items[i].id); };
            CHECK((helped.contains(scale.id) || std::ranges::any_of(scale.items, helps_item)));
            if (instrument.family == "realising-recovery") CHECK(std::ranges::all_of(scale.items, helps_item));
        }
    }
}

TEST_CASE("each scale has words by which comments are about it: small letters, each once, the same in every form of the family") {
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> words;  // per family and scale
    for (const auto& instrument : forms())
        for (const auto& scale : instrument.scales) {
            CAPTURE(instrument.id);
            CAPTURE(scale.id);
            CHECK(scale.comment_words.size() >= 12);
            const auto [at, is_new] = words.emplace(std::pair(instrument.family, scale.id), scale.comment_words);
            CHECK((is_new || at->second == scale.comment_words));
            std::set<std::string> once;
            for (const std::string& word : scale.comment_words) {
                CAPTURE(word);
                CHECK(once.insert(joined_up(word)).second);
                CHECK(std::ranges::none_of(word, [](char c) { return c >= 'A' && c <= 'Z'; }));
            }
        }
}

TEST_CASE("no word stands for two themes of one family, and none is on the list of words that stigmatise") {
    const auto list = load_term_list("respectful-language", ".");
    REQUIRE(list.value.has_value());
    const TermFinder finder(*list.value);
    std::map<std::pair<std::string, std::string>, std::string> theme_of;  // per family and word
    for (const auto& instrument : forms())
        for (const auto& scale : instrument.scales)
            for (const std::string& word : scale.comment_words) {
                CAPTURE(instrument.family);
                CAPTURE(word);
                CHECK(theme_of.emplace(std::pair(instrument.family, joined_up(word)), scale.id).first->second == scale.id);
                CHECK(finder.find(word).empty());
            }
}

TEST_CASE("addresses of what there is to learn from are pages of their publishers, by https") {
    for (const auto& instrument : forms())
        for (const auto& learning : instrument.learning) {
            CAPTURE(learning.id);
            CHECK((learning.link.empty() || learning.link.starts_with("https://")));
            CHECK((learning.link.empty() || learning.kind == LearningKind::resource));
        }
}

TEST_CASE("forms for service users have their title and every answer in Welsh") {
    for (const auto& instrument : forms()) {
        if (instrument.perspective != "service_user" && instrument.perspective != "session") continue;
        CAPTURE(instrument.id);
        const auto in_welsh = [](const LocalisedText& text) { return text.empty() || text.by_language.contains("cy"); };
        CHECK(in_welsh(instrument.title));
        for (const auto& options : instrument.option_sets) {
            CAPTURE(options.id);
            CHECK((in_welsh(options.low) && in_welsh(options.high)));
            for (const auto& choice : options.choices) CHECK(in_welsh(choice.label));
            for (const auto& missing : options.missing) CHECK(in_welsh(missing.label));
        }
    }
}
