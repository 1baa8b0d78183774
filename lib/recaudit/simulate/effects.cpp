#include <recaudit/simulate/effects.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/names.hpp>
#include <recaudit/simulate/read_shifts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr std::size_t most_groups = 100'000;
constexpr std::size_t most_people = 10'000'000;

/// A share of `key`, or `usual`.
double share(YamlReader& in, const YamlNode& map, std::string_view key, double usual) {
    const YamlNode* at = in.scalar(map, key);
    return at ? in.number(*at, key, 0, 1).value_or(usual) : usual;
}

/// One value for everyone, or a map by perspective in which `default` stands for every other.
template <class Value, class Read>
std::map<std::string, Value, std::less<>> by_perspective(const YamlNode& map, std::string_view key, Value usual, Read read) {
    std::map<std::string, Value, std::less<>> out{{"", usual}};
    const YamlNode* at = map.find(key);
    if (!at) return out;
    if (!at->is_map()) {
        out[""] = read(*at, key).value_or(usual);
        return out;
    }
    for (const auto& entry : at->children) out[entry.key == "default" ? "" : entry.key] = read(entry, entry.key).value_or(usual);
    return out;
}

std::vector<std::string> read_sites(YamlReader& in, const YamlNode& map) {
    const YamlNode* at = map.find("sites");
    std::vector<std::string> names;
    if (at && at->is_sequence())
        for (const YamlNode* name : in.texts(map, "sites")) {
            if (std::ranges::find(names, name->text) != names.end())
                in.problem("repeated-name", *name, fmt::format("\"sites\" names \"{}\" twice", quotable(name->text)));
            names.push_back(name->text);
        }
    else if (at) {
        const std::size_t count = in.whole(map, "sites", 1, most_groups).value_or(0);
        for (std::size_t site = 1; site <= count; ++site) names.push_back(fmt::format("Site {:0{}}", site, std::to_string(count).size()));
    }
    return names;
}

Sizes read_sizes(YamlReader& in, const YamlNode& root) {
    Sizes out;
    out.response_rate[""] = 1;
    const YamlNode* at = in.need(root, "sizes", "an effects file");
    if (!at || !in.expect_map(*at, "\"sizes\"")) return out;
    in.only_keys(*at, "\"sizes\"", {"sites", "teams", "people", "response_rate"});
    out.response_rate = by_perspective(*at, "response_rate", 1.0,
                                       [&](const YamlNode& value, std::string_view name) { return in.number(value, name, 0, 1); });
    out.from_headcount = !at->find("people");
    if (out.from_headcount) {
        for (const std::string_view key : {"sites", "teams"})
            if (const YamlNode* stray = at->find(key))
                in.problem_at_key("invalid-value", *stray,
                                  fmt::format("\"{}\" goes with \"people\": without it sizes are those of the headcount", key));
        return out;
    }
    out.sites = read_sites(in, *at);
    out.teams = in.whole(*at, "teams", 1, most_groups).value_or(0);
    out.people = by_perspective(*at, "people", std::size_t{0},
                                [&](const YamlNode& value, std::string_view name) { return in.whole_value(value, name, 0, most_people); });
    return out;
}

ScaleSpread read_spread(YamlReader& in, const YamlNode& map, ScaleSpread usual) {
    usual.place = {map.source->file, map.mark.line, map.mark.column};
    if (!in.expect_map(map, fmt::format("\"{}\"", quotable(map.key)))) return usual;
    in.only_keys(map, fmt::format("\"{}\"", quotable(map.key)), {"mean", "sd", "alpha"});
    if (const YamlNode* at = in.scalar(map, "mean")) usual.mean = in.number(*at, "mean", 1, 99).value_or(usual.mean);
    if (const YamlNode* at = in.scalar(map, "sd")) usual.sd = in.number(*at, "sd", 0.1, 50).value_or(usual.sd);
    if (const YamlNode* at = in.scalar(map, "alpha")) usual.alpha = in.number(*at, "alpha", 0, 1);
    return usual;
}

void read_scales(YamlReader& in, const YamlNode& root, const Study& study, Effects& out) {
    out.usual.place = {out.file, 1, 0};
    const YamlNode* at = root.find("scales");
    if (!at || !in.expect_map(*at, "\"scales\"")) return;
    if (const YamlNode* usual = at->find("default")) out.usual = read_spread(in, *usual, out.usual);
    for (const auto& entry : at->children) {
        if (entry.key == "default") continue;
        expect_scale(in, entry, entry.key, study);
        out.scales[entry.key] = read_spread(in, entry, out.usual);
    }
}

