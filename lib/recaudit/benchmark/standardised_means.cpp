#include <recaudit/benchmark/local_scales.hpp>
#include <recaudit/benchmark/standardise.hpp>
#include <recaudit/benchmark/standardised_means.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// The attribute, and each row of each form cut by it: cell = cell of the partition by stratum x levels + level.
struct Cut {
    const AttributeValues* attribute;
    std::size_t levels;                               // blank included
    std::vector<std::vector<std::uint32_t>> cell_of;  // per form and row
    std::size_t cells;
};

Cut cut_by(const AttributeValues& attribute, std::size_t number, const Responses& responses, const Partition& by_stratum) {
    Cut out{&attribute, attribute.levels.size(), {}, by_stratum.cells.size() * attribute.levels.size()};
    for (std::size_t form = 0; form < responses.forms.size(); ++form) {
        const auto& columns = responses.forms[form].attributes;
        const auto column = std::ranges::find(columns, number, &AttributeColumn::attribute);
        auto& cell_of = out.cell_of.emplace_back(by_stratum.cell_of[form].size());
        for (std::size_t row = 0; row < cell_of.size(); ++row) {
            const std::uint32_t stratum = by_stratum.cell_of[form][row];
            const std::size_t level = column == columns.end() ? 0 : column->level_of[row];
            cell_of[row] = static_cast<std::uint32_t>(stratum < by_stratum.cells.size() ? stratum * out.levels + level : out.cells);
        }
    }
    return out;
}

/// One scale of one family in all slices.
struct Dimension {
    const Study* study;
    const Responses* responses;
    const Scores* scores;
    const Cut* cut;
    std::size_t family, number;
};

/// Per form of the family the scores by cell of the cut; empty where the form has not the scale.
std::vector<CellCounts> counts_of(const Dimension& at) {
    const Family& family = at.scores->families[at.family];
    std::vector<CellCounts> out(family.forms.size());
    for (std::size_t i = 0; i < family.forms.size(); ++i)
        if (const auto in_form = family.dimensions[at.number].in_form[i])
            out[i] = count_scores(at.scores->forms[family.forms[i]].dimensions[*in_form].scores,
                                  {at.cut->cell_of[family.forms[i]], at.cut->cells, {}});
    return out;
}

/// The scores of a group in each level but blank.
std::vector<Tally> by_level(const Dimension& at, const std::vector<CellCounts>& counts, const Slice& slice, std::size_t group) {
    const Family& family = at.scores->families[at.family];
    std::vector<Tally> out(at.cut->levels - 1);
    for (std::size_t i = 0; i < family.forms.size(); ++i) {
        const auto in_form = family.dimensions[at.number].in_form[i];
        if (!in_form || slice.has_form[i] == 0) continue;
        const auto& values = at.scores->forms[family.forms[i]].dimensions[*in_form].scores.levels;
        for (std::size_t level = 1; level < at.cut->levels; ++level) {
            std::vector<std::uint32_t> cells;
            for (const std::uint32_t cell : slice.cells[group]) cells.push_back(static_cast<std::uint32_t>(cell * at.cut->levels + level));
            CodeCounts found(values.size());
            found.add(counts[i], cells);
            out[level - 1] = merged(out[level - 1], tally_of(values, found));
        }
    }
    return out;
}

/// The mix that sites are brought to: people in each level but blank.
std::vector<double> mix_of(const Dimension& at, const Slice& slice, const std::vector<std::vector<Tally>>& sites) {
    std::vector<double> out(at.cut->levels - 1, 0);
    bool counted = false;
    for (std::size_t level = 0; level < out.size(); ++level) {
        Group everyone;
        everyone.values = {{at.cut->attribute->name, at.cut->attribute->levels[level + 1]}};
        const auto& columns = at.responses->headcount.columns;
        if (std::ranges::find(columns, at.cut->attribute->name) == columns.end()) continue;
        const Count people = headcount_of(at.responses->headcount, slice, everyone);
        out[level] = people ? static_cast<double>(*people) : 0;
        counted = counted || out[level] > 0;
    }
    if (counted) return out;  // a headcount without these people at all is none
    for (std::size_t level = 0; level < out.size(); ++level)
        for (const auto& site : sites) out[level] += static_cast<double>(site[level].n());
    return out;
}

