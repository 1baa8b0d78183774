#include <recaudit/responses/profiles/export_table.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit::detail {
namespace {

std::vector<ExportRecord> first_records(std::string_view text, Dialect dialect) {
    std::vector<ExportRecord> out;
    for (std::size_t at = 0; at < text.size() && out.size() < records_to_look_at;) {
        const RawRecord record = record_at(text, at, dialect);
        if (!record.closed || record.stray != std::string_view::npos) break;
        at = record.end;
        out.emplace_back();
        std::ranges::transform(record.cells, std::back_inserter(out.back()), [](const RawCell& cell) { return text_of(cell); });
    }
    return out;
}

ExportText laid_out(std::string text, std::optional<ExportLayout> layout) {
    return {{ByteSource::text(std::move(text)), Encoding::utf8, 0}, std::move(layout), PlainFiles::laid_out, {}};
}

/// What a sheet shows of answers.
struct SheetSigns {
    bool has_profile = false;
    std::size_t items = 0;  // of the instrument, found in its headings
};

SheetSigns signs_of(const ExportText& sheet, const ExportFile& file, const MatchWanted& wanted) {
    const auto chosen = profile_of(sheet, {file.profile, PlainFiles::laid_out, {}, file.shown});
    SheetSigns out;
    if (!chosen.value) return out;
    out.has_profile = chosen.value->profile->name != "plain";
    const auto columns = wanted.instrument ? match_export(chosen.value->layout, wanted) : Parsed<std::vector<ViewColumn>>();
    if (!columns.value) return out;
    for (const Item& item : wanted.instrument->items)
        out.items += std::ranges::find(*columns.value, item.id, &ViewColumn::item) != columns.value->end() ? 1 : 0;
    return out;
}

std::vector<std::string> in_quotes(const std::vector<ExportText>& sheets) {
    std::vector<std::string> out;
    for (const auto& sheet : sheets) out.push_back('"' + quotable(sheet.sheet) + '"');
    return out;
}

Parsed<ExportText> sheet_called(std::vector<ExportText> sheets, const ExportFile& file) {
    Parsed<ExportText> out;
    std::vector<std::string> names;
    for (auto& sheet : sheets) {
        if (sheet.sheet == file.sheet) {
            out.value = std::move(sheet);
            return out;
        }
        names.push_back(sheet.sheet);
    }
    const std::string near = did_you_mean(file.sheet, names);
    out.diagnostics.add(
        "unknown-sheet", {file.shown, 0, 0},
        fmt::format("there is no sheet \"{}\" with cells; the sheets are {}", quotable(file.sheet), listed(in_quotes(sheets))),
        near.empty() ? "" : fmt::format("did you mean \"{}\"?", quotable(near)));
    return out;
}

/// The sheets that may hold the answers: those with at least half as many items as the one with most, else those that a profile
/// fits; none where nothing tells.
std::vector<std::size_t> likely_sheets(const std::vector<SheetSigns>& signs) {
    const std::size_t most = std::ranges::max_element(signs, {}, &SheetSigns::items)->items;
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < signs.size(); ++i)
        if (most > 0 ? 2 * signs[i].items >= most : signs[i].has_profile) out.push_back(i);
    return out;
}

/// One of several sheets, told by what is in them; of sheets that are alike nobody can say which was meant.
Parsed<ExportText> sheet_by_content(std::vector<ExportText> sheets, const ExportFile& file, const MatchWanted& wanted) {
    std::vector<SheetSigns> signs;
    for (const auto& sheet : sheets) signs.push_back(signs_of(sheet, file, wanted));
    const auto likely = likely_sheets(signs);
    Parsed<ExportText> out;
    if (likely.size() > 1) {
        std::vector<ExportText> alike;
        for (const std::size_t i : likely) alike.push_back(sheets[i]);
        out.diagnostics.add("ambiguous-sheet", {file.shown, 0, 0},
                            fmt::format("the sheets {} all look like answers; only one is read", listed(in_quotes(alike))),
                            fmt::format("name one: sheet: \"{0}\" in the study, or --sheet \"{0}\"; in a study, name the file again for "
                                        "each further sheet",
                                        quotable(alike.front().sheet)));
        return out;
    }
    const std::size_t taken = likely.empty() ? 0 : likely.front();
    out.diagnostics.add("sheet-chosen", {file.shown, 0, 0},
                        fmt::format("read the sheet \"{}\", {}, of the sheets {}", quotable(sheets[taken].sheet),
                                    signs[taken].items > 0     ? "which holds the questions"
                                    : signs[taken].has_profile ? "which a survey tool laid out"
                                                               : "the first",
                                    listed(in_quotes(sheets))));
    out.value = std::move(sheets[taken]);
    return out;
}

Parsed<ExportText> sheet_of(std::string_view bytes, const ExportFile& file, const MatchWanted& wanted) {
    auto found = read_workbook(bytes, file.shown);
    if (!found.value) return {std::nullopt, std::move(found.diagnostics)};
    std::vector<ExportText> sheets;
    for (auto& sheet : *found.value) {
        sheets.push_back(laid_out(std::move(sheet.text), std::nullopt));
        sheets.back().sheet = std::move(sheet.name);
    }
    if (!file.sheet.empty()) return sheet_called(std::move(sheets), file);
    if (sheets.size() > 1) return sheet_by_content(std::move(sheets), file, wanted);
    sheets.front().sheet.clear();
    return {std::move(sheets.front()), {}};
}

}  // namespace

std::string text_of(const RawCell& cell) {
    const std::string inner = unquoted(trimmed(cell.raw));
    return std::string(trimmed(inner));
}

Parsed<ExportText> text_of(const ExportFile& file, const MatchWanted& wanted) {
    const std::string first = file.bytes.read(0, 8);
    Parsed<ExportText> out;
    if (!file.sheet.empty() && !is_workbook(first)) {
        out.diagnostics.add("unknown-sheet", {file.shown, 0, 0}, "this file is no workbook, so that it has no sheets",
                            "leave out the name of the sheet");
        return out;
    }
    if (!is_workbook(first) && !is_spss(first)) {
        auto text = as_text(file.bytes, file.shown);
        const PlainFiles plain = file.dictionary ? PlainFiles::laid_out : file.plain;
        if (text.value) out.value = ExportText{*std::move(text.value), std::nullopt, plain, {}};
        return out;
    }
    const std::string all = file.bytes.read(0, static_cast<std::size_t>(file.bytes.size()));
    if (is_workbook(first)) return sheet_of(all, file, wanted);
    auto table = read_spss(all, file.shown);
    if (!table.value) return {std::nullopt, std::move(table.diagnostics)};
    out.value = laid_out(std::move(table.value->text), std::move(table.value->layout));
    return out;
}

Parsed<ChosenProfile> profile_of(const ExportText& text, const ProfileWanted& wanted) {
    if (text.layout && (wanted.asked == "auto" || wanted.asked == "spss")) return {spss_profile(*text.layout), {}};
    const std::string start = text.text.bytes.read(text.text.start, std::size_t{64} << 10U);
    ProfileWanted of_this = wanted;
    of_this.plain = text.plain;
    return choose_profile(of_this, first_records(start, dialect_of(start)));
}

}  // namespace recaudit::detail
