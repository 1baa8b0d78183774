#include <recaudit/perspective/item_gaps.hpp>
#include <recaudit/perspective/slice_pairs.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace recaudit {
namespace {

/// A concept, and the items of the family that ask it, in the order of the forms.
struct Concept {
    Label id;
    std::vector<std::size_t> items;  // indices into Family::items
};

/// What a perspective was asked about a concept in one wave.
struct LinkedItem {
    const Shared* item = nullptr;
    Range range;
};

std::vector<Concept> concepts_of(const Study& study, const Family& family, Labels& labels) {
    std::vector<Concept> out;
    std::map<Label, std::size_t> places;
    for (std::size_t number = 0; number < family.items.size(); ++number)
        for (std::size_t form = 0; form < family.forms.size(); ++form) {
            const auto in_form = family.items[number].in_form[form];
            if (!in_form) continue;
            const std::string& id = study.instruments[family.forms[form]].items[*in_form].concept_id;
            if (id.empty()) continue;
            const auto [place, is_new] = places.emplace(labels.intern(id), out.size());
            if (is_new) out.push_back({place->first, {}});
            std::vector<std::size_t>& items = out[place->second].items;
            if (items.empty() || items.back() != number) items.push_back(number);
        }
    return out;
}

/// The forms with rows in a slice, and what they asked.
struct Asked {
    const Study* study;
    const std::vector<std::vector<ItemCounts>>* counts;
    const Family* family;
};

/// Calls visit(counts, options) for each form that has rows in the slice and asks the concept by this item.
template <class Visit>
void for_each_form(const Asked& of, const Slice& slice, const Shared& item, Label linked_by, Visit visit) {
    for (std::size_t form = 0; form < of.family->forms.size(); ++form) {
        if (slice.has_form[form] == 0 || !item.in_form[form]) continue;
        const Instrument& instrument = of.study->instruments[of.family->forms[form]];
        const Item& asked = instrument.items[*item.in_form[form]];
        if (linked_by == asked.concept_id) visit((*of.counts)[of.family->forms[form]][*item.in_form[form]], instrument.options_of(asked));
    }
}

/// The gaps of one family question by question. Keeps references to its arguments.
class ItemGaps {
public:
    ItemGaps(const Study& study, const Scores& scores, const std::vector<std::vector<ItemCounts>>& counts, std::size_t family,
             Labels& labels)
        : study_(&study),
          family_(&scores.families[family]),
          asked_of_{&study, &counts, family_},
          concepts_(concepts_of(study, *family_, labels)) {
        for (const Slice& slice : family_->slices) {
            auto& asked = asked_.emplace_back();
            for (const Concept& linked : concepts_) asked.push_back(asked_in(slice, linked));
        }
    }

    [[nodiscard]] std::vector<ItemGapsRow> rows(const PairsOfGroup& of) const {
        std::vector<ItemGapsRow> out;
        for (std::size_t number = 0; number < concepts_.size(); ++number)
            for (const SlicePair& pair : of.pairs) {
                const auto &a = asked_[pair.a][number], &b = asked_[pair.b][number];
                if (!a || !b) continue;
                GapPair gap = gap_between(*family_, of.group, pair);
                gap.a = moments(answers(pair.a, of.group, number));
                gap.b = moments(answers(pair.b, of.group, number));
                if (std::min(gap.a.n, gap.b.n) < smallest_tested_group(*study_)) continue;
                out.push_back(gap_row<ItemGapsRow>(gap, study_->confidence));
                out.back().concept_id = concepts_[number].id;
                out.back().item_a = a->item->id;
                out.back().item_b = b->item->id;
            }
        return out;
    }

private:
    /// Nothing where nobody answered, or where forms that share the rows let the answers range differently.
    [[nodiscard]] std::optional<LinkedItem> asked_in(const Slice& slice, const Concept& linked) const {
        for (const std::size_t number : linked.items) {
            const Shared& item = family_->items[number];
            std::optional<Range> range;
            bool alike = true;
            for_each_form(asked_of_, slice, item, linked.id, [&](const ItemCounts&, const OptionSet& options) {
                alike = alike && (!range || *range == range_of(options));
                range = range_of(options);
            });
            if (!range || tally(slice, everyone(), item, linked.id).empty()) continue;
            if (!alike || !(range->high > range->low)) return std::nullopt;
            return LinkedItem{&item, *range};
        }
        return std::nullopt;
    }

    [[nodiscard]] std::size_t everyone() const {
        return static_cast<std::size_t>(std::ranges::find(family_->groups, "all", [](const Group& group) { return group.by.view(); }) -
                                        family_->groups.begin());
    }

    [[nodiscard]] Tally tally(const Slice& slice, std::size_t group, const Shared& item, Label linked_by) const {
        Tally out;
        for_each_form(asked_of_, slice, item, linked_by, [&](const ItemCounts& counted, const OptionSet&) {
            CodeCounts codes(counted.width());
            codes.add(counted.answers[family_->groups[group].partition], slice.cells[group]);
            out = merged(out, tally_of(counted.values, codes, first_value_code));
        });
        return out;
    }

    [[nodiscard]] Tally answers(std::size_t slice, std::size_t group, std::size_t number) const {
        const LinkedItem& asked = *asked_[slice][number];
        return in_percent(tally(family_->slices[slice], group, *asked.item, concepts_[number].id), asked.range);
    }

    const Study* study_;
    const Family* family_;
    Asked asked_of_;
    std::vector<Concept> concepts_;
    std::vector<std::vector<std::optional<LinkedItem>>> asked_;  // per slice and concept
};

}  // namespace

std::vector<ItemGapsRow> item_gaps_table(const Study& study, const Scores& scores, const std::vector<std::vector<ItemCounts>>& counts,
                                         Labels& labels, Threads threads) {
    std::vector<ItemGaps> families;
    for (std::size_t family = 0; family < scores.families.size(); ++family) families.emplace_back(study, scores, counts, family, labels);
    const std::vector<PairsOfGroup> groups = pairs_of_groups(scores);
    std::vector<std::vector<ItemGapsRow>> parts(groups.size());
    for_each_block(groups.size(), threads, [&](std::size_t i) { parts[i] = families[groups[i].family].rows(groups[i]); });
    std::vector<ItemGapsRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    adjust_gaps(rows, study.adjust);
    return rows;
}

}  // namespace recaudit
