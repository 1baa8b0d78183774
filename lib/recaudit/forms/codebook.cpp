#include <recaudit/forms/codebook.hpp>

#include <recaudit/charts/svg.hpp>
#include <recaudit/core/number_format.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/codebook_rows.hpp>
#include <recaudit/instrument/keys.hpp>
#include <recaudit/render/csv.hpp>

#include <fmt/format.h>

#include <array>

namespace recaudit {
namespace {

using detail::CodeRow;

std::string joined(const std::vector<std::string>& ids) { return fmt::format("{}", fmt::join(ids, ";")); }

std::string section_title(const AskedSection& section, std::string_view language) {
    return section.section ? std::string(section.section->title.in(language)) : std::string();
}

std::string kind_of(const Item& item) { return item.importance_of.empty() ? "question" : "importance"; }

/// What the lines of one question share.
using Head = std::array<std::string, 6>;  // column, kind, section, scales, text, reversed

void append_codes(std::string& out, const Head& head, const CodeRow& row) {
    std::vector<std::string> cells(head.begin(), head.end());
    cells.insert(cells.end(), {row.code, row.label, row.value, row.scored_value, row.missing, row.favourable});
    append_csv_line(out, cells);
}

void append_item(std::string& out, const Instrument& form, const Item& item, const std::string& section, std::string_view language) {
    const Head head{
        item.id, kind_of(item), section, joined(scales_of(form, item)), std::string(item.text.in(language)), item.reverse ? "yes" : "no"};
    for (const CodeRow& row : detail::codes_of(item, form.options_of(item), language)) append_codes(out, head, row);
}

constexpr std::string_view style = R"(
body{margin:2rem auto;padding:0 1.5rem;max-width:72rem;color:#111;background:#fff;font:1rem/1.5 system-ui,'Segoe UI',Arial,sans-serif}
h1{font-size:1.8rem;line-height:1.2}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem;border-top:2px solid #111;padding-top:.75rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.35}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #bbb}
thead th{border-bottom:2px solid #111}
tbody th{font-weight:400}
code{font-size:.95em}
dt{font-weight:600}
dd{margin:0 0 .6rem}
@media print{@page{size:A4 landscape;margin:14mm}body{margin:0;padding:0;max-width:none;font-size:9.5pt}tr{break-inside:avoid}h2{break-after:avoid}}
)";

std::string code_text(const std::string& code) { return fmt::format("<code>{}</code>", escaped(code)); }

/// The codes of a set in one cell, a line each.
std::string code_cell(const std::vector<CodeRow>& rows) {
    std::string out;
    for (const CodeRow& row : rows) {
        out += fmt::format("{}{} {}", out.empty() ? "" : "<br>", code_text(row.code), escaped(row.label));
        if (!row.favourable.empty()) out += fmt::format(" ({})", escaped(row.favourable));
        if (!row.missing.empty()) out += fmt::format(" (no value: {})", escaped(row.missing));
    }
    return out;
}

std::string answers_html(const Instrument& form, std::string_view language) {
    std::string out =
        "<h2>Answers</h2>\n<table>\n<thead><tr><th scope=\"col\">Answers</th><th scope=\"col\">Codes</th></tr></thead>\n<tbody>\n";
    for (const auto& options : form.option_sets)
        out += fmt::format("<tr id=\"answers-{}\"><th scope=\"row\">{}</th><td>{}</td></tr>\n", escaped(options.id), code_text(options.id),
                           code_cell(detail::codes_of(Item{}, options, language)));
    return out + "</tbody>\n</table>\n";
}

/// How a reversed question is scored.
std::string reversal(const Item& item, const OptionSet& options) {
    if (!item.reverse || options.is_checklist()) return {};
    std::string sum;
    append_number(sum, options.minimum + options.maximum);
    return fmt::format(" <strong>Reversed: scored {} less the code.</strong>", sum);
}

std::string item_row(const Instrument& form, const Item& item, std::string_view language) {
    const std::vector<std::string> scales = scales_of(form, item);
    const OptionSet& options = form.options_of(item);
    return fmt::format("<tr><th scope=\"row\">{}</th><td>{}{}</td><td><a href=\"#answers-{}\">{}</a></td><td>{}</td></tr>\n",
                       code_text(item.id), escaped(item.text.in(language)), reversal(item, options), escaped(options.id),
                       escaped(options.id), scales.empty() ? "on no scale" : escaped(fmt::format("{}", fmt::join(scales, ", "))));
}

std::string section_html(const Instrument& form, const AskedSection& section, std::string_view language) {
    const std::string title = section_title(section, language);
    std::string out = fmt::format("<h2>{}</h2>\n", escaped(title.empty() ? "Questions" : title));
    if (section.section && !section.section->stem.empty()) out += fmt::format("<p>{}</p>\n", escaped(section.section->stem.in(language)));
    out +=
        "<table>\n<thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Question</th><th scope=\"col\">Codes</th>"
        "<th scope=\"col\">Scale</th></tr></thead>\n<tbody>\n";
    for (const auto& asked : section.items) {
        out += item_row(form, *asked.item, language);
        if (asked.importance) out += item_row(form, *asked.importance, language);
    }
    return out + "</tbody>\n</table>\n";
}

std::string scales_html(const Instrument& form, std::string_view language) {
    if (form.scales.empty()) return {};
    std::string out =
        "<h2>Scales</h2>\n<table>\n<thead><tr><th scope=\"col\">Scale</th><th scope=\"col\">Title</th>"
        "<th scope=\"col\">Method</th><th scope=\"col\">Questions</th><th scope=\"col\">Answers needed</th></tr></thead>\n"
        "<tbody>\n";
    for (const auto& scale : form.scales) {
        std::vector<std::string> items;
        for (const std::size_t item : scale.items) items.push_back(form.items[item].id);
        out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{} of {}</td></tr>\n", code_text(scale.id),
                           escaped(scale.title.in(language)), key_of(scale.method), escaped(fmt::format("{}", fmt::join(items, ", "))),
                           scale.minimum_answered, items.size());
    }
    return out + "</tbody>\n</table>\n";
}

std::string levels_cell(const Attribute& attribute, std::string_view language) {
    if (attribute.levels.empty()) return "any text";
    std::string out;
    for (const auto& level : attribute.levels)
        out += fmt::format("{}{} {}", out.empty() ? "" : "<br>", code_text(level.code), escaped(level.label.in(language)));
    return out;
}

std::string others_html(const Instrument& form, std::string_view language) {
    std::string rows;
    for (const auto& attribute : form.attributes)
        rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", code_text(attribute.id),
                            escaped(attribute.title.in(language)), levels_cell(attribute, language));
    for (const Comment* comment : asked_comments(form))
        rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", code_text(comment->id),
                            escaped(comment->text.in(language)),
                            comment->item ? "text, a note on " + code_text(form.items[*comment->item].id) : std::string("text"));
    if (rows.empty()) return {};
    return "<h2>Attributes and comments</h2>\n<table>\n<thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Text</th>"
           "<th scope=\"col\">Codes</th></tr></thead>\n<tbody>\n" +
           rows + "</tbody>\n</table>\n";
}

