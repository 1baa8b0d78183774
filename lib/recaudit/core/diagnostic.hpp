/// Problems in the user's files: all collected, each with a place, a stable id and a remedy. See docs/diagnostics.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

enum class Severity : std::uint8_t { note, warning, error };

/// Which exit code an error leads to.
enum class Blame : std::uint8_t {
    content,  // the file can be read, what it says is wrong: exit 1
    access,   // the file cannot be read or written: exit 3
};

/// What is fixed about a diagnostic: the catalogue in diagnostic.cpp is the only list of ids.
struct DiagnosticInfo {
    std::string_view id;  // kebab-case; also the folder in tests/errors, the anchor in docs, the word for explain
    Severity severity;
    Blame blame;
    std::string_view meaning;  // one plain sentence
    std::string_view remedy;   // how to mend it
};

[[nodiscard]] std::span<const DiagnosticInfo> all_diagnostics();
/// The entry of `id`, or nullptr.
[[nodiscard]] const DiagnosticInfo* find_diagnostic(std::string_view id);

/// A position in a file, counted from 1; 0 is "not known". Columns count bytes of the line.
struct Place {
    std::string file;  // as the user named it
    std::size_t line = 0;
    std::size_t column = 0;
};

struct Diagnostic {
    const DiagnosticInfo* info = nullptr;
    Place place;
    std::string message;    // what was found and what was expected
    std::string hint;       // how to mend this very case; may be empty
    std::string excerpt;    // the source line, for instruments and studies; never a person's answers
    std::size_t count = 1;  // how often the same problem occurs; the place is the first
};

/// Problems in the order found.
class Diagnostics {
public:
    /// Adds a problem; `id` is in the catalogue.
    Diagnostic& add(std::string_view id, Place place, std::string message, std::string hint = {});
    void append(Diagnostics other);
    /// Sorts the problems of each file by line and column; files stay in the order in which they first come.
    void order_by_place();
    [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] bool has_warnings() const;
    /// An error whose blame is `access` is among them.
    [[nodiscard]] bool has_access_errors() const;
    [[nodiscard]] bool empty() const { return all_.empty(); }

private:
    std::vector<Diagnostic> all_;
};

/// What a loader returns: the value where nothing was wrong enough to prevent it, and every problem found.
template <class T>
struct Parsed {
    std::optional<T> value;
    Diagnostics diagnostics;
};

/// One diagnostic as text, in several lines, with excerpt, caret and hint; ends with a newline.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic);
/// All diagnostics as a JSON array of {id, severity, file, line, column, message, hint, count}.
[[nodiscard]] std::string to_json(const Diagnostics& diagnostics);

}  // namespace recaudit
