#include <recaudit/report/scale_ends.hpp>

#include <algorithm>

namespace recaudit {
namespace {

struct Ends {
    std::string low, high;
};

std::string label_of(const Choice& choice, std::string_view language) {
    const std::string label(choice.label.in(language));
    return label == choice.code ? std::string() : label;
}

Ends ends_of(const OptionSet& set, std::string_view language) {
    if (set.is_continuum()) return {std::string(set.low.in(language)), std::string(set.high.in(language))};
    if (set.choices.empty() || set.is_checklist()) return {};
    return {label_of(set.choices.front(), language), label_of(set.choices.back(), language)};
}

bool counts_as_favourable(const OptionSet& set, double value) {
    return std::ranges::find(set.favourable, value) != set.favourable.end() || (set.favourable_from && value >= *set.favourable_from);
}

/// Whether a score grows with the values of the answers.
bool follows_values(ScoringMethod method) { return method != ScoringMethod::percent_favourable && method != ScoringMethod::count; }

std::string ends_in_words(const Facts& facts, const Theme& theme, const Instrument& form, const Scale& scale) {
    const OptionSet& set = form.option_sets[form.items[scale.items.front()].options];
    const auto answered_alike = [&](std::size_t item) { return form.items[item].options == form.items[scale.items.front()].options; };
    if (!follows_values(scale.method) || counts_as_favourable(set, set.maximum) || !std::ranges::all_of(scale.items, answered_alike))
        return {};
    const Ends ends = ends_of(set, facts.study().report.language);
    if (ends.low.empty() || ends.high.empty()) return {};
    const bool reversed = std::ranges::any_of(scale.items, [&](std::size_t item) { return form.items[item].reverse; });
    std::string text = facts.messages().say(reversed ? "theme.ends-reversed" : "theme.ends",
                                            {{"theme", theme.title}, {"low", ends.low}, {"high", ends.high}});
    if (counts_as_favourable(set, set.minimum)) text += " " + facts.messages().say("theme.low-favourable");
    return text;
}

}  // namespace

std::string ends_in_words(const Facts& facts, const Theme& theme) {
    for (const std::string& perspective : facts.perspectives()) {
        const Instrument* form = facts.form(theme.instrument, perspective);
        const auto scale = form == nullptr ? std::nullopt : form->find_scale(theme.id);
        if (scale && !form->scales[*scale].items.empty()) return ends_in_words(facts, theme, *form, form->scales[*scale]);
    }
    return {};
}

}  // namespace recaudit
