/// A report as data: headings, sentences, tables of typed cells, charts. Renderers lay it out, compute nothing and
/// round last. See docs/design.md.
#pragma once

#include <recaudit/charts/chart.hpp>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace recaudit {

enum class NumberForm : std::uint8_t {
    plain,
    p_value,  // never shown as 0: "< 0.001" instead
};

struct NumberCell {
    double value = 0;
    int decimals = 0;
    NumberForm form = NumberForm::plain;
};

struct IntervalCell {
    double low = 0;
    double high = 0;
    int decimals = 0;
};

/// A value with its interval, as one cell.
struct EstimateCell {
    double value = 0;
    double low = 0;
    double high = 0;
    int decimals = 0;
};

/// A number that is there and not shown, so that no one can be identified.
struct WithheldCell {};

/// A number that does not exist for these data, and why.
struct UndefinedCell {
    std::string reason;
};

/// The organisation's own words, in which addresses of pages are links. Names and answers in the data never are.
struct LinkedText {
    std::string text;
};

using ReportCell = std::variant<std::string, NumberCell, IntervalCell, EstimateCell, WithheldCell, UndefinedCell, LinkedText>;

enum class Alignment : std::uint8_t { text, number };

struct ReportColumn {
    std::string heading;
    Alignment alignment = Alignment::number;
};

/// A table for people. The first column names the row.
struct ReportTable {
    std::string caption;
    std::vector<ReportColumn> columns;
    std::vector<std::vector<ReportCell>> rows;
};

enum class Tone : std::uint8_t { plain, strong, note, warning };

struct Paragraph {
    std::string text;
    Tone tone = Tone::plain;
};

/// A sentence made from the tables, and where it comes from.
struct Finding {
    std::string id;     // such as gap-2
    std::string kind;   // its kinds: see the table findings in report/tables.cpp
    std::string scale;  // empty where it is about none or several
    std::string text;
    std::string evidence;  // table and row
    std::string section;   // where the report shows it: the id of a section; empty where this report has none
};

/// Sentences to be shown as a list.
struct Sentences {
    std::vector<std::string> texts;
};

/// Positions in Report::findings, to be shown as a list.
struct FindingList {
    std::vector<std::size_t> findings;
};

/// A chart, and its numbers as a table for those who do not see it.
struct Figure {
    Chart chart;
    ReportTable data;
};

enum class Addresses : std::uint8_t { as_text, as_links };

struct GlossaryTerm {
    std::string term;
    std::string meaning;
    Addresses addresses = Addresses::as_text;  // of pages, in the meaning
};

struct Glossary {
    std::vector<GlossaryTerm> terms;
};

using Block = std::variant<Paragraph, Sentences, FindingList, ReportTable, Figure, Glossary>;

struct ReportSection {
    std::string id;  // unique in the report: letters, digits and hyphens
    std::string heading;
    std::vector<Block> blocks;
    std::vector<ReportSection> parts;
};

/// How the organisation presents itself.
struct Branding {
    std::string organisation;  // whose report it is, or empty
    std::string logo_type;     // media type; empty: there is no logo
    std::string logo;          // the bytes of the picture
    std::string accent;        // #rrggbb, readable on white; empty: the report's own colour
};

struct Report {
    std::string language;
    std::string title;
    std::string subtitle;
    std::string audience;  // board, frontline or service_user; empty: everyone
    Branding branding;
    bool for_publication = true;
    std::vector<Finding> findings;
    std::vector<ReportSection> sections;
};

}  // namespace recaudit
