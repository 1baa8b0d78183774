#include "../disclosure/released_study.hpp"

#include <recaudit/report/build.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace recaudit;

namespace {

/// A form with an open question, and a list of one term. All comments are made up.
Study study_with_comments() {
    Instrument form = small::form(1);
    form.title.by_language["en"] = "Form";
    form.scales[0].title.by_language["en"] = "Our culture";
    form.scales[0].comment_words = {"hope"};
    form.comments.push_back({"comment_1", {{{"en", "Anything else?"}}}, std::nullopt});
    Study study = small::study_of({form});
    study.terms.terms.push_back({"junkie", TermKind::stigmatising, TermSeverity::replace, {"junkie"}, {"person with a drug problem"}, "an insult", {}});
    return study;
}

struct Writers {
    std::string perspective;
    std::size_t people = 0, who_wrote = 0;
};

Report report_of(const Study& study, const std::vector<Writers>& all) {
    std::vector<small::Person> people;
    std::vector<std::uint32_t> wrote;
    for (const Writers& writers : all)
        for (std::size_t i = 0; i < writers.people; ++i) {
            if (i < writers.who_wrote) wrote.push_back(static_cast<std::uint32_t>(people.size()));
            small::Person& person = people.emplace_back();
            person.answers = std::to_string(1 + i % 5);
            person.perspective = writers.perspective;
        }
    Responses responses = small::responses_of(study, people);
    responses.forms[0].remarks.resize(1);
    for (const std::uint32_t row : wrote) responses.forms[0].remarks[0].push_back({row, row % 3 == 0 ? "A junkie, they said" : "There is hope"});
    return build_report(release(analyse(study, responses, all_parts(), Threads{1}), study.disclosure), study, {}, "1.0");
}

const ReportSection* section(const std::vector<ReportSection>& sections, std::string_view id) {
    for (const ReportSection& one : sections) {
        if (one.id == id) return &one;
        if (const ReportSection* part = section(one.parts, id)) return part;
    }
    return nullptr;
}

/// Every sentence and cell of a section and its parts.
std::string text_of(const ReportSection& section) {
    std::string out = section.heading + "\n";
    for (const Block& block : section.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) out += paragraph->text + "\n";
        if (const auto* sentences = std::get_if<Sentences>(&block))
            for (const auto& text : sentences->texts) out += text + "\n";
        if (const auto* table = std::get_if<ReportTable>(&block))
            for (const auto& row : table->rows)
                for (const auto& cell : row)
                    if (const auto* text = std::get_if<std::string>(&cell)) out += *text + " | ";
    }
    for (const ReportSection& part : section.parts) out += text_of(part);
    return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the report tells how many wrote, and about what, by everyone of a perspective") {
    const Report report = report_of(study_with_comments(), {{"staff", 40, 24}, {"leader", 12, 4}});
    const ReportSection* comments = section(report.sections, "comments");
    REQUIRE(comments != nullptr);
    const std::string text = text_of(*comments);
    CHECK(has(text, "Staff: 24 of 40 people wrote something (24 comments)."));
    CHECK(has(text, "Leaders: fewer than 10 people wrote anything"));
    CHECK(has(text, "Our culture | Staff"));
    CHECK_FALSE(has(text, "Our culture | Leaders"));
    CHECK(section(report.sections, "quotes") == nullptr);
}

TEST_CASE("quotes come with a word to whoever passes the report on") {
    Study study = study_with_comments();
    study.comments.quotes = 3;
    const Report report = report_of(study, {{"staff", 40, 24}, {"leader", 12, 4}});
    const ReportSection* quotes = section(report.sections, "quotes");
    REQUIRE(quotes != nullptr);
    const auto* warning = std::get_if<Paragraph>(&quotes->blocks.front());
    REQUIRE(warning != nullptr);
    CHECK(warning->tone == Tone::warning);
    const auto lists = std::ranges::count_if(quotes->blocks, [](const Block& block) { return std::holds_alternative<Sentences>(block); });
    CHECK(lists == 1);
    CHECK_FALSE(has(text_of(*quotes), "Leaders"));
}

TEST_CASE("other words are suggested for what organisations write, and never for how people speak of themselves") {
    const Report staff = report_of(study_with_comments(), {{"staff", 40, 24}});
    REQUIRE(section(staff.sections, "language") != nullptr);
    CHECK(has(text_of(*section(staff.sections, "language")), "junkie | person with a drug problem | an insult | Staff"));
    const Report users = report_of(study_with_comments(), {{"service_user", 40, 24}});
    REQUIRE(section(users.sections, "language") != nullptr);
    CHECK_FALSE(has(text_of(*section(users.sections, "language")), "person with a drug problem"));
    CHECK(has(text_of(*section(users.sections, "language")), "how people speak of themselves"));
}

TEST_CASE("a study without comments, a list or forms of its own has none of these sections") {
    Study study = study_with_comments();
    study.terms = {};
    study.instruments[0].scales[0].comment_words.clear();
    const Report report = report_of(study, {{"staff", 40, 24}});
    for (const std::string_view id : {"comments", "language", "adaptation"}) CHECK(section(report.sections, id) == nullptr);
}

TEST_CASE("what a form changes in a built-in one is told, and what stays comparable") {
    Study study = study_with_comments();
    study.instruments[0].adaptation = {"five-themes-staff",
                                       {{"q1", Adapted::reworded, {{{"en", "Before"}}}, {{{"en", "Now"}}}, Comparable::flagged}},
                                       {{"culture", {{{"en", "Our culture"}}}, Adapted::changed, Comparable::flagged},
                                        {"hope", {{{"en", "Hope"}}}, Adapted::unchanged, Comparable::same}}};
    const Report report = report_of(study, {{"staff", 40, 24}});
    const ReportSection* adaptation = section(report.sections, "adaptation");
    REQUIRE(adaptation != nullptr);
    const std::string text = text_of(*adaptation);
    CHECK(has(text, "The form form extends five-themes-staff."));
    CHECK(has(text, "As in the original, and comparable: “Hope”."));
    CHECK(has(text, "Changed, so compare with others with care: “Our culture”."));
    CHECK(has(text, "q1 | Before | Now | reworded | with care"));
    const auto changes = analyse(study, small::answers_of(study, {"1", "2"}), {Part::description}, Threads{1}).form_changes;
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].scale == "culture");
    CHECK(changes[2].item == "q1");
    CHECK(changes[2].change == "reworded");
}
