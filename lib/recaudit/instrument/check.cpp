#include <recaudit/instrument/check.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace recaudit {
namespace {

const YamlNode& place_of(const YamlNode& element) {
    const YamlNode* id = element.find("id");
    return id ? *id : element;
}

void warn_of_items_on_no_scale(YamlReader& in, std::span<const YamlNode* const> nodes, const Instrument& instrument) {
    std::vector<bool> scored(instrument.items.size());
    for (const auto& scale : instrument.scales)
        for (const std::size_t item : scale.items) scored[item] = true;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        const Item& item = instrument.items[i];
        if (scored[i] || !item.importance_of.empty() || instrument.options_of(item).is_checklist()) continue;
        in.problem("item-on-no-scale", place_of(*nodes[i]), fmt::format("the item \"{}\" is on no scale", item.id),
                   "add it to the items of a scale; else it is reported by itself only");
    }
}

/// Where sections are declared, those left over were put into one more section at the end.
void warn_of_items_in_no_section(YamlReader& in, const YamlNode& root, std::span<const YamlNode* const> nodes,
                                 const Instrument& instrument) {
    const std::size_t declared = map_elements(root, "sections").size();
    if (declared == 0 || instrument.sections.size() == declared) return;
    for (const std::size_t item : instrument.sections.back().items)
        in.problem("item-in-no-section", place_of(*nodes[item]),
                   fmt::format("the item \"{}\" is in no section, so it goes last", instrument.items[item].id));
}

std::set<std::pair<double, double>> ranges_of(const Scale& scale, const Instrument& instrument) {
    std::set<std::pair<double, double>> out;
    for (const std::size_t item : scale.items) {
        const OptionSet& options = instrument.options_of(instrument.items[item]);
        out.emplace(options.minimum, options.maximum);
    }
    return out;
}

void warn_of_mixed_ranges(YamlReader& in, std::span<const YamlNode* const> nodes, const Instrument& instrument) {
    for (std::size_t i = 0; i < instrument.scales.size(); ++i) {
        const Scale& scale = instrument.scales[i];
        std::set<double> widths;
        for (const auto& [minimum, maximum] : ranges_of(scale, instrument)) widths.insert(maximum - minimum);
        if (scale.method != ScoringMethod::mean || widths.size() < 2) continue;
        in.problem("mixed-ranges", place_of(*nodes[i]),
                   fmt::format("\"{}\" is a mean of items whose ranges are {} and {} wide", scale.id, *widths.begin(), *widths.rbegin()),
                   "percent_of_maximum puts every item on the same range first");
    }
}

/// A need is how far an item is from its importance, in points that both have.
void warn_of_importance_ranges(YamlReader& in, std::span<const YamlNode* const> nodes, const Instrument& instrument) {
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const Item& item = instrument.items[i];
        const auto of = item.importance_of.empty() ? std::nullopt : instrument.find_item(item.importance_of);
        if (!of) continue;
        const OptionSet &options = instrument.options_of(item), &current = instrument.options_of(instrument.items[*of]);
        if (options.is_checklist() || current.is_checklist()) continue;
        if (options.minimum == current.minimum && options.maximum == current.maximum) continue;
        in.problem(
            "importance-range", place_of(*nodes[i]),
            fmt::format("the answers to \"{}\" go from {} to {}, and those to \"{}\" from {} to {}, so there is no need between them",
                        item.id, options.minimum, options.maximum, item.importance_of, current.minimum, current.maximum),
            "give both the same lowest and highest code");
    }
}

void compare_scales(const Instrument& form, const Instrument& other, std::vector<FamilyDifference>& out) {
    for (const auto& scale : form.scales) {
        const auto at = other.find_scale(scale.id);
        if (!at) continue;
        const Scale& twin = other.scales[*at];
        if (scale.method != twin.method)
            out.push_back({"family-scales-differ", fmt::format("the scale \"{}\" is scored by another method in \"{}\" than in \"{}\"",
                                                               scale.id, form.id, other.id)});
        else if (ranges_of(scale, form) != ranges_of(twin, other))
            out.push_back({"family-scales-differ", fmt::format("the items of the scale \"{}\" have other ranges in \"{}\" than in \"{}\"",
                                                               scale.id, form.id, other.id)});
    }
}

void compare_concepts(const Instrument& form, const Instrument& other, std::vector<FamilyDifference>& out) {
    for (const auto& item : form.items) {
        const auto at = other.find_item(item.id);
        if (!at || other.items[*at].concept_id == item.concept_id) continue;
        out.push_back({"family-concepts-differ", fmt::format("the item \"{}\" asks the concept \"{}\" in \"{}\" and \"{}\" in \"{}\"",
                                                             item.id, item.concept_id, form.id, other.items[*at].concept_id, other.id)});
    }
}

}  // namespace

void check_instrument(YamlReader& in, const YamlNode& root, const Instrument& instrument) {
    if (instrument.option_sets.empty()) return;
    const auto items = map_elements(root, "items");
    warn_of_items_on_no_scale(in, items, instrument);
    warn_of_items_in_no_section(in, root, items, instrument);
    warn_of_importance_ranges(in, items, instrument);
    warn_of_mixed_ranges(in, map_elements(root, "scales"), instrument);
}

std::vector<FamilyDifference> family_differences(const Instrument& form, std::span<const Instrument> earlier) {
    std::vector<FamilyDifference> out;
    for (const auto& other : earlier) {
        if (other.family != form.family) continue;
        compare_scales(form, other, out);
        compare_concepts(form, other, out);
    }
    return out;
}

}  // namespace recaudit
