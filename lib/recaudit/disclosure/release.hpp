/// The one door between results and anything that a person can see. See docs/disclosure.md.
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/disclosure/tables.hpp>
#include <recaudit/study/study.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace recaudit {

/// The rows of `suppressions`, with the pool that keeps their text.
struct Suppressions {
    std::shared_ptr<const Labels> labels;
    std::vector<SuppressionsRow> rows;
};

/// What has passed disclosure control. Only release() makes one.
template <class T>
class Released {
public:
    [[nodiscard]] const T& operator*() const { return value_; }
    [[nodiscard]] const T* operator->() const { return &value_; }
    /// False where the study switched disclosure control off: everything written says so.
    [[nodiscard]] bool for_publication() const { return for_publication_; }
    [[nodiscard]] const std::vector<SuppressionsRow>& suppressions() const { return suppressions_.rows; }

private:
    Released(T value, bool for_publication, Suppressions suppressions)
        : value_(std::move(value)), for_publication_(for_publication), suppressions_(std::move(suppressions)) {}
    friend Released<Results> release(Results results, const DisclosureRule& rule);
    T value_;
    bool for_publication_;
    Suppressions suppressions_;
};

/// Withholds every row whose smallest group has 1 to minimum - 1 people: all its numbers go, its status is `withheld`.
[[nodiscard]] Released<Results> release(Results results, const DisclosureRule& rule);

}  // namespace recaudit
