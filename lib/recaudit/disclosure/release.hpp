/// The one door between results and anything that a person can see. See docs/disclosure.md.
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/core/parallel.hpp>
#include <recaudit/disclosure/tables.hpp>
#include <recaudit/study/study.hpp>

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace recaudit {

/// The rows of `suppressions`, with the pool that keeps their text.
struct Suppressions {
    std::shared_ptr<const Labels> labels;
    std::vector<SuppressionsRow> rows;
};

/// How much the audit looked at. What it found is always nothing: otherwise there is no release.
struct AuditSummary {
    std::size_t sums = 0;       // of groups, that the published figures give away
    std::size_t tested = 0;     // groups, remainders and cells; those too small could not be worked out from them
    std::int64_t left_out = 0;  // people of small teams whom the study leaves out of every figure
};

/// The audit found something that could be worked out and that hiding more did not mend. Nothing may be written.
class DisclosureFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct SiteNames;

/// What has passed disclosure control. Only release() makes one; for_one_site() and only_site() make parts of the same.
template <class T>
class Released {
public:
    [[nodiscard]] const T& operator*() const { return value_; }
    [[nodiscard]] const T* operator->() const { return &value_; }
    /// False where the study switched disclosure control off: everything written says so.
    [[nodiscard]] bool for_publication() const { return for_publication_; }
    [[nodiscard]] const std::vector<SuppressionsRow>& suppressions() const { return suppressions_.rows; }
    [[nodiscard]] const AuditSummary& audit() const { return audit_; }

private:
    Released(T value, bool for_publication, Suppressions suppressions, AuditSummary audit)
        : value_(std::move(value)), for_publication_(for_publication), suppressions_(std::move(suppressions)), audit_(audit) {}
    friend Released<Results> for_one_site(const Released<Results>& released, const SiteNames& names);
    friend Released<Results> only_site(const Released<Results>& released, std::string_view site);
    friend Released<Results> release(Results results, const DisclosureRule& rule, const std::vector<Results>& earlier, Threads threads);
    T value_;
    bool for_publication_;
    Suppressions suppressions_;
    AuditSummary audit_;
};

/// Withholds the rows about small groups, and those from which small groups could be worked out; then audits what is
/// left. The same for any number of threads, and whichever tables the results hold.
/// @param earlier  all tables of earlier outputs of the same answers, as they were published.
/// @throws DisclosureFailure  where a small group could be worked out all the same.
[[nodiscard]] Released<Results> release(Results results, const DisclosureRule& rule, const std::vector<Results>& earlier, Threads threads);
[[nodiscard]] inline Released<Results> release(Results results, const DisclosureRule& rule) {
    return release(std::move(results), rule, {}, Threads{});
}

}  // namespace recaudit
