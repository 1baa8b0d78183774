#include <recaudit/core/natural_order.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace recaudit {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the digits that `text` begins with, without leading zeros.
std::string_view take_number(std::string_view& text) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    std::string_view digits = text.substr(0, end);
    text.remove_prefix(end);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

}  // namespace

bool precedes_naturally(std::string_view a, std::string_view b) {
    std::string_view rest_a = a, rest_b = b;
    while (!rest_a.empty() && !rest_b.empty()) {
        if (is_digit(rest_a.front()) && is_digit(rest_b.front())) {
            const std::string_view number_a = take_number(rest_a), number_b = take_number(rest_b);
            if (number_a != number_b) return std::pair(number_a.size(), number_a) < std::pair(number_b.size(), number_b);
            continue;
        }
        if (rest_a.front() != rest_b.front())
            return static_cast<unsigned char>(rest_a.front()) < static_cast<unsigned char>(rest_b.front());
        rest_a.remove_prefix(1);
        rest_b.remove_prefix(1);
    }
    if (rest_a.empty() != rest_b.empty()) return rest_a.empty();
    return a < b;
}

}  // namespace recaudit
