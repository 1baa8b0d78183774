#include <recaudit/agreement/agreement_tables.hpp>
#include <recaudit/agreement/complete_items.hpp>
#include <recaudit/agreement/icc.hpp>
#include <recaudit/agreement/within_group.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// All that rows are made from.
struct Sources {
    const Study* study;
    const Scores* scores;
    std::vector<std::vector<CompleteItems>> items;  // per form and scale
};

/// All sites, or all teams, of a family in one slice.
struct Groups {
    std::size_t family, slice;
    const GroupSet* set;
};

/// A scale of one form, with its complete answers.
struct ScaleAnswers {
    const Instrument* instrument;
    const Scale* scale;
    const CompleteItems* items;
};

/// The forms with rows in the slice that have the scale; none for a composite.
std::vector<ScaleAnswers> forms_with(const Sources& from, const Family& family, const Slice& slice, const Shared& dimension) {
    std::vector<ScaleAnswers> out;
    for (std::size_t i = 0; i < family.forms.size(); ++i) {
        if (slice.has_form[i] == 0 || !dimension.in_form[i]) continue;
        const Instrument& instrument = from.study->instruments[family.forms[i]];
        if (*dimension.in_form[i] >= instrument.scales.size()) continue;
        out.push_back({&instrument, &instrument.scales[*dimension.in_form[i]], &from.items[family.forms[i]][*dimension.in_form[i]]});
    }
    return out;
}

Status status_of(const std::vector<ScaleAnswers>& forms) {
    for (const ScaleAnswers& form : forms)
        if (!same_items(*forms.front().instrument, forms.front().scale->items, *form.instrument, form.scale->items))
            return Status::forms_differ;
    return Status::ok;
}

/// The tally of each item over those of `cells` who answered every item.
std::vector<Tally> tallies_of(const std::vector<ScaleAnswers>& forms, std::span<const std::uint32_t> cells) {
    std::vector<Tally> out(forms.front().scale->items.size());
    for (const ScaleAnswers& form : forms)
        for (std::size_t item = 0; item < out.size(); ++item) {
            const ItemCounts& counted = (*form.items)[item];
            CodeCounts counts(counted.width());
            counts.add(counted.answers.front(), cells);
            out[item] = merged(out[item], tally_of(counted.values, counts, first_value_code));
        }
    return out;
}

/// Absent where an item's options are all worth the same.
std::vector<double> null_variances(const ScaleAnswers& form) {
    std::vector<double> out;
    for (const std::size_t item : form.scale->items)
        if (const Number variance = even_spread_variance(form.instrument->options_of(form.instrument->items[item])))
            out.push_back(*variance);
    return out;
}

GroupAgreement agreement_of(const std::vector<ScaleAnswers>& forms, std::span<const std::uint32_t> cells) {
    GroupAgreement out;
    out.status = status_of(forms);
    if (out.status != Status::ok) return out;
    const std::vector<double> variances = null_variances(forms.front());
    const std::vector<Tally> items = tallies_of(forms, cells);
    if (variances.size() == items.size()) return group_agreement(items, variances);
    out.status = Status::not_declared;
    return out;
}

GroupAgreementRow row_of(const GroupAgreement& found, std::int64_t scored) {
    GroupAgreementRow row;
    row.n = found.n;
    row.rwg_j = found.rwg_j;
    row.rwg_star = found.rwg_star;
    row.ad_mean = found.ad_mean;
    row.status = found.status;
    row.people = found.n > 0 ? found.n : scored;
    return row;
}

/// The rows of one scale or composite over one set of groups.
AgreementTables rows_of(const Sources& from, const Groups& groups, std::size_t dimension) {
    const Family& family = from.scores->families[groups.family];
    const Slice& slice = family.slices[groups.slice];
    const SliceDimension& scored = from.scores->tallies[groups.family][groups.slice][dimension];
    AgreementTables out;
    if (!scored.present) return out;
    const auto forms = forms_with(from, family, slice, family.dimensions[dimension]);
    std::vector<Moments> scores;
    std::vector<GroupAgreement> agreements;
    for (std::size_t group = 0; group < family.groups.size(); ++group) {  // in the order of rows
        if (!slice.has_group(group) || family.groups[group].by != groups.set->by) continue;
        const Tally& tally = scored.tallies[group];
        if (!tally.empty()) scores.push_back(moments(tally));
        if (forms.empty()) continue;
        agreements.push_back(agreement_of(forms, slice.cells[group]));
        GroupAgreementRow& row = out.group_agreement.emplace_back(row_of(agreements.back(), tally.n()));
        row.scope = scope_of(family, slice, family.groups[group]);
        row.scale = family.dimensions[dimension].id;
    }
    AgreementRow& row = out.agreement.emplace_back(agreement_row(scores, agreements));
    row.scope = scope_of(family, slice, *groups.set);
    row.scale = family.dimensions[dimension].id;
    if (scored.status != Status::ok) row.status = scored.status;
    return out;
}

bool has_any(const Slice& slice, const GroupSet& set) {
    return std::ranges::any_of(set.groups, [&](std::size_t group) { return slice.has_group(group); });
}

/// The sets of all sites and of all teams; attributes are no groups of people who live or work together.
std::vector<Groups> sets_of(const Scores& scores) {
    std::vector<Groups> out;
    for (std::size_t f = 0; f < scores.families.size(); ++f)
        for (std::size_t slice = 0; slice < scores.families[f].slices.size(); ++slice)
            for (const GroupSet& set : scores.families[f].sets)
                if ((set.by == "site" || set.by == "team") && set.site.empty() && has_any(scores.families[f].slices[slice], set))
                    out.push_back({f, slice, &set});
    return out;
}

}  // namespace

AgreementRow agreement_row(std::span<const Moments> groups, std::span<const GroupAgreement> agreements) {
    const IntraclassCorrelation found = intraclass_correlation(groups);
    const TypicalAgreement typical = typical_agreement(agreements);
    AgreementRow row;
    row.groups = found.groups;
    row.n = found.n;
    row.icc1 = found.icc1;
    row.icc2 = found.icc2;
    row.f = found.f;
    row.df1 = found.df1;
    row.df2 = found.df2;
    row.p_value = found.p_value;
    row.median_rwg_j = typical.median_rwg_j;
    row.share_rwg_070 = typical.share_rwg_070;
    row.status = groups.empty() ? Status::no_answers : found.status;
    row.people = found.n;
    return row;
}

AgreementTables agreement_tables(const Study& study, const Responses& responses, const Scores& scores, Threads threads) {
    const Sources from{&study, &scores, complete_items(study, responses, scores, threads)};
    const std::vector<Groups> sets = sets_of(scores);
    std::vector<std::vector<AgreementTables>> parts(sets.size());
    for_each_block(sets.size(), threads, [&](std::size_t i) {
        for (std::size_t dimension = 0; dimension < scores.families[sets[i].family].dimensions.size(); ++dimension)
            parts[i].push_back(rows_of(from, sets[i], dimension));
    });
    AgreementTables out;
    for (const auto& set : parts)
        for (const AgreementTables& part : set) {
            out.agreement.insert(out.agreement.end(), part.agreement.begin(), part.agreement.end());
            out.group_agreement.insert(out.group_agreement.end(), part.group_agreement.begin(), part.group_agreement.end());
        }
    return out;
}

}  // namespace recaudit
