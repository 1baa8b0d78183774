#include "../disclosure/released_study.hpp"

#include <recaudit/analysis/analyse.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace recaudit;

namespace {

/// A study of one form with an open question, its scale called hope, and a list of one term. All comments are made up.
Study study_with_comments() {
    Instrument form = small::form(1);
    form.scales[0].id = "hope";
    form.scales[0].comment_words = {"hope", "hopeful", "looking forward"};
    form.comments.push_back({"comment_1", {{{"en", "Anything else?"}}}, std::nullopt});
    form.comments.push_back({"comment_2", {{{"en", "And now?"}}}, std::nullopt});
    Study study = small::study_of({form});
    study.comments.themes = {{"staffing", {"rota", "short staffed"}}};
    study.terms.terms.push_back({"junkie", TermKind::stigmatising, TermSeverity::replace, {"junkie"}, {"person with a drug problem"}, "an insult", {}});
    study.terms.terms.push_back({"them", TermKind::distance, TermSeverity::note, {"them"}, {"we"}, "a wall", {}});
    return study;
}

/// So many people, those first in the list having written these comments under the first question.
Responses answers_with(const Study& study, std::size_t people, const std::vector<std::string>& comments, const std::string& perspective = "staff",
                       const std::vector<std::string>& second = {}) {
    std::vector<small::Person> all(people);
    for (auto& person : all) {
        person.answers = "3";
        person.perspective = perspective;
    }
    Responses out = small::responses_of(study, all);
    out.forms[0].remarks.resize(2);
    for (std::uint32_t row = 0; row < comments.size(); ++row)
        if (!comments[row].empty()) out.forms[0].remarks[0].push_back({row, comments[row]});
    for (std::uint32_t row = 0; row < second.size(); ++row)
        if (!second[row].empty()) out.forms[0].remarks[1].push_back({row, second[row]});
    return out;
}

Results tables(const Study& study, const Responses& responses) { return analyse(study, responses, {Part::comments}, Threads{1}); }

Released<Results> shown(const Study& study, const Responses& responses) { return release(tables(study, responses), study.disclosure); }

const CommentsRow& comments_on(const Results& results, std::string_view theme) {
    const auto at = std::ranges::find(results.comments, theme, [](const CommentsRow& row) { return row.theme.view(); });
    REQUIRE(at != results.comments.end());
    return *at;
}

const LanguageRow* language_of(const Results& results, std::string_view term) {
    const auto at = std::ranges::find(results.language, term, [](const LanguageRow& row) { return row.term.view(); });
    return at == results.language.end() ? nullptr : &*at;
}

const std::vector<std::string> twelve{"We hope.", "The rota again; no hope.", "rota", "Short-staffed", "good", "fine", "Looking\nforward to it", "them",
                                      "a junkie, them and \"them\"", "ok", "all well", "no"};

}  // namespace

TEST_CASE("people and comments are counted by theme, each person once") {
    const Study study = study_with_comments();
    const Results results = tables(study, answers_with(study, 20, twelve, "staff", {"hopeful", "", "", "", "", "", "", "", "", "", "", "", "rota, rota"}));
    const CommentsRow& any = comments_on(results, "");
    CHECK(any.n == Count(20));
    CHECK(any.count == Count(13));
    CHECK(any.comments == Count(14));
    CHECK(*any.share == doctest::Approx(0.65));
    const CommentsRow& hope = comments_on(results, "hope");
    CHECK(hope.n == Count(13));
    CHECK(hope.count == Count(3));
    CHECK(hope.comments == Count(4));
    // prop.test(3, 13, correct = FALSE)$conf.int
    CHECK(*hope.ci_low == doctest::Approx(0.081795287184985632).epsilon(1e-12));
    CHECK(*hope.ci_high == doctest::Approx(0.50256375946727494).epsilon(1e-12));
    CHECK(comments_on(results, "staffing").count == Count(4));
    CHECK(comments_on(results, "staffing").scope.by == "all");
}

TEST_CASE("a study's words for a scale take the place of the form's") {
    Study study = study_with_comments();
    study.comments.themes.push_back({"hope", {"fine"}});
    const Results results = tables(study, answers_with(study, 12, twelve));
    CHECK(comments_on(results, "hope").count == Count(1));
    CHECK(results.comments.size() == 3);
}

TEST_CASE("terms are counted by people, times and quotations, the surest first") {
    const Study study = study_with_comments();
    const Results results = tables(study, answers_with(study, 12, twelve));
    REQUIRE(results.language.size() == 3);
    CHECK(results.language[0].times == Count(4));
    CHECK(results.language[0].in_quotes == Count(1));
    CHECK(results.language[0].count == Count(2));
    CHECK(results.language[0].n == Count(12));
    CHECK(results.language[1].term == "junkie");
    CHECK(results.language[1].prefer == "person with a drug problem");
    CHECK(results.language[2].term == "them");
    CHECK(results.language[2].times == Count(3));
    CHECK(*results.language[2].share == doctest::Approx(2.0 / 12));
}

