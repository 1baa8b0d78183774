/// One study made of several: forms, waves, and the strictest of each setting. See docs/statistics/combine.md.
#pragma once

#include <recaudit/combine/combine.hpp>

namespace recaudit::detail {

/// What keeps scales and items from being combined, by family and perspective.
struct Content {
    struct Key {
        std::string family, perspective, id;  // of a scale, composite or item
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    std::set<Key> differing;                                // not the same questions, answers or scoring everywhere
    std::set<Key> local;                                    // an organisation's own
    std::map<std::string, std::set<std::string>> local_of;  // organisation -> its own scales
    [[nodiscard]] bool combines(Label family, Label perspective, Label id) const;
};

/// Compares the forms of the organisations, scale by scale and item by item.
[[nodiscard]] Content content_of(const std::vector<Organisation>& organisations);

/// The study whose results the combination is; differences of settings and content are reported.
[[nodiscard]] Parsed<Study> study_of(const std::vector<Organisation>& organisations, const Content& content);

}  // namespace recaudit::detail
