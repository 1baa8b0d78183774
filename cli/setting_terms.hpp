/// The keys of study and instrument files, as their pages in docs/formats explain them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// Every key of the study file, then every key of the instrument file that the study file has not.
[[nodiscard]] std::vector<std::string> setting_names();

/// What the key means, in each file and place that has it; empty where none has.
[[nodiscard]] std::string about_setting(std::string_view name);

}  // namespace recaudit
