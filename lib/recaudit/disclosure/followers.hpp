/// Tables whose rows rest on rows of others: they go with those. See docs/disclosure.md.
#pragma once

#include <recaudit/disclosure/withhold.hpp>

namespace recaudit {

/// Withholds rows of `representation` whose group above is withheld in `responses`, and rows of `non_response` whose difference,
/// or the number of people of either side, is withheld where it comes from.
void withhold_followers(Results& results, WithheldRows& counts);

}  // namespace recaudit
