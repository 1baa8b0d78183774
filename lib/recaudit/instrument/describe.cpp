#include <recaudit/instrument/describe.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/instrument/keys.hpp>
#include <recaudit/instrument/reading_age.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace recaudit {
namespace {

std::string_view name_of(ScoringMethod method) {
    switch (method) {
        case ScoringMethod::mean: return "mean";
        case ScoringMethod::sum: return "sum";
        case ScoringMethod::prorated_sum: return "prorated sum";
        case ScoringMethod::percent_of_maximum: return "percent of maximum";
        case ScoringMethod::percent_favourable: return "percent favourable";
        case ScoringMethod::count: return "count of ticks";
    }
    return {};
}

std::string_view name_of(MissingKind kind) {
    switch (kind) {
        case MissingKind::blank: return "left blank";
        case MissingKind::dont_know: return "don't know";
        case MissingKind::not_applicable: return "not applicable";
        case MissingKind::declined: return "declined";
        case MissingKind::not_asked: return "not asked";
    }
    return {};
}

std::string_view plural(std::size_t n) { return n == 1 ? "" : "s"; }

void add_field(std::string& out, std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("{:<12} {}\n", name, value);
}

/// The formula is for English alone.
void add_reading(std::string& out, const Instrument& form, std::string_view language) {
    const Reading reading = reading_of(form);
    if (language != "en" || reading.words == 0) return;
    add_field(out, "reading", fmt::format("age {}, from the length of words and sentences", fixed(*reading_age(reading), 0)));
}

void add_item(std::string& out, const Instrument& form, const Item& item, std::string_view language) {
    out += fmt::format("  {:<16} {}", item.id, item.text.in(language));
    if (item.reverse) out += "  (reversed)";
    out += fmt::format("  [{}]\n", form.options_of(item).id);
    if (!item.importance_of.empty()) out += fmt::format("  {:<16} asks how important {} is\n", "", item.importance_of);
}

void add_scale(std::string& out, const Instrument& form, const Scale& scale, std::string_view language) {
    out += fmt::format("\n{}: {}\n", scale.id, scale.title.in(language));
    out += fmt::format("  {} of {} item{}, at least {} answered{}\n", name_of(scale.method), scale.items.size(), plural(scale.items.size()),
                       scale.minimum_answered, scale.local ? "; local: never compared across organisations" : "");
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
        add_item(out, form, form.items[scale.items[i]], language);
        if (!scale.weights.empty() && scale.weights[i] != 1) out += fmt::format("  {:<16} weight {}\n", "", scale.weights[i]);
    }
}

void add_items_on_no_scale(std::string& out, const Instrument& form, std::string_view language) {
    std::vector<bool> scored(form.items.size());
    for (const auto& scale : form.scales)
        for (const std::size_t item : scale.items) scored[item] = true;
    if (std::ranges::find(scored, false) == scored.end()) return;
    out += "\nOn no scale\n";
    for (std::size_t i = 0; i < scored.size(); ++i)
        if (!scored[i]) add_item(out, form, form.items[i], language);
}

void add_composites(std::string& out, const Instrument& form, std::string_view language) {
    if (!form.composites.empty()) out += "\nComposites\n";
    for (const auto& composite : form.composites) {
        std::vector<std::string> scales;
        for (const std::size_t scale : composite.scales) scales.push_back(form.scales[scale].id);
        out += fmt::format("  {}: {}, the mean of {}, at least {} of them\n", composite.id, composite.title.in(language), listed(scales),
                           composite.minimum_scales);
    }
}

void add_choices(std::string& out, const OptionSet& options, std::string_view language) {
    for (const auto& choice : options.choices) {
        const auto holds = [&](const std::vector<double>& values) { return std::ranges::find(values, choice.value) != values.end(); };
        const std::string_view mark = options.is_checklist()      ? ""
                                      : holds(options.favourable) ? "  favourable"
                                      : holds(options.neutral)    ? "  neutral"
                                                                  : "";
        out += fmt::format("  {:>6}  {}{}\n", choice.code, choice.label.in(language), mark);
    }
}

void add_options(std::string& out, const OptionSet& options, std::string_view language) {
    out += fmt::format("\nAnswers {} ({})\n", options.id, key_of(options.type));
    if (options.is_continuum()) {
        out += fmt::format("  {} ({}) to {} ({})", options.minimum, options.low.in(language), options.maximum, options.high.in(language));
        out += options.favourable_from ? fmt::format(", favourable from {}\n", *options.favourable_from) : "\n";
    }
    add_choices(out, options, language);
    for (const auto& missing : options.missing)
        out += fmt::format("  {:>6}  {}  {}\n", missing.code, missing.label.in(language), name_of(missing.kind));
}

void add_comments(std::string& out, const Instrument& form, std::string_view language) {
    if (!form.comments.empty()) out += "\nComments\n";
    for (const auto& comment : form.comments) {
        out += fmt::format("  {:<16} {}", comment.id, comment.text.in(language));
        out += comment.item ? fmt::format("  (beside {})\n", form.items[*comment.item].id) : "\n";
    }
}

void add_attributes(std::string& out, const Instrument& form, std::string_view language) {
    if (!form.attributes.empty()) out += "\nAsked of everyone besides\n";
    for (const auto& attribute : form.attributes) {
        std::vector<std::string> levels;
        for (const auto& level : attribute.levels) levels.push_back(fmt::format("{} ({})", level.label.in(language), level.code));
        out += fmt::format("  {:<16} {}\n", attribute.id, attribute.title.in(language));
        if (!levels.empty()) out += fmt::format("  {:<16} {}\n", "", fmt::join(levels, "; "));
    }
}

void add_learning(std::string& out, const Instrument& form, std::string_view language) {
    if (!form.learning.empty()) out += "\nTo learn from\n";
    for (const auto& learning : form.learning)
        out += fmt::format("  {:<16} {}\n  {:<16} for {}{}\n", learning.id, learning.text.in(language), "", listed(learning.for_ids),
                           learning.link.empty() ? "" : ": " + learning.link);
}

}  // namespace

std::string describe(const Instrument& form, std::string_view language) {
    std::string out = fmt::format("{}\n\n", form.title.in(language));
    add_field(out, "instrument", form.id);
    add_field(out, "family", form.family);
    add_field(out, "version", form.version);
    add_field(out, "perspective", form.perspective);
    add_field(out, "source", form.source);
    add_field(out, "licence", form.licence);
    out += fmt::format("{:<12} {} on {} scale{}\n", "items", form.items.size(), form.scales.size(), plural(form.scales.size()));
    add_reading(out, form, language);
    for (const auto& scale : form.scales) add_scale(out, form, scale, language);
    add_items_on_no_scale(out, form, language);
    add_composites(out, form, language);
    for (const auto& options : form.option_sets) add_options(out, options, language);
    add_comments(out, form, language);
    add_attributes(out, form, language);
    add_learning(out, form, language);
    return out;
}

}  // namespace recaudit
