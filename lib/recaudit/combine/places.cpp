#include <recaudit/combine/places.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

constexpr std::size_t fewest_places = 5;

double squares_of(const Moments& of) { return of.variance ? *of.variance * static_cast<double>(of.n - 1) : 0; }

template <class Name>
std::uint32_t number_of(std::map<Name, std::uint32_t>& names, const Name& name) {
    return names.emplace(name, static_cast<std::uint32_t>(names.size() + 1)).first->second;
}

}  // namespace

ScoreInWave place_of(std::size_t wave, std::uint32_t site, std::uint32_t team, const Moments& of) {
    return {static_cast<std::uint32_t>(wave), site, team, *of.mean, 0, of.n, squares_of(of)};
}

Moments without(const Moments& whole, const Moments& part) {
    if (part.n == 0) return whole;
    Moments out;
    out.n = whole.n - part.n;
    if (out.n <= 0) return out;
    const auto n = static_cast<double>(out.n), parts = static_cast<double>(part.n), all = static_cast<double>(whole.n);
    out.mean = (all * *whole.mean - parts * *part.mean) / n;
    const double apart = *out.mean - *part.mean;
    if (out.n > 1) out.variance = std::max(0.0, (squares_of(whole) - squares_of(part) - apart * apart * n * parts / all) / (n - 1));
    return out;
}

void Places::add(const ScaleCell& cell) {
    const bool anyone = !cell.is_known() || cell.any_withheld || cell.moments.n > 0;
    if (!anyone) return;
    const std::size_t wave = from_->order->wave(cell.scope.wave);
    if (cell.scope.by == "all") all_[wave] = &cell;
    if (cell.scope.by != "site" && cell.scope.by != "team") return;
    const std::uint32_t site = cell.scope.site.empty() ? 0 : number_of(sites_, cell.scope.site.str());
    const std::uint32_t team = cell.scope.by == "site" ? 0 : number_of(teams_, std::pair(site, cell.scope.group.str()));
    cells_[{wave, site, team}] = &cell;
}

bool Places::are_few() const { return sites_.size() < fewest_places && teams_.size() < fewest_places; }

std::optional<std::vector<ScoreInWave>> Places::everyone() const {
    std::vector<ScoreInWave> out;
    for (const auto& [wave, cell] : all_) {
        if (!cell->is_known()) return std::nullopt;
        if (are_few()) {
            if (cell->moments.n > 0) out.push_back(place_of(wave, 0, 0, cell->moments));
            continue;
        }
        const auto places = cell->any_withheld ? std::nullopt : places_in(wave, cell->moments);
        if (!places) return std::nullopt;
        out.insert(out.end(), places->begin(), places->end());
    }
    return out;
}

/// The teams of a wave, then whoever of a site has no team, then whoever has no site.
std::optional<std::vector<ScoreInWave>> Places::places_in(std::size_t wave, const Moments& all) const {
    std::vector<ScoreInWave> out;
    std::map<std::uint32_t, Moments> of_site;
    Moments nowhere = all;
    for (const auto& [at, cell] : cells_) {
        const auto& [in_wave, site, team] = at;
        if (in_wave != wave) continue;
        if (!cell->is_known() || cell->any_withheld) return std::nullopt;
        Moments& whole = team == 0 || site == 0 ? nowhere : of_site[site];
        whole = without(whole, cell->moments);
        if (whole.n < 0) return std::nullopt;
        if (team == 0) of_site[site] = cell->moments;
        else out.push_back(place_of(wave, site, team, cell->moments));
    }
    for (const auto& [site, rest] : of_site)
        if (rest.n > 0) out.push_back(place_of(wave, site, 0, rest));
    if (nowhere.n > 0) out.push_back(place_of(wave, 0, 0, nowhere));
    return out;
}

}  // namespace recaudit::detail
