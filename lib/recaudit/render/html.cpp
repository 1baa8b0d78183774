#include <recaudit/render/html.hpp>

#include <recaudit/charts/svg.hpp>
#include <recaudit/render/base64.hpp>
#include <recaudit/render/cell_text.hpp>
#include <recaudit/render/links.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

std::string_view class_of(Alignment alignment) { return alignment == Alignment::number ? " class=\"number\"" : ""; }

constexpr std::size_t short_text = 20;   // letters: such a cell keeps on one line
constexpr std::size_t many_columns = 8;  // from here on a table has smaller letters

/// A cell that is nothing but words.
std::string words_html(const ReportCell& cell, const Messages& messages) {
    const auto* linked = std::get_if<LinkedText>(&cell);
    return linked == nullptr ? escaped(cell_text(cell, messages)) : html_with_links(linked->text);
}

std::string text_cell(const ReportCell& cell, const ReportColumn& column, const Messages& messages) {
    const bool is_short = column.alignment == Alignment::text && cell_text(cell, messages).size() <= short_text;
    return fmt::format("<td{}>{}</td>", is_short ? " class=\"short\"" : class_of(column.alignment), words_html(cell, messages));
}

std::string cell_html(const ReportCell& cell, const ReportColumn& column, const Messages& messages) {
    if (const auto* undefined = std::get_if<UndefinedCell>(&cell))
        return fmt::format("<td class=\"none\">\u2013 <small>{}</small></td>", escaped(undefined->reason));
    if (const auto* estimate = std::get_if<EstimateCell>(&cell))
        return fmt::format("<td class=\"number\">{} <small>({})</small></td>",
                           escaped(cell_text(NumberCell{estimate->value, estimate->decimals}, messages)),
                           escaped(cell_text(IntervalCell{estimate->low, estimate->high, estimate->decimals}, messages)));
    return text_cell(cell, column, messages);
}

/// The cells of a row behind its name; neighbours that are withheld are one cell.
std::string cells_html(const std::vector<ReportCell>& row, const ReportTable& table, const Messages& messages) {
    std::string out;
    for (std::size_t first = 1, last = 1; first < row.size(); first = last) {
        for (last = first; last < row.size() && std::holds_alternative<WithheldCell>(row[last]);) ++last;
        if (last == first) {
            out += cell_html(row[first], table.columns[first], messages);
            ++last;
            continue;
        }
        const std::string span = last - first == 1 ? "" : fmt::format(" colspan=\"{}\"", last - first);
        out += fmt::format("<td class=\"withheld\"{}><span>{}</span></td>", span, escaped(messages.say("withheld")));
    }
    return out;
}

/// Many columns, or nothing but long texts in a few.
std::string_view class_of(const ReportTable& table) {
    if (table.columns.size() >= many_columns) return " class=\"wide\"";
    const bool words = table.columns.size() <= 3 && table.columns.size() > 1 &&
                       std::ranges::all_of(table.columns, [](const ReportColumn& column) { return column.alignment == Alignment::text; });
    return words ? " class=\"words\"" : "";
}

/// @param name  what assistive technology calls the scrolling region; unique on the page where the id is.
void append_table(std::string& out, const ReportTable& table, const Messages& messages) {
    out +=
        fmt::format("<div class=\"scroll\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table{1}><caption>{0}</caption>\n<thead><tr>",
                    escaped(table.caption), class_of(table));
    for (const ReportColumn& column : table.columns)
        out += fmt::format("<th scope=\"col\"{}>{}</th>", class_of(column.alignment), escaped(column.heading));
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        out += fmt::format("<tr><th scope=\"row\">{}</th>", words_html(row.front(), messages));
        out += cells_html(row, table, messages);
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
}

std::string_view class_of(Tone tone) {
    if (tone == Tone::note) return " class=\"note\"";
    if (tone == Tone::strong) return " class=\"strong\"";
    return tone == Tone::warning ? " class=\"warning\"" : "";
}

struct AppendBlock {
    std::string& out;
    const Report& report;
    const Messages& messages;

    [[nodiscard]] std::string link_to_details(const Finding& finding) const {
        if (finding.section.empty()) return "";
        return fmt::format(" <a href=\"#{}\" aria-label=\"{}\">{}</a>", finding.section,
                           escaped(messages.say("see-label", {{"text", finding.text}})), escaped(messages.say("see")));
    }

