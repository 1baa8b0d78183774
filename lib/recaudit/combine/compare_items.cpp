#include <recaudit/combine/compare.hpp>

#include <recaudit/perspective/slice_pairs.hpp>

#include <algorithm>
#include <optional>

namespace recaudit::detail {
namespace {

/// A concept of a family, and the items that ask it, in the order of the forms.
struct Concept {
    std::string family, id;
    std::vector<std::string> items;
};

std::vector<Concept> concepts_of(const Study& study) {
    std::vector<Concept> out;
    for (const Instrument& form : study.instruments)
        for (const Item& item : form.items) {
            if (item.concept_id.empty()) continue;
            auto at = std::ranges::find_if(out, [&](const Concept& any) { return any.family == form.family && any.id == item.concept_id; });
            if (at == out.end()) at = out.insert(at, {form.family, item.concept_id, {}});
            if (std::ranges::find(at->items, item.id) == at->items.end()) at->items.push_back(item.id);
        }
    return out;
}

/// The range of the item's answers, where the item asks the concept of that perspective.
std::optional<Range> range_of_item(const Study& study, const Concept& linked, Label perspective, const std::string& item) {
    for (const Instrument& form : study.instruments) {
        if (form.family != linked.family || perspective != form.perspective) continue;
        const auto at = form.find_item(item);
        if (at && form.items[*at].concept_id == linked.id) return recaudit::range_of(form.options_of(form.items[*at]));
    }
    return std::nullopt;
}

/// What a perspective says to the concept in one group.
struct SideOfGap {
    const ItemsRow* row = nullptr;
    Range range;
};

Moments in_percent(const SideOfGap& side) {
    const ItemsRow& row = *side.row;
    const double unit = 100 / (side.range.high - side.range.low);
    return {*row.n, row.mean ? Number((*row.mean - side.range.low) * unit) : Number(),
            row.sd ? Number(*row.sd * *row.sd * unit * unit) : Number()};
}

/// Rows of items by where they stand.
class ItemRows {
public:
    ItemRows(const Sources& from, std::span<const ItemsRow> items) : from_(&from) {
        for (const ItemsRow& row : items) {
            rows_[from.order->key(row.scope, row.item, {})] = &row;
            Scope scope = row.scope;
            scope.perspective = Label();
            perspectives_[from.order->key(scope, {}, {})][row.scope.perspective] = row.scope;
        }
    }
    /// Per wave and group the scopes of its perspectives, in their order.
    [[nodiscard]] std::vector<std::vector<Scope>> groups() const {
        std::vector<std::vector<Scope>> out;
        for (const auto& [key, scopes] : perspectives_) {
            auto& group = out.emplace_back();
            for (const auto& [perspective, scope] : scopes) group.push_back(scope);
            std::ranges::sort(group, {}, [&](const Scope& scope) { return from_->order->key(scope, {}, {}); });
        }
        return out;
    }
    [[nodiscard]] const ItemsRow* find(const Scope& scope, const std::string& item) const {
        const auto at = rows_.find(from_->order->key(scope, from_->labels->intern(item), {}));
        return at == rows_.end() ? nullptr : at->second;
    }
    /// The first item of the concept that anyone of the perspective answered in that wave, as the group answered it.
    [[nodiscard]] SideOfGap side(const Scope& scope, const Concept& linked) const {
        Scope everyone = scope;
        everyone.by = from_->labels->intern("all");
        everyone.site = everyone.group = Label();
        for (const std::string& item : linked.items) {
            const auto range = range_of_item(*from_->study, linked, scope.perspective, item);
            const ItemsRow* whole = range ? find(everyone, item) : nullptr;
            if (whole == nullptr || whole->n == Count(0)) continue;
            const ItemsRow* row = find(scope, item);
            const bool usable = row != nullptr && row->n && row->mean && range->high > range->low;
            return usable ? SideOfGap{row, *range} : SideOfGap{};
        }
        return {};
    }

private:
    const Sources* from_;
    std::map<RowOrder::Key, const ItemsRow*> rows_;
    std::map<RowOrder::Key, std::map<Label, Scope>> perspectives_;
};

ItemGapsRow row_of(const Sources& from, const Concept& linked, const SideOfGap& a, const SideOfGap& b) {
    GapPair pair{a.row->scope, {}, a.row->scope.perspective, b.row->scope.perspective, in_percent(a), in_percent(b)};
    pair.scope.perspective = Label();
    ItemGapsRow row = gap_row<ItemGapsRow>(pair, from.study->confidence);
    row.concept_id = from.labels->intern(linked.id);
    row.item_a = a.row->item;
    row.item_b = b.row->item;
    return row;
}

}  // namespace

std::vector<ItemGapsRow> item_gaps_of(const Sources& from, std::span<const ItemsRow> items) {
    const ItemRows all(from, items);
    const std::vector<Concept> concepts = concepts_of(*from.study);
    const std::int64_t fewest = smallest_tested_group(*from.study);
    std::vector<ItemGapsRow> rows;
    for (const std::vector<Scope>& group : all.groups())
        for (const Concept& linked : concepts)
            for (std::size_t i = 0; i < group.size(); ++i)
                for (std::size_t j = i + 1; j < group.size(); ++j) {
                    if (group[i].instrument != linked.family) continue;
                    const SideOfGap a = all.side(group[i], linked), b = all.side(group[j], linked);
                    if (a.row && b.row && std::min(*a.row->n, *b.row->n) >= fewest) rows.push_back(row_of(from, linked, a, b));
                }
    adjust_gaps(rows, from.study->adjust);
    return rows;
}

}  // namespace recaudit::detail
