#include <recaudit/render/output.hpp>

#include <recaudit/charts/svg.hpp>
#include <recaudit/disclosure/one_site.hpp>
#include <recaudit/render/csv.hpp>
#include <recaudit/render/html.hpp>
#include <recaudit/render/interrupts.hpp>
#include <recaudit/render/json.hpp>
#include <recaudit/render/markdown.hpp>
#include <recaudit/render/provenance.hpp>
#include <recaudit/render/schema.hpp>
#include <recaudit/render/staging.hpp>
#include <recaudit/render/xlsx.hpp>
#include <recaudit/report/build.hpp>
#include <recaudit/report/tables.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

using AppendRows = void (*)(std::string&, const TableView&, std::size_t, std::size_t);

/// What every part of the writing needs.
struct Writing {
    Staging& staging;
    const HeldInterrupts& interrupts;
    Threads threads;
};

constexpr std::size_t rows_in_block = 1024;
constexpr std::size_t blocks_at_once = 16;

/// Formats blocks of rows on all cores, a few at a time, so that memory stays small; what was formatted before is
/// written meanwhile, in order.
void write_rows(OutputFile& file, const TableView& table, AppendRows append, const Writing& writing) {
    const std::size_t blocks = (table.rows() + rows_in_block - 1) / rows_in_block;
    std::vector<std::string> ready;
    std::vector<std::string> next(std::min(blocks, blocks_at_once));
    for (std::size_t done = 0; done < blocks || !ready.empty();) {
        const std::size_t now = std::min(next.size(), blocks - done);
        for_each_block(now + 1, writing.threads, [&](std::size_t task) {
            if (task == 0) {
                for (const std::string& text : ready) file.write(text);
                return;
            }
            std::string& text = next[task - 1];
            const std::size_t first = (done + task - 1) * rows_in_block;
            text.clear();
            append(text, table, first, std::min(first + rows_in_block, table.rows()));
        });
        done += now;
        next.resize(now);
        std::swap(ready, next);
        next.resize(std::min(blocks - done, blocks_at_once));
        writing.interrupts.check();
    }
}

void write_text(const std::string& name, std::string_view text, const Writing& writing) {
    OutputFile file(writing.staging.add(name));
    file.write(text);
    file.close();
    writing.interrupts.check();
}

void write_csv_tables(const std::vector<TableView>& tables, const Writing& writing) {
    for (const TableView& table : tables) {
        OutputFile file(writing.staging.add(fmt::format("tables/{}.csv", table.info().name)));
        std::string header;
        append_csv_header(header, table.info());
        file.write(header);
        write_rows(file, table, append_csv_rows, writing);
        file.close();
    }
}

std::string results_head(const Study& study, const Released<Results>& results) {
    std::string head = fmt::format("{{\n\"format\":\"recaudit-results\",\n\"format_version\":{},\n\"study\":", results_format_version);
    append_json_string(head, study.id);
    head += ",\n\"title\":";
    append_json_string(head, study.title.in(study.report.language));
    head += results.for_publication() ? ",\n\"for_publication\":true" : ",\n\"for_publication\":false,\n\"notice\":\"NOT FOR PUBLICATION\"";
    return head;
}

void write_results_json(const std::vector<TableView>& tables, const std::string& head, const Writing& writing) {
    OutputFile file(writing.staging.add("results.json"));
    file.write(head);
    for (const TableView& table : tables) {
        file.write(fmt::format(",\n\"{}\":[\n", table.info().name));
        write_rows(file, table, append_json_rows, writing);
        file.write("]");
    }
    file.write("\n}\n");
    file.close();
}

void write_figures(const std::string& folder, const std::vector<ReportSection>& sections, const Writing& writing) {
    for (const ReportSection& section : sections) {
        for (const Block& block : section.blocks)
            if (const auto* figure = std::get_if<Figure>(&block))
                write_text(folder + figure_name(figure->chart), to_svg(figure->chart, SvgUse::alone), writing);
        write_figures(folder, section.parts, writing);
    }
}

/// @param folder  within the output; empty, or ended by a slash.
void write_report(const std::string& folder, const Report& report, const std::set<std::string>& formats, const Writing& writing) {
    if (formats.contains("html")) write_text(folder + "report.html", to_html(report), writing);
    if (formats.contains("md")) write_text(folder + "report.md", to_markdown(report), writing);
    if (!formats.contains("html") && !formats.contains("md")) return;
    write_figures(folder, report.sections, writing);
    if (const std::string logo = logo_name(report.branding); !logo.empty()) write_text(folder + logo, report.branding.logo, writing);
}

/// A folder for each site, named after it.
void write_site_reports(const Released<Results>& results, const Study& study, const OutputSettings& settings, const Writing& writing) {
    std::set<std::string> taken;
    for (const std::string& site : sites_of(*results)) {
        const std::string plain = slug(site);
        std::string name = plain;
        for (int next = 2; !taken.insert(name).second; ++next) name = fmt::format("{}-{}", plain, next);
        write_report(fmt::format("sites/{}/", name), build_site_report(results, study, site, settings.version), settings.formats, writing);
    }
}

/// The study with the full report, whatever readers and sections it names: the workbook is the same for all.
Study for_everyone(Study study) {
    study.report.audience.clear();
    study.report.sections.clear();
    return study;
}

void write_provenance(const Study& study, const std::vector<InputFile>& inputs, const OutputSettings& settings, bool for_publication,
                      const Writing& writing) {
    const auto path = writing.staging.add("provenance.json");
    OutputFile file(path);
    file.write(provenance_json(
        study, inputs, {settings.version, for_publication, {settings.formats.begin(), settings.formats.end()}, writing.staging.names()}));
    file.close();
}

}  // namespace

void write_output(const Released<Results>& results, const Study& study, const std::vector<InputFile>& inputs,
                  const OutputSettings& settings) {
    const HeldInterrupts interrupts;
    Staging staging(settings.folder);
    const Writing writing{staging, interrupts, settings.threads};
    const Report report = build_report(results, study, inputs, settings.version);
    write_report("", report, settings.formats, writing);
    if (settings.site_reports == SiteReports::each) write_site_reports(results, study, settings, writing);
    const Findings findings = build_findings(results, study);
    const auto tables = published_tables(results, findings);
    if (settings.formats.contains("csv")) write_csv_tables(tables, writing);
    if (settings.formats.contains("json")) write_results_json(tables, results_head(study, results), writing);
    if (settings.formats.contains("xlsx"))
        write_xlsx(staging.add("tables.xlsx"), tables, results.for_publication() ? Publication::allowed : Publication::forbidden,
                   summary_of(study.report.audience.empty() && study.report.sections.empty()
                                  ? report
                                  : build_report(results, for_everyone(study), inputs, settings.version)));
    if (!results.for_publication())
        write_text(not_for_publication_file,
                   "Disclosure control was off when this folder was written: small groups are not hidden.\nDo not share it.\n", writing);
    write_provenance(study, inputs, settings, results.for_publication(), writing);
    staging.commit(files_of_previous_run(settings.folder));
}

}  // namespace recaudit
