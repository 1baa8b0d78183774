/// Which respondents belong together: rows cut into cells, so that every group of a table is a union of cells.
/// See docs/design.md, "Groups".
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace recaudit {

/// What respondents may be grouped by. A team is site and team together.
struct Factor {
    enum class Kind : std::uint8_t { site, team, attribute };
    Kind kind = Kind::site;
    std::size_t attribute = 0;  // index into Responses::attributes; attribute only
    std::string name;
};

/// The factor of this name; nothing where the responses know nothing of it.
[[nodiscard]] std::optional<Factor> factor_named(const std::string& name, const Responses& responses);

/// A way of grouping: by no factor (everyone), by one, or by two crossed.
struct Grouping {
    std::string name;  // as in the column `by`; site_x_role where crossed
    std::vector<Factor> factors;
};

/// The groupings of the tables: all, those compared, then those crossed. By default site and team where there are
/// any. A grouping of which the responses know nothing is left out.
[[nodiscard]] std::vector<Grouping> groupings_of(const Study& study, const Responses& responses);

/// What the rows of one cell share, as indices into Responses; 0 is blank.
struct PeopleCell {
    std::uint32_t perspective = 0;
    std::uint32_t wave = 0;
    std::uint32_t site = 0;
    std::uint32_t team = 0;
    std::array<std::uint32_t, 2> levels{};  // of the grouping's first and second factor, where these are attributes
    friend auto operator<=>(const PeopleCell&, const PeopleCell&) = default;
};

/// The rows of all forms cut into cells.
struct Partition {
    std::vector<PeopleCell> cells;
    std::vector<std::vector<std::uint32_t>> cell_of;        // per form and row; cells.size() for who gave no answer at all
    std::vector<std::vector<std::uint32_t>> cells_of_form;  // per form the cells that have any row, ascending
};

/// The partitions that the groupings need: the first by stratum, then one for each grouping with an attribute.
struct Partitions {
    std::vector<Partition> all;
    std::vector<std::size_t> of_grouping;  // per grouping, index into `all`
};

/// @param responded  per form and row, 1 where any answer was given: see scoring/answers.hpp.
[[nodiscard]] Partitions partitions_of(const std::vector<Grouping>& groupings, const Responses& responses,
                                       const std::vector<std::vector<std::uint8_t>>& responded, Threads threads);

}  // namespace recaudit
