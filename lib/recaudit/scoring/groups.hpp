/// Which groups the tables have rows about, and which of them are compared. See docs/design.md, "Groups".
#pragma once

#include <recaudit/core/table.hpp>
#include <recaudit/scoring/answers.hpp>
#include <recaudit/scoring/cells.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace recaudit {

/// A group that rows are about: the same in every perspective and wave of its family.
struct Group {
    Label by, site, group;      // as in the scope of its rows
    Label name;                 // among all groups of its grouping; SITE / TEAM for teams of a study with sites
    std::size_t grouping = 0;   // index into the groupings
    std::size_t partition = 0;  // whose cells it is made of
    std::vector<std::pair<std::string, std::string>> values;  // column of the headcount -> value
};

/// Groups that are compared with each other: all of one grouping, or the teams of one site.
struct GroupSet {
    Label by, site;                   // as in the scope of the rows; site is empty over all sites
    std::vector<std::size_t> groups;  // in byte order of their names
    std::vector<Label> names;         // within this set
};

/// The answers of one perspective in one wave.
struct Slice {
    std::uint32_t perspective = 0, wave = 0;  // indices into Responses
    Label perspective_name, wave_name;
    std::vector<std::vector<std::uint32_t>> cells;  // per group of the family; none: nobody of the group is here
    std::vector<std::uint8_t> has_form;             // per form of the family, whether it has rows here
    [[nodiscard]] bool has_group(std::size_t group) const { return !cells[group].empty(); }
};

/// A scale or composite, or an item, as the forms of a family share it by its id.
struct Shared {
    Label id;
    std::vector<std::optional<std::size_t>> in_form;  // per form of the family; scales count first, composites after them
};

/// An item and the question of its importance, as the forms of a family share them.
struct ItemPair {
    struct InForm {
        std::size_t current = 0, importance = 0;  // indices into the form's items
    };
    Label current, importance;                   // ids
    std::vector<std::optional<InForm>> in_form;  // per form of the family
};

/// The forms of one family, whose rows are put together where the perspective is the same.
struct Family {
    Label id;
    std::vector<std::size_t> forms;  // indices into Study::instruments and Responses::forms
    std::vector<Shared> dimensions;  // scales, then composites
    std::vector<Shared> items;
    std::vector<ItemPair> pairs;
    std::vector<Group> groups;   // in the order of rows
    std::vector<GroupSet> sets;  // in the order of rows
    std::vector<Slice> slices;   // by perspective, then wave
};

/// The families of the study that have any rows, in the order of its instruments.
[[nodiscard]] std::vector<Family> families_of(const Study& study, const Responses& responses, const std::vector<Grouping>& groupings,
                                              const Partitions& partitions, Labels& labels);

/// The scope of a row about `group` in `slice`.
[[nodiscard]] Scope scope_of(const Family& family, const Slice& slice, const Group& group);
/// The scope of a row that compares the groups of `set`.
[[nodiscard]] Scope scope_of(const Family& family, const Slice& slice, const GroupSet& set);

/// What a group's or population's number of people is by the headcount: the sum of the rows that fit. A column that
/// the headcount does not have fits anything, but without the column of the group's own grouping there is no number.
[[nodiscard]] Count headcount_of(const Headcount& headcount, const Slice& slice, const Group& group);

}  // namespace recaudit
