/// Dots with intervals for scores from 0 to 100, and the table that goes with them.
#pragma once

#include <recaudit/report/facts.hpp>

#include <string>
#include <vector>

namespace recaudit {

/// One line of such a chart and its table.
struct StandingLine {
    std::string group;  // heading under which it stands; may be empty
    std::string label;
    std::string perspective;
    std::size_t series = 0;
    Standing standing;
};

struct StandingTexts {
    std::string id;
    std::string title;
    std::string description;
    std::string group_heading;  // of the table's column for groups; empty where there are none
    std::string label_heading;
    std::vector<std::string> series;
};

/// Lines with the same group and label share a row of the chart; each is a row of the table.
[[nodiscard]] Figure standing_figure(const Facts& facts, const StandingTexts& texts, const std::vector<StandingLine>& lines);

}  // namespace recaudit
