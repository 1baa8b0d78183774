#include "../scoring/small_study.hpp"
#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/quality/answer_products.hpp>
#include <recaudit/quality/duplicates.hpp>
#include <recaudit/quality/person_screens.hpp>
#include <recaudit/quality/quality_table.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <memory>
#include <numeric>

using namespace recaudit;
using namespace recaudit::small;

namespace {

/// A study and its answers with one form, ready to be screened.
struct Screened {
    Study study;
    Responses responses;
    ScreenedForm form;
    RowNumbers rows;
    [[nodiscard]] std::vector<PersonScreen> people() const { return screen_people(form, rows, Threads{1}); }
};

std::shared_ptr<Screened> screened(const Instrument& instrument, const std::vector<std::string>& answers) {
    auto out = std::make_shared<Screened>();
    out->study = study_of({instrument});
    out->responses = answers_of(out->study, answers);
    out->form = screened_form(out->study.instruments[0], out->responses.forms[0]);
    out->rows.resize(answers.size());
    std::iota(out->rows.begin(), out->rows.end(), 0U);
    return out;
}

/// The fixture's people as they answered: items 3 and 5 not yet reversed.
std::shared_ptr<Screened> fixture_as_answered() {
    Instrument instrument = form(6, 4);
    instrument.items[2].reverse = instrument.items[4].reverse = true;
    std::vector<std::string> answers;
    for (const auto& person : fixture::people) {
        std::string& line = answers.emplace_back();
        for (std::size_t item = 0; item < 6; ++item) {
            const int answer = person.answers[item], raw = item == 2 || item == 4 ? 6 - answer : answer;
            line += (answer == 0 ? "." : std::to_string(raw)) + " ";
        }
    }
    return screened(instrument, answers);
}

const QualityRow* find(const std::vector<QualityRow>& rows, std::string_view check) {
    for (const QualityRow& row : rows)
        if (row.check == check) return &row;
    return nullptr;
}

struct Table {
    Labels labels;
    std::vector<QualityRow> rows;
};

std::shared_ptr<Table> table_of(const Screened& of) {
    auto out = std::make_shared<Table>();
    out->rows = quality_table(of.study, of.responses, out->labels, Threads{2});
    return out;
}

}  // namespace

TEST_CASE("the longest run ends at another answer, at a missing one, and where other answers are offered") {
    Instrument instrument = form(6);
    instrument.option_sets.push_back(agreement());
    instrument.items[5].options = 1;
    const auto people = screened(instrument, {"1 1 1 2 2 2", "3 3 . 3 3 3", ". . . . . .", "3 3 3 3 3 3"})->people();
    CHECK(people[0].longest_run == 3);
    CHECK(people[1].longest_run == 2);
    CHECK(people[2].longest_run == 1);  // every missing answer is a run of its own
    CHECK(people[3].longest_run == 5);
    CHECK(people[1].answered == 5);
    CHECK(people[1].blank == 1);
}

TEST_CASE("runs follow the order in which questions were asked") {
    Instrument instrument = form(3);
    instrument.sections = {{{}, {}, {}, {0, 2}}, {{}, {}, {}, {1}}};
    CHECK(screened(instrument, {"1 2 1"})->people()[0].longest_run == 2);
}

// R: careless::longstring(x) on the answers as given; after reversal the counts would be 12, 37, 10 and 3.
TEST_CASE("the longest runs of the fixture are those of R, before reversal") {
    std::array<int, 7> runs{};
    for (const PersonScreen& person : fixture_as_answered()->people()) ++runs.at(person.longest_run);
    CHECK(runs == std::array<int, 7>{0, 22, 32, 7, 1, 0, 0});
}

// R: apply(x, 1, sd, na.rm = TRUE) / 4, which is careless::irv over the range.
TEST_CASE("variability within a person is a standard deviation in shares of the range") {
    const auto people = screened(form(4), {"1 5 1 5", "2 2 2 2", "3 . . .", "1 2 3 ."})->people();
    CHECK(*people[0].variability == near(std::sqrt(4.0 / 3) / 2));
    CHECK(*people[1].variability == near(0));
    CHECK_FALSE(people[2].variability.has_value());
    CHECK(*people[3].variability == near(0.25));
}

