/// Numbers as text, the same on every machine whatever its locale.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>

namespace recaudit {

/// Appends the shortest text that reads back as exactly `value`; `value` is finite. Minus zero is written as 0.
void append_number(std::string& out, double value);
void append_number(std::string& out, std::int64_t value);

/// `value` rounded half away from zero on its shortest decimal form, to `decimals` places (0 to 15); never "-0.00".
[[nodiscard]] std::string fixed(double value, int decimals);

/// fixed() for people: a true minus sign instead of a hyphen, and thousands set apart by commas.
[[nodiscard]] std::string readable(double value, int decimals);

}  // namespace recaudit
