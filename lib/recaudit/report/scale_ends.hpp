/// What the ends of a theme's line mean, where high is not what the questionnaire counts as favourable.
#pragma once

#include <recaudit/report/facts.hpp>

#include <string>

namespace recaudit {

/// "On “Hostility”, 0 means “Not at all” to every question and 100 means “Extremely”." Empty where the highest answer
/// counts as favourable, where the ends have no words, and where questions of a theme have different answers.
[[nodiscard]] std::string ends_in_words(const Facts& facts, const Theme& theme);

}  // namespace recaudit
