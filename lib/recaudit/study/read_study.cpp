#include <recaudit/study/read_study.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/instrument/names.hpp>
#include <recaudit/study/calendar.hpp>
#include <recaudit/study/read_actions.hpp>
#include <recaudit/study/read_report.hpp>
#include <recaudit/study/read_rules.hpp>
#include <recaudit/study/read_sources.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

Wave read_wave(YamlReader& in, const YamlNode& node) {
    in.only_keys(node, "a wave", {"id", "date"});
    in.need(node, "id", "a wave");
    Wave out{in.text(node, "id"), std::nullopt};
    const YamlNode* at = in.scalar(node, "date");
    if (!at) return out;
    out.day = day_in(at->text);
    if (!out.day)
        in.problem("invalid-date", *at, fmt::format("\"date\" is {}; expected a day of the calendar as YYYY-MM-DD", described(*at)));
    return out;
}

/// Waves are in the order of the list; dates have to agree with it, for change runs from earlier to later.
void check_wave(YamlReader& in, const YamlNode& node, const Wave& wave, std::span<const Wave> before) {
    const YamlNode* id = node.find("id");
    if (id && id->is_scalar() && std::ranges::find(before, wave.id, &Wave::id) != before.end())
        in.problem("duplicate-id", *id, fmt::format("the wave \"{}\" is listed already", quotable(wave.id)));
    if (id && id->is_scalar() && normalised(wave.id).empty()) in.problem("invalid-value", *id, "the id of a wave is empty");
    if (!wave.day) return;
    for (const auto& other : before)
        if (other.day && *other.day >= *wave.day)
            return in.problem(
                "waves-out-of-order", *node.find("date"),
                fmt::format("the wave \"{}\" is not after \"{}\", which is listed before it", quotable(wave.id), quotable(other.id)),
                "list the waves from first to last, and check the dates");
}

std::vector<Wave> read_waves(YamlReader& in, const YamlNode& root) {
    std::vector<Wave> out;
    constexpr std::size_t most = 1000;
    for (const YamlNode* node : in.maps(root, "waves", "a wave")) {
        Wave wave = read_wave(in, *node);
        check_wave(in, *node, wave, out);
        if (out.size() == most) return out;
        out.push_back(std::move(wave));
    }
    return out;
}

void read_comparisons(YamlReader& in, const YamlNode& root, Study& out) {
    out.compare_declared = root.find("compare") != nullptr;
    (void)in.list(root, "compare");
    if (const YamlNode* at = root.find("compare"); at && at->is_sequence()) out.compare = read_groupings(in, *at, "compare");
    for (const auto& pair : in.list(root, "cross")) {
        if (!pair.is_sequence() || pair.children.size() != 2) {
            in.problem("wrong-type", pair, fmt::format("\"cross\" holds {}; expected pairs of groupings", described(pair)),
                       "write cross: [[site, role]]");
            continue;
        }
        if (auto names = read_groupings(in, pair, "cross"); names.size() == 2) out.cross.push_back(std::move(names));
    }
}

double read_confidence(YamlReader& in, const YamlNode& root, double usual) {
    const YamlNode* at = in.scalar(root, "confidence");
    if (!at) return usual;
    const auto value = in.number(root, "confidence");
    if (!value) return usual;
    if (*value > 0 && *value < 1) return *value;
    in.problem("out-of-range", *at, fmt::format("\"confidence\" is {}; expected a share between 0 and 1", at->text),
               *value >= 1 && *value < 100 ? fmt::format("for {} % write {}", *value, *value / 100) : "");
    return usual;
}

