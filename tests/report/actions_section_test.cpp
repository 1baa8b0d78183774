#include "sample_results.hpp"

#include <recaudit/report/facts.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/study/calendar.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

Labels& labels() {
    static Labels all;
    return all;
}

/// A simulated action on the scale "vision" and its row for staff.
struct Acted {
    Study study = sample::study();
    Results results = sample::results();

    Action& add(const std::string& id, ActionStatus status, const std::string& since = "2025-06-01") {
        Action action;
        action.id = id;
        action.what.by_language["en"] = "Simulated action " + id + ".";
        action.scales = {"vision"};
        action.day = day_in(since);
        action.status = status;
        study.action_list.push_back(action);
        return study.action_list.back();
    }
    ActionsRow& row(const std::string& id, Number difference, const std::string& verdict, Status status = Status::ok) {
        ActionsRow row;
        row.scope = {labels().intern("sample"), labels().intern("staff"), {}, labels().intern("all"), {}, {}};
        row.action = labels().intern(id);
        row.scale = labels().intern("vision");
        row.wave_before = labels().intern("2025");
        row.wave_after = labels().intern("2026");
        row.difference = difference;
        if (difference) row.ci_low = *difference - 0.1, row.ci_high = *difference + 0.1;
        row.verdict = labels().intern(verdict);
        row.status = status;
        row.people = 100;
        return results.actions.emplace_back(row);
    }
    [[nodiscard]] Released<Results> released() const { return release(results, DisclosureRule{}); }
};

std::string whole_text(const ReportSection& section) {
    std::string out;
    for (const Block& block : section.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) out += paragraph->text + "\n";
        if (const auto* sentences = std::get_if<Sentences>(&block))
            for (const std::string& text : sentences->texts) out += text + "\n";
        if (const auto* table = std::get_if<ReportTable>(&block))
            for (const auto& row : table->rows)
                for (const ReportCell& cell : row) {
                    const auto* linked = std::get_if<LinkedText>(&cell);
                    out += (linked ? linked->text : std::get<std::string>(cell)) + "\n";
                }
    }
    for (const ReportSection& part : section.parts) out += part.heading + "\n" + whole_text(part);
    return out;
}

bool says(const ReportSection& section, std::string_view text) { return whole_text(section).find(text) != std::string::npos; }

}  // namespace

TEST_CASE("an action is told with who leads it, how far it is, and what has changed since, and not as its cause") {
    Acted acted;
    Action& action = acted.add("meeting", ActionStatus::under_way);
    action.lead.by_language["en"] = "Head of recovery";
    action.where = "North";
    acted.row("meeting", 0.3, "higher");
    const auto released = acted.released();
    const ReportSection section = actions_section(Facts(released, acted.study));
    CHECK(says(section, "Head of recovery"));
    CHECK(says(section, "2025\u201106\u201101"));
    CHECK(says(section, "under way"));
    CHECK(says(section, "is not proof that the action did it"));
    // 0.3 of the points from 1 to 5 are 7.5 of 100
    CHECK(says(section, "Staff on \u201cClarity of vision\u201d, 2025 to 2026: up by 8 points out of 100 (95\u00a0% interval 5 to 10), a clear change."));
}

TEST_CASE("what is not clear, not tested, withheld or not yet measured says so") {
    Acted acted;
    for (const std::string id : {"unclear", "untested", "small", "new"}) acted.add(id, ActionStatus::under_way);
    acted.row("unclear", -0.1, "no_clear_change");
    acted.row("untested", 0.1, "not_tested", Status::too_few);
    acted.row("small", 0.5, "higher").people = 5;
    acted.row("new", {}, "not_tested", Status::no_wave_since);
    const auto released = acted.released();
    const ReportSection section = actions_section(Facts(released, acted.study));
    CHECK(says(section, "down by 3 points out of 100"));
    CHECK(says(section, "which may be chance."));
    CHECK(says(section, "not tested."));
    CHECK(says(section, "nothing can be told, withheld."));
    CHECK(says(section, "nobody has been asked since it began"));
}

TEST_CASE("only what began before the latest round and is not finished is carried over") {
    Acted acted;
    for (const auto& [id, status] : {std::pair("going", ActionStatus::under_way), std::pair("finished", ActionStatus::done),
                                     std::pair("ended", ActionStatus::stopped), std::pair("coming", ActionStatus::planned)})
        acted.add(id, status);
    for (const std::string id : {"going", "finished", "ended"}) acted.row(id, 0.1, "no_clear_change");
    acted.row("coming", {}, "not_tested", Status::no_wave_since).wave_after = Label();
    const auto released = acted.released();
    const ReportSection section = actions_section(Facts(released, acted.study));
    const auto carried = std::ranges::find(section.parts, "actions-carried-over", &ReportSection::id);
    REQUIRE(carried != section.parts.end());
    CHECK(says(*carried, "Simulated action going."));
    for (const std::string_view other : {"action finished", "action ended", "action coming"}) CHECK_FALSE(says(*carried, other));
}

TEST_CASE("the page for everyone sets what people said beside what was done, but not what is only planned") {
    Acted acted;
    acted.add("meeting", ActionStatus::done);
    acted.add("coming", ActionStatus::planned);
    acted.row("meeting", 0.3, "higher");
    const auto released = acted.released();
    const ReportSection section = said_and_done_section(Facts(released, acted.study));
    CHECK(says(section, "Staff put \u201cClarity of vision\u201d at"));
    CHECK(says(section, "in 2025."));
    CHECK(says(section, "Lowest of its questions: \u201cSimulated statement vision_"));
    CHECK(says(section, "Simulated action meeting. Where: everywhere."));
    CHECK(says(section, "a clear change"));
    CHECK_FALSE(says(section, "coming"));
}

TEST_CASE("a study without actions has neither section") {
    const Acted acted;
    const auto released = acted.released();
    const Facts facts(released, acted.study);
    CHECK(actions_section(facts).blocks.empty());
    CHECK(said_and_done_section(facts).blocks.empty());
}
