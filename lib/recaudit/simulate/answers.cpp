#include <recaudit/simulate/answers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace recaudit {
namespace {

constexpr std::size_t any_value = static_cast<std::size_t>(-1);
constexpr double lowest_mean = 1;  // percent of maximum: nearer to the ends nobody differs any more
constexpr double highest_mean = 99;

bool concerns(const Shift& shift, const std::string& scale) {
    return shift.scales.empty() || std::ranges::find(shift.scales, scale) != shift.scales.end();
}

/// The index of `value` among the attribute's values.
std::size_t index_of(const AttributeShares& attribute, const std::string& value) {
    const auto at = std::ranges::find(attribute.values, value, &std::pair<std::string, double>::first);
    return static_cast<std::size_t>(at - attribute.values.begin());
}

/// Every combination of attribute values that `visit` shall see, with its share of the people.
void for_each_mix(const std::vector<AttributeShares>& attributes, std::vector<std::size_t>& values, double share,
                  const std::function<void(const std::vector<std::size_t>&, double)>& visit) {
    if (values.size() == attributes.size()) return visit(values, share);
    const auto& attribute = attributes[values.size()];
    for (std::size_t value = 0; value < attribute.values.size(); ++value) {
        values.push_back(value);
        for_each_mix(attributes, values, share * attribute.values[value].second, visit);
        values.pop_back();
    }
}

}  // namespace

GroupDraw::GroupDraw(const Study& study, const Effects& effects, const Population& population, const FormModel& model,
                     const SimulatedGroup& group, std::uint64_t seed)
    : study_(study),
      effects_(effects),
      population_(population),
      model_(model),
      group_(group),
      root_(seed, "simulate"),
      people_(root_),
      answers_(root_) {
    const SimulatedPlace& place = population.places[group.place];
    const std::string& form = study.instruments[group.form].id;
    people_ = root_.child("people").child(form).child(group.perspective).child(place.site).child(place.team);
    answers_ =
        root_.child("answers").child(form).child(group.perspective).child(place.site).child(place.team).child(population.waves[group.wave]);
    take_shifts();
}

bool GroupDraw::fits(const Where& where) const {
    const SimulatedPlace& place = population_.places[group_.place];
    return (!where.perspective || *where.perspective == group_.perspective) &&
           (!where.wave || *where.wave == population_.waves[group_.wave]) && (!where.site || *where.site == place.site) &&
           (!where.team || *where.team == place.team);
}

/// What a site and a team have of their own: the same in every wave and perspective.
double GroupDraw::place_effect(const std::string& scale, const ScaleSpread& spread) const {
    const SimulatedPlace& place = population_.places[group_.place];
    const RandomKey sites = root_.child("place").child(scale).child(place.site);
    return spread.sd * (std::sqrt(effects_.icc_site) * sites.stream(0).normal() +
                        std::sqrt(effects_.icc_team) * sites.child(place.team).stream(0).normal());
}

void GroupDraw::take_shifts() {
    for (const auto& scale : model_.scales) means_.push_back(scale.spread.mean + place_effect(scale.id, scale.spread));
    for (const auto& shift : effects_.shifts) {
        if (!fits(shift.where)) continue;
        const double by = shift.by + shift.per_wave * static_cast<double>(group_.wave);
        if (shift.where.attributes.empty()) {
            for (std::size_t scale = 0; scale < model_.scales.size(); ++scale)
                if (concerns(shift, model_.scales[scale].id)) means_[scale] += by;
            continue;
        }
        AttributeShift own{&shift, by, std::vector<std::size_t>(effects_.attributes.size(), any_value)};
        for (const auto& [name, value] : shift.where.attributes) {
            const auto at = std::ranges::find(effects_.attributes, name, &AttributeShares::name);
            own.values[static_cast<std::size_t>(at - effects_.attributes.begin())] = index_of(*at, value);
        }
        attribute_shifts_.push_back(std::move(own));
    }
    locations_.resize(model_.scales.size());
    std::vector<std::size_t> values;
    for_each_mix(effects_.attributes, values, 1, [&](const std::vector<std::size_t>& mix, double) {
        for (std::size_t scale = 0; scale < model_.scales.size(); ++scale) {
            const double mean = mean_of(scale, mix);
            auto& locations = locations_[scale][mean];
            if (!locations.empty()) continue;
            for (const auto& kind : model_.scales[scale].kinds)
                locations.push_back(location_for(kind.points, kind.sd, mean).value_or(mean));
        }
    });
}

double GroupDraw::mean_of(std::size_t scale, const std::vector<std::size_t>& attributes) const {
    double mean = means_[scale];
    for (const auto& own : attribute_shifts_) {
        bool fits_all = concerns(*own.shift, model_.scales[scale].id);
        for (std::size_t a = 0; a < attributes.size(); ++a)
            fits_all = fits_all && (own.values[a] == any_value || own.values[a] == attributes[a]);
        if (fits_all) mean += own.by;
    }
    return std::clamp(mean, lowest_mean, highest_mean);
}

std::vector<double> GroupDraw::true_means() const {
    std::vector<double> out(model_.scales.size(), 0);
    std::vector<std::size_t> values;
    for_each_mix(effects_.attributes, values, 1, [&](const std::vector<std::size_t>& mix, double share) {
        for (std::size_t scale = 0; scale < out.size(); ++scale) out[scale] += share * mean_of(scale, mix);
    });
    return out;
}

