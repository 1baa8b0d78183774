#include <recaudit/report/messages.hpp>

#include <recaudit/core/require.hpp>
#include <recaudit/core/text.hpp>

#include <algorithm>

namespace recaudit {

const Messages& Messages::in(std::string_view) {
    static const Messages english("en", english_phrases());
    return english;
}

bool Messages::has(std::string_view id) const { return std::ranges::find(phrases_, id, &Phrase::id) != phrases_.end(); }

std::string Messages::say(std::string_view id, std::initializer_list<std::pair<std::string_view, std::string>> values) const {
    const auto phrase = std::ranges::find(phrases_, id, &Phrase::id);
    require(phrase != phrases_.end(), id);
    std::string out;
    for (std::string_view rest = phrase->text; !rest.empty();) {
        const std::size_t open = rest.find('{');
        out += rest.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = rest.find('}', open);
        const auto value =
            std::ranges::find(values, rest.substr(open + 1, close - open - 1), &std::pair<std::string_view, std::string>::first);
        require(value != values.end(), id);
        out += value->second;
        rest.remove_prefix(close + 1);
    }
    return out;
}

std::string Messages::list(const std::vector<std::string>& words) const { return listed(words, say("and")); }

}  // namespace recaudit
