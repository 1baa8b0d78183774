/// A survey tool's form as the draft of an instrument: YAML, with comments at what has to be checked by hand.
/// See docs/formats/drafts.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace recaudit {

struct DraftSettings {
    std::string language = "en";                          // of the texts, where the file does not say
    std::string perspective;                              // empty: staff, marked as to be checked
    std::map<std::string, std::string, std::less<>> ids;  // heading in the tool's exports -> id of the item
};

struct InstrumentDraft {
    std::string yaml;
    std::string sign;                   // what showed which tool's file it is
    std::size_t items = 0, checks = 0;  // comments that say what to check
};

/// The draft made of a file's bytes; which tool's file it is shows in what it holds. No value where it is none (not-a-form),
/// is damaged, or holds no question that could be scored.
/// @param shown  the file, in messages.
[[nodiscard]] Parsed<InstrumentDraft> draft_instrument(std::string_view bytes, const std::string& shown, const DraftSettings& settings);

/// The ids that the lines of `instrument export --columns` give to headings.
[[nodiscard]] Parsed<std::map<std::string, std::string, std::less<>>> ids_in_mapping(std::string_view yaml, const std::string& shown);

}  // namespace recaudit
