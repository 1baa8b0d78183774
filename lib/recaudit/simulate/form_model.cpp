#include <recaudit/simulate/form_model.hpp>

#include <recaudit/core/number_format.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace recaudit {
namespace {

constexpr double hundred = 100;
constexpr double usual_alpha = 0.85;
constexpr double tolerance = 0.01;  // of a variance

/// The values of an item's answers in the order of their scored percentage, with their codes.
struct Answers {
    std::vector<double> percent;
    std::vector<std::string> codes;
};

std::string number_text(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

Answers continuum_answers(const Item& item, const OptionSet& options) {
    constexpr double most_steps = 1000;
    constexpr double usual_steps = 100;
    const double range = options.maximum - options.minimum;
    double steps = options.step ? std::floor(range / *options.step + 1e-9) : usual_steps;
    const double step = options.step && steps <= most_steps ? *options.step : range / (steps = std::min(steps, usual_steps));
    Answers out;
    for (double k = 0; k <= steps; ++k) {
        const double value = options.minimum + k * step;
        out.percent.push_back(hundred * (scored_value(item, options, value) - options.minimum) / range);
        out.codes.push_back(number_text(value));
    }
    return out;
}

Answers answers_to(const Item& item, const OptionSet& options) {
    Answers out;
    if (options.is_checklist()) {
        for (const auto& choice : options.choices) out.codes.push_back(choice.code);
        out.percent = {0, hundred};
        return out;
    }
    if (options.is_continuum()) out = continuum_answers(item, options);
    else
        for (const auto& choice : options.choices) {
            out.percent.push_back(hundred * (scored_value(item, options, choice.value) - options.minimum) /
                                  (options.maximum - options.minimum));
            out.codes.push_back(choice.code);
        }
    if (out.percent.size() > 1 && out.percent.front() > out.percent.back()) {
        std::ranges::reverse(out.percent);
        std::ranges::reverse(out.codes);
    }
    return out;
}

std::string code_of_kind(const OptionSet& options, MissingKind kind) {
    const auto at = std::ranges::find(options.missing, kind, &MissingChoice::kind);
    return at == options.missing.end() ? std::string() : at->code;
}

/// The first scale that an item is on; those on none stand in a scale of their own without a name.
std::size_t scale_of(const Instrument& instrument, std::size_t item) {
    for (std::size_t scale = 0; scale < instrument.scales.size(); ++scale)
        if (std::ranges::find(instrument.scales[scale].items, item) != instrument.scales[scale].items.end()) return scale;
    return instrument.scales.size();
}

std::size_t kind_in(ScaleModel& scale, const std::vector<double>& percent) {
    for (std::size_t kind = 0; kind < scale.kinds.size(); ++kind)
        if (scale.kinds[kind].points.values == percent) return kind;
    scale.kinds.push_back({cut_halfway(percent), 1, 0, 0});
    return scale.kinds.size() - 1;
}

/// The sum of squared weights of the scale's items, as shares of their sum: 1 / k for k items that count alike.
double concentration(const Instrument& instrument, const Scale& scale) {
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
        const double weight = scale.weights.empty() ? 1 : scale.weights[i];
        const OptionSet& options = instrument.options_of(instrument.items[scale.items[i]]);
        const auto parts = static_cast<double>(options.is_checklist() ? options.choices.size() : 1);
        sum += weight;
        squares += weight * weight / parts;  // each tick counts as a part of its item
    }
    return squares / (sum * sum);
}

/// What the variance of a scale's scores consists of.
struct Wanted {
    double variance = 0;  // of scores
    double between = 0;   // of sites and teams
    double alpha = usual_alpha;
    double concentration = 1;      // see above
    std::optional<double> across;  // covariance of one person's scores in two waves
};

/// Finds the latent variable of one kind; the problem in words where there is none.
std::string solve(AnswerKind& kind, const Wanted& wanted, const ScaleSpread& spread) {
    const double q = wanted.concentration;
    const double item_variance = wanted.variance * (1 - wanted.alpha * (1 - q)) / q - wanted.between;
    const auto latent = latent_for(kind.points, spread.mean, item_variance);
    if (!latent) return "a mean so near the end of the answers cannot come out";
    const double reached = moments_of(kind.points, *latent).variance;
    const bool as_wanted = std::abs(reached - item_variance) <= tolerance * wanted.variance;
    if (!as_wanted && (spread.alpha || q == 1))
        return fmt::format("its items would need an sd of {:.1f} each, and the nearest that their answers can have is {:.1f}",
                           std::sqrt(std::max(item_variance + wanted.between, 0.0)), std::sqrt(reached + wanted.between));
    const double covariance = as_wanted ? wanted.alpha * wanted.variance - wanted.between
                                        : (wanted.variance - (reached + wanted.between) * q) / (1 - q) - wanted.between;
    if (!(covariance >= 0))
        return fmt::format("even if its items had nothing in common, the sd would be {:.1f}",
                           std::sqrt((reached + wanted.between) * q + wanted.between * (1 - q)));
    const auto shared = correlation_for(kind.points, *latent, covariance);
    if (!shared) return "not even items that measure exactly the same have so much in common";
    kind.sd = latent->sd;
    kind.shared = *shared;
    if (!wanted.across) return {};
    const auto lasting = correlation_for(kind.points, *latent, std::max(*wanted.across - wanted.between, 0.0));
    if (!lasting || *lasting > kind.shared) return "one person's scores in two waves cannot correlate by more than the scale is reliable";
    kind.lasting = kind.shared > 0 ? *lasting / kind.shared : 0;
    return {};
}

Wanted wanted_of(const Effects& effects, const ScaleSpread& spread, double concentration, Respondents respondents) {
    Wanted out;
    out.variance = spread.sd * spread.sd;
    out.between = (effects.icc_site + effects.icc_team) * out.variance;
    out.alpha = spread.alpha.value_or(usual_alpha);
    out.concentration = concentration;
    if (respondents == Respondents::linked) out.across = effects.between_waves * out.variance;
    return out;
}

void solve_scales(FormModel& model, const Instrument& instrument, const Effects& effects, Respondents respondents, Diagnostics& problems) {
    for (std::size_t s = 0; s < model.scales.size(); ++s) {
        ScaleModel& scale = model.scales[s];
        const bool alone = s == instrument.scales.size();
        const Wanted wanted = wanted_of(effects, scale.spread, alone ? 1 : concentration(instrument, instrument.scales[s]), respondents);
        for (auto& kind : scale.kinds) {
            const std::string problem = solve(kind, wanted, scale.spread);
            if (problem.empty()) continue;
            if (alone) {  // items on no scale promise nothing: they get the spread that their answers can have
                kind.sd = scale.spread.sd;
                kind.shared = 0.5;
                kind.lasting = effects.between_waves;
                continue;
            }
            problems.add("effect-out-of-reach", scale.spread.place,
                         fmt::format("scale \"{}\" cannot have mean {:.4g}, sd {:.4g} and alpha {:.4g}: {}", scale.id, scale.spread.mean,
                                     scale.spread.sd, wanted.alpha, problem),
                         "choose another sd, or leave alpha out; every share between sites and teams takes from what items have in common");
        }
    }
}

ItemModel item_model(const Item& item, const OptionSet& options, const Effects& effects) {
    ItemModel out;
    out.is_checklist = options.is_checklist();
    out.dont_know = code_of_kind(options, MissingKind::dont_know);
    out.not_applicable = code_of_kind(options, MissingKind::not_applicable);
    out.declined = code_of_kind(options, MissingKind::declined);
    const auto own = effects.missing_of_item.find(item.id);
    out.missing = own == effects.missing_of_item.end() ? effects.missing : own->second;
    return out;
}

}  // namespace

Parsed<FormModel> form_model(const Instrument& instrument, const Effects& effects, Respondents respondents) {
    FormModel model;
    for (const auto& scale : instrument.scales) model.scales.push_back({scale.id, effects.spread_of(scale.id), {}});
    model.scales.push_back({"", effects.usual, {}});
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const Item& item = instrument.items[i];
        const OptionSet& options = instrument.options_of(item);
        Answers answers = answers_to(item, options);
        ItemModel out = item_model(item, options, effects);
        out.scale = scale_of(instrument, i);
        out.kind = kind_in(model.scales[out.scale], answers.percent);
        out.codes = std::move(answers.codes);
        model.items.push_back(std::move(out));
    }
    Diagnostics problems;
    solve_scales(model, instrument, effects, respondents, problems);
    if (problems.has_errors()) return {std::nullopt, std::move(problems)};
    return {std::move(model), std::move(problems)};
}

}  // namespace recaudit
