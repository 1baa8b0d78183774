#include "../instrument/edit.hpp"
#include "../instrument/sample_form.hpp"
#include "../render/scratch_folder.hpp"

#include <recaudit/study/load.hpp>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

const std::string valid = R"(format: 1
study: audit-2026
title: {en: Our audit}
instruments: [./staff.yaml, ./user.yaml]
responses:
  - file: responses/staff-*.csv
    instrument: sample-staff
    columns: {respondent: id, site: prison, team: wing, wave: year, role: grade}
    items: {a1: Q7_1, t1.peer: Q8_1, comment_1: Q9}
    profile: plain
  - file: responses/user.csv
    instrument: sample-user
    columns: {site: prison}
    constants: {wave: "2025"}
waves: [{id: "2024", date: 2024-03-31}, {id: "2025", date: 2025-03-31}]
respondents: linked
headcount: headcount.csv
compare: [site, team, role]
cross: [[site, role]]
weights: {rake: [[site], [team, role]], cap: 5}
finite_population: true
benchmark: {against: median_site}
confidence: 0.9
adjust: bh
minimum_to_test: 5
disclosure: {minimum: {default: 12, staff: 8}, small_children_in_parent: exclude, round_base: 5, previous: [../2025/out]}
structure: [perspective, site]
drivers: {outcome: b}
actions: actions.yaml
language: ./terms.yaml
comments: {themes: {a: [agree], staffing: [rota, short staffed]}, quotes: 3, names: [Alex]}
unknown_codes: missing
report: {formats: [html, xlsx], language: cy, audience: board}
seed: 42
)";

/// A study beside two forms of one family.
struct Folder {
    ScratchFolder scratch;
    explicit Folder(const std::string& study) {
        put(scratch.path() / "staff.yaml", form);
        put(scratch.path() / "user.yaml", edited(edited(form, "instrument: sample-staff", "instrument: sample-user"), "perspective: staff", "perspective: service_user"));
        put(scratch.path() / "terms.yaml",
            "list: terms\nlanguage: en\nterms: [{id: con, kind: stigmatising, severity: replace, match: [con], prefer: [person], why: x}]\n");
        put(scratch.path() / "study.yaml", study);
        put(scratch.path() / "actions.yaml", "actions: []");
    }
    [[nodiscard]] Parsed<Study> load() const { return load_study(scratch.path() / "study.yaml"); }
};

std::string after(std::string_view before, std::string_view now) { return joined(problems(Folder(edited(valid, before, now)).load().diagnostics)); }

std::string hint_after(std::string_view before, std::string_view now) {
    const auto found = Folder(edited(valid, before, now)).load().diagnostics;
    REQUIRE_FALSE(found.empty());
    return found.all().front().hint;
}

}  // namespace

