#include <recaudit/core/number_format.hpp>

#include <recaudit/core/require.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace recaudit {
namespace {

template <class T>
void append(std::string& out, T value) {
    std::array<char, 32> buffer;  // longest shortest form of a double has 24 characters
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end);
}

/// Adds one to the last digit of a decimal text of digits and at most one point.
void carry(std::string& digits) {
    for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
        if (*at == '.') continue;
        if (*at != '9') {
            ++*at;
            return;
        }
        *at = '0';
    }
    digits.insert(digits.begin(), '1');
}

}  // namespace

void append_number(std::string& out, double value) {
    require(std::isfinite(value), "a number to write is finite");
    append(out, value == 0 ? 0.0 : value);
}

void append_number(std::string& out, std::int64_t value) { append(out, value); }

std::string fixed(double value, int decimals) {
    require(std::isfinite(value) && decimals >= 0 && decimals <= 15, "a finite number and 0 to 15 places");
    std::array<char, 400> buffer;  // 309 digits before the point, 324 zeros after it at most in shortest fixed form
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value), std::chars_format::fixed).ptr;
    std::string digits(buffer.data(), end);
    const auto point = digits.find('.');
    const std::size_t places = point == std::string::npos ? 0 : digits.size() - point - 1;
    const auto wanted = static_cast<std::size_t>(decimals);
    if (places > wanted) {
        const bool up = digits[point + 1 + wanted] >= '5';
        digits.resize(wanted == 0 ? point : point + 1 + wanted);
        if (up) carry(digits);
    } else {
        if (point == std::string::npos && wanted > 0) digits += '.';
        digits.append(wanted - places, '0');
    }
    const bool zero = std::all_of(digits.begin(), digits.end(), [](char c) { return c == '0' || c == '.'; });
    return value < 0 && !zero ? "-" + digits : digits;
}

std::string readable(double value, int decimals) {
    std::string text = fixed(value, decimals);
    const bool negative = text.front() == '-';
    if (negative) text.erase(0, 1);
    for (std::size_t at = std::min(text.find('.'), text.size()); at > 3; at -= 3) text.insert(at - 3, ",");
    return negative ? "\u2212" + text : text;
}

}  // namespace recaudit
