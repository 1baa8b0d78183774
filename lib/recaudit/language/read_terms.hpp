/// What one file of a term list says. Part of load.cpp; not for others.
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/language/term_list.hpp>

namespace recaudit {

/// The list with what `root` says laid over it: its head, without the terms it drops, its terms in the place of those
/// with the same id or after the others.
[[nodiscard]] TermList with_file(YamlReader& in, TermList list, const YamlNode& root);

/// Reports what no file gave; `root` is the file asked for.
void check_whole_list(YamlReader& in, const TermList& list, const YamlNode& root);

}  // namespace recaudit
