/// One piece of a response file to columns of bytes: the part of reading that runs on all cores.
/// Nothing here knows about other pieces; read_file.cpp puts them together in file order.
#pragma once

#include <recaudit/responses/byte_source.hpp>
#include <recaudit/responses/columns.hpp>
#include <recaudit/responses/csv_scan.hpp>
#include <recaudit/responses/respondents.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/responses/text_table.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace recaudit::detail {

/// How a file is read; tests make the pieces tiny. Results are the same for every value.
struct ReadTuning {
    std::size_t chunk_bytes = std::size_t{256} << 10U;
    std::size_t small_file = std::size_t{1} << 20U;  // up to this size one thread reads
    Instructions instructions = best_instructions();
};

inline constexpr std::size_t longest_cell = std::size_t{1} << 20U;
inline constexpr std::size_t longest_record = std::size_t{16} << 20U;

/// Text that means nothing in its column: which text, how often, and where first.
struct CellFault {
    std::uint32_t use = 0;  // index into ColumnPlan::items, or one of the uses below
    std::uint32_t field = 0;
    std::string text;
    std::uint64_t first_record = 0;  // byte position of the record in the file
    std::size_t count = 0;
};
inline constexpr std::uint32_t weight_use = 0xFFFFFFFFU;
inline constexpr std::uint32_t respondent_use = 0xFFFFFFFEU;
inline constexpr std::uint32_t duration_use = 0xFFFFFFFDU;

/// Records with another number of cells than the heading has.
struct RaggedRecord {
    std::uint64_t position = 0;
    std::size_t cells = 0;
};

struct BlankLines {
    std::uint64_t first = 0;  // byte position
    std::size_t count = 0;
};

enum class Break : std::uint8_t { open_quote, stray_quote, long_cell, long_record };

/// Why nobody can say where records end after this.
struct Failure {
    Break what = Break::open_quote;
    std::uint64_t position = 0;
};

using StratumKey = std::array<std::uint32_t, group_names.size()>;

/// The rows of one piece. Group and attribute numbers are those of the parser that made it: it numbers texts as it
/// meets them, and hands over each new one with the piece in which it was first met.
struct ChunkRows {
    std::uint64_t begin = 0;  // bytes of the file: the first record, and the one after the last
    std::uint64_t end = 0;
    std::size_t lines = 0;
    std::size_t rows = 0;
    bool any_record = false;                        // rows, or ragged records
    std::vector<std::vector<AnswerCode>> codes;     // per ItemColumn
    std::vector<std::vector<double>> values;        // per ItemColumn, empty but for continua
    std::vector<std::vector<std::uint64_t>> ticks;  // per ItemColumn, empty but for checklists
    std::vector<std::vector<Remark>> remarks;       // per CommentColumn; rows are those of the piece
    std::vector<std::uint32_t> strata;
    std::vector<std::vector<std::uint32_t>> attributes;
    std::vector<Fingerprint> respondents;
    std::vector<double> weights;
    std::vector<double> seconds;
    std::vector<std::uint32_t> starts;  // of each row, from `begin`
    std::vector<StratumKey> new_strata;
    std::array<std::vector<std::string>, group_names.size()> new_groups;
    std::vector<std::vector<std::string>> new_levels;
    std::vector<CellFault> faults;
    std::vector<RaggedRecord> ragged;  // the first few
    std::size_t ragged_count = 0;
    BlankLines blank_inside;                // blank lines that a record follows
    BlankLines blank_last;                  // those at the end of the piece
    std::optional<std::uint64_t> bad_utf8;  // position of the first byte that is none
    std::size_t decimal_commas = 0;
    std::optional<Failure> failure;  // then the rows are those before it
};

/// What all pieces of a file have in common.
struct FileText {
    ByteSource bytes;
    std::uint64_t first_record = 0;  // after the heading
    Dialect dialect;
    const ColumnPlan* plan = nullptr;
    bool linked = false;  // a blank respondent is a fault
    Instructions instructions = Instructions::plain;
    Remarks remarks = Remarks::leave_out;
};

