#include <recaudit/study/read_rules.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/instrument/names.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace recaudit {
namespace {

constexpr std::size_t most_people = 1'000'000'000;
constexpr std::size_t usual_minimum = 10;
constexpr std::size_t risky_below = 5;

bool is_grouping(std::string_view name) { return name == "site" || name == "team" || (is_id(name) && !is_reserved(name)); }

std::vector<std::vector<std::string>> read_margins(YamlReader& in, const YamlNode& weights) {
    std::vector<std::vector<std::string>> out;
    for (const auto& margin : in.list(weights, "rake")) {
        if (!margin.is_sequence()) {
            in.problem("wrong-type", margin, fmt::format("\"rake\" holds {}; expected lists of groupings", described(margin)),
                       "write rake: [[site], [role]]");
            continue;
        }
        auto names = read_groupings(in, margin, "rake");
        if (margin.children.empty()) in.problem("invalid-value", margin, "\"rake\" holds an empty list; expected groupings");
        out.push_back(std::move(names));
    }
    return out;
}

void note_small_minimum(YamlReader& in, const YamlNode& at, std::size_t minimum, std::string_view perspective) {
    if (minimum >= risky_below || perspective == "document") return;
    in.problem("small-minimum", at,
               fmt::format("results of groups of {} can be shown; people in so small groups can often be recognised", minimum),
               "10 is usual, and fewer than 5 are rarely defensible");
}

void read_minimum_by_perspective(YamlReader& in, const YamlNode& map, DisclosureRule& out) {
    for (const auto& entry : map.children) {
        const auto minimum = in.whole_value(entry, entry.key, 1, most_people);
        if (!minimum) continue;
        if (entry.key == "comments") {
            if (*minimum < usual_minimum)
                in.problem("out-of-range", entry, fmt::format("\"comments\" is {}; expected {} or more", *minimum, usual_minimum));
            out.comments_minimum = *minimum;
            continue;
        }
        note_small_minimum(in, entry, *minimum, entry.key);
        if (entry.key == "default") out.minimum = *minimum;
        else out.by_perspective[entry.key] = *minimum;
    }
}

void read_minimum(YamlReader& in, const YamlNode& map, DisclosureRule& out) {
    const YamlNode* at = map.find("minimum");
    if (!at) return;
    if (at->is_map()) read_minimum_by_perspective(in, *at, out);
    else if (const auto minimum = in.whole(map, "minimum", 1, most_people)) {
        out.minimum = *minimum;
        note_small_minimum(in, *at, *minimum, {});
    }
    out.comments_minimum = std::max(out.comments_minimum, out.minimum);
}

/// The texts of the list under `key`, none of them blank.
std::vector<std::string> read_phrases(YamlReader& in, const YamlNode& map, std::string_view key) {
    std::vector<std::string> out;
    for (const YamlNode* phrase : in.texts(map, key)) {
        if (normalised(phrase->text).empty())
            in.problem("invalid-value", *phrase, fmt::format("\"{}\" holds an empty text", quotable(key)), "leave it out");
        else out.push_back(phrase->text);
    }
    return out;
}

/// The attribute to whose mix sites are brought.
std::string read_standardise(YamlReader& in, const YamlNode& benchmark) {
    const YamlNode* at = in.scalar(benchmark, "standardise");
    if (!at) return {};
    if (is_id(at->text) && !is_reserved(at->text)) return at->text;
    in.problem("invalid-value", *at,
               fmt::format("\"standardise\" is \"{}\"; expected an attribute, such as the role of the people asked", quotable(at->text)));
    return {};
}

}  // namespace

std::vector<std::string> read_groupings(YamlReader& in, const YamlNode& list, std::string_view name) {
    std::vector<std::string> out;
    for (const YamlNode* at : in.texts_of(list, name)) {
        if (!is_grouping(at->text))
            in.problem(
                "invalid-value", *at,
                fmt::format("\"{}\" names \"{}\", which is no grouping; expected site, team or attributes", name, quotable(at->text)),
                at->text == "all" ? "results for all are always given" : "");
        else if (std::ranges::find(out, at->text) != out.end())
            in.problem("repeated-name", *at, fmt::format("\"{}\" names \"{}\" twice", name, at->text));
        else out.push_back(at->text);
    }
    return out;
}

WeightRule read_weights(YamlReader& in, const YamlNode& root) {
    WeightRule out;
    const YamlNode* at = root.find("weights");
    if (!at || !in.expect_map(*at, "\"weights\"")) return out;
    in.only_keys(*at, "\"weights\"", {"column", "rake", "cap"});
    out.column = in.text(*at, "column");
    out.rake = read_margins(in, *at);
    if (const YamlNode* cap = in.scalar(*at, "cap")) out.cap = in.number(*cap, "cap", 1, 1e6);
    if (at->find("column") && at->find("rake"))
        in.problem_at_key("invalid-value", *at->find("rake"), "weights come from a column or from raking, not both", "keep one of the two");
    else if (!at->find("column") && !at->find("rake")) in.problem_at_key("missing-key", *at, "\"weights\" needs \"column\" or \"rake\"");
    if (at->find("cap") && at->find("column"))
        in.problem_at_key("invalid-value", *at->find("cap"), "\"cap\" belongs to raking; weights of a column are taken as given");
    return out;
}