void read_likeness(YamlReader& in, const YamlNode& root, Effects& out) {
    if (const YamlNode* icc = root.find("icc"); icc && in.expect_map(*icc, "\"icc\"")) {
        in.only_keys(*icc, "\"icc\"", {"site", "team"});
        out.icc_site = share(in, *icc, "site", 0);
        out.icc_team = share(in, *icc, "team", 0);
        if (out.icc_site + out.icc_team >= 1) in.problem("out-of-range", *icc, "the shares of site and team leave nothing to people");
    }
    out.between_scales = share(in, root, "between_scales", out.between_scales);
    const YamlNode* linked = root.find("linked");
    if (!linked || !in.expect_map(*linked, "\"linked\"")) return;
    in.only_keys(*linked, "\"linked\"", {"correlation", "leavers"});
    out.between_waves = share(in, *linked, "correlation", out.between_waves);
    out.leavers = share(in, *linked, "leavers", 0);
}

MissingShares read_missing_shares(YamlReader& in, const YamlNode& map, MissingShares usual) {
    usual.blank = share(in, map, "blank", usual.blank);
    usual.dont_know = share(in, map, "dont_know", usual.dont_know);
    usual.not_applicable = share(in, map, "not_applicable", usual.not_applicable);
    usual.declined = share(in, map, "declined", usual.declined);
    if (usual.blank + usual.dont_know + usual.not_applicable + usual.declined > 1)
        in.problem("out-of-range", map, "the shares of missing answers sum to more than 1");
    return usual;
}

void read_missing(YamlReader& in, const YamlNode& root, const Study& study, Effects& out) {
    const YamlNode* at = root.find("missing");
    if (!at || !in.expect_map(*at, "\"missing\"")) return;
    in.only_keys(*at, "\"missing\"", {"blank", "dont_know", "not_applicable", "declined", "abandoned", "items"});
    out.missing = read_missing_shares(in, *at, {});
    out.abandoned = share(in, *at, "abandoned", 0);
    for (const YamlNode* entry : in.entries(*at, "items", "\"items\"")) {
        expect_item(in, *entry, study);
        if (!in.expect_map(*entry, fmt::format("\"{}\"", quotable(entry->key)))) continue;
        in.only_keys(*entry, fmt::format("\"{}\"", quotable(entry->key)), {"blank", "dont_know", "not_applicable", "declined"});
        out.missing_of_item[entry->key] = read_missing_shares(in, *entry, out.missing);
    }
}

Effects read_effects(YamlReader& in, const YamlNode& root, const Study& study, const std::string& file) {
    Effects out;
    out.file = file;
    in.only_keys(
        root, "an effects file",
        {"format", "effects", "sizes", "attributes", "scales", "icc", "between_scales", "linked", "shifts", "missing", "careless"});
    check_format(in, root);
    out.id = read_name(in, root, "effects", "an effects file");
    out.sizes = read_sizes(in, root);
    if (out.sizes.from_headcount && study.headcount.empty() && root.find("sizes"))
        in.problem_at_key("needs-headcount", *root.find("sizes"), "the study names no headcount, so sizes have to be given",
                          "write sizes: {sites: 3, teams: 5, people: 20}");
    out.attributes = read_attribute_shares(in, root, study);
    read_scales(in, root, study, out);
    read_likeness(in, root, out);
    out.shifts = read_shifts(in, root, study, out.attributes);
    read_missing(in, root, study, out);
    out.careless = share(in, root, "careless", 0);
    return out;
}

Parsed<Effects> effects_from(Parsed<YamlDocument> document, const std::string& shown_as, const Study& study) {
    Parsed<Effects> out;
    YamlReader in;
    in.add(std::move(document.diagnostics));
    if (document.value && in.expect_map(document.value->root, "an effects file")) {
        Effects effects = read_effects(in, document.value->root, study, shown_as);
        if (!in.has_errors()) out.value = std::move(effects);
    }
    out.diagnostics = in.take();
    out.diagnostics.order_by_place();
    return out;
}

template <class Value>
Value for_perspective(const std::map<std::string, Value, std::less<>>& values, std::string_view perspective) {
    const auto own = values.find(perspective);
    return own != values.end() ? own->second : values.find("")->second;
}

}  // namespace

const ScaleSpread& Effects::spread_of(std::string_view scale) const {
    const auto own = scales.find(scale);
    return own == scales.end() ? usual : own->second;
}

double Effects::response_rate_of(std::string_view perspective) const { return for_perspective(sizes.response_rate, perspective); }

std::size_t Effects::people_of(std::string_view perspective) const { return for_perspective(sizes.people, perspective); }

Parsed<Effects> load_effects(const std::filesystem::path& file, const Study& study) {
    const std::string shown_as = file.generic_string();
    return effects_from(read_yaml(file, shown_as), shown_as, study);
}

Parsed<Effects> parse_effects(std::string_view yaml, const std::string& shown_as, const Study& study) {
    return effects_from(parse_yaml(yaml, shown_as), shown_as, study);
}

}  // namespace recaudit
