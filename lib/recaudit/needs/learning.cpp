#include <recaudit/needs/learning.hpp>

#include <algorithm>

namespace recaudit {
namespace {

bool is_on(const Scale& scale, std::size_t item) { return std::ranges::find(scale.items, item) != scale.items.end(); }

}  // namespace

std::vector<const Learning*> learning_for(const Instrument& form, std::size_t item) {
    const auto names = [](const Learning& entry, const std::string& id) {
        return std::ranges::find(entry.for_ids, id) != entry.for_ids.end();
    };
    std::vector<const Learning*> out, of_scales;
    for (const Learning& entry : form.learning) {
        const bool for_scale =
            std::ranges::any_of(form.scales, [&](const Scale& scale) { return is_on(scale, item) && names(entry, scale.id); });
        if (names(entry, form.items[item].id)) out.push_back(&entry);
        else if (for_scale) of_scales.push_back(&entry);
    }
    out.insert(out.end(), of_scales.begin(), of_scales.end());
    return out;
}

bool can_be_need(const Instrument& form, std::size_t item) {
    const Item& of = form.items[item];
    const OptionSet& options = form.options_of(of);
    if (!of.importance_of.empty() || options.is_checklist() || !(options.maximum > options.minimum)) return false;
    return options.declares_favourable() || std::ranges::any_of(form.scales, [&](const Scale& scale) { return is_on(scale, item); });
}

}  // namespace recaudit
