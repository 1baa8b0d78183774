#include <recaudit/report/messages.hpp>

#include <recaudit/core/require.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/core/yaml.hpp>

#include <algorithm>

namespace recaudit {
namespace {

Messages::Phrases phrases_in(const BuiltinFile& file) {
    const auto parsed = parse_yaml(file.yaml, std::string(file.id) + ".yaml");
    require(parsed.value && !parsed.diagnostics.has_errors() && parsed.value->root.is_map(), file.id);
    Messages::Phrases phrases;
    for (const YamlNode& phrase : parsed.value->root.children) {
        require(phrase.is_scalar(), phrase.key);
        phrases.emplace(phrase.key, phrase.text);
    }
    return phrases;
}

Messages read(std::string_view language, const Messages::Phrases& otherwise) {
    const auto file = std::ranges::find(builtin_messages(), language, &BuiltinFile::id);
    require(file != builtin_messages().end(), language);
    return {std::string(language), phrases_in(*file), otherwise};
}

std::map<std::string, Messages, std::less<>> read_all() {
    const Messages english = read("en", {});
    std::map<std::string, Messages, std::less<>> all;
    for (const BuiltinFile& file : builtin_messages()) all.emplace(file.id, read(file.id, english.own()));
    return all;
}

}  // namespace

Messages::Messages(std::string language, Phrases own, const Phrases& otherwise)
    : language_(std::move(language)), own_(std::move(own)), phrases_(own_) {
    phrases_.insert(otherwise.begin(), otherwise.end());
}

const Messages& Messages::in(std::string_view language) {
    static const auto all = read_all();
    const auto found = all.find(language);
    return found != all.end() ? found->second : all.find("en")->second;
}

std::string Messages::say(std::string_view id, std::initializer_list<std::pair<std::string_view, std::string>> values) const {
    const auto phrase = phrases_.find(id);
    require(phrase != phrases_.end(), id);
    std::string out;
    for (std::string_view rest = phrase->second; !rest.empty();) {
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

std::string Messages::list(const std::vector<std::string>& words) const {
    std::string_view last = words.empty() ? std::string_view() : std::string_view(words.back());
    if (last.starts_with("\u201c")) last.remove_prefix(std::string_view("\u201c").size());
    const bool vowel = !last.empty() && say("and.vowels").find(last.front()) != std::string::npos;
    return listed(words, say(vowel ? "and.before-vowel" : "and"));
}

}  // namespace recaudit
