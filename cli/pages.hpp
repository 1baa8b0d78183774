/// The pages of docs/statistics, which are part of the binary.
#pragma once

#include <span>
#include <string_view>

namespace recaudit {

struct Page {
    std::string_view name;  // docs/statistics/<name>.md
    std::string_view text;
};

/// All pages, by name.
[[nodiscard]] std::span<const Page> all_pages();

}  // namespace recaudit
