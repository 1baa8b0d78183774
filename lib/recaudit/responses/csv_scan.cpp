#include <recaudit/responses/csv_scan.hpp>

#include <algorithm>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#define RECAUDIT_AVX2 [[gnu::target("avx2,bmi,pclmul,popcnt")]]
#endif

namespace recaudit::detail {
namespace {

constexpr std::size_t block = 64;
constexpr std::size_t step = 256 * block;

/// Bit i of the result is the parity of bits 0 to i.
std::uint64_t parity_of(std::uint64_t bits) {
    for (unsigned shift = 1; shift < block; shift *= 2) bits ^= bits << shift;
    return bits;
}

#if defined(__x86_64__)

RECAUDIT_AVX2 inline std::uint64_t top_bits(__m256i low, __m256i high) {
    const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(low));
    const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(high));
    return first | (std::uint64_t{second} << 32U);
}

RECAUDIT_AVX2 inline std::uint64_t equal_bits(__m256i low, __m256i high, __m256i wanted) {
    return top_bits(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted));
}

#endif

Scanner::Masks masks_of(const char* text, Dialect dialect) {
    Scanner::Masks masks;
    for (std::size_t i = 0; i < block; ++i) {
        const char c = text[i];
        masks.delimiter |= std::uint64_t{c == dialect.delimiter} << i;
        masks.newline |= std::uint64_t{c == dialect.newline} << i;
        masks.quote |= std::uint64_t{c == '"'} << i;
        masks.carriage_return |= std::uint64_t{c == '\r'} << i;
        masks.non_ascii |= std::uint64_t{(static_cast<unsigned char>(c) & 0x80U) != 0} << i;
    }
    masks.parity = parity_of(masks.quote);
    return masks;
}

}  // namespace

void Scanner::begin() {
    if (cells_.empty()) cells_.resize(block);
    cells_[0] = 0xFFFFFFFFU;
    cell_count_ = 1;
    record_count_ = scanned_ = lines_ = 0;
    state_ = State{};
    non_ascii_ = 0;
    stray_.reset();
}

/// A quote may open after the end of a cell, or double after a closing quote; after a closing quote the cell ends.
/// Anything else is a quote in the middle of a cell: record_at() tells whether cells end where they seem to.
[[gnu::always_inline]] inline void Scanner::take_block(const Masks& masks, std::size_t at) {
    const std::uint64_t inside = masks.parity ^ state_.inside;
    state_.inside = std::uint64_t{0} - (inside >> 63U);
    const std::uint64_t ends = (masks.delimiter | masks.newline) & ~inside;
    const std::uint64_t opening = masks.quote & inside;
    const std::uint64_t closing = masks.quote & ~inside;
    const std::uint64_t stray = (opening & ~(((ends | closing) << 1U) | state_.may_open)) |
                                (((closing << 1U) | state_.after_close) & ~(ends | masks.quote | masks.carriage_return));
    state_.may_open = (ends | closing) >> 63U;
    state_.after_close = closing >> 63U;
    if (stray != 0 && !stray_) stray_ = at + static_cast<std::size_t>(std::countr_zero(stray));
    non_ascii_ |= masks.non_ascii;
    lines_ += static_cast<std::size_t>(std::popcount(masks.newline));

    const auto before = static_cast<std::uint32_t>(cell_count_);
    for (std::uint64_t left = ends & masks.newline; left != 0; left &= left - 1)
        records_[record_count_++] = before + static_cast<std::uint32_t>(std::popcount(ends & (left ^ (left - 1)))) - 1;
    // Eight at a time and past the last: cheaper than a branch for each, and there is room.
    std::uint32_t* out = cells_.data() + cell_count_;
    const auto found = static_cast<std::size_t>(std::popcount(ends));
    std::uint64_t left = ends;
    for (std::size_t i = 0; i < found; i += 8)
        for (std::size_t j = 0; j < 8; ++j, left &= left - 1)
            out[i + j] = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(left));
    cell_count_ += found;
}

void Scanner::scan_plain(const char* text, std::size_t to) {
    for (; scanned_ < to; scanned_ += block) take_block(masks_of(text + scanned_, dialect_), scanned_);
}

#if defined(__x86_64__)

Instructions best_instructions() {
    const bool all = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("pclmul") &&
                     __builtin_cpu_supports("popcnt");
    return all ? Instructions::avx2 : Instructions::plain;
}

/// Multiplying by all ones without carries is a prefix XOR.
RECAUDIT_AVX2 void Scanner::scan_avx2(const char* text, std::size_t to) {
    const __m256i delimiter = _mm256_set1_epi8(dialect_.delimiter);
    const __m256i newline = _mm256_set1_epi8(dialect_.newline);
    const __m256i quote = _mm256_set1_epi8('"');
    const __m256i carriage_return = _mm256_set1_epi8('\r');
    for (; scanned_ < to; scanned_ += block) {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + scanned_));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + scanned_ + 32));
        Masks masks{equal_bits(low, high, delimiter),
                    equal_bits(low, high, newline),
                    equal_bits(low, high, quote),
                    equal_bits(low, high, carriage_return),
                    top_bits(low, high),
                    0};
        const __m128i quotes = _mm_set_epi64x(0, static_cast<long long>(masks.quote));
        masks.parity = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_clmulepi64_si128(quotes, _mm_set1_epi8(-1), 0)));
        take_block(masks, scanned_);
    }
}

#else

Instructions best_instructions() { return Instructions::plain; }
void Scanner::scan_avx2(const char* text, std::size_t to) { scan_plain(text, to); }

#endif

/// Every byte may be the end of a cell, and one block more is written than is kept.
void Scanner::make_room(std::size_t bytes) {
    const std::size_t wanted = cell_count_ + bytes + 2 * block;
    if (cells_.size() < wanted) cells_.resize(std::max(wanted, 2 * cells_.size()));
    if (records_.size() < record_count_ + bytes + block) records_.resize(std::max(record_count_ + bytes + block, 2 * records_.size()));
}

void Scanner::scan(const char* text, std::size_t available, End end) {
    const std::size_t to = end == End::of_text ? (available + block - 1) / block * block : available / block * block;
    // Room is made step by step, for as many cells as there may be in each: most text has far fewer cells than bytes.
    while (scanned_ < to) {
        const std::size_t next = std::min(to, scanned_ + step);
        make_room(next - scanned_);
        if (instructions_ == Instructions::avx2) scan_avx2(text, next);
        else scan_plain(text, next);
    }
}

}  // namespace recaudit::detail
