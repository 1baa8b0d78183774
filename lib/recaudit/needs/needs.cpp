#include <recaudit/needs/discrepancy.hpp>
#include <recaudit/needs/learning.hpp>
#include <recaudit/needs/needs.hpp>
#include <recaudit/stats/moments.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace recaudit {
namespace {

/// An item of a family as one slice asks it.
struct NeedOf {
    Label item, importance, learning;
    std::optional<std::size_t> pair;  // index into Family::pairs, where importance was asked
    std::vector<std::size_t> forms;   // of the family, that have rows in the slice and ask it
    Range range;
    Status status = Status::ok;  // why there is no need whatever the answers
};

/// The pairs of every family, per form that asks them.
using CountsOfPairs = std::vector<std::vector<std::vector<PairCounts>>>;  // per family, pair and form

CountsOfPairs count_all_pairs(const Study& study, const Responses& responses, const Scores& scores, Threads threads) {
    struct Task {
        std::size_t family, pair, form;
    };
    CountsOfPairs out;
    std::vector<Task> tasks;
    for (std::size_t f = 0; f < scores.families.size(); ++f) {
        const Family& family = scores.families[f];
        out.emplace_back(family.pairs.size(), std::vector<PairCounts>(family.forms.size()));
        for (std::size_t pair = 0; pair < family.pairs.size(); ++pair)
            for (std::size_t form = 0; form < family.forms.size(); ++form)
                if (family.pairs[pair].in_form[form]) tasks.push_back({f, pair, form});
    }
    for_each_block(tasks.size(), threads, [&](std::size_t task) {
        const auto [f, pair, form] = tasks[task];
        const std::size_t number = scores.families[f].forms[form];
        const auto& [current, importance] = *scores.families[f].pairs[pair].in_form[form];
        const Instrument& instrument = study.instruments[number];
        const FormResponses& rows = responses.forms[number];
        const auto asked = [&](std::size_t item) {
            return ItemAnswers{&instrument.items[item], &instrument.options_of(instrument.items[item]), &rows.answers[item]};
        };
        std::vector<CellsOfRows> cuts;
        for (const Partition& partition : scores.partitions)
            cuts.push_back({partition.cell_of[number], partition.cells.size(), rows.weights});
        out[f][pair][form] = count_pairs(asked(current), asked(importance), cuts);
    });
    return out;
}

/// The needs of one family. Keeps references to its arguments.
class FamilyNeeds {
public:
    FamilyNeeds(const Study& study, const Family& family, const std::vector<std::vector<ItemCounts>>& counts,
                const std::vector<std::vector<PairCounts>>& pairs, Labels& labels)
        : study_(&study), family_(&family), counts_(&counts), pairs_(&pairs) {
        for (const Slice& slice : family.slices) {
            auto& needs = needs_.emplace_back();
            for (const Shared& item : family.items)
                if (auto need = need_of(slice, item, labels)) needs.push_back(*std::move(need));
        }
    }

    [[nodiscard]] NeedsTables rows(std::size_t slice, std::size_t group) const {
        const Slice& of = family_->slices[slice];
        const Scope scope = scope_of(*family_, of, family_->groups[group]);
        NeedsTables out;
        for (const NeedOf& need : needs_[slice]) {
            if (!need.pair) {
                out.needs.push_back(distance_row(scope, need, of, group));
                continue;
            }
            const PairSums sums = sums_of(need, of, group);
            out.needs.push_back(rated_row(scope, need, sums));
            out.ranked_needs.push_back(ranked_row(scope, need, sums));
        }
        out.needs = with_ranks(std::move(out.needs));
        out.ranked_needs = with_ranks(std::move(out.ranked_needs));
        return out;
    }

private:
    [[nodiscard]] const Instrument& instrument(std::size_t form) const { return study_->instruments[family_->forms[form]]; }

    /// Nothing where no form with rows in the slice asks it as something that can be a need.
    [[nodiscard]] std::optional<NeedOf> need_of(const Slice& slice, const Shared& item, Labels& labels) const {
        NeedOf out;
        out.item = item.id;
        std::optional<Range> range;
        std::vector<std::string> learning;
        for (std::size_t form = 0; form < family_->forms.size(); ++form) {
            if (slice.has_form[form] == 0 || !item.in_form[form] || !can_be_need(instrument(form), *item.in_form[form])) continue;
            const Range here = range_of(instrument(form).options_of(instrument(form).items[*item.in_form[form]]));
            if (range && !(*range == here)) out.status = Status::forms_differ;
            range = here;
            out.forms.push_back(form);
            for (const Learning* entry : learning_for(instrument(form), *item.in_form[form]))
                if (std::ranges::find(learning, entry->id) == learning.end()) learning.push_back(entry->id);
        }
        if (!range) return std::nullopt;
        out.range = *range;
        std::string ids;
        for (const std::string& id : learning) ids += (ids.empty() ? "" : " ") + id;
        out.learning = labels.intern(ids);
        return with_importance(std::move(out));
    }
    [[nodiscard]] NeedOf with_importance(NeedOf need) const {
        for (std::size_t pair = 0; pair < family_->pairs.size(); ++pair) {
            const ItemPair& of = family_->pairs[pair];
            const auto asks = [&](std::size_t form) { return of.in_form[form].has_value(); };
            if (of.current != need.item || std::ranges::none_of(need.forms, asks)) continue;
            std::erase_if(need.forms, [&](std::size_t form) { return !asks(form); });
            need.pair = pair;
            need.importance = of.importance;
            for (const std::size_t form : need.forms) {
                const Instrument& asked = instrument(form);
                const Range range = range_of(asked.options_of(asked.items[of.in_form[form]->importance]));
                if (need.status == Status::ok && !(range == need.range)) need.status = Status::ranges_differ;
            }
            break;
        }
        return need;
    }