TEST_CASE("a study with every key loads without a word and holds what was written") {
    const Folder folder(valid);
    const auto out = folder.load();
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    const Study& s = *out.value;
    CHECK(s.id == "audit-2026");
    CHECK(s.title.in() == "Our audit");
    CHECK(s.folder == folder.scratch.path());
    CHECK(s.instruments.size() == 2);
    CHECK(s.responses[0].file == "responses/staff-*.csv");
    CHECK(s.responses[0].place.line == 6);
    CHECK(s.responses[0].place.column == 11);
    CHECK(s.responses[0].columns.at("role") == "grade");
    CHECK(s.responses[0].items.at("a1") == "Q7_1");
    CHECK(s.responses[0].profile == "plain");
    CHECK(s.responses[1].instrument == 1);
    CHECK(s.responses[1].constants.at("wave") == "2025");
    CHECK(s.responses[1].profile == "auto");
    CHECK(*s.waves[0].day == 19813);
    CHECK(s.respondents == Respondents::linked);
    CHECK(s.headcount == "headcount.csv");
    CHECK(s.compare == std::vector<std::string>{"site", "team", "role"});
    CHECK(s.compare_declared);
    CHECK(s.cross == std::vector<std::vector<std::string>>{{"site", "role"}});
    CHECK(s.weights.rake == std::vector<std::vector<std::string>>{{"site"}, {"team", "role"}});
    CHECK(*s.weights.cap == 5);
    CHECK(s.finite_population);
    CHECK(s.benchmark.against == BenchmarkTarget::median_site);
    CHECK(s.confidence == 0.9);
    CHECK(s.adjust == Adjust::bh);
    CHECK(s.minimum_to_test == 5);
    CHECK(s.disclosure.minimum == 12);
    CHECK(s.disclosure.minimum_for("staff") == 8);
    CHECK(s.disclosure.minimum_for("leader") == 12);
    CHECK(s.disclosure.minimum_for("document") == 1);
    CHECK(s.disclosure.comments_minimum == 12);
    CHECK(s.disclosure.comments_minimum_for("staff") == 12);
    CHECK(s.disclosure.comments_minimum_for("document") == 1);
    CHECK(s.disclosure.small_children_in_parent == SmallChildren::exclude);
    CHECK(s.disclosure.round_base == 5);
    CHECK(s.disclosure.previous == std::vector<std::string>{"../2025/out"});
    CHECK(s.structure == std::vector<std::string>{"perspective", "site"});
    CHECK(s.driver_outcome == "b");
    CHECK_FALSE(s.resampling.on);
    CHECK(s.actions == "actions.yaml");
    CHECK(s.language == "./terms.yaml");
    CHECK(s.terms.terms.size() == 1);
    CHECK(s.comments.themes.size() == 2);
    CHECK(s.comments.themes[1].words == std::vector<std::string>{"rota", "short staffed"});
    CHECK(s.comments.quotes == 3);
    CHECK(s.comments.names == std::vector<std::string>{"Alex"});
    CHECK(s.tells_of_comments());
    CHECK(s.unknown_codes == UnknownCodes::missing);
    CHECK(s.report.formats == std::vector<std::string>{"html", "xlsx"});
    CHECK(s.report.language == "cy");
    CHECK(s.report.audience == "board");
    CHECK(s.seed == 42);
}

TEST_CASE("what is not said has the usual value") {
    const auto out = Folder("study: s\ninstruments: [five-themes-staff]\nresponses: [{file: a.csv}]\n").load();
    CHECK(joined(problems(out.diagnostics)) == "");
    REQUIRE(out.value.has_value());
    const Study& s = *out.value;
    CHECK(s.confidence == 0.95);
    CHECK(s.adjust == Adjust::holm);
    CHECK(s.minimum_to_test == 10);
    CHECK(s.disclosure.on);
    CHECK(s.disclosure.minimum == 10);
    CHECK(s.disclosure.comments_minimum == 10);
    CHECK_FALSE(s.compare_declared);
    CHECK(s.respondents == Respondents::anonymous);
    CHECK(s.seed == 1);
    CHECK(s.waves.empty());
    CHECK(s.responses[0].instrument == 0);
}

TEST_CASE("keys that are needed are asked for") {
    CHECK(joined(problems(Folder("title: x\n").load().diagnostics)) == "missing-key at title: x; missing-key at title: x; missing-key at title: x");
    CHECK(after("instruments: [./staff.yaml, ./user.yaml]", "instruments: []") == "missing-key at instruments: [");
    CHECK(after("  - file: responses/user.csv\n    instrument", "  - instrument") == "missing-key at instrument: sa");
    CHECK(after("    instrument: sample-user\n", "") == "missing-key at file: response");
    CHECK(after("{against: median_site}", "{against: file}") == "missing-key at file}");
    CHECK(after("weights: {rake: [[site], [team, role]], cap: 5}", "weights: {cap: 5}") == "missing-key at weights: {cap:");
}

