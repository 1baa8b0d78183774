/// Text from data as people may be shown it.
#pragma once

#include <string>
#include <string_view>

namespace recaudit {

/// `text` (UTF-8) in which nothing works unseen: line ends and tabs become spaces; other control characters, marks that
/// turn the direction of what follows, and what XML does not allow become U+FFFD. Letters that run from right to left stay.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace recaudit