/// Numbers for the texts of one column, by the bytes of the cell.
class CellTexts {
public:
    /// The number of the trimmed, unquoted text; new ones are numbered in order. See TextTable::readable.
    std::uint32_t number_of(const char* cell, std::size_t length);
    /// The texts numbered since the last call.
    [[nodiscard]] std::vector<std::string> take_new();

private:
    TextTable raw_;
    std::unordered_map<std::string, std::uint32_t> clean_;
    std::vector<std::string> new_;
};

/// Reads pieces one after the other; each thread has its own.
class ChunkParser {
public:
    explicit ChunkParser(const FileText& file);

    /// The rows of the records that start in [begin, limit); a record starts at `begin`.
    [[nodiscard]] ChunkRows parse(std::uint64_t begin, std::uint64_t limit);
    /// The same where it is not known where the first record starts: the first newline may be inside quotes. The
    /// caller compares `begin` of the result with the end of the piece before. No value where no guess makes sense.
    [[nodiscard]] std::optional<ChunkRows> guess(std::uint64_t begin, std::uint64_t limit);

private:
    struct Key {
        std::array<AnswerCode, 256> bytes{};  // answers of one byte; where the cell is empty, the byte after it
        TextTable texts;                      // cell bytes to index into answers
        std::vector<Answer> answers;
    };

    void load(std::uint64_t begin, std::uint64_t end);
    [[nodiscard]] bool loaded_all() const { return base_ + loaded_ >= file_.bytes.size(); }
    [[nodiscard]] const char* text_at(std::uint64_t position) const { return buffer_.data() + (position - base_); }
    [[nodiscard]] std::optional<Failure> scan(std::uint64_t begin, std::uint64_t limit);
    [[nodiscard]] std::optional<Failure> too_long(std::uint64_t begin) const;
    [[nodiscard]] std::optional<std::size_t> misplaced_quote(std::size_t available, Scanner::End end) const;
    [[nodiscard]] std::optional<Failure> long_cell(std::uint64_t begin, std::uint32_t first, std::size_t count) const;
    [[nodiscard]] ChunkRows take_records(std::uint64_t begin, std::uint64_t limit, const std::optional<Failure>& failure);
    [[nodiscard]] std::optional<std::uint64_t> record_start(std::uint64_t begin, std::uint64_t limit, bool inside) const;
    void choose_records(ChunkRows& rows);
    void check_encoding(ChunkRows& rows) const;
    void read_columns(ChunkRows& rows);
    void read_coded(ChunkRows& rows, std::size_t column, std::size_t from, std::size_t to);
    void read_valued(ChunkRows& rows, std::size_t column, std::size_t from, std::size_t to);
    void read_ticks(ChunkRows& rows, std::size_t column, std::size_t from, std::size_t to);
    void read_strata(ChunkRows& rows, std::size_t from, std::size_t to);
    void read_attributes(ChunkRows& rows, std::size_t from, std::size_t to);
    void read_respondents(ChunkRows& rows, std::size_t from, std::size_t to);
    void read_durations(ChunkRows& rows, std::size_t from, std::size_t to);
    void read_weights(ChunkRows& rows, std::size_t from, std::size_t to);
    void read_remarks(ChunkRows& rows) const;
    [[nodiscard]] std::string_view cell(std::size_t row, std::uint32_t field) const;
    [[nodiscard]] const Answer& answer_in(Key& key, const AnswerKey& meaning, std::string_view raw);
    void fault(ChunkRows& rows, std::size_t row, std::uint32_t use, std::uint32_t field, std::string text);

    const FileText& file_;
    const ColumnPlan& plan_;
    Scanner scanner_;
    std::vector<char> buffer_;
    std::uint64_t base_ = 0;                 // position in the file of buffer_[0]
    std::size_t loaded_ = 0;                 // bytes of the file in buffer_
    const char* text_ = nullptr;             // where the scanner began
    std::vector<std::uint32_t> first_cell_;  // per row, as Scanner::first_cell
    std::vector<Key> keys_;
    std::array<CellTexts, group_names.size()> groups_;
    std::vector<CellTexts> levels_;
    TextTable strata_;
    std::uint32_t strata_count_ = 0;
    std::unordered_map<std::string, std::size_t> fault_at_;  // of this piece
    Answer unshared_;
};

}  // namespace recaudit::detail