TEST_CASE("unknown keys are reported everywhere, with what was meant") {
    CHECK(after("headcount: h", "head_count: h") == "unknown-key at head_count: he; needs-headcount at rake: [[site],; needs-headcount at finite_populat");
    CHECK(hint_after("minimum_to_test", "minimun_to_test") == "did you mean \"minimum_to_test\"?");
    CHECK(after("profile: plain", "profil: plain") == "unknown-key at profil: plain");
    CHECK(after("{id: \"2024\", date", "{id: \"2024\", day") == "unknown-key at day: 2024-03-3");
    CHECK(after("cap: 5", "capp: 5") == "unknown-key at capp: 5}");
    CHECK(after("round_base: 5", "round: 5") == "unknown-key at round: 5, prev");
    CHECK(after("audience: board", "reader: board") == "unknown-key at reader: board}");
}

TEST_CASE("dates are days of the calendar, and waves are listed from first to last") {
    CHECK(after("2024-03-31", "2024-02-30") == "invalid-date at 2024-02-30}, {");
    CHECK(after("2024-03-31", "31.3.2024") == "invalid-date at 31.3.2024}, {i");
    CHECK(after("2024-03-31", "2024-3-31") == "invalid-date at 2024-3-31}, {i");
    CHECK(after("2024-03-31", "2023-02-29") == "invalid-date at 2023-02-29}, {");
    CHECK(after("2024-03-31", "2024-02-29") == "");
    CHECK(after("2024-03-31", "2026-03-31") == "waves-out-of-order at 2025-03-31}]");
    CHECK(after("2024-03-31", "2025-03-31") == "waves-out-of-order at 2025-03-31}]");
    CHECK(after("{id: \"2024\"", "{id: \"2025\"") == "duplicate-id at \"2025\", date: ");
    CHECK(after("{id: \"2024\", date: 2024-03-31}", "{id: \"2024\"}") == "");
}

TEST_CASE("a constant wave is one of the study's waves") {
    CHECK(after("wave: \"2025\"", "wave: \"2052\"") == "unknown-wave at \"2052\"}");
}

TEST_CASE("numbers are in the range that makes sense, and percents for shares are explained") {
    CHECK(after("confidence: 0.9", "confidence: 95") == "out-of-range at 95");
    CHECK(hint_after("confidence: 0.9", "confidence: 95") == "for 95 % write 0.95");
    CHECK(after("confidence: 0.9", "confidence: 1") == "out-of-range at 1");
    CHECK(after("confidence: 0.9", "confidence: 0") == "out-of-range at 0");
    CHECK(after("confidence: 0.9", "confidence: high") == "wrong-type at high");
    CHECK(after("minimum_to_test: 5", "minimum_to_test: 1") == "out-of-range at 1");
    CHECK(after("cap: 5", "cap: 0.5") == "out-of-range at 0.5}");
    CHECK(after("seed: 42", "seed: -1") == "out-of-range at -1");
    CHECK(after("seed: 42", "seed: 1.5") == "out-of-range at 1.5");
    CHECK(after("staff: 8", "staff: 0") == "out-of-range at 0}, small_chil");
}

TEST_CASE("limits by bootstrap and an attribute to standardise by are read, and what is none is refused") {
    const auto out = Folder(edited(valid, "{against: median_site}", "{against: all_sites, limits: bootstrap, standardise: role}")).load();
    REQUIRE(out.value);
    CHECK(out.value->benchmark.limits == BenchmarkLimits::bootstrap);
    CHECK(out.value->benchmark.standardise == "role");
    CHECK(after("{against: median_site}", "{limits: exact}") == "invalid-value at exact}");
    CHECK(after("{against: median_site}", "{standardise: site}") == "invalid-value at site}");
    CHECK(after("{against: median_site}", "{standardise: a b}") == "invalid-value at a b}");
    CHECK(after("{against: median_site}", "{file: x.csv}") == "invalid-value at file: x.csv}");
    const auto usual = Folder(valid).load();
    CHECK(usual.value->benchmark.limits == BenchmarkLimits::normal);
    CHECK(usual.value->benchmark.standardise.empty());
}

