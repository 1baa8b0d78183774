#include <recaudit/instrument/adaptation.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace recaudit {
namespace {

/// Whether two texts are the same in every language that both have.
bool same_text(const LocalisedText& a, const LocalisedText& b) {
    return std::ranges::all_of(a.by_language, [&](const auto& text) {
        const auto other = b.by_language.find(text.first);
        return other == b.by_language.end() || other->second == text.second;
    });
}

bool same_choice(const Choice& a, const Choice& b) { return a.code == b.code && a.value == b.value && same_text(a.label, b.label); }

bool same_answers(const OptionSet& a, const OptionSet& b) {
    return a.type == b.type && std::ranges::equal(a.choices, b.choices, same_choice) && a.favourable == b.favourable &&
           a.neutral == b.neutral && a.minimum == b.minimum && a.maximum == b.maximum && a.favourable_from == b.favourable_from &&
           same_text(a.low, b.low) && same_text(a.high, b.high);
}

Adapted difference(const Instrument& original, const Item& before, const Instrument& form, const Item& now) {
    if (!same_answers(original.options_of(before), form.options_of(now))) return Adapted::other_answers;
    if (before.reverse != now.reverse) return Adapted::turned;
    return same_text(before.text, now.text) ? Adapted::unchanged : Adapted::reworded;
}

Comparable usual(Adapted how) {
    if (how == Adapted::unchanged) return Comparable::same;
    return how == Adapted::other_answers || how == Adapted::turned ? Comparable::not_comparable : Comparable::flagged;
}

std::vector<AdaptedItem> item_changes(const Instrument& original, const Instrument& form) {
    std::vector<AdaptedItem> out;
    for (const Item& before : original.items) {
        const auto at = form.find_item(before.id);
        if (!at) {
            out.push_back({before.id, Adapted::dropped, before.text, {}, Comparable::flagged});
            continue;
        }
        const Item& now = form.items[*at];
        const Adapted how = difference(original, before, form, now);
        if (how != Adapted::unchanged)
            out.push_back({now.id, how, before.text, now.text, now.declares_comparable ? now.comparable : usual(how)});
    }
    for (const Item& now : form.items)
        if (!original.find_item(now.id)) out.push_back({now.id, Adapted::added, {}, now.text, Comparable::flagged});
    return out;
}

std::vector<std::string> ids_of(const Instrument& form, const Scale& scale) {
    std::vector<std::string> out;
    for (const std::size_t item : scale.items) out.push_back(form.items[item].id);
    return out;
}

/// How a scale's questions compare: the least comparable of those that either form has on it.
Comparable least_of(const std::vector<AdaptedItem>& changes, const std::vector<std::string>& before, const std::vector<std::string>& now) {
    Comparable least = Comparable::same;
    for (const AdaptedItem& change : changes)
        if (std::ranges::find(before, change.id) != before.end() || std::ranges::find(now, change.id) != now.end())
            least = std::max(least, change.comparable);
    return std::ranges::is_permutation(before, now) ? least : std::max(least, Comparable::flagged);
}

bool scored_alike(const Scale& a, const Scale& b) {
    return a.method == b.method && a.weights == b.weights && a.minimum_answered == b.minimum_answered;
}

AdaptedScale scale_change(const Instrument& original, const Scale& before, const Instrument& form,
                          const std::vector<AdaptedItem>& changes) {
    const auto at = form.find_scale(before.id);
    if (!at) return {before.id, before.title, Adapted::dropped, Comparable::not_comparable};
    const Scale& now = form.scales[*at];
    const auto items_before = ids_of(original, before), items_now = ids_of(form, now);
    const bool same_items = std::ranges::is_permutation(items_before, items_now);
    const bool any =
        std::ranges::any_of(changes, [&](const AdaptedItem& change) { return std::ranges::find(items_now, change.id) != items_now.end(); });
    if (same_items && !any && scored_alike(before, now)) return {now.id, now.title, Adapted::unchanged, Comparable::same};
    // Weights and the fewest answers follow the number of questions, so only with the same questions they tell anything.
    const bool other_method = before.method != now.method || (same_items && !scored_alike(before, now));
    return {now.id, now.title, Adapted::changed, other_method ? Comparable::not_comparable : least_of(changes, items_before, items_now)};
}

std::string what_changed(const AdaptedItem& item) {
    std::string out = fmt::format("  {} ({}, {})\n", item.id, name_of(item.how), name_of(item.comparable));
    if (!item.before.empty()) out += fmt::format("    before: {}\n", item.before.in());
    if (!item.now.empty()) out += fmt::format("    now:    {}\n", item.now.in());
    return out;
}

}  // namespace

Adaptation adaptation_of(const Instrument& original, const Instrument& form) {
    Adaptation out{original.id, item_changes(original, form), {}};
    for (const Scale& before : original.scales) out.scales.push_back(scale_change(original, before, form, out.items));
    for (const Scale& now : form.scales)
        if (!original.find_scale(now.id)) out.scales.push_back({now.id, now.title, Adapted::added, Comparable::not_comparable});
    return out;
}

bool compares_with_original(const Instrument& form, std::string_view scale) {
    const auto at = std::ranges::find(form.adaptation.scales, scale, &AdaptedScale::id);
    return at == form.adaptation.scales.end() || at->comparable == Comparable::same;
}

std::string_view name_of(Adapted how) {
    switch (how) {
        case Adapted::unchanged: return "unchanged";
        case Adapted::added: return "added";
        case Adapted::dropped: return "dropped";
        case Adapted::reworded: return "reworded";
        case Adapted::other_answers: return "other_answers";
        case Adapted::turned: return "turned";
        case Adapted::changed: break;
    }
    return "changed";
}

std::string_view name_of(Comparable comparable) {
    switch (comparable) {
        case Comparable::same: return "same";
        case Comparable::flagged: return "flagged";
        case Comparable::not_comparable: break;
    }
    return "not_comparable";
}

std::string describe_changes(const Instrument& form) {
    const Adaptation& changes = form.adaptation;
    if (changes.original.empty()) return fmt::format("{} extends no built-in form.\n", form.id);
    std::string out = fmt::format("{}, compared with {} that it extends\n\nScales\n", form.id, changes.original);
    for (const AdaptedScale& scale : changes.scales)
        out +=
            fmt::format("  {} ({}{})\n", scale.id, name_of(scale.how),
                        scale.how == Adapted::unchanged || scale.how == Adapted::dropped ? std::string()
                                                                                         : fmt::format(", {}", name_of(scale.comparable)));
    out += "\nQuestions\n";
    for (const AdaptedItem& item : changes.items) out += what_changed(item);
    if (changes.items.empty()) out += "  none differs\n";
    return out;
}

}  // namespace recaudit
