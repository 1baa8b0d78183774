#include <recaudit/study/study.hpp>

namespace recaudit {

std::size_t DisclosureRule::minimum_for(std::string_view perspective) const {
    if (const auto at = by_perspective.find(perspective); at != by_perspective.end()) return at->second;
    return perspective == "document" ? 1 : minimum;
}

}  // namespace recaudit