TEST_CASE("words are among those allowed") {
    CHECK(after("respondents: linked", "respondents: link") == "invalid-value at link");
    CHECK(after("adjust: bh", "adjust: bonferroni") == "invalid-value at bonferroni");
    CHECK(after("unknown_codes: missing", "unknown_codes: ignore") == "invalid-value at ignore");
    CHECK(after("median_site", "best_site") == "invalid-value at best_site}");
    CHECK(after("exclude", "keep") == "invalid-value at keep, round_ba");
    CHECK(after("[html, xlsx]", "[html, pdf]") == "invalid-value at pdf], language");
    CHECK(after("[html, xlsx]", "[html, html]") == "repeated-name at html], languag");
    CHECK(after("language: cy", "language: Welsh") == "invalid-language at Welsh, audienc");
    CHECK(after("finite_population: true", "finite_population: on") == "wrong-type at on");
    CHECK(after("respondents: linked", "respondents:") == "wrong-type at respondents:");
}

TEST_CASE("profiles of survey tools are known; others are not") {
    CHECK(after("profile: plain", "profile: qualtrics") == "");
    CHECK(after("profile: plain", "profile: spss") == "");
    CHECK(after("profile: plain", "profile: plian") == "invalid-value at plian");
    CHECK(hint_after("profile: plain", "profile: plian") == "did you mean \"plain\"?");
    CHECK(after("profile: plain", "profile: auto") == "");
}

TEST_CASE("groupings are named once each and are none of the reserved names") {
    CHECK(after("compare: [site, team, role]", "compare: [site, all]") == "invalid-value at all]");
    CHECK(after("compare: [site, team, role]", "compare: [site, site]") == "repeated-name at site]");
    CHECK(after("compare: [site, team, role]", "compare: site") == "wrong-type at site");
    CHECK(after("cross: [[site, role]]", "cross: [[site]]") == "wrong-type at [site]]");
    CHECK(after("cross: [[site, role]]", "cross: [[site, site]]") == "repeated-name at site]]");
    CHECK(after("cross: [[site, role]]", "cross: [site, role]") == "wrong-type at site, role]; wrong-type at role]");
    CHECK(after("rake: [[site], [team, role]]", "rake: [site]") == "wrong-type at site], cap: 5}");
    CHECK(after("structure: [perspective, site]", "structure: [perspective, rest]") == "invalid-value at rest]");
}

TEST_CASE("raking and the finite population need to know how many people there are") {
    CHECK(after("headcount: headcount.csv\n", "") == "needs-headcount at rake: [[site],; needs-headcount at finite_populat");
    CHECK(after("{rake: [[site], [team, role]], cap: 5}", "{column: w, rake: [[site]]}") == "invalid-value at rake: [[site]]");
    CHECK(after("{rake: [[site], [team, role]], cap: 5}", "{column: w, cap: 3}") == "invalid-value at cap: 3}");
}

TEST_CASE("disclosure is a map, or the word off; a small minimum is noted") {
    const std::string rule = "disclosure: {minimum: {default: 12, staff: 8}, small_children_in_parent: exclude, round_base: 5, previous: [../2025/out]}";
    CHECK(after(rule, "disclosure: off") == "");
    CHECK_FALSE(Folder(edited(valid, rule, "disclosure: off")).load().value->disclosure.on);
    CHECK(after(rule, "disclosure: false") == "wrong-type at false");
    CHECK(after(rule, "disclosure: 10") == "wrong-type at 10");
    CHECK(after(rule, "disclosure: {minimum: 3}") == "small-minimum at 3}");
    CHECK(after(rule, "disclosure: {minimum: {document: 1}}") == "");
    CHECK(after(rule, "disclosure: {minimum: {comments: 5}}") == "out-of-range at 5}}");
    CHECK(Folder(edited(valid, rule, "disclosure: {minimum: 5}")).load().value->disclosure.comments_minimum == 10);
}

TEST_CASE("columns are named by ids that are not items; near names are pointed out") {
    CHECK(after("role: grade}", "all: grade}") == "invalid-id at all: grade}");
    CHECK(after("role: grade}", "my role: grade}") == "invalid-id at my role: grade");
    CHECK(after("role: grade}", "a1: grade}") == "invalid-id at a1: grade}");
    CHECK(after("role: grade}", "sites: grade}") == "unusual-column at sites: grade}");
    CHECK(after("constants: {wave", "constants: {site: HMP, wave") == "repeated-name at site: HMP, wav");
    CHECK(after("role: grade}", "role: [grade]}") == "wrong-type at role: [grade]}");
}

