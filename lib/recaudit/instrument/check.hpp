/// What is allowed in an instrument but probably not meant. See docs/formats/instrument.md, "Warnings".
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/instrument.hpp>

#include <span>
#include <string>
#include <vector>

namespace recaudit {

/// Warns of items on no scale or in no section and of means over different ranges, at their places under `root`.
void check_instrument(YamlReader& in, const YamlNode& root, const Instrument& instrument);

struct FamilyDifference {
    std::string_view id;  // of the diagnostic
    std::string message;
};

/// Where `form` differs from earlier forms of its family in what is compared between forms: methods and ranges of
/// scales of the same id, concepts of items of the same id.
[[nodiscard]] std::vector<FamilyDifference> family_differences(const Instrument& form, std::span<const Instrument> earlier);

}  // namespace recaudit
