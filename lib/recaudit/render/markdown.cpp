#include <recaudit/render/markdown.hpp>

#include <recaudit/core/visible.hpp>
#include <recaudit/render/cell_text.hpp>
#include <recaudit/render/links.hpp>

#include <algorithm>

namespace recaudit {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A backslash where the start of a line would make a list of it.
void guard_start(std::string& text) {
    if (text.starts_with('-') || text.starts_with('+')) text.insert(0, "\\");
    const std::size_t after = text.find_first_not_of("0123456789");
    if (after != std::string::npos && after > 0 && (text[after] == '.' || text[after] == ')')) text.insert(after, "\\");
}

std::string cell_markdown(const ReportCell& cell, const Messages& messages) {
    const auto* linked = std::get_if<LinkedText>(&cell);
    return linked == nullptr ? markdown_text(cell_text(cell, messages)) : markdown_with_links(linked->text);
}

void append_table(std::string& out, const ReportTable& table, const Messages& messages) {
    out += "**" + markdown_text(table.caption) + "**\n\n|";
    for (const ReportColumn& column : table.columns) out += " " + markdown_text(column.heading) + " |";
    out += "\n|";
    for (const ReportColumn& column : table.columns) out += column.alignment == Alignment::number ? "---:|" : ":---|";
    for (const auto& row : table.rows) {
        out += "\n|";
        for (const ReportCell& cell : row) out += " " + cell_markdown(cell, messages) + " |";
    }
    out += "\n\n";
}

struct AppendBlock {
    std::string& out;
    const Report& report;
    const Messages& messages;

    void operator()(const Paragraph& paragraph) const {
        if (paragraph.tone == Tone::strong) out += "**" + markdown_text(paragraph.text) + "**\n\n";
        else out += (paragraph.tone == Tone::plain ? "" : "> ") + markdown_text(paragraph.text) + "\n\n";
    }
    void operator()(const Sentences& list) const {
        for (const std::string& text : list.texts) out += "- " + markdown_text(text) + "\n";
        out += "\n";
    }
    void operator()(const FindingList& list) const {
        for (const std::size_t finding : list.findings) out += "- " + markdown_text(report.findings[finding].text) + "\n";
        out += "\n";
    }
    void operator()(const ReportTable& table) const { append_table(out, table, messages); }
    void operator()(const Figure& figure) const {
        out += "![" + markdown_text(head_of(figure.chart).title) + "](" + figure_name(figure.chart) + ")\n\n";
        append_table(out, figure.data, messages);
    }
    void operator()(const Glossary& glossary) const {
        for (const GlossaryTerm& term : glossary.terms)
            out += "**" + markdown_text(term.term) +
                   "**: " + (term.addresses == Addresses::as_links ? markdown_with_links(term.meaning) : markdown_text(term.meaning)) +
                   "\n\n";
    }
};

void append_section(std::string& out, const ReportSection& section, const Report& report, std::size_t level) {
    out += std::string(level, '#') + " " + markdown_text(section.heading) + "\n\n";
    const AppendBlock append{out, report, Messages::in(report.language)};
    for (const Block& block : section.blocks) std::visit(append, block);
    for (const ReportSection& part : section.parts) append_section(out, part, report, level + 1);
}

}  // namespace

std::string markdown_text(std::string_view text) {
    std::string out;
    for (const char c : visible(text)) {
        if (std::string_view("\\`*_[]<>|~^$#@&{}").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    if (!out.empty() && !is_digit(out.front()) && out.front() != '-' && out.front() != '+') return out;
    guard_start(out);
    return out;
}

std::string logo_name(const Branding& branding) {
    if (branding.logo_type == "image/png") return "figures/logo.png";
    if (branding.logo_type == "image/jpeg") return "figures/logo.jpg";
    return branding.logo_type.empty() ? "" : "figures/logo.svg";
}

std::string figure_name(const Chart& chart) {
    const std::string& id = head_of(chart).id;
    return "figures/" + (id.starts_with("fig-") ? id.substr(4) : id) + ".svg";
}

std::string to_markdown(const Report& report) {
    const Messages& messages = Messages::in(report.language);
    const std::string& organisation = report.branding.organisation;
    std::string out;
    if (const std::string logo = logo_name(report.branding); !logo.empty())
        out += "![" + markdown_text(organisation.empty() ? "" : messages.say("logo", {{"organisation", organisation}})) + "](" + logo +
               ")\n\n";
    if (!organisation.empty()) out += markdown_text(organisation) + "\n\n";
    out += "# " + markdown_text(report.title) + "\n\n" + markdown_text(report.subtitle) + "\n\n";
    if (!report.for_publication)
        out += "> **" + messages.say("not-for-publication") + "** " + markdown_text(messages.say("not-for-publication.text")) + "\n\n";
    for (const ReportSection& section : report.sections) append_section(out, section, report, 2);
    return out;
}

}  // namespace recaudit
