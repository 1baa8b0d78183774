#include <recaudit/responses/chunk.hpp>

#include <recaudit/responses/encoding.hpp>

#include <algorithm>
#include <cstring>

namespace recaudit::detail {
namespace {

constexpr std::size_t padding = 128;        // zeros after the text: scans and lookups read past its end
constexpr std::size_t overhang = 16 << 10;  // bytes read past a piece for the end of its last record
constexpr std::size_t ragged_listed = 20;

}  // namespace

ChunkParser::ChunkParser(const FileText& file)
    : file_(file),
      plan_(*file.plan),
      scanner_(file.dialect, file.instructions),
      keys_(plan_.keys.size()),
      levels_(plan_.attributes.size()) {
    for (std::size_t k = 0; k < keys_.size(); ++k) {
        for (unsigned byte = 0; byte < 256; ++byte) {
            const char c = static_cast<char>(byte);
            const bool end_of_cell = c == file.dialect.delimiter || c == file.dialect.newline || c == '\r';
            const Answer answer = plan_.keys[k].answer_in(end_of_cell ? std::string_view() : trimmed({&c, 1}));
            keys_[k].bytes.at(byte) = answer.fault == Fault::none ? answer.code : no_code;
        }
    }
}

/// Makes [begin, end) of the file readable, keeping what is there already of it.
void ChunkParser::load(std::uint64_t begin, std::uint64_t end) {
    end = std::min(end, file_.bytes.size());
    if (begin >= base_ && end <= base_ + loaded_) return;
    const bool overlaps = begin >= base_ && begin < base_ + loaded_;
    loaded_ = overlaps ? static_cast<std::size_t>(base_ + loaded_ - begin) : 0;
    if (overlaps) std::memmove(buffer_.data(), text_at(begin), loaded_);
    base_ = begin;
    const auto wanted = static_cast<std::size_t>(end - base_);
    if (buffer_.size() < wanted + padding) buffer_.resize(std::max(wanted + padding, buffer_.size() + buffer_.size() / 2));
    loaded_ += file_.bytes.read(base_ + loaded_, buffer_.data() + loaded_, wanted - loaded_);
    std::memset(buffer_.data() + loaded_, 0, padding);
    // The last record may lack its newline: it gets one behind the file's last byte.
    if (loaded_all() && loaded_ > 0 && buffer_[loaded_ - 1] != file_.dialect.newline) buffer_[loaded_] = file_.dialect.newline;
}

/// Scans from `begin` until a record starts at or after `limit`.
std::optional<Failure> ChunkParser::scan(std::uint64_t begin, std::uint64_t limit) {
    scanner_.begin();
    std::uint64_t wanted = limit;
    for (std::size_t step = 1 << 10;; wanted += step, step *= 2) {
        load(begin, std::max(wanted, limit + overhang));
        const auto available = static_cast<std::size_t>(base_ + loaded_ - begin);
        text_ = text_at(begin);
        const bool whole = loaded_all() && wanted >= base_ + loaded_;
        const bool virtual_newline = loaded_all() && available > 0 && text_[available - 1] != file_.dialect.newline;
        if (whole) scanner_.scan(text_, available + (virtual_newline ? 1 : 0), Scanner::End::of_text);
        else scanner_.scan(text_, std::min(available, static_cast<std::size_t>(wanted - begin) + 64), Scanner::End::open);
        const auto failure = too_long(begin);
        const auto misplaced = misplaced_quote(available, whole || failure ? Scanner::End::of_text : Scanner::End::open);
        // Only what ends before such a quote is a record; one beyond the limit is for the next piece to find.
        std::size_t records = scanner_.records();
        while (misplaced && records > 0 && scanner_.start_of(records) > *misplaced) --records;
        const std::uint64_t complete = begin + scanner_.start_of(records);
        if (complete >= limit || complete >= file_.bytes.size()) return std::nullopt;
        if (misplaced) return Failure{Break::stray_quote, begin + *misplaced};
        if (failure) return failure;
        if (whole) return Failure{Break::open_quote, begin + scanner_.open_cell()};
    }
}

/// The first quote in the middle of a cell, of the text scanned so far, after which nobody can say where cells end. Most
/// text has no quote in the middle of a cell; where one has, its record and those after it are looked at one by one.
std::optional<std::size_t> ChunkParser::misplaced_quote(std::size_t available, Scanner::End end) const {
    const auto stray = scanner_.stray_quote();
    if (!stray) return std::nullopt;
    const std::string_view text(text_, std::min(available, scanner_.scanned()));
    std::size_t first = 0;
    while (first < scanner_.records() && scanner_.start_of(first + 1) <= *stray) ++first;
    for (std::size_t at = scanner_.start_of(first); at < text.size();) {
        const RawRecord record = record_at(text, at, file_.dialect);
        const bool goes_on = !record.terminated && end == Scanner::End::open;
        if (record.stray != std::string_view::npos && !goes_on) return record.stray;
        at = record.end;
    }
    return std::nullopt;
}

/// Whether the record that has not ended yet is longer than any can be.
std::optional<Failure> ChunkParser::too_long(std::uint64_t begin) const {
    const std::size_t cell_length = scanner_.scanned() - scanner_.open_cell();
    if (cell_length > longest_cell)
        return Failure{scanner_.inside_quotes() ? Break::open_quote : Break::long_cell, begin + scanner_.open_cell()};
    const std::size_t start = scanner_.start_of(scanner_.records());
    if (scanner_.scanned() - start > longest_record) return Failure{Break::long_record, begin + start};
    return std::nullopt;
}

ChunkRows ChunkParser::parse(std::uint64_t begin, std::uint64_t limit) { return take_records(begin, limit, scan(begin, limit)); }

/// The records that start before `limit` and end before a failure.
ChunkRows ChunkParser::take_records(std::uint64_t begin, std::uint64_t limit, const std::optional<Failure>& failure) {
    ChunkRows rows;
    rows.begin = begin;
    rows.failure = failure;
    std::size_t records = scanner_.records();
    while (records > 0 && begin + scanner_.start_of(records - 1) >= limit) --records;
    while (failure && records > 0 && begin + scanner_.start_of(records) > failure->position) --records;
    scanner_.keep_records(records);
    const std::size_t length = scanner_.start_of(records);
    rows.end = begin + length;
    const auto beyond = std::count(text_ + length, text_ + std::max(length, scanner_.scanned()), file_.dialect.newline);
    rows.lines = scanner_.lines() - static_cast<std::size_t>(beyond);
    choose_records(rows);
    if (scanner_.has_non_ascii()) check_encoding(rows);
    read_columns(rows);
    return rows;
}

/// Where the first record starts if the text at `begin` is inside quotes, or is not.
std::optional<std::uint64_t> ChunkParser::record_start(std::uint64_t begin, std::uint64_t limit, bool inside) const {
    const char* text = text_at(begin - 1);
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(limit, base_ + loaded_) - (begin - 1));
    for (std::size_t at = 0; at < length; ++at) {
        if (text[at] == '"') inside = !inside;
        if (!inside && text[at] == file_.dialect.newline) return begin + at;
    }
    return std::nullopt;
}