TEST_CASE("of fewer writers than the comment minimum nothing is told, not even which terms there were") {
    const Study study = study_with_comments();
    const std::vector<std::string> nine(twelve.begin() + 2, twelve.begin() + 11);
    const auto results = shown(study, answers_with(study, 40, nine));
    REQUIRE(results->language.size() == 1);
    CHECK(results->language[0].status == Status::withheld);
    CHECK_FALSE(results->language[0].n.has_value());
    CHECK_FALSE(results->language[0].times.has_value());
    for (const CommentsRow& row : results->comments) {
        CHECK(row.status == Status::withheld);
        CHECK_FALSE(row.n.has_value());
        CHECK_FALSE(row.share.has_value());
    }
    CHECK(shown(study, answers_with(study, 40, {twelve.begin(), twelve.begin() + 10}))->comments[0].count == Count(10));
}

TEST_CASE("the comment minimum holds where the study's own minimum is lower, and a higher one counts") {
    Study study = study_with_comments();
    study.disclosure.minimum = 3;
    const std::vector<std::string> nine(twelve.begin(), twelve.begin() + 9);
    CHECK(shown(study, answers_with(study, 20, nine))->comments[0].status == Status::withheld);
    study.disclosure.by_perspective["staff"] = 13;
    CHECK(shown(study, answers_with(study, 20, twelve))->comments[0].status == Status::withheld);
    study.disclosure.on = false;
    CHECK(shown(study, answers_with(study, 20, nine))->comments[0].count == Count(9));
}

TEST_CASE("evidence notes of documents have the minimum of documents") {
    Study study = study_with_comments();
    study.comments.quotes = 5;
    const auto results = shown(study, answers_with(study, 3, {"them"}, "document"));
    CHECK(language_of(*results, "them")->times == Count(1));
    CHECK(results->quotes.size() == 1);
}

TEST_CASE("where none or all of few writers wrote about a theme, its figures go") {
    const Study study = study_with_comments();
    std::vector<std::string> same(12, "hope");
    const auto results = shown(study, answers_with(study, 30, same));
    CHECK(comments_on(*results, "hope").status == Status::partly_withheld);
    CHECK_FALSE(comments_on(*results, "hope").share.has_value());
    CHECK(comments_on(*results, "staffing").status == Status::partly_withheld);
    CHECK(comments_on(*results, "").count == Count(12));
    same.assign(12, "them");
    CHECK_FALSE(language_of(*shown(study, answers_with(study, 30, same)), "them")->count.has_value());
    same.assign(24, "hope");
    CHECK(comments_on(*shown(study, answers_with(study, 30, same)), "hope").count == Count(24));
}

TEST_CASE("people of teams that the study leaves out are not counted") {
    Study study = study_with_comments();
    study.disclosure.small_children_in_parent = SmallChildren::exclude;
    auto people = small::together({small::people("North", "A", small::codes(12)), small::people("North", "B", small::codes(3))});
    Responses responses = small::responses_of(study, people);
    responses.forms[0].remarks.resize(1);
    for (std::uint32_t row = 0; row < 15; ++row) responses.forms[0].remarks[0].push_back({row, "them"});
    const Results results = tables(study, responses);
    CHECK(results.comments[0].n == Count(12));
    CHECK(results.language[0].times == Count(12));
}

TEST_CASE("nobody wrote: there are rows of zeros, and no share") {
    const Study study = study_with_comments();
    const auto results = shown(study, answers_with(study, 20, {}));
    REQUIRE(results->comments.size() == 1);
    CHECK(results->comments[0].count == Count(0));
    CHECK(results->language[0].times == Count(0));
}

TEST_CASE("quotes are given only where asked for, masked, and in an order that the file does not tell") {
    Study study = study_with_comments();
    CHECK(tables(study, answers_with(study, 20, twelve)).quotes.empty());
    study.comments.quotes = 4;
    study.comments.names = {"fine"};
    const auto first = shown(study, answers_with(study, 20, twelve));
    REQUIRE(first->quotes.size() == 4);
    auto turned = twelve;
    std::ranges::reverse(turned);
    const auto second = shown(study, answers_with(study, 20, turned));
    for (std::size_t i = 0; i < 4; ++i) CHECK(first->quotes[i].text == second->quotes[i].text);
    study.seed = 2;
    study.comments.quotes = 100;
    const auto other = shown(study, answers_with(study, 20, twelve));
    CHECK(other->quotes.size() == 12);
    CHECK(std::ranges::none_of(other->quotes, [](const Quote& quote) { return quote.text == "fine"; }));
    CHECK(shown(study, answers_with(study, 20, {"one", "two"}))->quotes.empty());
}

TEST_CASE("long comments are cut at a word, and lines are put together") {
    Study study = study_with_comments();
    study.comments.quotes = 20;
    study.disclosure.on = false;
    std::string text;
    for (int i = 0; i < 100; ++i) text += "word\n";
    const auto results = shown(study, answers_with(study, 3, {text}));
    REQUIRE(results->quotes.size() == 1);
    CHECK(results->quotes[0].text.size() < 310);
    CHECK(results->quotes[0].text.starts_with("word word word"));
    CHECK(results->quotes[0].text.ends_with("word \u2026"));
}

TEST_CASE("a study that tells nothing of comments has none of these tables") {
    Study study = study_with_comments();
    study.terms = {};
    study.comments = {};
    study.instruments[0].scales[0].comment_words.clear();
    CHECK_FALSE(study.tells_of_comments());
    const Results results = tables(study, answers_with(study, 20, twelve));
    CHECK(results.comments.empty());
    CHECK(results.language.empty());
}
