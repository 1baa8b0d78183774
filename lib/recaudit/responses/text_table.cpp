#include <recaudit/responses/text_table.hpp>

#include <algorithm>
#include <bit>

namespace recaudit::detail {
namespace {

constexpr std::size_t first_size = 64;

}  // namespace

TextTable::TextTable() : slots_(first_size, Slot{{}, none}), shift_(64 - static_cast<unsigned>(std::countr_zero(first_size))) {}

std::uint64_t TextTable::hash_of_long(const char* text, std::size_t length) {
    std::uint64_t hash = length;
    for (std::size_t at = 0; at < length; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text + at, std::min<std::size_t>(8, length - at));
        hash = std::rotl((hash ^ word) * 0x9E3779B97F4A7C15ULL, 29);
    }
    return hash;
}

void TextTable::put(const Slot& slot) {
    std::size_t at = slot_of(slot.key);
    while (slots_[at].number != none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
}

void TextTable::insert(std::string_view text, std::uint32_t number) {
    if (++size_ * 4 > slots_.size()) {
        std::vector<Slot> old(slots_.size() * 4, Slot{{}, none});
        old.swap(slots_);
        shift_ -= 2;
        for (const Slot& slot : old)
            if (slot.number != none) put(slot);
    }
    std::string padded(text);
    padded.resize(std::max(text.size(), readable));
    Slot slot{key_of(padded.data(), text.size()), number};
    if (text.size() > readable) {
        slot.key.words[1] = long_texts_.size();
        long_texts_.emplace_back(text);
    }
    put(slot);
}

}  // namespace recaudit::detail
