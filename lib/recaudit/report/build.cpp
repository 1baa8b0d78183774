#include <recaudit/report/build.hpp>

#include <recaudit/report/comparability.hpp>
#include <recaudit/report/facts.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace recaudit {
namespace {

constexpr std::ptrdiff_t closing_sections = 4;  // from what is withheld to provenance

/// Adds findings at the end; returns where they stand.
std::vector<std::size_t> add(std::vector<Finding>& all, std::vector<Finding> more) {
    std::vector<std::size_t> places(more.size());
    std::iota(places.begin(), places.end(), all.size());
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return places;
}

FindingPlaces find_all(std::vector<Finding>& all, const Facts& facts) {
    FindingPlaces places;
    places.participation = add(all, participation_findings(facts));
    places.standing = add(all, standing_findings(facts));
    places.gap = add(all, gap_findings(facts));
    places.difference = add(all, difference_findings(facts));
    places.benchmark = add(all, benchmark_findings(facts));
    places.agreement = add(all, agreement_findings(facts));
    places.change = add(all, change_findings(facts));
    places.driver = add(all, driver_findings(facts));
    places.first = add(all, first_findings(facts));
    places.caution = add(all, caution_findings(facts));
    return places;
}

/// Has every chart say that it is not for publication.
void mark(std::vector<ReportSection>& sections, const std::string& notice) {
    for (ReportSection& section : sections) {
        for (Block& block : section.blocks)
            if (auto* figure = std::get_if<Figure>(&block)) head_of(figure->chart).notice = notice;
        mark(section.parts, notice);
    }
}

/// Says whose results these are, and leaves out what published results say nothing about.
void tell_of_combination(std::vector<ReportSection>& sections, const Facts& facts) {
    std::erase_if(sections, [](const ReportSection& section) { return section.id == "reliability" || section.id == "quality"; });
    sections.insert(sections.begin() + 1, combination_section(facts));
}

std::string subtitle(const Facts& facts) {
    const auto& waves = facts.waves();
    if (waves.empty() || waves.front().empty()) return facts.messages().say("subtitle.plain");
    if (waves.size() == 1) return facts.messages().say("subtitle.one", {{"wave", waves.front()}});
    return facts.messages().say("subtitle.many", {{"first", waves.front()}, {"last", waves.back()}, {"n", std::to_string(waves.size())}});
}

}  // namespace

Report build_report(const Released<Results>& results, const Study& study, const std::vector<InputFile>& inputs,
                    const std::string& version) {
    const Facts facts(results, study);
    Report report;
    report.language = facts.messages().language();
    report.title = study.title.empty() ? study.id : std::string(study.title.in(study.report.language));
    report.subtitle = subtitle(facts);
    report.for_publication = results.for_publication();
    const FindingPlaces places = find_all(report.findings, facts);
    report.sections = {glance_section(facts, places), participation_section(facts),
                       themes_section(facts),         perspectives_section(facts),
                       change_section(facts),         groups_section(facts),
                       needs_section(facts),          actions_section(facts),
                       said_and_done_section(facts),  meaning_section(facts),
                       benchmark_section(facts),
                       reliability_section(facts),    quality_section(facts),
                       withheld_section(facts),       methods_section(facts),
                       glossary_section(facts),       provenance_section(facts, inputs, version)};
    const auto after = std::ranges::find(report.sections, "reliability", &ReportSection::id);
    for (ReportSection& section : comparability_sections(facts)) report.sections.insert(std::next(after), std::move(section));
    if (!places.driver.empty()) report.sections.insert(report.sections.end() - closing_sections, drivers_section(facts, places.driver));
    std::erase_if(report.sections, [](const ReportSection& section) { return section.blocks.empty() && section.parts.empty(); });
    if (!study.organisations.empty()) tell_of_combination(report.sections, facts);
    if (const std::string note = facts.messages().say("language.note"); !note.empty() && !report.sections.empty())
        report.sections.front().blocks.insert(report.sections.front().blocks.begin(), Paragraph{note, Tone::note});
    if (!report.for_publication) mark(report.sections, facts.messages().say("not-for-publication"));
    return report;
}

Findings build_findings(const Released<Results>& results, const Study& study) {
    const Facts facts(results, study);
    std::vector<Finding> all;
    find_all(all, facts);
    return findings_table(all, facts);
}

}  // namespace recaudit