    void operator()(const Paragraph& paragraph) const {
        out += fmt::format("<p{}>{}</p>\n", class_of(paragraph.tone), escaped(paragraph.text));
    }
    void operator()(const Sentences& list) const {
        out += "<ul class=\"findings\">\n";
        for (const std::string& text : list.texts) out += fmt::format("<li>{}</li>\n", escaped(text));
        out += "</ul>\n";
    }
    void operator()(const FindingList& list) const {
        out += "<ul class=\"findings\">\n";
        for (const std::size_t position : list.findings) {
            const Finding& finding = report.findings[position];
            out += fmt::format("<li id=\"{}\">{}{}</li>\n", finding.id, escaped(finding.text), link_to_details(finding));
        }
        out += "</ul>\n";
    }
    void operator()(const ReportTable& table) const { append_table(out, table, messages); }
    void operator()(const Figure& figure) const {
        const ChartHead& head = head_of(figure.chart);
        out += fmt::format("<figure id=\"{}\"><figcaption>{}</figcaption>\n<div class=\"chart\">{}</div>\n<details><summary>{}</summary>\n",
                           head.id, escaped(head.title), to_svg(figure.chart, SvgUse::in_page), escaped(messages.say("figure-table")));
        append_table(out, figure.data, messages);
        out += "</details></figure>\n";
    }
    void operator()(const Glossary& glossary) const {
        out += "<dl>\n";
        for (const GlossaryTerm& term : glossary.terms)
            out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(term.term),
                               term.addresses == Addresses::as_links ? html_with_links(term.meaning) : escaped(term.meaning));
        out += "</dl>\n";
    }
};

void append_section(std::string& out, const ReportSection& section, const Report& report, int level) {
    // Sections are places to jump to; their parts are not, or there would be dozens, some of the same name.
    out += level == 2 ? fmt::format("<section aria-labelledby=\"{}\">\n", section.id) : "<section>\n";
    out += fmt::format("<h{1} id=\"{0}\">{2}</h{1}>\n", section.id, level, escaped(section.heading));
    const AppendBlock append{out, report, Messages::in(report.language)};
    for (const Block& block : section.blocks) std::visit(append, block);
    for (const ReportSection& part : section.parts) append_section(out, part, report, level + 1);
    out += "</section>\n";
}

void append_contents(std::string& out, const Report& report) {
    const Messages& messages = Messages::in(report.language);
    out += fmt::format("<nav aria-label=\"{0}\"><p class=\"nav-heading\">{0}</p>\n<ol>\n", escaped(messages.say("contents")));
    for (const ReportSection& section : report.sections) {
        out += fmt::format("<li><a href=\"#{}\">{}</a>", section.id, escaped(section.heading));
        if (!section.parts.empty() && &section != &report.sections.front()) {
            out += "<ol>";
            for (const ReportSection& part : section.parts)
                out += fmt::format("<li><a href=\"#{}\">{}</a></li>", part.id, escaped(part.heading));
            out += "</ol>";
        }
        out += "</li>\n";
    }
    out += "</ol></nav>\n";
}

std::string head(const Report& report) {
    const Messages& messages = Messages::in(report.language);
    const std::string title = report.for_publication ? report.title : messages.say("not-for-publication") + " - " + report.title;
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
        escaped(report.language), escaped(title), html_style(report.branding.accent));
}

/// The logo as part of the page, and whose report it is.
std::string branding(const Report& report) {
    const Messages& messages = Messages::in(report.language);
    const Branding& own = report.branding;
    std::string out;
    if (!own.logo_type.empty())
        out += fmt::format("<img class=\"logo\" src=\"data:{};base64,{}\" alt=\"{}\">\n", own.logo_type, base64(own.logo),
                           own.organisation.empty() ? "" : escaped(messages.say("logo", {{"organisation", own.organisation}})));
    if (!own.organisation.empty()) out += fmt::format("<p class=\"organisation\">{}</p>\n", escaped(own.organisation));
    return out;
}

std::string_view class_of_audience(const std::string& audience) {
    if (audience == "board") return " class=\"for-board\"";
    if (audience == "service_user") return " class=\"for-service-users\"";
    return audience == "frontline" ? " class=\"for-frontline\"" : "";
}

}  // namespace

std::string to_html(const Report& report) {
    const Messages& messages = Messages::in(report.language);
    std::string out = head(report);
    out += fmt::format("<body{}>\n<a class=\"skip\" href=\"#report\">{}</a>\n", class_of_audience(report.audience),
                       escaped(messages.say("skip")));
    if (!report.for_publication)
        out += fmt::format("<p class=\"banner\"><strong>{}</strong> {}</p>\n", escaped(messages.say("not-for-publication")),
                           escaped(messages.say("not-for-publication.text")));
    out += fmt::format("<header>{}<h1>{}</h1><p>{}</p></header>\n<div class=\"page\">\n", branding(report), escaped(report.title),
                       escaped(report.subtitle));
    append_contents(out, report);
    out += "<main id=\"report\">\n";
    out += fmt::format("<p class=\"on-paper note\">{}</p>\n", escaped(messages.say("print.tables")));
    out += fmt::format("<p class=\"on-narrow note\">{}</p>\n", escaped(messages.say("narrow.charts")));
    for (const ReportSection& section : report.sections) append_section(out, section, report, 2);
    return out + "</main>\n</div>\n</body>\n</html>\n";
}

}  // namespace recaudit
