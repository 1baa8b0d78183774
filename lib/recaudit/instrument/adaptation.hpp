/// What a form of one's own changes in the built-in form it extends, and what stays comparable.
/// See docs/statistics/form_changes.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <string>
#include <string_view>

namespace recaudit {

/// The differences between a built-in form and one that extends it.
/// A question is the same where its text (in the languages both have), answers and direction are; reworded it is
/// flagged, with other answers or turned round not comparable, unless the form says `comparable` itself.
/// A scale is the same where its questions, method, weights and minimum are; one that lost, gained or changed questions
/// is as comparable as the least of them, and at most flagged unless nothing but questions declared `same` changed.
[[nodiscard]] Adaptation adaptation_of(const Instrument& original, const Instrument& form);

/// Whether scores of a scale may be set beside those of the built-in form: unchanged, or declared so question by question.
[[nodiscard]] bool compares_with_original(const Instrument& form, std::string_view scale);

[[nodiscard]] std::string_view name_of(Adapted how);
[[nodiscard]] std::string_view name_of(Comparable comparable);

/// What differs, for people.
[[nodiscard]] std::string describe_changes(const Instrument& form);

}  // namespace recaudit
