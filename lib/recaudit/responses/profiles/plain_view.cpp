#include <recaudit/responses/profiles/plain_view.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/chunk.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/file_problems.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace recaudit::detail {
namespace {

constexpr std::size_t ragged_listed = 20;
constexpr std::size_t most_known = 4096;  // texts remembered of a column

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

/// Writes the records of an export as plain CSV, one after the other.
class ViewWriter {
public:
    ViewWriter(std::string_view text, const ExportLayout& layout, const std::string& shown, PlainView& view)
        : text_(text), layout_(layout), shown_(shown), view_(view), known_(view.columns.size()) {
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
            if (!record.terminated && !record.blank()) report_open_end(problems_, {shown_, line_, 0});
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
        for (std::size_t i = 0; i < view_.columns.size(); ++i) put_cell(i, record.cells[view_.columns[i].field]);
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
        const std::string value = normalised(text_of(record.cells[rule.column]));
        return std::ranges::find(rule.values, value) != rule.values.end();
    }

    void put_cell(std::size_t index, const RawCell& cell) {
        const ViewColumn& column = view_.columns[index];
        if (column.rule == CellRule::as_is && column.relabelled.empty()) return put(cell.raw);
        // Answers are few and repeat: each text is looked up once.
        auto& known = known_[index];
        if (const auto at = known.find(std::string(cell.raw)); at != known.end()) return put(at->second);
        std::string plain = plain_cell(column, cell);
        put(plain);
        if (known.size() < most_known) known.emplace(cell.raw, std::move(plain));
    }

    static std::string plain_cell(const ViewColumn& column, const RawCell& cell) {
        const std::string text = text_of(cell);
        if (const std::string* other = replacement_of(column, text)) return in_quotes(*other);
        if (column.rule == CellRule::as_is) return std::string(cell.raw);
        const auto ticks = column.rule == CellRule::tick ? tick_of(*column.options, column.choice, text)
                                                         : ticked_codes(*column.options, column.ticks, text);
        return ticks ? in_quotes(*ticks) : std::string(cell.raw);  // the plain reader says what is wrong with it
    }

    static const std::string* replacement_of(const ViewColumn& column, const std::string& text) {
        auto other = column.relabelled.find(text);
        if (other == column.relabelled.end()) other = column.relabelled.find(normalised(text));
        return other == column.relabelled.end() ? nullptr : &other->second;
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
    std::vector<std::unordered_map<std::string, std::string>> known_;  // by column: cells as they are, and as they are written
    bool started_ = false;
};

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
    view.sheet = source.sheet;
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
    Parsed<PlainView> out;
    const auto taken = [&out](auto&& parsed) {
        out.diagnostics.append(std::move(parsed.diagnostics));
        return std::move(parsed.value);
    };
    auto source = taken(text_of(file, wanted));
    if (!source || (file.profile == "plain" && source->plain == PlainFiles::left_alone)) return out;
    std::optional<FormDescription> form;
    if (file.dictionary && !(form = taken(read_dictionary(*file.dictionary)))) return out;
    ProfileWanted profile{file.profile, PlainFiles::left_alone, form ? form->record_id : std::vector<std::string>(), file.shown};
    auto chosen = taken(profile_of(*source, profile));
    if (!chosen) return out;
    auto text = taken(checked(source->text.bytes, source->text, file.shown));
    if (!text) return out;
    source->text = *std::move(text);
    profile.asked = chosen->profile->name;
    chosen = taken(profile_of(*source, profile));  // headings may have been decoded anew
    if (form) {
        auto described = taken(with_dictionary(std::move(chosen->layout), *form, file.shown));
        if (!described) return out;
        chosen->layout = *std::move(described);
    }
    out.value = taken(view_in(*chosen, *source, wanted));
    if (out.value && form) out.value->dictionary = form->shown;
    return out;
}

Diagnostics account_of(const PlainView& view, const std::string& shown) {
    Diagnostics notes;
    std::string text =
        view.profile == "plain" ? "read as plain CSV" : fmt::format("read as an export of {}, since {}", view.program, view.sign);
    if (view.heading_records > 1) text += fmt::format("; {} rows of headings", view.heading_records);
    if (!view.dictionary.empty()) text += fmt::format("; labels and answers as {} says", quotable(view.dictionary, 200));
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
