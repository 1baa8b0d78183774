#include <recaudit/responses/places.hpp>

#include <recaudit/core/require.hpp>

#include <algorithm>
#include <memory>

namespace recaudit::detail {
namespace {

TextSource reopened(const ReadFile& file) {
    auto text = decoded(file.kept ? *file.kept : ByteSource::file(file.file.path), file.encoding);
    require(text.has_value(), "a file that was decoded once can be decoded again");
    return *std::move(text);
}

/// A record, and the text from `from` in which it lies; its cells point into the text.
struct RecordText {
    std::unique_ptr<const std::string> text;
    RawRecord record;
};

/// The record `before` bytes after `from`. Most are short; only for a long one more is read.
RecordText record_text(const ByteSource& bytes, std::uint64_t from, std::size_t before, Dialect dialect) {
    RecordText out;
    for (const std::size_t length : {std::size_t{64} << 10U, longest_record}) {
        out.text = std::make_unique<const std::string>(bytes.read(from, before + length));
        out.record = record_at(*out.text, before, dialect);
        if (out.record.terminated) break;
    }
    return out;
}

}  // namespace

Place place_of(const ReadFile& file, std::uint64_t record, std::optional<std::uint32_t> field) {
    const ByteSource bytes = reopened(file).bytes;
    const auto after = std::ranges::upper_bound(file.marks, record, {}, &Mark::position);
    const Mark& mark = after == file.marks.begin() ? file.marks.front() : *(after - 1);
    const auto before = static_cast<std::size_t>(record - mark.position);
    const RecordText found = record_text(bytes, mark.position, before, file.dialect);
    const std::size_t at = field && *field < found.record.cells.size() ? found.record.cells[*field].begin : before;
    const std::string_view earlier = std::string_view(*found.text).substr(0, at);
    const auto lines = static_cast<std::size_t>(std::ranges::count(earlier, file.dialect.newline));
    const std::size_t line_start = earlier.rfind(file.dialect.newline) + 1;  // npos + 1 is 0: marks are at starts of lines
    if (file.origin.lines) return {file.file.shown, file.origin.lines->at(std::min(mark.line + lines, file.origin.lines->size()) - 1), 0};
    return {file.file.shown, mark.line + lines, at - line_start + 1};
}

std::string text_of(const ReadFile& file, std::uint64_t record, std::uint32_t field) {
    const RecordText found = record_text(reopened(file).bytes, record, 0, file.dialect);
    if (field >= found.record.cells.size()) return {};
    const std::string inner = unquoted(trimmed(found.record.cells[field].raw));
    return std::string(trimmed(inner));
}

std::uint64_t record_of_row(const ReadFile& file, std::size_t row, std::size_t fields) {
    const auto after = std::ranges::upper_bound(file.marks, row, {}, &Mark::row);
    const Mark& mark = *(after - 1);
    const ByteSource bytes = reopened(file).bytes;
    const std::string text =
        bytes.read(mark.position, static_cast<std::size_t>((after == file.marks.end() ? bytes.size() : after->position) - mark.position));
    std::size_t at = 0;
    for (std::size_t left = row - mark.row + 1; at < text.size();) {
        const RawRecord record = record_at(text, at, file.dialect);
        if (record.cells.size() == fields && !record.blank() && --left == 0) break;
        at = record.end;
    }
    return mark.position + at;
}

}  // namespace recaudit::detail
