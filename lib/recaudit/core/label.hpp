/// Short shared names (ids, sites, teams, waves) that table rows point at instead of copying.
/// See docs/design.md, "Tables".
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

namespace recaudit {

/// A name owned by a `Labels` pool: eight bytes, compared by text.
class Label {
public:
    Label() = default;
    [[nodiscard]] std::string_view view() const { return text_ ? std::string_view(*text_) : std::string_view(); }
    [[nodiscard]] bool empty() const { return view().empty(); }
    [[nodiscard]] std::string str() const { return std::string(view()); }
    friend bool operator==(Label a, Label b) { return a.text_ == b.text_ || a.view() == b.view(); }
    friend bool operator==(Label a, std::string_view b) { return a.view() == b; }
    friend auto operator<=>(Label a, Label b) { return a.view() <=> b.view(); }

private:
    friend class Labels;
    explicit Label(const std::string* text) : text_(text) {}
    const std::string* text_ = nullptr;
};

/// The pool: each text is held once and stays where it is for the pool's life.
class Labels {
public:
    /// The label of `text`; the same text always gives the same label. Not safe from two threads at once.
    Label intern(std::string_view text) { return Label(&*texts_.emplace(text).first); }

private:
    std::unordered_set<std::string> texts_;  // nodes never move
};

}  // namespace recaudit
