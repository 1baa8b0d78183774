/// A statistic that may not exist for the data at hand: a finite value, or the reason why there is none.
#pragma once

#include <recaudit/core/number.hpp>
#include <recaudit/core/status.hpp>

namespace recaudit {

class Estimate {
public:
    /// A value; one that is not finite becomes `not_identified`.
    Estimate(double value) : number_(value), status_(number_ ? Status::ok : Status::not_identified) {}  // NOLINT
    /// No value, because of `reason`.
    Estimate(Status reason) : status_(reason) {}  // NOLINT
    [[nodiscard]] bool has_value() const { return number_.has_value(); }
    [[nodiscard]] double value() const { return number_.value(); }
    [[nodiscard]] Number number() const { return number_; }
    [[nodiscard]] Status status() const { return status_; }

private:
    Number number_;
    Status status_;
};

/// A two-sided confidence interval.
struct Interval {
    Number low;
    Number high;
};

}  // namespace recaudit
