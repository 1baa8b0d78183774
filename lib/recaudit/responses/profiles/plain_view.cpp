#include <recaudit/responses/profiles/plain_view.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/chunk.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/file_problems.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>
#include <recaudit/responses/profiles/dictionary.hpp>
#include <recaudit/responses/profiles/ticked.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit::detail {
namespace {

constexpr std::size_t ragged_listed = 20;

std::string cell_text(const RawCell& cell) {
    const std::string inner = unquoted(trimmed(cell.raw));
    return std::string(trimmed(inner));
}

std::vector<ExportRecord> first_records(std::string_view text, Dialect dialect) {
    std::vector<ExportRecord> out;
    for (std::size_t at = 0; at < text.size() && out.size() < records_to_look_at;) {
        const RawRecord record = record_at(text, at, dialect);
        if (!record.closed || record.stray != std::string_view::npos) break;
        at = record.end;
        out.emplace_back();
        std::ranges::transform(record.cells, std::back_inserter(out.back()), cell_text);
    }
    return out;
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

/// Writes the records of an export as plain CSV, one after the other.
class ViewWriter {
public:
    ViewWriter(std::string_view text, const ExportLayout& layout, const std::string& shown, PlainView& view)
        : text_(text), layout_(layout), shown_(shown), view_(view) {
        for (const auto& rule : layout.leave_out) view_.left_out.push_back({rule.why, 0});
    }

    Diagnostics run() {
        view_.text.reserve(text_.size());
        for (const auto& column : view_.columns) put(in_quotes(column.heading));
        end_record(1);
        std::size_t number = 0;
        for (std::size_t at = 0; at < text_.size(); ++number) {
            const RawRecord record = record_at(text_, at, view_.dialect);
            if (!sound(record)) break;
            if (number >= layout_.heading_records) take(record);
            line_ += static_cast<std::size_t>(std::ranges::count(text_.substr(at, record.end - at), view_.dialect.newline));
            at = record.end;
        }
        if (ragged_ > ragged_listed)
            problems_.add("csv-ragged-row", {shown_, 0, 0}, "further rows have another number of cells than the heading").count =
                ragged_ - ragged_listed;
        return std::move(problems_);
    }

private:
    bool sound(const RawRecord& record) {
        if (record.stray != std::string_view::npos) report(problems_, {Break::stray_quote, 0}, {shown_, line_, 0});
        else if (!record.closed) report(problems_, {Break::open_quote, 0}, {shown_, line_, 0});
        else return true;
        return false;
    }

    void take(const RawRecord& record) {
        if (record.blank()) {
            blank_lines_.push_back(line_);
            return;
        }
        if (record.cells.size() != layout_.columns.size()) {
            ragged(record.cells.size());
            return;
        }
        for (std::size_t rule = 0; rule < layout_.leave_out.size(); ++rule)
            if (applies(layout_.leave_out[rule], record)) {
                ++view_.left_out[rule].count;
                return;
            }
        keep_blank_lines();
        for (const auto& column : view_.columns) put_cell(column, record.cells[column.field]);
        end_record(line_);
        ++view_.records;
    }

    /// Blank lines before a record stay: the plain reader says that something may be lost there.
    void keep_blank_lines() {
        view_.text.append(blank_lines_.size(), '\n');
        view_.lines.insert(view_.lines.end(), blank_lines_.begin(), blank_lines_.end());
        written_ = view_.text.size();
        blank_lines_.clear();
    }

    void ragged(std::size_t cells) {
        if (++ragged_ > ragged_listed) return;
        problems_.add("csv-ragged-row", {shown_, line_, 0},
                      fmt::format("{} {} here, the heading has {}", cells, cells == 1 ? "cell" : "cells", layout_.columns.size()));
    }

    static bool applies(const LeaveOut& rule, const RawRecord& record) {
        const std::string value = normalised(cell_text(record.cells[rule.column]));
        return std::ranges::find(rule.values, value) != rule.values.end();
    }

    void put_cell(const ViewColumn& column, const RawCell& cell) {
        if (column.rule == CellRule::as_is && column.relabelled.empty()) return put(cell.raw);
        const std::string text = cell_text(cell);
        if (const auto label = column.relabelled.find(text); label != column.relabelled.end()) return put(in_quotes(label->second));
        if (column.rule == CellRule::as_is) return put(cell.raw);
        const auto ticks =
            column.rule == CellRule::tick ? tick_of(*column.options, column.choice, text) : ticked_codes(*column.options, text);
        if (ticks) put(in_quotes(*ticks));
        else put(cell.raw);  // the plain reader says what is wrong with it
    }

    void put(std::string_view raw) {
        if (started_) view_.text += view_.dialect.delimiter;
        started_ = true;
        view_.text += raw;
    }

    /// Cells may hold line ends: all lines of a record come from the line where it begins in the export.
    void end_record(std::size_t line) {
        view_.text += '\n';
        started_ = false;
        const auto lines = std::ranges::count(std::string_view(view_.text).substr(written_), '\n');
        view_.lines.insert(view_.lines.end(), static_cast<std::size_t>(lines), line);
        written_ = view_.text.size();
    }

    std::string_view text_;
    const ExportLayout& layout_;
    const std::string& shown_;
    PlainView& view_;
    Diagnostics problems_;
    std::size_t line_ = 1;
    std::size_t written_ = 0;
    std::size_t ragged_ = 0;
    std::vector<std::size_t> blank_lines_;
    bool started_ = false;
};

/// A file as text, and its layout where the file says it itself.
struct ExportText {
    TextSource text;
    std::optional<ExportLayout> layout;
    PlainFiles plain = PlainFiles::left_alone;
};

/// Workbooks and SPSS files become text first. No value and no error: it is no text that can be read.
Parsed<ExportText> text_of(const ExportFile& file) {
    const std::string first = file.bytes.read(0, 8);
    if (!is_workbook(first) && !is_spss(first)) {
        auto text = as_text(file.bytes, file.shown);
        return {text.value ? std::optional(ExportText{*std::move(text.value), std::nullopt, file.plain}) : std::nullopt, {}};
    }
    const std::string all = file.bytes.read(0, static_cast<std::size_t>(file.bytes.size()));
    auto table = is_spss(first) ? read_spss(all, file.shown) : read_workbook(all, file.shown);
    if (!table.value) return {std::nullopt, std::move(table.diagnostics)};
    const ByteSource text = ByteSource::text(std::move(table.value->text));
    return {ExportText{{text, Encoding::utf8, 0}, std::move(table.value->layout), PlainFiles::laid_out}, {}};
}

/// The profile that the beginning of the text shows: cheap, since every plain file is asked too.
Parsed<ChosenProfile> profile_of(const ExportText& text, std::string_view asked, const std::string& shown) {
    if (text.layout && (asked == "auto" || asked == "spss")) return {spss_profile(*text.layout), {}};
    const std::string start = text.text.bytes.read(text.text.start, std::size_t{64} << 10U);
    return choose_profile(text.plain, asked, first_records(start, dialect_of(start)), shown);
}

/// All of the text as UTF-8: what is none is taken for Windows-1252.
Parsed<TextSource> checked(const ByteSource& bytes, TextSource source, const std::string& shown) {
    const std::string all = source.bytes.read(source.start, static_cast<std::size_t>(source.bytes.size()));
    const Utf8Check check = check_utf8(all);
    if (!check.first_bad) return {std::move(source), {}};
    const auto before = std::string_view(all).substr(0, *check.first_bad);
    const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    return as_windows_1252(bytes, {shown, line, *check.first_bad - (before.rfind('\n') + 1) + 1});
}

void count_columns(const ExportLayout& layout, PlainView& view) {
    for (std::size_t field = 0; field < layout.columns.size(); ++field) {
        if (std::ranges::find(view.columns, field, &ViewColumn::field) != view.columns.end()) continue;
        ++(layout.columns[field].keep == Keep::identifier ? view.identifiers : view.nameless);
    }
}

Parsed<ExportLayout> described_by(const std::string& dictionary, ExportLayout layout) {
    auto table = read_dictionary(dictionary);
    if (!table.value) return {std::nullopt, std::move(table.diagnostics)};
    auto described = with_dictionary(std::move(layout), *table.value, dictionary);
    table.diagnostics.append(std::move(described.diagnostics));
    return {std::move(described.value), std::move(table.diagnostics)};
}

std::string amount(std::size_t count, std::string_view thing) { return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s"); }

Parsed<PlainView> view_in(const ChosenProfile& chosen, const ExportText& source, const MatchWanted& wanted) {
    Parsed<PlainView> out;
    auto columns = match_export(chosen.layout, wanted);
    out.diagnostics = std::move(columns.diagnostics);
    if (!columns.value) return out;
    const std::string text = source.text.bytes.read(source.text.start, static_cast<std::size_t>(source.text.bytes.size()));
    PlainView view;
    view.dialect = dialect_of(text);
    view.profile = chosen.profile->name;
    view.program = chosen.profile->program;
    view.encoding = source.text.encoding;
    view.sign = chosen.layout.sign;
    view.heading_records = chosen.layout.heading_records;
    view.columns = *std::move(columns.value);
    count_columns(chosen.layout, view);
    out.diagnostics.append(ViewWriter(text, chosen.layout, wanted.file, view).run());
    view.dialect.newline = '\n';
    if (!out.diagnostics.has_errors()) out.value = std::move(view);
    return out;
}

}  // namespace

Parsed<PlainView> view_of_export(const ExportFile& file, const MatchWanted& wanted) {
    auto source = text_of(file);
    if (!source.value) return {std::nullopt, std::move(source.diagnostics)};
    if (file.profile == "plain" && source.value->plain == PlainFiles::left_alone) return {};
    auto chosen = profile_of(*source.value, file.profile, file.shown);
    if (!chosen.value) return {std::nullopt, std::move(chosen.diagnostics)};
    auto text = checked(source.value->text.bytes, source.value->text, file.shown);
    if (!text.value) return {std::nullopt, std::move(text.diagnostics)};
    source.value->text = *std::move(text.value);
    chosen = profile_of(*source.value, chosen.value->profile->name, file.shown);  // headings may have been decoded anew
    if (!file.dictionary.empty()) {
        auto described = described_by(file.dictionary, std::move(chosen.value->layout));
        text.diagnostics.append(std::move(described.diagnostics));
        if (!described.value) return {std::nullopt, std::move(text.diagnostics)};
        chosen.value->layout = *std::move(described.value);
    }
    auto view = view_in(*chosen.value, *source.value, wanted);
    text.diagnostics.append(std::move(view.diagnostics));
    return {std::move(view.value), std::move(text.diagnostics)};
}

Diagnostics account_of(const PlainView& view, const std::string& shown) {
    Diagnostics notes;
    std::string text =
        view.profile == "plain" ? "read as plain CSV" : fmt::format("read as an export of {}, since {}", view.program, view.sign);
    if (view.heading_records > 1) text += fmt::format("; {} rows of headings", view.heading_records);
    if (view.identifiers > 0) text += fmt::format("; {} left out that say who or where somebody is", amount(view.identifiers, "column"));
    if (view.nameless > 0) text += fmt::format("; {} left out that have no heading", amount(view.nameless, "column"));
    notes.add("profile-detected", {shown, 0, 0}, std::move(text));
    std::vector<std::string> parts;
    for (const auto& records : view.left_out)
        if (records.count > 0) parts.push_back(fmt::format("{} ({})", records.why, records.count));
    if (!parts.empty())
        notes.add("records-left-out", {shown, 0, 0}, fmt::format("left out: {}; {} read", listed(parts), amount(view.records, "record")));
    return notes;
}

}  // namespace recaudit::detail
