/// Who is under-represented among those who answered? Each group's response rate beside that of everyone else.
/// See docs/statistics/representation.md.
#pragma once

#include <recaudit/core/table.hpp>
#include <recaudit/scoring/tables.hpp>
#include <recaudit/study/study.hpp>

#include <vector>

namespace recaudit {

/// One group against the rest of the group above it: sites and others against everyone, teams against their site.
struct RepresentationRow {
    Scope scope;
    Count responded, headcount;
    Number response_rate, ci_low, ci_high;
    Count rest_responded, rest_headcount;
    Number rest_rate, difference, difference_ci_low, difference_ci_high;
    Label verdict;
    Status status = Status::ok;
    std::int64_t people = 0;  // of the group, or of the rest where they are fewer
};

const Declaration<RepresentationRow>& declaration_of(const RepresentationRow*);

/// Fills rates, intervals and status from the four counts.
void work_out(RepresentationRow& row, double confidence);

/// A row for each group that has a headcount, and people above it who are not in it.
[[nodiscard]] std::vector<RepresentationRow> representation_table(const Study& study, const std::vector<ResponsesRow>& responses,
                                                                  Labels& labels);

}  // namespace recaudit
