#include <recaudit/change/over_waves.hpp>

#include <algorithm>
#include <map>
#include <numeric>
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

GroupOfRow groups_of(const std::vector<ScoreInWave>& rows, RandomTerm term) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> teams;
    GroupOfRow out;
    for (const ScoreInWave& row : rows) {
        if (term == RandomTerm::site) out.push_back(row.site);
        if (term == RandomTerm::respondent) out.push_back(row.person);
        if (term == RandomTerm::team)
            out.push_back(teams.emplace(std::pair(row.site, row.team), static_cast<std::uint32_t>(teams.size())).first->second);
    }
    return out;
}

/// Rows of the same place as one: people's means put together.
std::vector<ScoreInWave> put_together(const std::vector<ScoreInWave>& rows) {
    std::vector<ScoreInWave> out;
    for (const ScoreInWave& row : rows) {
        const bool same_place =
            !out.empty() && row.person == 0 && out.back().wave == row.wave && out.back().site == row.site && out.back().team == row.team;
        if (!same_place) {
            out.push_back(row);
            continue;
        }
        ScoreInWave& sum = out.back();
        const auto before = static_cast<double>(sum.count), more = static_cast<double>(row.count);
        const double apart = row.score - sum.score;
        sum.within += row.within + apart * apart * before * more / (before + more);
        sum.score += apart * more / (before + more);
        sum.count += row.count;
    }
    return out;
}

/// The mean of a place from scores in ascending order, so that the order of people cannot matter.
ScoreInWave mean_of(std::span<const double> ascending, std::uint32_t wave, std::uint32_t site, std::uint32_t team) {
    ScoreInWave out{wave, site, team, 0, 0, static_cast<std::int64_t>(ascending.size()), 0};
    const double origin = ascending.front();  // so that scores near 1e8 lose no digits
    double sum = 0;
    for (const double score : ascending) sum += score - origin;
    const double mean = sum / static_cast<double>(ascending.size());
    for (const double score : ascending) out.within += (score - origin - mean) * (score - origin - mean);
    out.score = origin + mean;
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

PlacedRows::PlacedRows(const Study& study, const Responses& responses, const Scores& scores, std::size_t family, Need need)
    : partitions_(scores.partitions.size()) {
    constexpr std::size_t cells_are_places = 0;  // of the first partition
    const bool linked = study.respondents == Respondents::linked;
    for (std::size_t partition = 0; partition < partitions_.size(); ++partition)
        if (partition == cells_are_places ? linked : need == Need::all_groups)
            partitions_[partition] = sorted(scores.partitions[partition], scores.families[family], responses);
}

/// Sorted by counting: by place first, then, without disturbing that, by cell.
PlacedRows::Rows PlacedRows::sorted(const Partition& partition, const Family& family, const Responses& responses) {
    std::vector<std::uint32_t> begin_of_place(responses.strata.size() + 1, 0);
    for (const std::size_t form : family.forms)
        for (const std::uint32_t place : responses.forms[form].stratum_of) ++begin_of_place[place + 1];
    std::partial_sum(begin_of_place.begin(), begin_of_place.end(), begin_of_place.begin());
    std::vector<RowOfForm> by_place(begin_of_place.back());
    Rows out;
    out.begin.assign(partition.cells.size() + 2, 0);  // the last cell is nobody's: rows without any answer
    for (std::uint32_t form = 0; form < family.forms.size(); ++form) {
        const auto& stratum_of = responses.forms[family.forms[form]].stratum_of;
        for (std::uint32_t row = 0; row < stratum_of.size(); ++row) by_place[begin_of_place[stratum_of[row]]++] = {form, row};
        for (const std::uint32_t cell : partition.cell_of[family.forms[form]]) ++out.begin[cell + 1];
    }
    std::partial_sum(out.begin.begin(), out.begin.end(), out.begin.begin());
    out.rows.resize(by_place.size());
    std::vector<std::uint32_t> next = out.begin;
    for (const RowOfForm& at : by_place) out.rows[next[partition.cell_of[family.forms[at.form]][at.row]]++] = at;
    return out;
}

std::span<const RowOfForm> PlacedRows::of(std::size_t partition, std::size_t cell) const {
    const Rows& rows = partitions_[partition];
    return std::span(rows.rows).subspan(rows.begin[cell], rows.begin[cell + 1] - rows.begin[cell]);
}

ScoresOverWaves::ScoresOverWaves(const Study& study, const Responses& responses, const Scores& scores, const PlacedRows& placed,
                                 FamilyPerspective of)
    : responses_(&responses), scores_(&scores), placed_(&placed), linked_(study.respondents == Respondents::linked), family_(of.family) {
    const Family& family = scores.families[family_];
    for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
        if (family.slices[slice].perspective == of.perspective) slices_.push_back(slice);
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
        const std::vector<double>& levels = scored.scores.levels;
        std::vector<double> values;
        for (const std::uint32_t number : family.slices[slice].cells[group]) {
            const PeopleCell& cell = scores_->partitions[partition].cells[number];
            values.clear();
            for (std::uint32_t at = counts.begin[number]; at < counts.begin[number + 1]; ++at)
                if (counts.codes[at] < levels.size()) values.insert(values.end(), counts.counts[at], levels[counts.codes[at]]);
            if (!values.empty()) rows.push_back(mean_of(values, cell.wave, cell.site, cell.team));
        }
    }
}

