#include <recaudit/report/build.hpp>

#include <recaudit/report/comparability.hpp>
#include <recaudit/report/facts.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/site_names.hpp>
#include <recaudit/report/told.hpp>
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

FindingPlaces find_all(std::vector<Finding>& all, const Told& told) {
    FindingPlaces places;
    places.participation = add(all, participation_findings(told.own));
    places.standing = add(all, standing_findings(told.own));
    places.gap = add(all, gap_findings(told.own));
    places.difference = add(all, difference_findings(told.own));
    places.benchmark = add(all, benchmark_findings(told.all));
    places.agreement = add(all, agreement_findings(told.all));
    places.change = add(all, change_findings(told.own));
    places.driver = add(all, driver_findings(told.all));
    places.first = add(all, first_findings(told.own));
    places.caution = add(all, caution_findings(told.own));
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

/// Every section of the full report that has something to say.
std::vector<ReportSection> full_sections(const Told& told, const FindingPlaces& places, const std::vector<InputFile>& inputs,
                                         const std::string& version) {
    const Facts &own = told.own, &all = told.all;
    std::vector<ReportSection> sections = {
        glance_section(own, places), participation_section(own), themes_section(own),     perspectives_section(own),
        change_section(own),         groups_section(all),        needs_section(own),      actions_section(own),
        said_and_done_section(own),  meaning_section(all),       benchmark_section(all),  comments_section(all),
        language_section(all),       reliability_section(all),   adaptation_section(all), quality_section(all),
        withheld_section(all),       methods_section(all),       glossary_section(all),   provenance_section(all, inputs, version)};
    const auto after = std::ranges::find(sections, "reliability", &ReportSection::id);
    for (ReportSection& section : comparability_sections(all)) sections.insert(std::next(after), std::move(section));
    if (!places.driver.empty()) sections.insert(sections.end() - closing_sections, drivers_section(all, places.driver));
    std::erase_if(sections, [](const ReportSection& section) { return section.blocks.empty() && section.parts.empty(); });
    if (!all.study().organisations.empty()) tell_of_combination(sections, all);
    return chosen(std::move(sections), all.study().report.sections);
}

std::vector<ReportSection> sections_for(const Told& told, const FindingPlaces& places, const std::vector<InputFile>& inputs,
                                        const std::string& version) {
    const std::string& audience = told.all.study().report.audience;
    if (audience == "board") return board_sections(told, places, version);
    if (audience == "frontline") return frontline_sections(told, places);
    if (audience == "service_user") return service_user_sections(told);
    return full_sections(told, places, inputs, version);
}

/// What stands before all sections: the organisation's own words, and what a reader has to know about this report.
std::vector<ReportSection> opening(const Told& told) {
    const Messages& messages = told.all.messages();
    const Study& study = told.all.study();
    std::vector<ReportSection> out;
    if (const auto words = blocks_of_text(study.report.introduction.in(study.report.language)); !words.empty())
        out.push_back({"introduction", messages.say("introduction"), words, {}});
    if (!told.site.empty())
        out.push_back({"about-site",
                       messages.say("site.about", {{"site", told.site}}),
                       {Paragraph{messages.say(study.report.audience.empty() ? "site.intro" : "site.intro-short", {{"site", told.site}}),
                                  Tone::plain}},
                       {}});
    return out;
}

bool has_section(const std::vector<ReportSection>& sections, std::string_view id) {
    return std::ranges::any_of(sections, [&](const ReportSection& section) { return section.id == id || has_section(section.parts, id); });
}

Report report_about(const Told& told, const std::vector<InputFile>& inputs, const std::string& version) {
    const Study& study = told.all.study();
    const Messages& messages = told.all.messages();
    Report report;
    report.language = messages.language();
    report.title = study.title.empty() ? study.id : std::string(study.title.in(study.report.language));
    report.subtitle =
        told.site.empty() ? subtitle(told.own) : messages.say("site.subtitle", {{"site", told.site}, {"subtitle", subtitle(told.own)}});
    report.audience = study.report.audience;
    report.branding = {study.report.organisation, study.report.logo.type, study.report.logo.bytes, study.report.accent};
    report.for_publication = told.all.released().for_publication();
    const FindingPlaces places = find_all(report.findings, told);
    report.sections = opening(told);
    std::ranges::move(sections_for(told, places, inputs, version), std::back_inserter(report.sections));
    for (Finding& finding : report.findings)
        if (!has_section(report.sections, finding.section)) finding.section.clear();
    if (const std::string note = messages.say("language.note"); !note.empty() && !report.sections.empty())
        report.sections.front().blocks.insert(report.sections.front().blocks.begin(), Paragraph{note, Tone::note});
    if (!report.for_publication) mark(report.sections, messages.say("not-for-publication"));
    return report;
}

}  // namespace

Report build_report(const Released<Results>& results, const Study& study, const std::vector<InputFile>& inputs,
                    const std::string& version) {
    const Facts facts(results, study);
    return report_about({facts, facts, ""}, inputs, version);
}

Report build_site_report(const Released<Results>& results, const Study& study, const std::string& site, const std::string& version) {
    const SiteNames names = names_for(results, study, site);
    const Study shown = without_names(study, names);
    const Released<Results> all = for_one_site(results, names), own = only_site(all, site);
    const Facts all_facts(all, shown), own_facts(own, shown);
    return report_about({own_facts, all_facts, site}, {}, version);
}

Findings build_findings(const Released<Results>& results, const Study& study) {
    const Facts facts(results, study);
    std::vector<Finding> all;
    find_all(all, {facts, facts, ""});
    return findings_table(all, facts);
}

}  // namespace recaudit
