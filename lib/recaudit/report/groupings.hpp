/// The groupings of a study as the report names them: sites, teams and attributes, with their sections.
#pragma once

#include <recaudit/report/facts.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// The groupings besides sites and teams for which there are answers, by byte order.
[[nodiscard]] std::vector<std::string> attributes_of(const Facts& facts);
/// What an attribute is called: the title that a questionnaire gives it, without the mark of a question; else its name.
[[nodiscard]] std::string attribute_title(const Facts& facts, std::string_view id);
/// What a group by an attribute is called: the label that a questionnaire gives its code, else the code; any other group by its name.
[[nodiscard]] std::string level_label(const Facts& facts, std::string_view id, std::string_view code);
/// Every grouping that the report has a section on, in that order.
[[nodiscard]] std::vector<std::string> groupings_of(const Facts& facts);
/// The id of the section on a grouping.
[[nodiscard]] std::string section_of(const Facts& facts, std::string_view by);
/// "site", "team" or "attribute": the last part of ids of phrases about a grouping.
[[nodiscard]] std::string kind_of(std::string_view by);
/// `text` with its first letter a capital, where that is a letter from a to z.
[[nodiscard]] std::string capitalised(std::string text);

}  // namespace recaudit