std::string fact(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, escaped(value));
}

}  // namespace

std::string codebook_csv(const Instrument& form, std::string_view language) {
    std::string out = "column,kind,section,scales,text,reversed,code,label,value,scored_value,missing,favourable\n";
    for (const auto& attribute : form.attributes) {
        const Head head{attribute.id, "attribute", "", "", std::string(attribute.title.in(language)), "no"};
        if (attribute.levels.empty()) append_codes(out, head, {});
        for (const auto& level : attribute.levels)
            append_codes(out, head, {level.code, std::string(level.label.in(language)), {}, {}, {}, {}});
    }
    for (const auto& section : asked_sections(form))
        for (const auto& asked : section.items) {
            append_item(out, form, *asked.item, section_title(section, language), language);
            if (asked.importance) append_item(out, form, *asked.importance, section_title(section, language), language);
        }
    for (const Comment* comment : asked_comments(form))
        append_codes(out, {comment->id, "comment", "", "", std::string(comment->text.in(language)), "no"}, {});
    return out;
}

std::string codebook_html(const Instrument& form, std::string_view language) {
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<title>{}: codebook</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<dl>\n",
        escaped(language), escaped(form.id), style, escaped(form.title.in(language)));
    out += fact("Form", form.version.empty() ? form.id : fmt::format("{}, version {}", form.id, form.version));
    out += fact("Perspective", form.perspective) + fact("Source", form.source) + fact("Licence", form.licence) + "</dl>\n" +
           answers_html(form, language);
    for (const auto& section : asked_sections(form)) out += section_html(form, section, language);
    return out + scales_html(form, language) + others_html(form, language) + "</body>\n</html>\n";
}

}  // namespace recaudit
