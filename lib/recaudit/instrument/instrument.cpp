#include <recaudit/instrument/instrument.hpp>

#include <algorithm>

namespace recaudit {
namespace {

template <class T>
std::optional<std::size_t> find_by_id(const std::vector<T>& all, std::string_view id) {
    const auto at = std::ranges::find(all, id, &T::id);
    if (at == all.end()) return std::nullopt;
    return static_cast<std::size_t>(at - all.begin());
}

}  // namespace

std::string_view LocalisedText::in(std::string_view language) const {
    if (const auto at = by_language.find(language); at != by_language.end()) return at->second;
    if (const auto at = by_language.find("en"); at != by_language.end()) return at->second;
    return by_language.empty() ? std::string_view() : std::string_view(by_language.begin()->second);
}

std::optional<std::size_t> Instrument::find_item(std::string_view item_id) const { return find_by_id(items, item_id); }
std::optional<std::size_t> Instrument::find_scale(std::string_view scale_id) const { return find_by_id(scales, scale_id); }

double scored_value(const Item& item, const OptionSet& options, double value) {
    return item.reverse ? options.minimum + options.maximum - value : value;
}

}  // namespace recaudit
