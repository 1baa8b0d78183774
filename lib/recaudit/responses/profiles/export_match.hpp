/// Which column of an export is which: items by id, code or text, and what the study maps.
#pragma once

#include <recaudit/responses/profiles/profile.hpp>
#include <recaudit/responses/profiles/ticked.hpp>
#include <recaudit/study/study.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace recaudit::detail {

/// What happens to the cells of a column on their way into plain CSV.
enum class CellRule : std::uint8_t {
    as_is,
    tick,   // of one option: what tools write for a ticked box becomes 1, for an empty one 0
    ticks,  // of a checklist in one cell: option texts become codes joined by ;
};

/// How a column came by its use.
enum class FoundBy : std::uint8_t { nothing, mapping, id, text };

/// A column of the plain CSV.
struct ViewColumn {
    std::size_t field = 0;  // in the export
    std::string heading;    // as the plain reader looks for it
    CellRule rule = CellRule::as_is;
    const OptionSet* options = nullptr;  // with `tick` and `ticks`; of the instrument matched
    std::size_t choice = 0;              // with `tick`
    FoundBy found_by = FoundBy::nothing;
    Keep keep = Keep::yes;                          // identifiers serve as respondents alone
    std::string item;                               // the item it holds, or empty
    std::vector<std::string> names;                 // all that the export calls it
    std::vector<TickText> ticks;                    // with `ticks`: what stands for an option
    std::map<std::string, std::string> relabelled;  // codes and (normalised) labels of the export that give way to another text
    std::map<std::string, std::string> unknown;     // labels of the codes that the option set does not have, by code
};

/// What the columns are matched to. Without an instrument every column keeps its own name.
struct MatchWanted {
    const Instrument* instrument = nullptr;
    const ResponseSource* source = nullptr;
    std::span<const std::string> attributes;  // names of columns that are no items
    std::string file;                         // as shown in messages
};

/// All columns that are kept, in the order of the export: those matched under the names that the plain reader looks
/// for, the others under their own. Identifiers and columns without a name are left out.
[[nodiscard]] Parsed<std::vector<ViewColumn>> match_export(const ExportLayout& layout, const MatchWanted& wanted);

}  // namespace recaudit::detail
