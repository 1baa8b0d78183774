/// Who wrote which comments, perspective by perspective and wave by wave.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace recaudit {

/// Someone who wrote at least one comment.
struct Writer {
    std::size_t form = 0;  // index into Study::instruments
    std::vector<std::string_view> remarks;
};

/// The comments of one family in one perspective and wave.
struct SliceRemarks {
    std::size_t family = 0, slice = 0;  // indices into Scores
    Scope scope;                        // of everyone there
    std::int64_t people = 0;            // with a row in the data
    std::vector<Writer> writers;
};

/// In the order of families and slices; slices without any form of which some file has comments are left out, and so are
/// people of teams that the study leaves out. The texts are those of `responses`.
[[nodiscard]] std::vector<SliceRemarks> remarks_by_slice(const Responses& responses, const Scores& scores, Labels& labels);

}  // namespace recaudit
