/// The commands below `recaudit instrument` that make files from a form; instrument.cpp has the others.
#pragma once

#include "../command_line.hpp"

namespace recaudit {

void add_instrument_form(CommandLine& line, CLI::App& family);
void add_instrument_template(CommandLine& line, CLI::App& family);
void add_instrument_codebook(CommandLine& line, CLI::App& family);
void add_instrument_export(CommandLine& line, CLI::App& family);
void add_instrument_import(CommandLine& line, CLI::App& family);

/// @throws UsageError where `language` is no language code.
void expect_language(const std::string& language);

}  // namespace recaudit
