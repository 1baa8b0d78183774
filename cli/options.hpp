/// What every command accepts, and how a command line that makes no sense is turned down.
#pragma once

#include <recaudit/core/parallel.hpp>

#include <CLI/CLI.hpp>

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// The command line makes no sense: exit 2. The text names what was given and what would do.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The general options as given.
struct CommonOptions {
    bool quiet = false;
    bool strict = false;
    std::string color = "auto";
    std::string diagnostics = "text";
    std::string threads;
};

void add_common_options(CLI::App& app, CommonOptions& options);

enum class DiagnosticsForm : std::uint8_t { text, json };
enum class Chatter : std::uint8_t { normal, quiet };
enum class Colour : std::uint8_t { on, off };
enum class Warnings : std::uint8_t { pass, fail };

/// The general options, understood.
struct Settings {
    Threads threads;
    DiagnosticsForm diagnostics = DiagnosticsForm::text;
    Chatter chatter = Chatter::normal;
    Colour colour = Colour::off;
    Warnings warnings = Warnings::pass;
};

/// @throws UsageError where a value is none of those allowed.
[[nodiscard]] Settings settings_from(const CommonOptions& options);

/// `value` where it is one of `allowed`.
/// @throws UsageError naming `option` and what is allowed, with the nearest word.
const std::string& one_of(std::string_view option, const std::string& value, std::span<const std::string> allowed);

/// The entries of a list separated by commas; white space around them is dropped.
[[nodiscard]] std::vector<std::string> comma_separated(std::string_view list);

}  // namespace recaudit
