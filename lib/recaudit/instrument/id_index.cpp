#include <recaudit/instrument/id_index.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

namespace recaudit {

void IdIndex::add(const std::string& id) {
    if (!id.empty()) position_.emplace(id, ids_.size());
    ids_.push_back(id);
}

std::optional<std::size_t> IdIndex::find(YamlReader& in, const YamlNode& at, std::string_view what) const {
    if (const auto known = position_.find(at.text); known != position_.end()) return known->second;
    in.problem("unknown-id", at, fmt::format("there is no {} \"{}\"", what, quotable(at.text)), in.suggestion(at.text, ids_));
    return std::nullopt;
}

std::optional<std::size_t> IdIndex::find_key(YamlReader& in, const YamlNode& at, std::string_view what) const {
    if (const auto known = position_.find(at.key); known != position_.end()) return known->second;
    in.problem_at_key("unknown-id", at, fmt::format("there is no {} \"{}\"", what, quotable(at.key)), in.suggestion(at.key, ids_));
    return std::nullopt;
}

}  // namespace recaudit