TEST_CASE("what is named must be there: forms, items, outcomes") {
    CHECK(after("instrument: sample-user", "instrument: sample-users") == "unknown-id at sample-users");
    CHECK(hint_after("instrument: sample-user", "instrument: sample-users") == "did you mean \"sample-user\"?");
    CHECK(after("{a1: Q7_1,", "{a9: Q7_1,") == "unknown-id at a9: Q7_1, t1.p");
    CHECK(after("t1.peer", "t1.pear") == "unknown-id at t1.pear: Q8_1,");
    CHECK(after("outcome: b", "outcome: hope") == "unknown-id at hope}");
}

TEST_CASE("a form that cannot be had is a problem of the line that names it, without more of it") {
    CHECK(after("./user.yaml", "./users.yaml") == "file-not-found at ./users.yaml]");
    CHECK(hint_after("./user.yaml", "./users.yaml") == "did you mean user.yaml?");
    CHECK(after("./user.yaml", "user") == "unknown-instrument at user]");
    CHECK(after("./user.yaml", "./staff.yaml") == "duplicate-id at ./staff.yaml]; unknown-id at sample-user");
    CHECK(after("./user.yaml", "./study.yaml") == "wrong-type at study: audit-2");
}

TEST_CASE("a study that is not there, or is a folder, is an access problem") {
    const auto missing = load_study("no/such/study.yaml");
    CHECK(joined(problems(missing.diagnostics)) == "file-not-found");
    CHECK(missing.diagnostics.all().front().place.file == "no/such/study.yaml");
    CHECK(load_study(std::filesystem::temp_directory_path()).diagnostics.has_access_errors());
}

TEST_CASE("answers can be checked with a study that is wrong only in what is done with them") {
    const auto readable = [](std::string_view before, std::string_view now) {
        const Folder folder(edited(valid, before, now));
        CHECK_FALSE(folder.load().value);
        return load_study_to_check(folder.scratch.path() / "study.yaml").value.has_value();
    };
    CHECK(readable("confidence: 0.9", "confidence: 90"));
    CHECK(readable("adjust: bh", "adjust: none\nadjustment: bh"));
    CHECK(readable("report: {formats: [html, xlsx], ", "report: {formats: [docx], "));
    CHECK_FALSE(readable("respondents: linked", "respondents: joined"));
    CHECK_FALSE(readable("unknown_codes: missing", "unknown_code: missing"));  // may be meant for how answers are read
    CHECK_FALSE(readable("date: 2025-03-31", "date: 2025-13-31"));
    CHECK_FALSE(readable("./user.yaml", "./users.yaml"));
    CHECK_FALSE(readable("study: audit-2026", "study: [audit"));
}

TEST_CASE("messages name files as the user reaches them") {
    const Folder folder(valid);
    put(folder.scratch.path() / "user.yaml", edited(form, "reverse: true", "reverse: yes"));
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.scratch.path());
    const auto here = load_study("study.yaml");
    std::filesystem::current_path(before);
    CHECK(here.diagnostics.all().front().place.file == "user.yaml");
    const auto there = load_study(folder.scratch.path() / "study.yaml");
    CHECK(there.diagnostics.all().front().place.file == (folder.scratch.path() / "user.yaml").generic_string());
}

TEST_CASE("forms of one family that score a scale or ask an id differently are pointed out") {
    const Folder folder(valid);
    const std::string user = contents(folder.scratch.path() / "user.yaml");
    put(folder.scratch.path() / "user.yaml", edited(user, "method: mean,", "method: sum,"));
    CHECK(joined(problems(folder.load().diagnostics)) == "family-scales-differ at ./user.yaml]");
    put(folder.scratch.path() / "user.yaml", edited(user, "maximum: 100", "maximum: 200"));
    CHECK(joined(problems(folder.load().diagnostics)) == "family-scales-differ at ./user.yaml]");
    put(folder.scratch.path() / "user.yaml", edited(user, "concept: agreeing", "concept: quarrels"));
    CHECK(joined(problems(folder.load().diagnostics)) == "family-concepts-differ at ./user.yaml]");
    put(folder.scratch.path() / "user.yaml", edited(edited(user, "concept: agreeing", "concept: quarrels"), "family: sample", "family: other"));
    CHECK(joined(problems(folder.load().diagnostics)) == "");
}