    [[nodiscard]] PairSums sums_of(const NeedOf& need, const Slice& slice, std::size_t group) const {
        PairSums out;
        for (const std::size_t form : need.forms)
            out = with_cells(out, (*pairs_)[*need.pair][form], family_->groups[group].partition, slice.cells[group]);
        return out;
    }
    template <class Row>
    static Row row_about(const Scope& scope, const NeedOf& need, std::int64_t n) {
        Row row;
        row.scope = scope;
        row.item = need.item;
        row.importance_item = need.importance;
        row.status = need.status != Status::ok ? need.status : n == 0 ? Status::no_answers : Status::ok;
        if (need.status == Status::forms_differ) return row;
        row.n = n;
        row.people = n;
        return row;
    }
    static NeedsRow rated_row(const Scope& scope, const NeedOf& need, const PairSums& sums) {
        auto row = row_about<NeedsRow>(scope, need, sums.n);
        row.learning = need.learning;
        row.width = need.range.high - need.range.low;
        if (sums.n == 0 || row.status == Status::forms_differ) return row;
        row.current = sums.current / sums.weight;
        row.importance = sums.importance / sums.weight;
        if (row.status == Status::ok) row.need = mean_weighted_discrepancy(sums);
        return row;
    }
    static RankedNeedsRow ranked_row(const Scope& scope, const NeedOf& need, const PairSums& sums) {
        auto row = row_about<RankedNeedsRow>(scope, need, sums.n);
        if (row.status != Status::ok) return row;
        row.percent_below = 100 * sums.below / sums.weight;
        row.percent_equal = 100 * sums.equal / sums.weight;
        row.percent_above = 100 * sums.above / sums.weight;
        row.ranked_discrepancy = ranked_discrepancy(sums);
        return row;
    }
    [[nodiscard]] NeedsRow distance_row(const Scope& scope, const NeedOf& need, const Slice& slice, std::size_t group) const {
        const Shared& item = *std::ranges::find(family_->items, need.item, &Shared::id);
        Tally tally;
        WeightedTally weighted;
        for (const std::size_t form : need.forms) {
            const ItemCounts& counted = (*counts_)[family_->forms[form]][*item.in_form[form]];
            CodeCounts codes(counted.width());
            codes.add(counted.answers[family_->groups[group].partition], slice.cells[group]);
            tally = merged(tally, tally_of(counted.values, codes, first_value_code));
            if (!codes.weights.empty()) weighted = merged(weighted, weighted_tally_of(counted.values, codes, first_value_code));
        }
        auto row = row_about<NeedsRow>(scope, need, tally.n());
        row.learning = need.learning;
        row.width = need.range.high - need.range.low;
        if (row.status != Status::ok) return row;
        row.current = weighted.values.empty() ? moments(tally).mean : moments(weighted).mean;
        row.need = distance_from_favourable_end(*row.current, need.range);
        return row;
    }

    const Study* study_;
    const Family* family_;
    const std::vector<std::vector<ItemCounts>>* counts_;
    const std::vector<std::vector<PairCounts>>* pairs_;
    std::vector<std::vector<NeedOf>> needs_;  // per slice
};

struct GroupOfSlice {
    std::size_t family, slice, group;
};

std::vector<GroupOfSlice> groups_with_rows(const Scores& scores) {
    std::vector<GroupOfSlice> out;
    for (std::size_t family = 0; family < scores.families.size(); ++family)
        for (std::size_t slice = 0; slice < scores.families[family].slices.size(); ++slice)
            for (std::size_t group = 0; group < scores.families[family].groups.size(); ++group)
                if (scores.families[family].slices[slice].has_group(group)) out.push_back({family, slice, group});
    return out;
}

}  // namespace

NeedsTables needs_tables(const Study& study, const Responses& responses, const Scores& scores,
                         const std::vector<std::vector<ItemCounts>>& counts, Labels& labels, Threads threads) {
    const CountsOfPairs pairs = count_all_pairs(study, responses, scores, threads);
    std::vector<FamilyNeeds> families;
    for (std::size_t f = 0; f < scores.families.size(); ++f) families.emplace_back(study, scores.families[f], counts, pairs[f], labels);
    const std::vector<GroupOfSlice> groups = groups_with_rows(scores);
    std::vector<NeedsTables> parts(groups.size());
    for_each_block(groups.size(), threads,
                   [&](std::size_t i) { parts[i] = families[groups[i].family].rows(groups[i].slice, groups[i].group); });
    NeedsTables out;
    for (const NeedsTables& part : parts) {
        out.needs.insert(out.needs.end(), part.needs.begin(), part.needs.end());
        out.ranked_needs.insert(out.ranked_needs.end(), part.ranked_needs.begin(), part.ranked_needs.end());
    }
    return out;
}

}  // namespace recaudit
