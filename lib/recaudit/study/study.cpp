#include <recaudit/study/study.hpp>

#include <algorithm>

namespace recaudit {

std::size_t DisclosureRule::minimum_for(std::string_view perspective) const {
    if (const auto at = by_perspective.find(perspective); at != by_perspective.end()) return at->second;
    return perspective == "document" ? 1 : minimum;
}

std::size_t DisclosureRule::comments_minimum_for(std::string_view perspective) const {
    return perspective == "document" ? minimum_for(perspective) : std::max(comments_minimum, minimum_for(perspective));
}

bool Study::tells_of_comments() const {
    const auto has_words = [](const Instrument& form) {
        return !form.comments.empty() && std::ranges::any_of(form.scales, [](const Scale& scale) { return !scale.comment_words.empty(); });
    };
    return !terms.terms.empty() || !comments.themes.empty() || comments.quotes > 0 || std::ranges::any_of(instruments, has_words);
}

}  // namespace recaudit
