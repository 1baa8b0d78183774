#include <recaudit/change/over_waves.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace recaudit {
namespace {

constexpr std::size_t fewest_groups = 5;

bool has(const Grouping& grouping, Factor::Kind kind) {
    return std::any_of(grouping.factors.begin(), grouping.factors.end(), [&](const Factor& factor) { return factor.kind == kind; });
}

bool someone_appears_twice(const std::vector<ScoreInWave>& rows) {
    std::set<std::uint32_t> seen;
    return std::any_of(rows.begin(), rows.end(),
                       [&](const ScoreInWave& row) { return row.person != 0 && !seen.insert(row.person).second; });
}

GroupOfRow groups_of(const std::vector<ScoreInWave>& rows, Term term) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> teams;
    GroupOfRow out;
    for (const ScoreInWave& row : rows) {
        if (term == Term::site) out.push_back(row.site);
        if (term == Term::respondent) out.push_back(row.person);
        if (term == Term::team)
            out.push_back(teams.emplace(std::pair(row.site, row.team), static_cast<std::uint32_t>(teams.size())).first->second);
    }
    return out;
}

std::vector<std::vector<RowOfForm>> rows_by_cell(const Partition& partition, const Family& family) {
    std::vector<std::vector<RowOfForm>> out(partition.cells.size() + 1);
    for (std::uint32_t form = 0; form < family.forms.size(); ++form) {
        const auto& cell_of = partition.cell_of[family.forms[form]];
        for (std::uint32_t row = 0; row < cell_of.size(); ++row) out[cell_of[row]].push_back({form, row});
    }
    return out;
}

/// Rows that are alike, which stand side by side, as one.
std::vector<ScoreInWave> counted(const std::vector<ScoreInWave>& rows) {
    std::vector<ScoreInWave> out;
    for (const ScoreInWave& row : rows) {
        ScoreInWave alike = row;
        if (!out.empty()) alike.count = out.back().count;
        if (!out.empty() && row.person == 0 && alike == out.back()) out.back().count += row.count;
        else out.push_back(row);
    }
    return out;
}

}  // namespace

std::vector<FamilyPerspective> family_perspectives(const Scores& scores) {
    std::vector<FamilyPerspective> out;
    for (std::size_t family = 0; family < scores.families.size(); ++family) {
        std::set<std::uint32_t> perspectives;
        for (const Slice& slice : scores.families[family].slices) perspectives.insert(slice.perspective);
        for (const std::uint32_t perspective : perspectives) out.push_back({family, perspective});
    }
    return out;
}

ScoresOverWaves::ScoresOverWaves(const Study& study, const Responses& responses, const Scores& scores, FamilyPerspective of)
    : responses_(&responses), scores_(&scores), linked_(study.respondents == Respondents::linked), family_(of.family) {
    const Family& family = scores.families[family_];
    for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
        if (family.slices[slice].perspective == of.perspective) slices_.push_back(slice);
    rows_of_cell_.resize(scores.partitions.size());
    for (std::size_t partition = 0; partition < scores.partitions.size(); ++partition)
        if (linked_ || (partition > 0 && slices_.size() > 2)) rows_of_cell_[partition] = rows_by_cell(scores.partitions[partition], family);
}

std::size_t ScoresOverWaves::waves_of(std::size_t group) const {
    const auto& slices = scores_->families[family_].slices;
    return static_cast<std::size_t>(
        std::count_if(slices_.begin(), slices_.end(), [&](std::size_t slice) { return slices[slice].has_group(group); }));
}

bool ScoresOverWaves::comparable(std::size_t dimension) const {
    std::optional<Range> range;
    for (const std::size_t slice : slices_) {
        const SliceDimension& at = scores_->tallies[family_][slice][dimension];
        if (!at.present || at.status != Status::ok) continue;
        if (range && !(*range == at.range)) return false;
        range = at.range;
    }
    return range.has_value();
}

void ScoresOverWaves::add_counts(std::vector<ScoreInWave>& rows, std::size_t slice, std::size_t group, std::size_t dimension) const {
    const Family& family = scores_->families[family_];
    const std::size_t partition = family.groups[group].partition;
    for (std::size_t form = 0; form < family.forms.size(); ++form) {
        const auto in_form = family.dimensions[dimension].in_form[form];
        if (!in_form) continue;
        const DimensionScores& scored = scores_->forms[family.forms[form]].dimensions[*in_form];
        const CellCounts& counts = scored.counts[partition];
        for (const std::uint32_t number : family.slices[slice].cells[group]) {
            const PeopleCell& cell = scores_->partitions[partition].cells[number];
            for (std::uint32_t at = counts.begin[number]; at < counts.begin[number + 1]; ++at)
                if (counts.codes[at] < scored.scores.levels.size())
                    rows.push_back({cell.wave, cell.site, cell.team, scored.scores.levels[counts.codes[at]], 0, counts.counts[at]});
        }
    }
}

