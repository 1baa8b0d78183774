#include <recaudit/scoring/answers.hpp>
#include <recaudit/structure/linked_scales.hpp>

#include <algorithm>
#include <optional>

namespace recaudit {
namespace {

/// The only item of the form with this concept.
std::optional<std::size_t> item_of_concept(const Instrument& form, const std::string& concept_id) {
    std::optional<std::size_t> out;
    for (std::size_t i = 0; i < form.items.size() && !concept_id.empty(); ++i) {
        if (form.items[i].concept_id != concept_id) continue;
        if (out) return std::nullopt;
        out = i;
    }
    return out;
}

bool answers_alike(const Instrument& a, const Item& item_a, const Instrument& b, const Item& item_b) {
    const OptionSet &one = a.options_of(item_a), &other = b.options_of(item_b);
    return one.type == other.type && range_of(one) == range_of(other);
}

/// The item of `form` that asks what an item of `first` asks, with the same kind of answers.
std::optional<std::size_t> counterpart(const Instrument& first, std::size_t item, const AskedForm& form) {
    const Item& here = first.items[item];
    auto there = form.instrument->find_item(here.id);
    if (!there && item_of_concept(first, here.concept_id)) there = item_of_concept(*form.instrument, here.concept_id);
    if (!there || form.asked[*there] == 0 || !answers_alike(first, here, *form.instrument, form.instrument->items[*there]))
        return std::nullopt;
    return there;
}

bool is_on_scale(const Instrument& form, std::string_view scale, std::size_t item) {
    const auto at = form.find_scale(scale);
    return at && std::ranges::find(form.scales[*at].items, item) != form.scales[*at].items.end();
}

/// The items of one scale of the first form that every form has on it.
std::vector<std::size_t> common_items(std::span<const AskedForm> forms, const Scale& scale) {
    std::vector<std::size_t> out;
    for (const std::size_t item : scale.items) {
        const bool in_all = std::ranges::all_of(forms, [&](const AskedForm& form) {
            const auto there = counterpart(*forms.front().instrument, item, form);
            return there && is_on_scale(*form.instrument, scale.id, *there);
        });
        if (in_all) out.push_back(item);
    }
    return out;
}

bool holds_all_of(std::vector<std::size_t> larger, std::vector<std::size_t> smaller) {
    std::ranges::sort(larger);
    std::ranges::sort(smaller);
    return std::ranges::includes(larger, smaller);
}

/// Why a scale cannot be a factor; ok where it can.
Status reason_to_leave_out(const std::vector<std::vector<std::size_t>>& items, std::size_t scale, const Scale& declared) {
    if (items[scale].size() < 2) return declared.items.size() < 2 ? Status::too_few_items : Status::forms_differ;
    for (std::size_t other = 0; other < items.size(); ++other) {
        if (other == scale || items[other].size() < 2 || !holds_all_of(items[scale], items[other])) continue;
        if (items[other].size() < items[scale].size() || other < scale) return Status::not_identified;
    }
    return Status::ok;
}

/// Adds a factor with these items of the first form.
void add_factor(LinkedScales& out, std::size_t scale, const std::vector<std::size_t>& items) {
    std::vector<std::size_t>& known = out.items.front();
    for (const std::size_t item : items) {
        const auto at = std::ranges::find(known, item);
        out.pattern.loadings.push_back({static_cast<std::size_t>(at - known.begin()), out.pattern.factors});
        if (at == known.end()) known.push_back(item);
    }
    out.pattern.items = known.size();
    out.scales.push_back(scale);
    ++out.pattern.factors;
}

}  // namespace

LinkedScales linked_scales(std::span<const AskedForm> forms) {
    const Instrument& first = *forms.front().instrument;
    std::vector<std::vector<std::size_t>> items;
    for (const Scale& scale : first.scales) items.push_back(common_items(forms, scale));
    LinkedScales out;
    out.items.resize(forms.size());
    for (std::size_t scale = 0; scale < items.size(); ++scale) {
        const Status reason = reason_to_leave_out(items, scale, first.scales[scale]);
        if (reason == Status::ok) add_factor(out, scale, items[scale]);
        else out.left_out.push_back({scale, reason});
    }
    for (std::size_t form = 1; form < forms.size(); ++form)
        for (const std::size_t item : out.items.front()) out.items[form].push_back(*counterpart(first, item, forms[form]));
    return out;
}

}  // namespace recaudit