std::optional<ChunkRows> ChunkParser::guess(std::uint64_t begin, std::uint64_t limit) {
    for (const bool inside : {false, true}) {
        load(begin - 1, limit + overhang);  // again, because parsing moves the text in the buffer
        const auto start = record_start(begin, limit, inside);
        if (!start || *start >= limit) continue;
        if (!scan(*start, limit)) return take_records(*start, limit, std::nullopt);
    }
    return std::nullopt;
}

void ChunkParser::choose_records(ChunkRows& rows) {
    first_cell_.clear();
    const std::uint32_t* cells = scanner_.cells();
    const std::size_t fields = plan_.headings.size();
    for (std::size_t r = 0; r < scanner_.records(); ++r) {
        const std::uint32_t first = scanner_.first_cell(r);
        const std::size_t count = scanner_.last_cell(r) - first + 1;
        const std::uint32_t start = cells[first - 1] + 1;
        const std::uint32_t length = cells[scanner_.last_cell(r)] - start;
        if (count == 1 && trimmed({text_ + start, length}).empty()) {
            if (rows.blank_last.count++ == 0) rows.blank_last.first = rows.begin + start;
            continue;
        }
        if (rows.blank_last.count > 0) {
            if (rows.blank_inside.count == 0) rows.blank_inside.first = rows.blank_last.first;
            rows.blank_inside.count += rows.blank_last.count;
            rows.blank_last = {};
        }
        rows.any_record = true;
        if (length > longest_cell && !rows.failure) rows.failure = long_cell(rows.begin, first, count);
        if (rows.failure && rows.failure->position < rows.begin + start + length) break;
        if (count != fields) {
            if (rows.ragged_count++ < ragged_listed) rows.ragged.push_back({rows.begin + start, count});
            continue;
        }
        first_cell_.push_back(first);
        rows.starts.push_back(start);
    }
    rows.rows = first_cell_.size();
}

/// The first cell of a record that is too long, if any is.
std::optional<Failure> ChunkParser::long_cell(std::uint64_t begin, std::uint32_t first, std::size_t count) const {
    const std::uint32_t* cells = scanner_.cells();
    for (std::size_t i = first; i < first + count; ++i)
        if (cells[i] - (cells[i - 1] + 1) > longest_cell) return Failure{Break::long_cell, begin + cells[i - 1] + 1};
    return std::nullopt;
}

void ChunkParser::check_encoding(ChunkRows& rows) const {
    const auto length = static_cast<std::size_t>(std::min(rows.end, file_.bytes.size()) - rows.begin);
    if (const auto bad = check_utf8({text_, length}).first_bad) rows.bad_utf8 = rows.begin + *bad;
}

}  // namespace recaudit::detail
