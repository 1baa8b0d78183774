/// Units of people by keys that are numbers without structure. See moves.hpp.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// One key may have several units, and one unit several keys.
class UnitsByKey {
public:
    UnitsByKey() = default;
    /// @param entries  about how many there will be.
    explicit UnitsByKey(std::size_t entries) : first_(std::bit_ceil(2 * entries + 1), none) { entries_.reserve(entries); }
    void add(std::uint64_t key, std::uint32_t unit) {
        std::uint32_t& first = first_[key & (first_.size() - 1)];
        entries_.push_back({key, unit, first});
        first = static_cast<std::uint32_t>(entries_.size() - 1);
    }
    /// Whether something holds of any unit of a key. Those added last come first.
    template <class Holds>
    [[nodiscard]] bool any_of(std::uint64_t key, Holds holds) const {
        for (std::uint32_t at = first_[key & (first_.size() - 1)]; at != none; at = entries_[at].next)
            if (entries_[at].key == key && holds(entries_[at].unit)) return true;
        return false;
    }
    [[nodiscard]] bool contains(std::uint64_t key) const {
        return any_of(key, [](std::uint32_t) { return true; });
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Entry {
        std::uint64_t key;
        std::uint32_t unit, next;
    };
    std::vector<std::uint32_t> first_;  // per bucket the entry added last
    std::vector<Entry> entries_;
};

}  // namespace recaudit
