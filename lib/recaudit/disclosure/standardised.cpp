#include <recaudit/disclosure/standardised.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace recaudit {
namespace {

constexpr std::uint32_t no_level = CensusFamily::no_group;

/// A row that may be shown.
struct Shown {
    std::size_t row = 0;
    Position site;
    LevelsOfSite people;
};

/// The rows on one scale in one slice.
class StandardisedAudit {
public:
    StandardisedAudit(const Control& control, std::vector<Shown> rows)
        : control_(&control),
          at_(rows.front().site),
          people_(&control.people(at_.family, at_.slice)),
          minimum_(control.minimum(at_.family, at_.slice)),
          rows_(std::move(rows)) {
        std::ranges::stable_sort(rows_, {}, [&](const Shown& shown) { return people_->of(at_.variable, shown.site.group); });
    }

    /// The rows to withhold: of those that can be worked with, the smallest sites first.
    std::vector<std::size_t> run() {
        std::vector<std::size_t> hidden;
        std::erase_if(rows_, [&](const Shown& shown) {
            const bool few_blank = shown.people.blank > 0 && shown.people.blank < minimum_;
            if (few_blank) hidden.push_back(shown.row);
            return few_blank;
        });
        while (!rows_.empty() && exposes_any()) {
            hidden.push_back(rows_.front().row);
            rows_.erase(rows_.begin());
        }
        return hidden;
    }

private:
    [[nodiscard]] bool exposes_any() const {
        PublishedSums sums = control_->shown_sums(at_);
        for (const Shown& shown : rows_) sums.others.insert(sums.others.end(), shown.people.levels.begin(), shown.people.levels.end());
        return !audit(*people_, at_.variable, sums, control_->protection(at_.family, at_.slice, at_.variable)).exposed.empty();
    }

    const Control* control_;
    Position at_;
    const People* people_;
    std::int64_t minimum_;
    std::vector<Shown> rows_;
};

}  // namespace

LevelsOfSite levels_of_site(const Control& control, const Position& site, Label attribute) {
    const People& people = control.people(site.family, site.slice);
    const auto& factors = people.family().factors;
    const auto factor = static_cast<std::size_t>(std::ranges::find(factors, attribute.view()) - factors.begin());
    LevelsOfSite out;
    if (factor == factors.size()) {
        out.blank = 1;  // of an attribute that nobody counted: how many are of no known kind cannot be told, and may be one
        return out;
    }
    const auto by_atom = people.by_atom(site.variable);
    const std::size_t grouping = people.family().groups[site.group].grouping;
    std::map<std::uint32_t, std::vector<std::uint32_t>> levels;
    for (std::uint32_t atom = 0; atom < by_atom.size(); ++atom) {
        if (by_atom[atom] == 0 || people.group_of(atom, grouping) != site.group) continue;
        const std::uint32_t level = people.slice().level_of[atom * factors.size() + factor];
        if (level == no_level) out.blank += by_atom[atom];
        else levels[level].push_back(atom);
    }
    for (auto& [level, atoms] : levels) out.levels.push_back(std::move(atoms));
    return out;
}

std::vector<std::uint8_t> standardised_rows_to_hide(const std::vector<StandardisedMeansRow>& rows, const Control& control,
                                                    std::vector<std::uint8_t> hidden) {
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::vector<Shown>> tables;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto family = control.lookup().family(rows[row].scope.instrument);
        if (!family || hidden[row] != 0 || !rows[row].mean) continue;
        for (const Position& site : control.lookup().positions(*family, rows[row].scope, about(rows[row]).sides[0]))
            if (control.minimum(site.family, site.slice) > 1)
                tables[{site.family, site.slice, site.variable}].push_back({row, site, levels_of_site(control, site, rows[row].attribute)});
    }
    for (auto& [table, shown] : tables)
        for (const std::size_t row : StandardisedAudit(control, std::move(shown)).run()) hidden[row] = 1;
    return hidden;
}

}  // namespace recaudit
