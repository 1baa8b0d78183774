#include <recaudit/simulate/read_shifts.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/columns.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr double whole_range = 100;  // percent of maximum

void expect_known(YamlReader& in, const YamlNode& at, std::string_view what, const std::string& name,
                  const std::vector<std::string>& known) {
    if (std::ranges::find(known, name) != known.end()) return;
    in.problem("unknown-id", at, fmt::format("the study has no {} \"{}\"", what, quotable(name)), in.suggestion(name, known));
}

std::vector<std::string> perspectives_of(const Study& study) {
    std::vector<std::string> out;
    for (const auto& form : study.instruments) out.push_back(form.perspective);
    return out;
}

std::vector<std::string> waves_of(const Study& study) {
    std::vector<std::string> out;
    for (const auto& wave : study.waves) out.push_back(wave.id);
    return out;
}

/// The levels that an instrument declares for an attribute; empty where any value will do.
std::vector<std::string> declared_levels(const Study& study, const std::string& attribute) {
    std::vector<std::string> out;
    for (const auto& form : study.instruments)
        for (const auto& declared : form.attributes)
            if (declared.id == attribute)
                for (const auto& level : declared.levels)
                    if (std::ranges::find(out, level.code) == out.end()) out.push_back(level.code);
    return out;
}

/// Whether a column of an attribute has to be there: it is reported, or a file is said to have it.
bool is_wanted(const Study& study, const std::string& attribute) {
    const auto has_column = [&](const ResponseSource& source) { return source.columns.contains(attribute); };
    return std::ranges::find(study.compare, attribute) != study.compare.end() || std::ranges::any_of(study.responses, has_column);
}

AttributeShares read_shares(YamlReader& in, const YamlNode& entry, const Study& study) {
    AttributeShares out{entry.key, {}};
    const auto levels = declared_levels(study, entry.key);
    double sum = 0;
    for (const auto& value : entry.children) {
        if (!levels.empty()) expect_known(in, value, fmt::format("level of {}", entry.key), value.key, levels);
        out.values.emplace_back(value.key, in.number(value, value.key, 0, 1).value_or(0));
        sum += out.values.back().second;
    }
    constexpr double rounding_error = 1e-6;
    if (std::abs(sum - 1) > rounding_error)
        in.problem("out-of-range", entry, fmt::format("the shares of \"{}\" sum to {:.6g}; expected 1", entry.key, sum));
    return out;
}

std::vector<std::string> shared_out(const std::vector<AttributeShares>& attributes, const std::string& name) {
    std::vector<std::string> values;
    for (const auto& attribute : attributes)
        if (attribute.name == name)
            for (const auto& [value, share] : attribute.values) values.push_back(value);
    return values;
}

Where read_where(YamlReader& in, const YamlNode& map, const Study& study, const std::vector<AttributeShares>& attributes) {
    Where out;
    for (const YamlNode* entry : in.text_entries(map, "where", "\"where\"")) {
        const std::string& key = entry->key;
        if (key == "perspective") expect_known(in, *entry, key, *(out.perspective = entry->text), perspectives_of(study));
        else if (key == "wave") expect_known(in, *entry, key, *(out.wave = entry->text), waves_of(study));
        else if (key == "site") out.site = entry->text;
        else if (key == "team") out.team = entry->text;
        else {
            auto names = std::vector<std::string>{"perspective", "wave", "site", "team"};
            for (const auto& attribute : attributes) names.push_back(attribute.name);
            if (std::ranges::find(names, key) == names.end())
                in.problem_at_key("unknown-id", *entry, fmt::format("the study has no grouping \"{}\"", quotable(key)),
                                  in.suggestion(key, names));
            else expect_known(in, *entry, key, entry->text, shared_out(attributes, key));
            out.attributes.emplace_back(key, entry->text);
        }
    }
    return out;
}

Shift read_shift(YamlReader& in, const YamlNode& map, const Study& study, const std::vector<AttributeShares>& attributes) {
    Shift out;
    out.place = {map.source->file, map.mark.line, map.mark.column};
    in.only_keys(map, "a shift", {"where", "scales", "by", "per_wave"});
    out.where = read_where(in, map, study, attributes);
    for (const YamlNode* scale : in.texts(map, "scales")) {
        expect_scale(in, *scale, scale->text, study);
        out.scales.push_back(scale->text);
    }
    if (!map.find("by") && !map.find("per_wave")) in.problem("missing-key", map, "a shift needs \"by\" or \"per_wave\"");
    if (const YamlNode* at = in.scalar(map, "by")) out.by = in.number(*at, "by", -whole_range, whole_range).value_or(0);
    if (const YamlNode* at = in.scalar(map, "per_wave")) out.per_wave = in.number(*at, "per_wave", -whole_range, whole_range).value_or(0);
    return out;
}

}  // namespace

void expect_scale(YamlReader& in, const YamlNode& at, std::string_view name, const Study& study) {
    std::vector<std::string> scales;
    for (const auto& form : study.instruments)
        for (const auto& scale : form.scales) scales.push_back(scale.id);
    if (std::ranges::find(scales, name) != scales.end()) return;
    in.problem_at_key("unknown-id", at, fmt::format("no instrument of the study has a scale \"{}\"", quotable(name)),
                      in.suggestion(name, scales));
}

void expect_item(YamlReader& in, const YamlNode& entry, const Study& study) {
    std::vector<std::string> items;
    for (const auto& form : study.instruments)
        for (const auto& item : form.items) items.push_back(item.id);
    if (std::ranges::find(items, entry.key) != items.end()) return;
    in.problem_at_key("unknown-id", entry, fmt::format("no instrument of the study has an item \"{}\"", quotable(entry.key)),
                      in.suggestion(entry.key, items));
}

std::vector<AttributeShares> read_attribute_shares(YamlReader& in, const YamlNode& root, const Study& study) {
    std::vector<AttributeShares> out;
    const auto known = detail::attribute_names(study);
    for (const YamlNode* entry : in.entries(root, "attributes", "\"attributes\"")) {
        if (std::ranges::find(known, entry->key) == known.end())
            in.problem_at_key("unknown-id", *entry, fmt::format("the study has no attribute \"{}\"", quotable(entry->key)),
                              in.suggestion(entry->key, known));
        if (in.expect_map(*entry, fmt::format("\"{}\"", quotable(entry->key)))) out.push_back(read_shares(in, *entry, study));
    }
    for (const auto& name : known) {
        if (std::ranges::find(out, name, &AttributeShares::name) != out.end()) continue;
        const auto levels = declared_levels(study, name);
        if (levels.empty() && !is_wanted(study, name)) continue;
        AttributeShares even{name, {}};
        for (const auto& level : levels) even.values.emplace_back(level, 1.0 / static_cast<double>(levels.size()));
        if (levels.empty())
            in.problem("missing-key", root, fmt::format("the study has the attribute \"{}\", and nothing says which values it has", name),
                       fmt::format("write attributes: {{{}: {{VALUE: 0.5, OTHER: 0.5}}}}", name));
        out.push_back(std::move(even));
    }
    return out;
}

std::vector<Shift> read_shifts(YamlReader& in, const YamlNode& root, const Study& study, const std::vector<AttributeShares>& attributes) {
    std::vector<Shift> out;
    for (const YamlNode* map : in.maps(root, "shifts", "a shift")) out.push_back(read_shift(in, *map, study, attributes));
    return out;
}

}  // namespace recaudit
