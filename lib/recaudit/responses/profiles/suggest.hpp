/// Which column holds which item, written down for people to review.
#pragma once

#include <recaudit/responses/profiles/plain_view.hpp>

#include <string>

namespace recaudit::detail {

/// What an entry of `responses:` in the study may say: `profile` and `items`, with the reason for each in a comment.
/// Guesses, by likeness of texts, say that they are guesses; an item that no column is like is a comment.
[[nodiscard]] std::string suggested_mapping(const PlainView& view, const Instrument& instrument, const std::string& shown);

/// Items without a column, and columns without a use, in the order of instrument and export.
struct Unmatched {
    std::vector<std::string> items;
    std::vector<std::string> columns;
};
[[nodiscard]] Unmatched unmatched(const PlainView& view, const Instrument& instrument);

}  // namespace recaudit::detail