std::vector<std::size_t> GroupDraw::draw_attributes(Random& random) const {
    std::vector<std::size_t> out;
    for (const auto& attribute : effects_.attributes) {
        double left = random.uniform();
        std::size_t value = 0;
        while (value + 1 < attribute.values.size() && left >= attribute.values[value].second) left -= attribute.values[value++].second;
        out.push_back(value);
    }
    return out;
}

/// Which person sits at a slot: it is left and filled anew from wave to wave. Anonymous people are others each time.
std::size_t GroupDraw::generation_of(std::size_t slot) const {
    if (study_.respondents == Respondents::anonymous) return group_.wave;
    Random tenure = people_.child("tenure").stream(slot);
    std::size_t generation = 0;
    for (std::size_t wave = 0; wave < group_.wave; ++wave) generation += tenure.uniform() < effects_.leavers ? 1 : 0;
    return generation;
}

/// What a person has on each scale, standard normal within the group: a part that lasts and a part of this wave, each
/// partly the same over scales.
std::vector<double> GroupDraw::true_scores(Random& lasting, Random& passing) const {
    const double common = std::sqrt(effects_.between_scales);
    const double own = std::sqrt(1 - effects_.between_scales);
    const double general_lasting = lasting.normal();
    const double general_passing = passing.normal();
    std::vector<double> out;
    for (const auto& scale : model_.scales) {
        const double stays = scale.kinds.empty() ? 0 : scale.kinds.front().lasting;
        const double long_term = common * general_lasting + own * lasting.normal();
        const double now = common * general_passing + own * passing.normal();
        out.push_back(std::sqrt(stays) * long_term + std::sqrt(1 - stays) * now);
    }
    return out;
}

DrawnAnswer GroupDraw::draw_answer(const ItemModel& item, double shared, double location, Random& random) const {
    const AnswerKind& kind = model_.scales[item.scale].kinds[item.kind];
    const auto latent = [&] {
        return location + kind.sd * (std::sqrt(kind.shared) * shared + std::sqrt(1 - kind.shared) * random.normal());
    };
    DrawnAnswer out;
    if (!item.is_checklist) {
        out.value = cut(kind.points, latent());
        return out;
    }
    for (std::size_t choice = 0; choice < item.codes.size(); ++choice) out.value |= std::uint64_t{cut(kind.points, latent())} << choice;
    return out;
}

/// @param level  where on every item's options someone ticks who goes straight down; below 0: anywhere, each time anew.
DrawnAnswer GroupDraw::careless_answer(const ItemModel& item, double level, Random& random) const {
    DrawnAnswer out;
    if (item.is_checklist) {
        for (std::size_t choice = 0; choice < item.codes.size(); ++choice) out.value |= std::uint64_t{random.below(2)} << choice;
        return out;
    }
    // Straight down the page is the same option as printed, whatever it counts.
    const double place = level < 0 ? random.uniform() : level;
    out.value = static_cast<std::size_t>(place * static_cast<double>(item.codes.size()));
    return out;
}

void GroupDraw::draw_items(DrawnPerson& person, const std::vector<double>& shared, Random& random) const {
    const bool stops = random.uniform() < effects_.abandoned;
    const std::size_t count = model_.items.size();
    const std::size_t stop = stops ? random.below(static_cast<std::uint32_t>(count + 1)) : count;
    const bool careless = random.uniform() < effects_.careless;
    const double level = random.uniform() < 0.5 ? -1 : random.uniform();
    std::vector<const std::vector<double>*> locations;
    for (std::size_t scale = 0; scale < model_.scales.size(); ++scale)
        locations.push_back(&locations_[scale].find(mean_of(scale, person.attributes))->second);
    for (std::size_t i = 0; i < count; ++i) {
        const ItemModel& item = model_.items[i];
        const MissingShares& missing = item.missing;
        double chance = random.uniform();
        DrawnAnswer answer = careless ? careless_answer(item, level, random)
                                      : draw_answer(item, shared[item.scale], (*locations[item.scale])[item.kind], random);
        const auto miss = [&](double share, MissingKind kind, bool possible) {
            answer.is_missing = answer.is_missing || (possible && chance >= 0 && chance < share);
            if (possible && chance >= 0 && chance < share) answer.missing = kind;
            chance -= share;
        };
        miss(missing.blank, MissingKind::blank, true);
        miss(missing.dont_know, MissingKind::dont_know, !item.dont_know.empty());
        miss(missing.not_applicable, MissingKind::not_applicable, !item.not_applicable.empty());
        miss(missing.declined, MissingKind::declined, !item.declined.empty());
        if (i >= stop) answer = {0, MissingKind::blank, true};
        person.items.push_back(answer);
    }
}

DrawnPerson GroupDraw::person(std::size_t slot) const {
    DrawnPerson out;
    Random passing = answers_.stream(slot);
    out.answers = passing.uniform() < effects_.response_rate_of(group_.perspective);
    if (!out.answers) return out;
    const std::size_t generation = generation_of(slot);
    Random lasting = people_.child(generation).stream(slot);
    out.attributes = draw_attributes(lasting);
    const SimulatedPlace& place = population_.places[group_.place];
    out.respondent = fmt::format("{}{}-{}-{}-{}", group_.perspective.empty() ? 'p' : group_.perspective.front(), place.site_index + 1,
                                 group_.place + 1, slot + 1, generation + 1);
    const std::vector<double> shared = true_scores(lasting, passing);
    draw_items(out, shared, passing);
    return out;
}

}  // namespace recaudit
