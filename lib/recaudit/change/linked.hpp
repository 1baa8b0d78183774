/// People who were there in two waves, for studies whose respondents are linked.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// A row of one form of a family.
struct RowOfForm {
    std::uint32_t form = 0;  // index into Family::forms
    std::uint32_t row = 0;
};

/// One person's rows in the earlier and the later wave.
struct LinkedRows {
    RowOfForm from, to;
};

/// Everyone with a row in both slices, which are of one perspective, in the order of the later rows. Of several rows
/// in one wave the first counts.
[[nodiscard]] std::vector<LinkedRows> linked_rows(const Responses& responses, const Family& family, std::size_t slice_from,
                                                  std::size_t slice_to);

/// The scores of the same people in two waves.
struct LinkedScores {
    std::vector<double> from, to;
};

/// Per group of the family, the scores on one dimension of those who are in the group and have a score both times.
[[nodiscard]] std::vector<LinkedScores> linked_scores(const Scores& scores, const Family& family, const Shared& dimension,
                                                      const std::vector<LinkedRows>& people);

}  // namespace recaudit