TEST_CASE("an instrument in place of a study is one problem") {
    CHECK(joined(problems(Folder(form).load().diagnostics)) == "wrong-type at instrument: sa");
}

TEST_CASE("a line lost or doubled anywhere is answered, never with a crash") {
    const Folder folder(valid);
    std::size_t refused = 0;
    for (const auto& changed : line_mutations(valid)) {
        put(folder.scratch.path() / "study.yaml", changed);
        refused += folder.load().value ? 0U : 1U;
    }
    CHECK(refused > 30);
}

TEST_CASE("a file cut off anywhere is answered, never with a crash") {
    const Folder folder(valid);
    std::size_t refused = 0;
    for (std::size_t n = 0; n < valid.size(); n += 7) {
        put(folder.scratch.path() / "study.yaml", valid.substr(0, n));
        refused += folder.load().value ? 0U : 1U;
    }
    CHECK(refused > 30);
}

TEST_CASE("resampling says how often, what and how to draw, and does not go with weights") {
    const std::string weights = "weights: {rake: [[site], [team, role]], cap: 5}\n";
    const auto all = Folder(edited(valid, weights, "resampling: {replicates: 500, unit: team, method: percentile}\n")).load();
    REQUIRE(all.value.has_value());
    CHECK(all.value->resampling.on);
    CHECK(all.value->resampling.replicates == 500);
    CHECK(all.value->resampling.unit == ResamplingUnit::team);
    CHECK(all.value->resampling.method == ResamplingMethod::percentile);
    const auto usual = Folder(edited(valid, weights, "resampling: {}\n")).load();
    REQUIRE(usual.value.has_value());
    CHECK(usual.value->resampling.on);
    CHECK(usual.value->resampling.replicates == 2000);
    CHECK(usual.value->resampling.unit == ResamplingUnit::respondent);
    CHECK(usual.value->resampling.method == ResamplingMethod::bca);
    CHECK(joined(problems(Folder(edited(valid, weights, weights + "resampling: {}\n")).load().diagnostics)).find("invalid-value") !=
          std::string::npos);
    CHECK(joined(problems(Folder(edited(valid, weights, "resampling: {replicates: 10}\n")).load().diagnostics)).find("out-of-range") !=
          std::string::npos);
}

TEST_CASE("what is told of comments is checked") {
    CHECK(after("quotes: 3", "quotes: 101") == "out-of-range at 101, names: [A");
    CHECK(after("quotes: 3", "quote: 3") == "unknown-key at quote: 3, name");
    CHECK(after("names: [Alex]", "names: [\"\"]") == "invalid-value at \"\"]}");
    CHECK(after("staffing: [", "all: [") == "invalid-id at all: [rota, sh");
    CHECK(after("staffing: [rota, short staffed]", "staffing: rota") == "wrong-type at rota}, quotes:");
    CHECK(after("comments: {themes: {a: [agree], staffing: [rota, short staffed]}, quotes: 3, names: [Alex]}", "comments: 3") == "wrong-type at 3");
}

TEST_CASE("a term list that cannot be had is a problem of the line that names it, and what is wrong in it of its own file") {
    CHECK(after("language: ./terms.yaml", "language: ./nowhere.yaml") == "file-not-found at ./nowhere.yaml");
    CHECK(after("language: ./terms.yaml", "language: respectful-lang") == "unknown-list at respectful-lan");
    const Folder folder(valid);
    put(folder.scratch.path() / "terms.yaml", "list: terms\nlanguage: en\n");
    CHECK(joined(problems(folder.load().diagnostics)) == "missing-key at list: terms");
}