QualityRule read_quality(YamlReader& in, const YamlNode& root) {
    QualityRule out;
    const YamlNode* at = root.find("quality");
    if (!at || !in.expect_map(*at, "\"quality\"")) return out;
    in.only_keys(*at, "\"quality\"", {"exclude", "duration", "seconds_per_question"});
    out.duration = in.text(*at, "duration");
    if (const YamlNode* seconds = in.scalar(*at, "seconds_per_question"))
        out.seconds_per_question = in.number(*seconds, "seconds_per_question", 0.1, 600).value_or(out.seconds_per_question);
    const std::vector<std::string> known{"missing_person", "long_string", "low_variability", "speed", "mahalanobis", "duplicate"};
    std::set<std::string> wanted;
    for (const YamlNode* screen : in.texts(*at, "exclude")) {
        if (std::ranges::find(known, screen->text) == known.end()) in.not_among(*screen, "exclude", known);
        else if (!wanted.insert(screen->text).second)
            in.problem("repeated-name", *screen, fmt::format("\"exclude\" names \"{}\" twice", screen->text));
    }
    for (const auto& screen : known)
        if (wanted.contains(screen)) out.exclude.push_back(screen);
    if (wanted.contains("speed") && out.duration.empty())
        in.problem_at_key("missing-key", *at->find("exclude"), "\"speed\" needs the key \"duration\" beside \"exclude\"",
                          "name the column that holds the seconds people took");
    return out;
}

BenchmarkRule read_benchmark(YamlReader& in, const YamlNode& root) {
    BenchmarkRule out;
    const YamlNode* at = root.find("benchmark");
    if (!at || !in.expect_map(*at, "\"benchmark\"")) return out;
    in.only_keys(*at, "\"benchmark\"", {"against", "file", "limits", "standardise"});
    out.against =
        in.one_of<BenchmarkTarget>(
              *at, "against",
              {{"all_sites", BenchmarkTarget::all_sites}, {"median_site", BenchmarkTarget::median_site}, {"file", BenchmarkTarget::file}})
            .value_or(BenchmarkTarget::all_sites);
    out.file = in.text(*at, "file");
    const YamlNode* against = at->find("against");
    const bool wants_file = out.against == BenchmarkTarget::file;
    if (wants_file && !at->find("file")) in.problem("missing-key", *against, "\"against: file\" needs the key \"file\" beside it");
    if (!wants_file && at->find("file"))
        in.problem_at_key("invalid-value", *at->find("file"), "\"file\" is read only with \"against: file\"");
    out.limits = in.one_of<BenchmarkLimits>(*at, "limits", {{"normal", BenchmarkLimits::normal}, {"bootstrap", BenchmarkLimits::bootstrap}})
                     .value_or(BenchmarkLimits::normal);
    out.standardise = read_standardise(in, *at);
    return out;
}

DisclosureRule read_disclosure(YamlReader& in, const YamlNode& root) {
    DisclosureRule out;
    const YamlNode* at = root.find("disclosure");
    if (!at) return out;
    if (at->is_scalar() && at->text == "off") {
        out.on = false;
        return out;
    }
    if (!at->is_map()) {
        in.problem("wrong-type", *at, fmt::format("\"disclosure\" is {}; expected off, or a map such as {{minimum: 10}}", described(*at)));
        return out;
    }
    in.only_keys(*at, "\"disclosure\"", {"minimum", "small_children_in_parent", "round_base", "previous"});
    read_minimum(in, *at, out);
    out.small_children_in_parent = in.one_of<SmallChildren>(*at, "small_children_in_parent",
                                                            {{"include", SmallChildren::include}, {"exclude", SmallChildren::exclude}})
                                       .value_or(SmallChildren::include);
    out.round_base = in.whole(*at, "round_base", 0, 1000).value_or(0);
    for (const YamlNode* folder : in.texts(*at, "previous")) out.previous.push_back(folder->text);
    return out;
}

ResamplingRule read_resampling(YamlReader& in, const YamlNode& root) {
    ResamplingRule out;
    const YamlNode* at = root.find("resampling");
    if (!at || !in.expect_map(*at, "\"resampling\"")) return out;
    in.only_keys(*at, "\"resampling\"", {"replicates", "unit", "method"});
    out.on = true;
    out.replicates = in.whole(*at, "replicates", 200, 1'000'000).value_or(out.replicates);
    out.unit = in.one_of<ResamplingUnit>(*at, "unit", {{"respondent", ResamplingUnit::respondent}, {"team", ResamplingUnit::team}})
                   .value_or(out.unit);
    out.method = in.one_of<ResamplingMethod>(*at, "method", {{"bca", ResamplingMethod::bca}, {"percentile", ResamplingMethod::percentile}})
                     .value_or(out.method);
    if (root.find("weights"))
        in.problem_at_key("invalid-value", *at, "\"resampling\" draws everyone alike and cannot go with \"weights\"",
                          "keep one of the two; weighted means have linearised standard errors in the table scores");
    return out;
}

CommentRule read_comment_rule(YamlReader& in, const YamlNode& root) {
    CommentRule out;
    const YamlNode* at = root.find("comments");
    if (!at || !in.expect_map(*at, "\"comments\"")) return out;
    in.only_keys(*at, "\"comments\"", {"themes", "quotes", "names"});
    for (const YamlNode* theme : in.entries(*at, "themes", "\"themes\"")) {
        if (!is_id(theme->key) || is_reserved(theme->key))
            in.problem_at_key("invalid-id", *theme, fmt::format("\"{}\" cannot be the id of a theme", quotable(theme->key)),
                              "a letter, then letters, digits and underscores");
        else out.themes.push_back({theme->key, read_phrases(in, *at->find("themes"), theme->key)});
    }
    constexpr std::size_t most_quotes = 100;
    out.quotes = in.whole(*at, "quotes", 0, most_quotes).value_or(0);
    out.names = read_phrases(in, *at, "names");
    return out;
}

}  // namespace recaudit
