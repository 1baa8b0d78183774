/// From the text of a cell to a number, without making a string: a hash table for the few texts that fill a column.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// Lookups read `readable` bytes from the start of the text, whatever its length: buffers are padded for it.
class TextTable {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static constexpr std::size_t readable = 32;

    TextTable();

    /// The number of the text, or none. `readable` bytes can be read at `text`.
    [[nodiscard, gnu::always_inline]] std::uint32_t find(const char* text, std::size_t length) const {
        const Key key = key_of(text, length);
        const std::size_t last = slots_.size() - 1;
        for (std::size_t at = slot_of(key);; at = (at + 1) & last) {
            const Slot& slot = slots_[at];
            if (slot.number == none || holds(slot, key, text)) return slot.number;
        }
    }
    /// Gives `text`, which is not in the table, a number other than none.
    void insert(std::string_view text, std::uint32_t number);
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    struct Key {
        std::uint64_t words[4];
        std::uint32_t length;
    };
    struct Slot {
        Key key;
        std::uint32_t number;  // none: free
    };
    /// 32 bytes of ones, then 32 of zeros: read from 32 - n, a mask of n bytes.
    static constexpr std::array<unsigned char, 2 * readable> masks = [] {
        std::array<unsigned char, 2 * readable> out{};
        for (std::size_t i = 0; i < readable; ++i) out[i] = 0xFF;
        return out;
    }();

    /// Texts of up to 32 bytes are their own key: compared in four words, without a branch on the length.
    [[nodiscard]] static Key key_of(const char* text, std::size_t length) {
        Key key{{}, static_cast<std::uint32_t>(length)};
        if (length > readable) {
            key.words[0] = hash_of_long(text, length);
            return key;
        }
        std::uint64_t mask[4];
        std::memcpy(key.words, text, readable);
        std::memcpy(mask, masks.data() + (readable - length), readable);
        for (std::size_t i = 0; i < 4; ++i) key.words[i] &= mask[i];
        return key;
    }

    [[nodiscard]] std::size_t slot_of(const Key& key) const {
        std::uint64_t hash = (key.words[0] + key.length) * 0x9E3779B97F4A7C15ULL;
        if (key.length <= readable)
            hash ^= key.words[1] * 0xC2B2AE3D27D4EB4FULL ^ key.words[2] * 0x165667B19E3779F9ULL ^ key.words[3] * 0xD6E8FEB86659FD93ULL;
        return static_cast<std::size_t>(((hash ^ (hash >> 32U)) * 0x9FB21C651E98DF25ULL) >> shift_);
    }

    [[nodiscard]] bool holds(const Slot& slot, const Key& key, const char* text) const {
        if (slot.key.length != key.length || slot.key.words[0] != key.words[0]) return false;
        if (key.length > readable) return std::memcmp(long_texts_[slot.key.words[1]].data(), text, key.length) == 0;
        return slot.key.words[1] == key.words[1] && slot.key.words[2] == key.words[2] && slot.key.words[3] == key.words[3];
    }

    [[nodiscard]] static std::uint64_t hash_of_long(const char* text, std::size_t length);
    void put(const Slot& slot);

    std::vector<Slot> slots_;
    std::vector<std::string> long_texts_;  // those over 32 bytes; words[1] of their keys is the index here
    std::size_t size_ = 0;
    unsigned shift_ = 0;
};

}  // namespace recaudit::detail
