/// Where cells and records end: a scan of CSV text, 64 bytes at a time, that knows about quotes.
/// With AVX2 and carry-less multiplication where the processor has them; the plain version gives the same result.
#pragma once

#include <recaudit/responses/dialect.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace recaudit::detail {

enum class Instructions : std::uint8_t { plain, avx2 };

/// The fastest that this processor has.
[[nodiscard]] Instructions best_instructions();

/// Scans text that begins where a record begins. Positions count from there.
class Scanner {
public:
    Scanner(Dialect dialect, Instructions instructions) : dialect_(dialect), instructions_(instructions) {}

    /// Begins anew; nothing is scanned yet.
    void begin();

    /// Scans on: `text` is the same text as before, of which `available` bytes are there now. Whole blocks of 64 bytes
    /// are scanned; with `End::of_text` the last part too, for which 64 bytes of zeros have to follow the text.
    enum class End : std::uint8_t { open, of_text };
    void scan(const char* text, std::size_t available, End end);

    /// The ends of cells: position of each delimiter or newline outside quotes. The first entry stands for the byte
    /// before the text, so that cell i (from 1) is [cell(i - 1) + 1, cell(i)) in wrapping 32-bit arithmetic.
    [[nodiscard]] const std::uint32_t* cells() const { return cells_.data(); }
    [[nodiscard]] std::size_t records() const { return record_count_; }
    /// Index in cells() of the last cell of record r.
    [[nodiscard]] std::uint32_t last_cell(std::size_t record) const { return records_[record]; }
    /// Index in cells() of the first cell of record r.
    [[nodiscard]] std::uint32_t first_cell(std::size_t record) const { return record == 0 ? 1 : records_[record - 1] + 1; }
    /// Where record r starts; r may be records(), the start of what follows.
    [[nodiscard]] std::uint32_t start_of(std::size_t record) const { return record == 0 ? 0 : cells_[records_[record - 1]] + 1; }
    /// Where the cell starts whose end is not scanned yet.
    [[nodiscard]] std::uint32_t open_cell() const { return cells_[cell_count_ - 1] + 1; }
    /// Forgets the records from `count` on.
    void keep_records(std::size_t count) { record_count_ = count; }

    [[nodiscard]] std::size_t scanned() const { return scanned_; }
    /// Newlines seen, those inside quotes included.
    [[nodiscard]] std::size_t lines() const { return lines_; }
    [[nodiscard]] bool inside_quotes() const { return state_.inside != 0; }
    [[nodiscard]] bool has_non_ascii() const { return non_ascii_ != 0; }
    /// The first quote inside a cell that is not quoted, or the first character after a closing quote. From its record on,
    /// what is found here has to be compared with record_at().
    [[nodiscard]] std::optional<std::size_t> stray_quote() const { return stray_; }

    /// What a block has to know about the one before it.
    struct State {
        std::uint64_t inside = 0;       // all ones where the text before ends inside quotes
        std::uint64_t may_open = 1;     // 1 where a quote may open or double as the next byte
        std::uint64_t after_close = 0;  // 1 where the byte before is a closing quote
    };
    /// One bit a byte. `parity` is that of the quotes up to and with each byte.
    struct Masks {
        std::uint64_t delimiter = 0, newline = 0, quote = 0, carriage_return = 0, non_ascii = 0, parity = 0;
    };

private:
    void take_block(const Masks& masks, std::size_t at);
    void scan_plain(const char* text, std::size_t to);
    void scan_avx2(const char* text, std::size_t to);
    void make_room(std::size_t bytes);

    Dialect dialect_;
    Instructions instructions_;
    State state_;
    std::vector<std::uint32_t> cells_;  // larger than cell_count_: never cleared, only overwritten
    std::vector<std::uint32_t> records_;
    std::size_t cell_count_ = 0;
    std::size_t record_count_ = 0;
    std::size_t scanned_ = 0;
    std::size_t lines_ = 0;
    std::uint64_t non_ascii_ = 0;
    std::optional<std::size_t> stray_;
};

}  // namespace recaudit::detail
