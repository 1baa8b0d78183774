/// The one list of diagnostic ids. A new id is added here, and as a case in tests/errors/<id>/.
#include <recaudit/core/diagnostic.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

using enum Severity;
using enum Blame;

constexpr std::array catalogue{
    // files
    DiagnosticInfo{"file-not-found", error, access, "A file that is named does not exist.", "Check the spelling and the folder; paths are read from the folder of the file that names them."},
    DiagnosticInfo{"not-a-file", error, access, "A folder or device stands where a file is expected.", "Name the file itself."},
    DiagnosticInfo{"unreadable-file", error, access, "A file exists but cannot be read.", "Check who may read the file, and that no other program holds it."},
    DiagnosticInfo{"unwritable-output", error, access, "The output cannot be written.", "Choose a folder that you may write to, with -o."},

    // YAML
    DiagnosticInfo{"yaml-syntax", error, content, "The file is not well-formed YAML.", "Look at the place shown and just before it: a missing colon, quote, bracket or a wrong indent."},
    DiagnosticInfo{"yaml-too-deep", error, content, "The YAML is nested deeper than any instrument or study needs.", "Remove the nesting."},
    DiagnosticInfo{"yaml-too-large", error, content, "The YAML is larger, or grows larger by its aliases, than any instrument or study.", "Remove the aliases (*name) and write the content out."},
    DiagnosticInfo{"duplicate-key", error, content, "The same key stands twice in one map, so one of the two would be lost.", "Keep one of them."},
    DiagnosticInfo{"unknown-key", error, content, "A key has no meaning here.", "Correct the spelling or remove the key."},
    DiagnosticInfo{"missing-key", error, content, "A key that is needed is not there.", "Add the key."},
    DiagnosticInfo{"wrong-type", error, content, "A value is of another kind than expected.", "Write the value as the message says."},
    DiagnosticInfo{"invalid-value", error, content, "A value is not among those allowed.", "Use one of the values that the message names."},
    DiagnosticInfo{"invalid-date", error, content, "A date is not a day of the calendar written as YYYY-MM-DD.", "Write the date as year-month-day, such as 2026-03-31."},
};

}  // namespace

std::span<const DiagnosticInfo> all_diagnostics() { return catalogue; }

const DiagnosticInfo* find_diagnostic(std::string_view id) {
    const auto at = std::ranges::find(catalogue, id, &DiagnosticInfo::id);
    return at == catalogue.end() ? nullptr : &*at;
}

}  // namespace recaudit