StandardisedMeansRow row_of(const std::vector<Tally>& site, const std::vector<double>& mix, double confidence) {
    std::vector<Moments> levels;
    StandardisedMeansRow row;
    for (const Tally& level : site) {
        levels.push_back(moments(level));
        const std::int64_t n = levels.back().n;
        if (n > 0) row.people = row.people == 0 ? n : std::min(row.people, n);
    }
    const StandardisedMean found = standardised_mean(levels, mix, confidence);
    row.n = found.n;
    row.mean = found.mean;
    row.standardised_mean = found.standardised;
    row.se = found.se;
    row.ci_low = found.interval.low;
    row.ci_high = found.interval.high;
    row.share_covered = found.share_covered;
    row.status = found.status;
    return row;
}

std::vector<StandardisedMeansRow> rows_of(const Dimension& at, const std::vector<CellCounts>& counts, std::size_t slice_number,
                                          Label attribute) {
    const Family& family = at.scores->families[at.family];
    const Slice& slice = family.slices[slice_number];
    const SliceDimension& scored = at.scores->tallies[at.family][slice_number][at.number];
    std::vector<StandardisedMeansRow> rows;
    if (!scored.present) return rows;
    std::vector<std::size_t> groups;
    std::vector<std::vector<Tally>> sites;
    for (std::size_t group = 0; group < family.groups.size(); ++group) {
        if (family.groups[group].by != "site" || !slice.has_group(group)) continue;
        groups.push_back(group);
        sites.push_back(scored.status == Status::ok ? by_level(at, counts, slice, group) : std::vector<Tally>(at.cut->levels - 1));
    }
    const std::vector<double> mix = mix_of(at, slice, sites);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        StandardisedMeansRow& row = rows.emplace_back(row_of(sites[i], mix, at.study->confidence));
        row.scope = scope_of(family, slice, family.groups[groups[i]]);
        row.scale = family.dimensions[at.number].id;
        row.attribute = attribute;
        if (scored.status != Status::ok) row.status = scored.status;
    }
    return rows;
}

}  // namespace

std::vector<StandardisedMeansRow> standardised_means_table(const Study& study, const Responses& responses, const Scores& scores,
                                                           Labels& labels, Threads threads) {
    const auto attribute = std::ranges::find(responses.attributes, study.benchmark.standardise, &AttributeValues::name);
    if (study.benchmark.standardise.empty() || attribute == responses.attributes.end()) return {};
    const Cut cut =
        cut_by(*attribute, static_cast<std::size_t>(attribute - responses.attributes.begin()), responses, scores.partitions.front());
    const Label name = labels.intern(attribute->name);
    std::vector<Dimension> dimensions;
    for (std::size_t f = 0; f < scores.families.size(); ++f)
        for (std::size_t number = 0; number < scores.families[f].dimensions.size(); ++number)
            if (!is_local(study, scores.families[f], scores.families[f].dimensions[number]))
                dimensions.push_back({&study, &responses, &scores, &cut, f, number});
    std::vector<std::vector<StandardisedMeansRow>> parts(dimensions.size());
    for_each_block(dimensions.size(), threads, [&](std::size_t i) {
        const auto counts = counts_of(dimensions[i]);
        for (std::size_t slice = 0; slice < scores.families[dimensions[i].family].slices.size(); ++slice)
            for (const StandardisedMeansRow& row : rows_of(dimensions[i], counts, slice, name)) parts[i].push_back(row);
    });
    std::vector<StandardisedMeansRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

}  // namespace recaudit
