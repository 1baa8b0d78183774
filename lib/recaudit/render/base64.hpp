/// Bytes as text for data URIs (RFC 4648).
#pragma once

#include <string>
#include <string_view>

namespace recaudit {

[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace recaudit