void ScoresOverWaves::add_people(std::vector<ScoreInWave>& rows, std::size_t slice, std::size_t group, std::size_t dimension) const {
    const Family& family = scores_->families[family_];
    const std::size_t partition = family.groups[group].partition;
    for (const std::uint32_t number : family.slices[slice].cells[group]) {
        for (const RowOfForm& at : rows_of_cell_[partition][number]) {
            const auto in_form = family.dimensions[dimension].in_form[at.form];
            if (!in_form) continue;
            const std::size_t form = family.forms[at.form];
            const Number score = scores_->forms[form].dimensions[*in_form].scores.score(at.row);
            if (!score) continue;
            const FormResponses& answers = responses_->forms[form];
            const Stratum& place = responses_->strata[answers.stratum_of[at.row]];
            rows.push_back({place.wave, place.site, place.team, *score, linked_ ? answers.person_of[at.row] + 1 : 0, 1});
        }
    }
}

std::vector<ScoreInWave> ScoresOverWaves::of(std::size_t group, std::size_t dimension) const {
    std::vector<ScoreInWave> rows;
    if (!comparable(dimension)) return rows;
    for (const std::size_t slice : slices_) {
        const SliceDimension& at = scores_->tallies[family_][slice][dimension];
        if (!at.present || at.status != Status::ok) continue;
        if (rows_of_cell_[scores_->families[family_].groups[group].partition].empty()) add_counts(rows, slice, group, dimension);
        else add_people(rows, slice, group, dimension);
    }
    std::sort(rows.begin(), rows.end(), [](const ScoreInWave& a, const ScoreInWave& b) { return (a <=> b) < 0; });
    return counted(rows);
}

std::vector<Term> terms_of(const std::vector<ScoreInWave>& rows, const Grouping& grouping) {
    std::set<std::uint32_t> sites;
    std::set<std::pair<std::uint32_t, std::uint32_t>> teams;
    for (const ScoreInWave& row : rows) {
        if (row.site != 0) sites.insert(row.site);
        if (row.team != 0) teams.emplace(row.site, row.team);
    }
    const bool by_team = has(grouping, Factor::Kind::team), by_site = by_team || has(grouping, Factor::Kind::site);
    std::vector<Term> out;
    if (!by_site && sites.size() >= fewest_groups) out.push_back(Term::site);
    if (!by_team && teams.size() >= fewest_groups) out.push_back(Term::team);
    if (someone_appears_twice(rows)) out.push_back(Term::respondent);
    return out;
}

bool teams_are_sites(const std::vector<ScoreInWave>& rows) {
    std::map<std::uint32_t, std::uint32_t> team_of_site;
    return std::all_of(rows.begin(), rows.end(),
                       [&](const ScoreInWave& row) { return team_of_site.emplace(row.site, row.team).first->second == row.team; });
}

MixedModel fit(const std::vector<ScoreInWave>& rows, const Matrix& design, const std::vector<Term>& terms) {
    std::vector<double> y;
    std::vector<std::int64_t> counts;
    for (const ScoreInWave& row : rows) {
        y.push_back(row.score);
        counts.push_back(row.count);
    }
    std::vector<GroupOfRow> groupings;
    for (const Term term : terms) groupings.push_back(groups_of(rows, term));
    return mixed_model(y, design, groupings, counts);
}

std::vector<WaveCount> count_by_wave(const std::vector<ScoreInWave>& rows) {
    std::map<std::uint32_t, std::int64_t> counts;
    for (const ScoreInWave& row : rows) counts[row.wave] += row.count;
    std::vector<WaveCount> out;
    for (const auto& [wave, n] : counts) out.push_back({wave, n});
    return out;
}

std::int64_t smallest_wave(const std::vector<WaveCount>& waves) {
    const auto at = std::min_element(waves.begin(), waves.end(), [](const WaveCount& a, const WaveCount& b) { return a.n < b.n; });
    return at == waves.end() ? 0 : at->n;
}

}  // namespace recaudit