void read_analysis(YamlReader& in, const YamlNode& root, Study& out) {
    out.finite_population = in.flag(root, "finite_population").value_or(false);
    out.confidence = read_confidence(in, root, out.confidence);
    out.adjust =
        in.one_of<Adjust>(root, "adjust", {{"holm", Adjust::holm}, {"bh", Adjust::bh}, {"none", Adjust::none}}).value_or(Adjust::holm);
    out.minimum_to_test = in.whole(root, "minimum_to_test", 2, 1'000'000'000).value_or(out.minimum_to_test);
    out.unknown_codes = in.one_of<UnknownCodes>(root, "unknown_codes", {{"error", UnknownCodes::error}, {"missing", UnknownCodes::missing}})
                            .value_or(UnknownCodes::error);
    constexpr std::size_t largest_seed = std::size_t{1} << 53U;  // read as a number without loss
    out.seed = in.whole(root, "seed", 0, largest_seed).value_or(1);
}

/// Factor models run across groupings, and across perspectives and waves.
std::vector<std::string> read_structure(YamlReader& in, const YamlNode& root) {
    std::vector<std::string> out;
    for (const YamlNode* at : in.texts(root, "structure")) {
        const bool fits = at->text == "perspective" || at->text == "wave" || at->text == "site" || at->text == "team" ||
                          (is_id(at->text) && !is_reserved(at->text));
        if (!fits)
            in.problem("invalid-value", *at,
                       fmt::format("\"structure\" names \"{}\"; expected perspective, wave, site, team or attributes", quotable(at->text)));
        else if (std::ranges::find(out, at->text) != out.end())
            in.problem("repeated-name", *at, fmt::format("\"structure\" names \"{}\" twice", at->text));
        else out.push_back(at->text);
    }
    return out;
}

void read_drivers(YamlReader& in, const YamlNode& root, InstrumentsLoaded loaded, Study& out) {
    const YamlNode* at = root.find("drivers");
    if (!at || !in.expect_map(*at, "\"drivers\"")) return;
    in.only_keys(*at, "\"drivers\"", {"outcome"});
    in.need(*at, "outcome", "\"drivers\"");
    const YamlNode* outcome = in.scalar(*at, "outcome");
    if (!outcome) return;
    out.driver_outcome = outcome->text;
    if (loaded == InstrumentsLoaded::some) return;
    std::vector<std::string> ids;
    for (const auto& form : out.instruments) {
        const bool is_composite = std::ranges::find(form.composites, outcome->text, &Composite::id) != form.composites.end();
        if (is_composite || form.find_scale(outcome->text) || form.find_item(outcome->text)) return;
        for (const auto& composite : form.composites) ids.push_back(composite.id);
        for (const auto& scale : form.scales) ids.push_back(scale.id);
        for (const auto& item : form.items) ids.push_back(item.id);
    }
    in.problem("unknown-id", *outcome,
               fmt::format("no instrument of this study has a scale, composite or item \"{}\"", quotable(outcome->text)),
               in.suggestion(outcome->text, ids));
}

void check_headcount(YamlReader& in, const YamlNode& root, const Study& study) {
    if (!study.headcount.empty()) return;
    if (!study.weights.rake.empty())
        in.problem_at_key("needs-headcount", *root.find("weights")->find("rake"), "raking needs the file \"headcount\"");
    if (study.finite_population)
        in.problem_at_key("needs-headcount", *root.find("finite_population"), "\"finite_population\" needs the file \"headcount\"");
}

void read_head(YamlReader& in, const YamlNode& root, Study& out) {
    in.only_keys(root, "a study",
                 {"format",     "study",     "title",   "instruments",       "responses", "waves",      "respondents", "headcount",
                  "compare",    "cross",     "weights", "finite_population", "benchmark", "confidence", "adjust",      "minimum_to_test",
                  "disclosure", "structure", "drivers", "resampling",        "actions",   "language",   "comments",    "unknown_codes",
                  "quality",    "report",    "seed"});
    check_format(in, root);
    out.id = read_name(in, root, "study", "a study");
    out.title = read_localised(in, root, "title");
    out.respondents = in.one_of<Respondents>(root, "respondents", {{"anonymous", Respondents::anonymous}, {"linked", Respondents::linked}})
                          .value_or(Respondents::anonymous);
    out.headcount = in.text(root, "headcount");
    out.actions = in.text(root, "actions");
    out.language = in.text(root, "language");
}

}  // namespace

Study read_study(YamlReader& in, const YamlNode& root, Study study, InstrumentsLoaded loaded) {
    read_head(in, root, study);
    study.waves = read_waves(in, root);
    study.responses = read_sources(in, root, study, loaded);
    read_comparisons(in, root, study);
    study.weights = read_weights(in, root);
    study.quality = read_quality(in, root);
    study.benchmark = read_benchmark(in, root);
    read_analysis(in, root, study);
    study.disclosure = read_disclosure(in, root);
    study.structure = read_structure(in, root);
    read_drivers(in, root, loaded, study);
    study.resampling = read_resampling(in, root);
    study.comments = read_comment_rule(in, root);
    study.report = read_report(in, root, study.folder);
    check_headcount(in, root, study);
    if (const YamlNode* at = root.find("actions"); at && !study.actions.empty()) study.action_list = load_actions(in, *at, study, loaded);
    return study;
}

}  // namespace recaudit