// R: r <- cor(even, odd); max(-1, 2 * r / (1 + r)).
TEST_CASE("even-odd consistency is the stepped-up correlation over scales") {
    CHECK(*even_odd_consistency(std::array{1.0, 2.0, 3.0}, std::array{2.0, 4.0, 6.0}) == near(1));
    CHECK(*even_odd_consistency(std::array{1.0, 2.0, 3.0}, std::array{1.0, 3.0, 2.0}) == near(2.0 / 3));  // r = 1/2
    CHECK(*even_odd_consistency(std::array{1.0, 2.0, 3.0}, std::array{3.0, 2.0, 1.0}) == near(-1));
    CHECK(*even_odd_consistency(std::array{1.0, 2.0, 3.0}, std::array{2.0, 3.0, 1.0}) == near(-1));  // r = -1/2, stepped up -2
    CHECK_FALSE(even_odd_consistency(std::array{1.0, 2.0}, std::array{1.0, 2.0}).has_value());
    CHECK_FALSE(even_odd_consistency(std::array{1.0, 2.0, 3.0}, std::array{2.0, 2.0, 2.0}).has_value());
}

TEST_CASE("even and odd questions are taken scale by scale, reversed ones turned round") {
    Instrument instrument = form(6);
    instrument.items[1].reverse = true;
    instrument.scales = {scale("a", {0, 1}), scale("b", {2, 3}), scale("c", {4, 5})};
    const auto people = screened(instrument, {"1 5 3 3 5 5"})->people();
    CHECK(*people[0].even_odd == near(1));
}

// R: x <- na.omit(answers); max(mahalanobis(x, colMeans(x), cov(x))) is 16.9561895534; qchisq(.999, 6) is 22.4577.
TEST_CASE("the fixture's outliers are those of R") {
    const auto of = fixture_as_answered();
    const Outliers found = outliers(of->form, of->rows, Threads{1});
    CHECK(found.n == 57);
    CHECK(found.items == 6);
    CHECK(found.largest == near(16.9561895534, 1e-11));
    CHECK(found.threshold == near(22.4577, 1e-5));
    CHECK(found.flagged == 0);
}

TEST_CASE("outliers need people enough, and questions that do not determine one another") {
    const auto few = screened(form(3), {"1 2 3", "2 3 1"});
    CHECK(outliers(few->form, few->rows, Threads{1}).status == Status::too_few);
    std::vector<std::string> answers;
    for (int i = 0; i < 20; ++i) answers.push_back(i % 2 == 0 ? "1 1" : "5 5");
    const auto twins = screened(form(2), answers);
    CHECK(outliers(twins->form, twins->rows, Threads{1}).status == Status::not_identified);
    CHECK(outliers(twins->form, {}, Threads{1}).status == Status::too_few);
}

TEST_CASE("rows that are the same, and rows that differ in one answer") {
    const auto of = screened(form(10), {"1 2 3 4 5 1 2 3 4 5", "1 2 3 4 5 1 2 3 4 5",   // the same
                                        "5 4 3 2 1 5 4 3 2 1", "5 4 3 2 1 5 4 3 2 .",   // all but one
                                        "2 2 3 3 4 4 5 5 1 1", "2 2 3 3 4 4 5 5 2 2"});  // two apart
    const Duplicates found = find_duplicates(of->form, of->rows);
    CHECK(found.n == 6);
    CHECK(found.same == 2);
    CHECK(found.near == 2);
}

TEST_CASE("near-duplicates are found wherever the one answer stands, and not by comparing all pairs") {
    std::vector<std::string> answers;
    for (int item = 0; item < 13; ++item) {
        std::string plain, other;
        for (int i = 0; i < 13; ++i) {
            const int answer = 1 + (i * (item + 3) + item) % 5;
            plain += std::to_string(answer) + " ";
            other += std::to_string(i == item ? 1 + answer % 5 : answer) + " ";
        }
        answers.push_back(plain);
        answers.push_back(other);
    }
    const auto of = screened(form(13), answers);
    CHECK(find_duplicates(of->form, of->rows).near == 26);
}

