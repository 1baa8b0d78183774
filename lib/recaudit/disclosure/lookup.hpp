/// From the names in a row to the group, variable and slice that they mean.
#pragma once

#include <recaudit/disclosure/about.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace recaudit {

/// A group on a variable in a slice, as indices into a family of the census.
struct Position {
    std::size_t family = 0, slice = 0, variable = 0, group = 0;
    friend auto operator<=>(const Position&, const Position&) = default;
};

/// Finds groups by their names. Keeps a reference to the census.
class Lookup {
public:
    explicit Lookup(const Census& census);
    [[nodiscard]] std::optional<std::size_t> family(Label instrument) const;
    [[nodiscard]] std::optional<std::size_t> slice(std::size_t family, Label perspective, Label wave) const;
    /// A scale may be a composite.
    [[nodiscard]] std::optional<std::size_t> variable(std::size_t family, CensusVariable::Kind kind, Label id) const;
    [[nodiscard]] std::optional<std::size_t> group(std::size_t family, const Scope& scope) const;
    /// The groups that a scope compares.
    [[nodiscard]] const GroupSet* set(std::size_t family, const Scope& scope) const;
    /// Where the figures of one side of a row belong: one position, one for each wave, or none that the census knows.
    [[nodiscard]] std::vector<Position> positions(std::size_t family, const Scope& scope, const Side& side) const;

private:
    using Name = std::tuple<std::string_view, std::string_view, std::string_view>;
    struct Names {
        std::map<std::pair<std::string_view, std::string_view>, std::size_t> slices;
        std::array<std::map<std::string_view, std::size_t>, 3> variables;  // as list_of says
        std::map<Name, std::size_t> groups;
        std::map<std::pair<std::string_view, std::string_view>, std::size_t> sets;
    };
    [[nodiscard]] std::optional<std::size_t> named_group(std::size_t family, const Scope& scope, Label name) const;
    const Census* census_;
    std::map<std::string_view, std::size_t> families_;
    std::vector<Names> names_;
};

}  // namespace recaudit
