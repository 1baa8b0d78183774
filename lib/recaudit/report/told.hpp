/// Whom a report is about, and the reports for particular readers. Used by report/build.cpp alone.
#pragma once

#include <recaudit/report/facts.hpp>
#include <recaudit/report/sections.hpp>

#include <string>
#include <vector>

namespace recaudit {

/// Whom a report is about: everyone, or one site beside others that have no names here.
struct Told {
    const Facts& own;  // the site's own figures, told as if it were all there is; else the same as `all`
    const Facts& all;  // everyone together, site by site
    std::string site;  // empty: everyone
};

/// For a board: two printed pages.
[[nodiscard]] std::vector<ReportSection> board_sections(const Told& told, const FindingPlaces& places, const std::string& version);
/// For the people who work and live there: their own answers, with questions to talk about.
[[nodiscard]] std::vector<ReportSection> frontline_sections(const Told& told, const FindingPlaces& places);
/// For service users: short, in plain words.
[[nodiscard]] std::vector<ReportSection> service_user_sections(const Told& told);

/// Every theme of the latest wave in one picture.
[[nodiscard]] Figure overview_figure(const Facts& facts);

/// The organisation's own words: blank lines part paragraphs, lines that begin with - or * make a list; the rest is text.
[[nodiscard]] std::vector<Block> blocks_of_text(std::string_view text);

/// The sections that a study chooses, in its order, with those that stand in every report; all where it chooses none.
[[nodiscard]] std::vector<ReportSection> chosen(std::vector<ReportSection> sections, const std::vector<std::string>& ids);

}  // namespace recaudit
