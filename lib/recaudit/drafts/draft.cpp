#include <recaudit/drafts/draft.hpp>

#include <recaudit/core/yaml.hpp>
#include <recaudit/drafts/draft_parts.hpp>
#include <recaudit/drafts/readers.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <algorithm>

namespace recaudit {
namespace {

using detail::FormFile;
using detail::SourceForm;

void report_no_form(Diagnostics& problems, const std::string& shown) {
    problems.add(
        "not-a-form", {shown, 1, 0}, "this is no form of a survey tool that can be read",
        "expected a REDCap data dictionary, an XLSForm workbook, LimeSurvey's .lss or survey structure, Qualtrics' .qsf or advanced-format "
        "text, or an SPSS file");
}

bool has_column(const detail::CsvTable& table, std::string_view name) {
    return std::ranges::any_of(table.headings, [&](const auto& heading) { return detail::as_key(heading.text) == name; });
}

bool has_sheet(std::string_view bytes, std::string_view name) {
    return std::ranges::any_of(detail::sheets_of(bytes), [&](const auto& sheet) { return detail::as_key(sheet.name) == name; });
}

/// A table in text: by its headings.
Parsed<SourceForm> read_table(const FormFile& file) {
    auto table = detail::parse_csv_table(file.text, file.shown);
    Parsed<SourceForm> out;
    if (table.value && has_column(*table.value, "field type") && has_column(*table.value, "field label"))
        out = detail::read_redcap_form(file, *table.value);
    else if (table.value && has_column(*table.value, "class") && has_column(*table.value, "type/scale") && has_column(*table.value, "name"))
        out = detail::read_limesurvey_table(file, *table.value);
    else if (table.value) report_no_form(out.diagnostics, file.shown);
    table.diagnostics.append(std::move(out.diagnostics));
    return {std::move(out.value), std::move(table.diagnostics)};
}

Parsed<SourceForm> read_text(const FormFile& file) {
    const std::string_view begins = detail::trimmed(file.text.substr(0, 4096));
    if (begins.starts_with("[[AdvancedFormat]]")) return detail::read_qualtrics_text(file);
    if (begins.starts_with('{') && file.text.find("\"SurveyElements\"") != std::string_view::npos) return detail::read_qualtrics_qsf(file);
    if (begins.starts_with('<') && begins.find("<LimeSurveyDocType>Survey<") != std::string_view::npos)
        return detail::read_limesurvey_lss(file);
    if (!begins.starts_with('{') && !begins.starts_with('<')) return read_table(file);
    Parsed<SourceForm> out;
    report_no_form(out.diagnostics, file.shown);
    return out;
}

/// The text of a file in UTF-8, without a byte order mark.
Parsed<std::string> text_of(std::string_view bytes, const std::string& shown) {
    const auto source = detail::ByteSource::text(std::string(bytes));
    auto text = detail::as_text(source, shown);
    Parsed<std::string> out{std::nullopt, std::move(text.diagnostics)};
    if (!text.value) return out;
    out.value = text.value->bytes.read(text.value->start, static_cast<std::size_t>(text.value->bytes.size()));
    const auto check = detail::check_utf8(*out.value);
    if (!check.first_bad) return out;
    auto windows = detail::as_windows_1252(source, {shown, detail::line_at(*out.value, *check.first_bad), 0});
    out.diagnostics.append(std::move(windows.diagnostics));
    out.value.reset();
    if (windows.value) out.value = windows.value->bytes.read(windows.value->start, static_cast<std::size_t>(windows.value->bytes.size()));
    return out;
}

Parsed<SourceForm> read_form(std::string_view bytes, const std::string& shown, const DraftSettings& settings) {
    FormFile file{bytes, shown, settings.language};
    if (detail::is_spss(bytes)) return detail::read_spss_labels(file);
    if (detail::is_workbook(bytes)) {
        if (has_sheet(bytes, "survey") && has_sheet(bytes, "choices")) return detail::read_xlsform(file);
        Parsed<SourceForm> out;
        report_no_form(out.diagnostics, shown);
        return out;
    }
    auto text = text_of(bytes, shown);
    if (!text.value) return {std::nullopt, std::move(text.diagnostics)};
    file.text = *text.value;
    auto out = read_text(file);
    text.diagnostics.append(std::move(out.diagnostics));
    return {std::move(out.value), std::move(text.diagnostics)};
}

}  // namespace

Parsed<InstrumentDraft> draft_instrument(std::string_view bytes, const std::string& shown, const DraftSettings& settings) {
    auto form = read_form(bytes, shown, settings);
    Parsed<InstrumentDraft> out{std::nullopt, std::move(form.diagnostics)};
    if (!form.value || out.diagnostics.has_errors()) return out;
    const detail::Draft draft = detail::drafted(*form.value, settings);
    if (draft.items.empty())
        out.diagnostics.add("not-a-form", {shown, 1, 0}, form.value->sign + ", but it has no question with answers that could be scored");
    else out.value = detail::written(draft, form.value->sign, shown);
    return out;
}

Parsed<std::map<std::string, std::string, std::less<>>> ids_in_mapping(std::string_view yaml, const std::string& shown) {
    Parsed<std::map<std::string, std::string, std::less<>>> out;
    auto parsed = parse_yaml(yaml, shown);
    out.diagnostics = std::move(parsed.diagnostics);
    if (!parsed.value) return out;
    out.value.emplace();
    if (const YamlNode* items = parsed.value->root.find("items"))
        for (const YamlNode& item : items->children) out.value->emplace(item.text, item.key);
    return out;
}

}  // namespace recaudit
