#include "../instrument/edit.hpp"
#include "../instrument/sample_form.hpp"
#include "../render/scratch_folder.hpp"

#include <recaudit/study/calendar.hpp>
#include <recaudit/study/load.hpp>
#include <recaudit/study/read_actions.hpp>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

const std::string study_text = R"(study: audit
instruments: [./staff.yaml]
responses: [{file: answers.csv}]
waves: [{id: "2024", date: 2024-03-31}, {id: "2025", date: 2025-03-31}]
actions: actions.yaml
)";

const std::string valid = R"(format: 1
actions:
  - id: monthly-meeting
    what: {en: A meeting each month., cy: Cyfarfod bob mis.}
    where: North / A wing
    scale: [a, b]
    since: 2024-09-01
    lead: Head of recovery
    status: under way
  - what: A plan for five years.
    scale: a
    status: planned
  - id: visits
    what: Visits.
    scale: b
    since: "2024"
    status: done
)";

struct Folder {
    ScratchFolder scratch;
    explicit Folder(const std::string& actions, const std::string& study = study_text) {
        put(scratch.path() / "staff.yaml", form);
        put(scratch.path() / "study.yaml", study);
        put(scratch.path() / "actions.yaml", actions);
    }
    [[nodiscard]] Parsed<Study> load() const { return load_study(scratch.path() / "study.yaml"); }
};

std::string after(std::string_view before, std::string_view now) { return joined(problems(Folder(edited(valid, before, now)).load().diagnostics)); }

}  // namespace

TEST_CASE("an actions file with every key is held as written") {
    const auto out = Folder(valid).load();
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    const auto& actions = out.value->action_list;
    REQUIRE(actions.size() == 3);
    CHECK(actions[0].id == "monthly-meeting");
    CHECK(actions[0].what.in("cy") == "Cyfarfod bob mis.");
    CHECK(actions[0].where == "North / A wing");
    CHECK(actions[0].where_place.line == 5);
    CHECK(actions[0].scales == std::vector<std::string>{"a", "b"});
    CHECK(actions[0].day == day_in("2024-09-01"));
    CHECK(actions[0].lead.in() == "Head of recovery");
    CHECK(actions[0].status == ActionStatus::under_way);
    CHECK(actions[1].id == "action-2");
    CHECK(actions[1].status == ActionStatus::planned);
    CHECK_FALSE(actions[1].day.has_value());
    CHECK(actions[2].since_wave == "2024");
    CHECK(actions[2].status == ActionStatus::done);
}

TEST_CASE("every problem is told with its place, all at once") {
    CHECK(after("scale: [a, b]", "scale: [a, bb]").find("unknown-id") != std::string::npos);
    CHECK(after("scale: [a, b]", "scale: []").find("missing-key") != std::string::npos);
    CHECK(after("scale: [a, b]", "scale: [a, a]").find("repeated-name") != std::string::npos);
    CHECK(after("since: 2024-09-01", "since: 2024-13-01").find("invalid-date") != std::string::npos);
    CHECK(after("    since: 2024-09-01\n", "").find("missing-key") != std::string::npos);
    CHECK(after("status: under way", "status: begun").find("invalid-value") != std::string::npos);
    CHECK(after("    status: under way\n", "").find("missing-key") != std::string::npos);
    CHECK(after("    lead:", "    leader:").find("unknown-key") != std::string::npos);
    CHECK(after("id: visits", "id: monthly-meeting").find("duplicate-id") != std::string::npos);
    CHECK(after("where: North / A wing", "where: \"\"").find("invalid-value") != std::string::npos);
    CHECK(after("format: 1", "format: 2").find("invalid-value") != std::string::npos);
    const auto two = Folder(edited(edited(valid, "scale: [a, b]", "scale: hope"), "status: done", "status: ended")).load();
    CHECK(two.diagnostics.all().size() == 2);
    CHECK_FALSE(two.value.has_value());
}

TEST_CASE("an actions file that is not there is a problem of the line that names it") {
    const auto out = Folder(valid, edited(study_text, "actions: actions.yaml", "actions: acts.yaml")).load();
    REQUIRE(out.diagnostics.all().size() == 1);
    CHECK(out.diagnostics.all()[0].info->id == "file-not-found");
    CHECK(out.diagnostics.all()[0].place.line == 5);
}

TEST_CASE("by itself an actions file is checked but for what the study knows") {
    const Folder folder(edited(valid, "scale: [a, b]", "scale: anything"));
    CHECK(check_actions_file(folder.scratch.path() / "actions.yaml").empty());
    const Folder wrong(edited(valid, "status: done", "status: ended"));
    CHECK(check_actions_file(wrong.scratch.path() / "actions.yaml").all().size() == 1);
}

TEST_CASE("days are read and written alike") {
    CHECK(date_of(*day_in("2024-02-29")) == "2024-02-29");
    CHECK_FALSE(day_in("2023-02-29").has_value());
    CHECK_FALSE(day_in("24-02-29").has_value());
    CHECK(date_of(0) == "1970-01-01");
}