TEST_CASE("short forms are not searched for duplicates, nor people who gave one answer throughout") {
    const auto brief = screened(form(9), {"1 2 3 4 5 1 2 3 4", "1 2 3 4 5 1 2 3 4"});
    CHECK(find_duplicates(brief->form, brief->rows).n == 0);
    const auto lines = table_of(*screened(form(10), std::vector<std::string>(12, "3 3 3 3 3 3 3 3 3 3")));
    CHECK(find(lines->rows, "long_string")->flagged == Count(12));
    CHECK(find(lines->rows, "duplicate") == nullptr);
}

TEST_CASE("a question keyed the wrong way is named, and so is one that the data hold reversed already") {
    std::vector<std::string> answers;
    for (int i = 0; i < 40; ++i) {
        const int level = 1 + i % 5, other = std::clamp(level + i % 3 - 1, 1, 5);
        const std::string with = std::to_string(level), beside = std::to_string(other), against = std::to_string(6 - level);
        answers.push_back(with + " " + beside + " " + against + " " + beside + " " + with + " " + beside);
    }
    Instrument instrument = form(6);
    instrument.items[3].reverse = true;
    const auto found = table_of(*screened(instrument, answers));
    CHECK(find(found->rows, "mis_keyed")->flagged == Count(1));
    CHECK(find(found->rows, "mis_keyed")->note.view().ends_with(": q3"));
    CHECK(find(found->rows, "reversed_twice")->flagged == Count(1));
    CHECK(find(found->rows, "reversed_twice")->note.view().ends_with(": q4"));
}

TEST_CASE("missing answers are counted by person, by question and by scale") {
    std::vector<std::string> answers(12, "1 2 3 4 5 1 2 3 4 5");
    answers[0] = "1 . . . . . . . . .";
    answers[1] = ". 2 . . . . . . . .";
    answers[2] = ". . . . . . . . . .";  // no answer at all: not among those looked at
    answers[3] = "dk 2 3 4 5 1 2 3 4 5";
    const auto found = table_of(*screened(form(10, 5), answers));
    const QualityRow& person = *find(found->rows, "missing_person");
    CHECK(person.flagged == Count(2));
    CHECK(*person.share == near(2.0 / 11));
    CHECK(person.people == 11);
    CHECK(find(found->rows, "missing_scale")->flagged == Count(2));
    CHECK(find(found->rows, "missing_item")->flagged == Count(8));  // not q1 and q2, which 1 of 11 left blank
}

TEST_CASE("ends of scales and answers that nobody chose") {
    std::vector<std::string> answers(10, "2 3");
    answers[0] = "5 1";
    answers[1] = "1 5";
    answers[2] = "1 4";
    Instrument instrument = form(2);
    instrument.items[1].reverse = true;
    const auto found = table_of(*screened(instrument, answers));
    CHECK(find(found->rows, "ceiling")->flagged == Count(1));
    CHECK(find(found->rows, "floor")->flagged == Count(1));
    CHECK(find(found->rows, "ceiling")->note.view().starts_with("culture: "));
    CHECK(find(found->rows, "unused_option")->flagged == Count(2));  // nobody chose 3 of q1, nor 2 of q2
}

TEST_CASE("the order of rows and the number of threads change nothing") {
    const auto of = fixture_as_answered();
    const auto one = table_of(*of);
    for (AnswerColumn& column : of->responses.forms[0].answers) std::reverse(column.codes.begin(), column.codes.end());
    const auto turned = table_of(*of);
    REQUIRE(one->rows.size() == turned->rows.size());
    for (std::size_t i = 0; i < one->rows.size(); ++i) {
        CHECK(one->rows[i].flagged == turned->rows[i].flagged);
        CHECK(one->rows[i].note == turned->rows[i].note);
    }
}

TEST_CASE("nobody, one and two people break nothing") {
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
        const auto found = table_of(*screened(form(6), std::vector<std::string>(n, "1 2 3 4 5 1")));
        if (n == 0) CHECK(found->rows.empty());
        for (const QualityRow& row : found->rows) CHECK(row.people == static_cast<std::int64_t>(n));
    }
    CHECK(table_of(*screened(form(3), {". . .", ". . ."}))->rows.empty());
}
