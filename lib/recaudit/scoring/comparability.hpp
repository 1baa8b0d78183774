/// Were the questions of a scale the same in two waves? From the items' keys `since`, `until`, `replaces` and `comparable`.
/// See docs/statistics/scale_versions.md.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// The questions of a scale in an earlier and a later wave.
struct VersionsCompared {
    std::int64_t items_from = 0, items_to = 0, items_kept = 0;
    Comparable comparable = Comparable::same;
    [[nodiscard]] bool differ() const { return items_kept < items_from || items_kept < items_to; }
};

/// Keeps references to its arguments.
class Comparability {
public:
    Comparability(const Study& study, const Responses& responses, const Scores& scores);

    /// How a scale or composite of a family compares between two slices, the earlier wave first.
    /// An item that is new in the later wave and replaces an earlier one is as comparable as it says, over several
    /// replacements as the least comparable of them. An item added or dropped without replacement makes the scale
    /// `flagged`, or `not_comparable` where the item says so. A composite is compared by the items of
    /// all its scales.
    [[nodiscard]] VersionsCompared between(std::size_t family, std::size_t slice_from, std::size_t slice_to, std::size_t dimension) const;

    /// Whether figures of the two slices may be compared: anything but not_comparable.
    [[nodiscard]] bool comparable(std::size_t family, std::size_t slice_from, std::size_t slice_to, std::size_t dimension) const {
        return between(family, slice_from, slice_to, dimension).comparable != Comparable::not_comparable;
    }

private:
    using Items = std::vector<const Item*>;  // by id, each once
    void find_asked(std::size_t form, std::size_t item);
    [[nodiscard]] bool is_asked(std::size_t form, std::size_t item, const Slice& slice) const;
    void add_items(Items& items, const Family& family, std::size_t form, std::size_t dimension, const Slice& slice) const;
    [[nodiscard]] Items items_of(const Family& family, std::size_t dimension, const Slice& slice) const;
    [[nodiscard]] const Item* find_item(const Family& family, std::string_view id) const;
    [[nodiscard]] const Item* replaced_by(const Family& family, const Item& item, const Items& earlier, Comparable& least) const;

    const Study* study_;
    const Responses* responses_;
    const Scores* scores_;
    std::vector<std::vector<std::vector<std::uint8_t>>> asked_in_stratum_;  // per form and item; empty: asked wherever the form is
};

}  // namespace recaudit
