/// Looking up what other parts of an instrument name by id.
#pragma once

#include <recaudit/core/yaml_reader.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace recaudit {

/// The positions of ids in a list of items, scales, ...; the first of equal ids counts.
class IdIndex {
public:
    template <class T>
    explicit IdIndex(const std::vector<T>& all) {
        for (const auto& one : all) add(one.id);
    }
    [[nodiscard]] bool knows(const std::string& id) const { return position_.contains(id); }
    /// The position of the id that `at` holds; one that is not known is reported as "there is no `what` ...".
    [[nodiscard]] std::optional<std::size_t> find(YamlReader& in, const YamlNode& at, std::string_view what) const;
    /// The same for an id that stands as a key.
    [[nodiscard]] std::optional<std::size_t> find_key(YamlReader& in, const YamlNode& at, std::string_view what) const;

private:
    void add(const std::string& id);

    std::vector<std::string> ids_;
    std::unordered_map<std::string, std::size_t> position_;
};

}  // namespace recaudit
