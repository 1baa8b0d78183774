#include <recaudit/core/text.hpp>
#include <recaudit/published/read_tables.hpp>
#include <recaudit/responses/csv_records.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace recaudit::detail {
namespace {

constexpr std::size_t most_problems = 5;  // a file that is not ours is wrong in every line

/// The text as it was before a spreadsheet was kept from running it.
std::string_view without_guard(std::string_view text) {
    const bool guarded = text.size() > 1 && text.front() == '\'' && std::string_view("=+-@\t\r").find(text[1]) != std::string_view::npos;
    return guarded ? text.substr(1) : text;
}

/// The cell under a column of this type; text that is no number stays text, which no column of numbers takes.
Cell cell_from(std::string_view text, ColumnType type) {
    if (type == ColumnType::text) return without_guard(text);
    if (text.empty()) return std::monostate();
    const char* const end = text.data() + text.size();
    const auto parse = [&](auto number) -> Cell {
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        return error == std::errc() && stop == end ? Cell(number) : Cell(text);
    };
    return type == ColumnType::integer ? parse(std::int64_t{}) : parse(double{});
}

/// Where the rows of one file go, and what is wrong with it.
class CsvRows {
public:
    CsvRows(std::string_view text, const std::string& shown, RowReader& rows) : text_(text), shown_(shown), rows_(rows) {}

    [[nodiscard]] Diagnostics read() {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        if (!read_heading()) return std::move(problems_);
        while (at_ < text_.size() && problems_.all().size() < most_problems) read_row();
        return std::move(problems_);
    }

private:
    void problem(std::size_t position, std::string message) {
        const std::size_t line_start = text_.substr(0, position).rfind('\n');
        const std::size_t column = line_start == std::string_view::npos ? position + 1 : position - line_start;
        problems_.add("damaged-results", {shown_, line_of(position), column}, std::move(message));
    }

    /// Lines are counted on from the last place asked for.
    [[nodiscard]] std::size_t line_of(std::size_t position) {
        for (; counted_ < position; ++counted_)
            if (text_[counted_] == '\n') ++line_;
        return line_;
    }

    [[nodiscard]] RawRecord next() {
        RawRecord record = record_at(text_, at_, {});
        if (!record.closed) problem(record.cells.back().begin, "a quote is opened and never closed");
        at_ = record.end;
        return record;
    }

    [[nodiscard]] bool read_heading() {
        for (const RawCell& cell : next().cells) columns_.push_back(rows_.column(unquoted(trimmed(cell.raw))));
        std::vector<std::string> missing;
        for (std::size_t wanted = 0; wanted < rows_.info().columns.size(); ++wanted)
            if (std::ranges::find(columns_, std::optional(wanted)) == columns_.end())
                missing.emplace_back(rows_.info().columns[wanted].name);
        if (!missing.empty() && rows_.extent() == Extent::whole)
            problem(0, fmt::format("{} missing: {}", missing.size() == 1 ? "a column is" : "columns are", listed(missing)));
        return problems_.empty();
    }

    void read_row() {
        const std::size_t begin = at_;
        const RawRecord record = next();
        if (record.cells.size() != columns_.size())
            return problem(begin,
                           fmt::format("the row has {} cells; expected {}, as in the first line", record.cells.size(), columns_.size()));
        rows_.begin_row();
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (!columns_[i]) continue;
            const std::string text = unquoted(record.cells[i].raw);
            const Column& column = rows_.info().columns[*columns_[i]];
            if (!rows_.put(*columns_[i], cell_from(text, column.type)))
                problem(record.cells[i].begin, fmt::format("\"{}\" is nothing that \"{}\" can hold", quotable(text), column.name));
        }
    }

    std::string_view text_;
    const std::string& shown_;
    RowReader& rows_;
    std::vector<std::optional<std::size_t>> columns_;  // per cell of a record the column of the table, where it is known
    std::size_t at_ = 0, counted_ = 0, line_ = 1;
    Diagnostics problems_;
};

}  // namespace

Diagnostics read_csv_rows(std::string_view text, const std::string& shown, RowReader& rows) { return CsvRows(text, shown, rows).read(); }

}  // namespace recaudit::detail
