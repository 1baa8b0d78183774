/// Pages of docs/statistics and docs/formats, which are part of the binary.
#pragma once

#include <span>
#include <string_view>

namespace recaudit {

struct Page {
    std::string_view folder;  // docs/<folder>/<name>.md
    std::string_view name;
    std::string_view text;
};

/// All pages, by folder and name.
[[nodiscard]] std::span<const Page> all_pages();

}  // namespace recaudit
