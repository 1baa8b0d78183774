#include <recaudit/scoring/cells.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace recaudit {

std::optional<Factor> factor_named(const std::string& name, const Responses& responses) {
    using enum Factor::Kind;
    if (name == "site") return responses.sites.size() > 1 ? std::optional(Factor{site, 0, name}) : std::nullopt;
    if (name == "team") return responses.teams.size() > 1 ? std::optional(Factor{team, 0, name}) : std::nullopt;
    const auto at = std::ranges::find(responses.attributes, name, &AttributeValues::name);
    if (at == responses.attributes.end()) return std::nullopt;
    return Factor{attribute, static_cast<std::size_t>(at - responses.attributes.begin()), name};
}

namespace {

/// The grouping of these factors, unless one is unknown or the grouping is there already.
void add_grouping(std::vector<Grouping>& groupings, const std::vector<std::string>& names, const Responses& responses) {
    Grouping grouping;
    for (const std::string& name : names) {
        const auto factor = factor_named(name, responses);
        if (!factor) return;
        grouping.name += (grouping.name.empty() ? "" : "_x_") + name;
        grouping.factors.push_back(*factor);
    }
    if (std::ranges::find(groupings, grouping.name, &Grouping::name) == groupings.end()) groupings.push_back(std::move(grouping));
}

bool is_attribute(const Factor& factor) { return factor.kind == Factor::Kind::attribute; }
bool needs_site(const Factor& factor) { return factor.kind != Factor::Kind::attribute; }
bool needs_team(const Factor& factor) { return factor.kind == Factor::Kind::team; }

Partition empty_partition(const Responses& responses) {
    Partition out;
    for (const FormResponses& form : responses.forms) out.cell_of.emplace_back(form.rows);
    out.cells_of_form.resize(responses.forms.size());
    return out;
}

/// Notes which cells each form has, then takes those who gave no answer out of theirs.
void finish(Partition& partition, const std::vector<std::vector<std::uint8_t>>& responded) {
    for (std::size_t form = 0; form < partition.cell_of.size(); ++form) {
        std::vector<std::uint8_t> found(partition.cells.size(), 0);
        for (std::size_t row = 0; row < partition.cell_of[form].size(); ++row) {
            std::uint32_t& cell = partition.cell_of[form][row];
            found[cell] = 1;
            if (responded[form][row] == 0) cell = static_cast<std::uint32_t>(partition.cells.size());
        }
        for (std::uint32_t cell = 0; cell < found.size(); ++cell)
            if (found[cell] != 0) partition.cells_of_form[form].push_back(cell);
    }
}

Partition by_stratum(const Responses& responses) {
    Partition out = empty_partition(responses);
    for (const Stratum& stratum : responses.strata)
        out.cells.push_back({stratum.perspective, stratum.wave, stratum.site, stratum.team, {}});
    for (std::size_t form = 0; form < responses.forms.size(); ++form) out.cell_of[form] = responses.forms[form].stratum_of;
    return out;
}

/// Numbers cells as they are met; what was met before is found by its short key.
class CellNumbering {
public:
    CellNumbering(const Grouping& grouping, const Responses& responses) : grouping_(&grouping), responses_(&responses) {}

    std::uint32_t number_of(std::uint32_t stratum, std::array<std::uint32_t, 2> levels) {
        const std::uint64_t levels_b = grouping_->factors.size() > 1 ? level_count(grouping_->factors[1]) : 1;
        const std::uint64_t key = (stratum * level_count(grouping_->factors[0]) + levels[0]) * levels_b + levels[1];
        const auto [known, is_new] = by_key_.try_emplace(key, 0);
        if (is_new) known->second = by_cell_.try_emplace(cell(stratum, levels), static_cast<std::uint32_t>(by_cell_.size())).first->second;
        return known->second;
    }
    [[nodiscard]] std::vector<PeopleCell> cells() const {
        std::vector<PeopleCell> out(by_cell_.size());
        for (const auto& [cell, number] : by_cell_) out[number] = cell;
        return out;
    }

private:
    [[nodiscard]] std::uint64_t level_count(const Factor& factor) const {
        return is_attribute(factor) ? responses_->attributes[factor.attribute].levels.size() : 1;
    }
    [[nodiscard]] PeopleCell cell(std::uint32_t number, std::array<std::uint32_t, 2> levels) const {
        const Stratum& stratum = responses_->strata[number];
        PeopleCell out{stratum.perspective, stratum.wave, 0, 0, levels};
        if (std::ranges::any_of(grouping_->factors, needs_site)) out.site = stratum.site;
        if (std::ranges::any_of(grouping_->factors, needs_team)) out.team = stratum.team;
        return out;
    }
    const Grouping* grouping_;
    const Responses* responses_;
    std::unordered_map<std::uint64_t, std::uint32_t> by_key_;
    std::map<PeopleCell, std::uint32_t> by_cell_;
};

/// The levels of one factor's attribute, per row; nothing where the factor is no attribute or the form has none of it.
const std::vector<std::uint32_t>* levels_in(const FormResponses& form, const Grouping& grouping, std::size_t factor) {
    if (factor >= grouping.factors.size() || !is_attribute(grouping.factors[factor])) return nullptr;
    const auto at = std::ranges::find(form.attributes, grouping.factors[factor].attribute, &AttributeColumn::attribute);
    return at == form.attributes.end() ? nullptr : &at->level_of;
}

Partition by_attribute(const Grouping& grouping, const Responses& responses) {
    Partition out = empty_partition(responses);
    CellNumbering numbering(grouping, responses);
    for (std::size_t i = 0; i < responses.forms.size(); ++i) {
        const FormResponses& form = responses.forms[i];
        const auto* a = levels_in(form, grouping, 0);
        const auto* b = levels_in(form, grouping, 1);
        for (std::size_t row = 0; row < form.rows; ++row)
            out.cell_of[i][row] = numbering.number_of(form.stratum_of[row], {a ? (*a)[row] : 0, b ? (*b)[row] : 0});
    }
    out.cells = numbering.cells();
    return out;
}

}  // namespace

std::vector<Grouping> groupings_of(const Study& study, const Responses& responses) {
    std::vector<Grouping> out{{"all", {}}};
    const std::vector<std::string> usual{"site", "team"};
    for (const std::string& name : study.compare_declared ? study.compare : usual) add_grouping(out, {name}, responses);
    for (const auto& names : study.cross)
        if (names.size() == 2) add_grouping(out, names, responses);
    return out;
}

Partitions partitions_of(const std::vector<Grouping>& groupings, const Responses& responses,
                         const std::vector<std::vector<std::uint8_t>>& responded, Threads threads) {
    Partitions out;
    std::vector<const Grouping*> with_attribute{nullptr};
    for (const Grouping& grouping : groupings) {
        const bool own = std::ranges::any_of(grouping.factors, is_attribute);
        out.of_grouping.push_back(own ? with_attribute.size() : 0);
        if (own) with_attribute.push_back(&grouping);
    }
    out.all.resize(with_attribute.size());
    for_each_block(out.all.size(), threads, [&](std::size_t i) {
        out.all[i] = i == 0 ? by_stratum(responses) : by_attribute(*with_attribute[i], responses);
        finish(out.all[i], responded);
    });
    return out;
}

}  // namespace recaudit