/// A row for each place of each form: the rows of a cell stand place by place.
void ScoresOverWaves::add_places(std::vector<ScoreInWave>& rows, std::size_t slice, std::size_t group, std::size_t dimension) const {
    const Family& family = scores_->families[family_];
    const auto stratum_of = [&](const RowOfForm& at) { return responses_->forms[family.forms[at.form]].stratum_of[at.row]; };
    std::vector<double> values;
    for (const std::uint32_t number : family.slices[slice].cells[group]) {
        const auto people = placed_->of(family.groups[group].partition, number);
        for (std::size_t first = 0, last = 0; first < people.size(); first = last) {
            const RowOfForm& at = people[first];
            const std::uint32_t stratum = stratum_of(at);
            const auto in_form = family.dimensions[dimension].in_form[at.form];
            values.clear();
            for (last = first; last < people.size() && people[last].form == at.form && stratum_of(people[last]) == stratum; ++last) {
                if (!in_form) continue;
                const Number score = scores_->forms[family.forms[at.form]].dimensions[*in_form].scores.score(people[last].row);
                if (score) values.push_back(*score);
            }
            if (values.empty()) continue;
            std::sort(values.begin(), values.end());
            const Stratum& place = responses_->strata[stratum];
            rows.push_back(mean_of(values, place.wave, place.site, place.team));
        }
    }
}

void ScoresOverWaves::add_people(std::vector<ScoreInWave>& rows, std::size_t slice, std::size_t group, std::size_t dimension) const {
    const Family& family = scores_->families[family_];
    const std::size_t partition = family.groups[group].partition;
    for (const std::uint32_t number : family.slices[slice].cells[group]) {
        for (const RowOfForm& at : placed_->of(partition, number)) {
            const auto in_form = family.dimensions[dimension].in_form[at.form];
            if (!in_form) continue;
            const std::size_t form = family.forms[at.form];
            const Number score = scores_->forms[form].dimensions[*in_form].scores.score(at.row);
            if (!score) continue;
            const FormResponses& answers = responses_->forms[form];
            const Stratum& place = responses_->strata[answers.stratum_of[at.row]];
            rows.push_back({place.wave, place.site, place.team, *score, answers.person_of[at.row] + 1, 1, 0});
        }
    }
}

std::vector<ScoreInWave> ScoresOverWaves::of(std::size_t group, std::size_t dimension) const {
    std::vector<ScoreInWave> rows;
    if (!comparable(dimension)) return rows;
    for (const std::size_t slice : slices_) {
        const SliceDimension& at = scores_->tallies[family_][slice][dimension];
        if (!at.present || at.status != Status::ok) continue;
        if (linked_) add_people(rows, slice, group, dimension);
        else if (placed_->has(scores_->families[family_].groups[group].partition)) add_places(rows, slice, group, dimension);
        else add_counts(rows, slice, group, dimension);
    }
    std::sort(rows.begin(), rows.end(), [](const ScoreInWave& a, const ScoreInWave& b) { return (a <=> b) < 0; });
    return put_together(rows);
}

std::vector<RandomTerm> terms_of(const std::vector<ScoreInWave>& rows, const Grouping& grouping) {
    std::set<std::uint32_t> sites;
    std::set<std::pair<std::uint32_t, std::uint32_t>> teams;
    for (const ScoreInWave& row : rows) {
        if (row.site != 0) sites.insert(row.site);
        if (row.team != 0) teams.emplace(row.site, row.team);
    }
    const bool by_team = has(grouping, Factor::Kind::team), by_site = by_team || has(grouping, Factor::Kind::site);
    std::vector<RandomTerm> out;
    if (!by_site && sites.size() >= fewest_groups) out.push_back(RandomTerm::site);
    if (!by_team && teams.size() >= fewest_groups) out.push_back(RandomTerm::team);
    if (someone_appears_twice(rows)) out.push_back(RandomTerm::respondent);
    return out;
}

bool teams_are_sites(const std::vector<ScoreInWave>& rows) {
    std::map<std::uint32_t, std::uint32_t> team_of_site;
    return std::all_of(rows.begin(), rows.end(),
                       [&](const ScoreInWave& row) { return team_of_site.emplace(row.site, row.team).first->second == row.team; });
}

MixedModel fit(const std::vector<ScoreInWave>& rows, const Matrix& design, const std::vector<RandomTerm>& terms) {
    std::vector<double> y;
    std::vector<std::int64_t> counts;
    double within = 0;
    for (const ScoreInWave& row : rows) {
        y.push_back(row.score);
        counts.push_back(row.count);
        within += row.within;
    }
    std::vector<GroupOfRow> groupings;
    for (const RandomTerm term : terms) groupings.push_back(groups_of(rows, term));
    return mixed_model(y, design, groupings, counts, within);
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
