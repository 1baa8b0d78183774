/// What a form asks now, in the order of the page: what paper forms, templates, codebooks and exports are made from.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// A question with what stands beside it.
struct AskedItem {
    const Item* item = nullptr;
    const Item* importance = nullptr;  // the question of its importance, or none
    std::vector<const Comment*> notes;
};

/// A section without the items that are no longer asked. Questions of importance stand beside their item.
struct AskedSection {
    const Section* section = nullptr;  // none: items that are in no section
    std::vector<AskedItem> items;
};

/// All sections with a question, in order; then items that are in none. The result points into `form`.
[[nodiscard]] std::vector<AskedSection> asked_sections(const Instrument& form);

/// Every item asked, in the order of the page; a question of importance follows its item.
[[nodiscard]] std::vector<const Item*> asked_items(const Instrument& form);

/// Comments asked, in the order declared; those of an item that is no longer asked are left out.
[[nodiscard]] std::vector<const Comment*> asked_comments(const Instrument& form);

/// Items of one section that are answered in the same way.
struct ItemGroup {
    std::size_t options = 0;  // index into Instrument::option_sets
    std::vector<const Item*> items;
};

/// The items of a section by their answers, in the order in which each kind of answer first comes: survey tools ask such
/// items in one grid.
[[nodiscard]] std::vector<ItemGroup> groups_by_answers(const AskedSection& section);

/// The languages that any text of the form has, English first, the others by their code.
[[nodiscard]] std::vector<std::string> languages_of(const Instrument& form);

/// How many texts that a respondent reads are not there in `language`.
[[nodiscard]] std::size_t texts_without(const Instrument& form, std::string_view language);

/// The ids of the scales that score an item.
[[nodiscard]] std::vector<std::string> scales_of(const Instrument& form, const Item& item);

}  // namespace recaudit
