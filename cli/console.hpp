/// Everything the program prints: data to standard output or a file, all else to standard error.
#pragma once

#include "exit_code.hpp"
#include "options.hpp"

#include <recaudit/core/diagnostic.hpp>

#include <string>
#include <string_view>

namespace recaudit {

/// Messages of one run of the program.
class Console {
public:
    explicit Console(Settings settings) : settings_(settings) {}
    [[nodiscard]] const Settings& settings() const { return settings_; }

    /// Prints problems (as text at once, as JSON all together in finish()) and remembers them for exit_code().
    void report(Diagnostics diagnostics);
    /// A line of account, such as what was read; not with --quiet or --diagnostics json.
    void account(std::string_view line) const;
    /// The last line about a file: what came of checking it. As JSON the last entry about it.
    void conclude(const std::string& file, const std::string& verdict);
    /// Counts problems that another console has printed.
    void remember(const Diagnostics& diagnostics) { reported_.append(diagnostics); }
    /// Everything reported so far.
    [[nodiscard]] const Diagnostics& reported() const { return reported_; }
    /// Whether the user's files stand in the way: errors, or warnings with --strict.
    [[nodiscard]] bool files_are_wrong() const;
    /// Fine, or the code that the problems reported so far call for.
    [[nodiscard]] ExitCode exit_code() const;
    /// Prints what is still to be printed.
    void finish() const;

private:
    [[nodiscard]] bool is_shown(const Diagnostic& diagnostic) const;
    Settings settings_;
    Diagnostics reported_;
};

/// "2 errors and 1 warning", or "no problems".
[[nodiscard]] std::string tally(const Diagnostics& diagnostics);

/// "1 file", "1,234 files".
[[nodiscard]] std::string counted(std::size_t count, std::string_view word);

/// Writes to standard error, as it is.
void print_message(std::string_view text);

/// Writes data to standard output ("-" or empty) or to a file, which is replaced only once all is written.
/// @throws std::filesystem::filesystem_error where it cannot be written.
void write_data(std::string_view data, const std::string& target);

/// The reader of standard output has gone (as in `recaudit ... | head`): the program ends without a word.
struct OutputClosed {};

}  // namespace recaudit
