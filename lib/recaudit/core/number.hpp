/// The cells of result tables: numbers and counts that may be absent.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

namespace recaudit {

/// A finite number or nothing. What is not finite never becomes a number; the row's status says why.
class Number {
public:
    Number() = default;
    Number(double value) : value_(std::isfinite(value) ? value : absent()) {}  // NOLINT: cells convert freely
    [[nodiscard]] bool has_value() const { return !std::isnan(value_); }
    [[nodiscard]] explicit operator bool() const { return has_value(); }
    /// The number; only where has_value().
    [[nodiscard]] double value() const { return value_; }
    [[nodiscard]] double operator*() const { return value_; }
    friend bool operator==(Number a, Number b) { return a.has_value() == b.has_value() && (!a.has_value() || a.value_ == b.value_); }

private:
    static constexpr double absent() { return std::numeric_limits<double>::quiet_NaN(); }
    double value_ = absent();
};

/// A count of 0 or more, or nothing.
class Count {
public:
    Count() = default;
    Count(std::int64_t value) : value_(value) {}  // NOLINT: cells convert freely
    [[nodiscard]] bool has_value() const { return value_ >= 0; }
    [[nodiscard]] explicit operator bool() const { return has_value(); }
    [[nodiscard]] std::int64_t value() const { return value_; }
    [[nodiscard]] std::int64_t operator*() const { return value_; }
    friend bool operator==(Count, Count) = default;

private:
    std::int64_t value_ = -1;
};

}  // namespace recaudit
