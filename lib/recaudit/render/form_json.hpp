/// Forms as provenance.json holds them, so that a reader of published results knows what was asked and how it was
/// scored. See docs/formats/output.md, "Provenance".
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <string>

namespace recaudit {

/// A JSON object: the form with what it extends written out, in the format of an instrument file: parse_instrument() reads it back.
[[nodiscard]] std::string form_json(const Instrument& form);

}  // namespace recaudit
