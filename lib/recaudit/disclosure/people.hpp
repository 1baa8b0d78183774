/// How many people stand behind each group's figures, and which groups make up which. See docs/disclosure.md.
#pragma once

#include <recaudit/scoring/census.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace recaudit {

/// Groups of a grouping and the groups of a finer one that lie in them.
struct Relation {
    std::size_t above = 0, below = 0;                  // groupings
    bool is_direct = true;                             // none lies between them
    std::vector<std::vector<std::uint32_t>> children;  // per group of the family; empty for those of other groupings
    std::vector<std::vector<std::uint32_t>> blanks;    // the atoms of a group that are in none of them
};

/// A combination of factors, reported or not: anyone can name "the nurses of the north site".
struct Crossing {
    std::vector<std::uint32_t> cell_of;               // per atom; CensusFamily::no_group where any factor is blank
    std::size_t cells = 0;                            // how many there are
    std::vector<std::size_t> around;                  // groupings of fewer factors: each cell lies in a group of theirs
    std::vector<std::vector<std::uint32_t>> lies_in;  // per grouping around and cell that group
};

/// People by variable: of each atom, group and cell who has a value.
class People {
public:
    People(const CensusFamily& family, const SliceCensus& slice);
    [[nodiscard]] const CensusFamily& family() const { return *family_; }
    [[nodiscard]] const SliceCensus& slice() const { return *slice_; }
    [[nodiscard]] std::size_t groups() const { return family_->groups.size(); }
    [[nodiscard]] std::size_t groupings() const { return family_->groupings.size(); }
    /// Of a variable in a group.
    [[nodiscard]] std::int64_t of(std::size_t variable, std::size_t group) const { return by_group_[variable * groups() + group]; }
    /// Of a variable in each atom.
    [[nodiscard]] std::vector<std::uint32_t> by_atom(std::size_t variable) const;
    /// The atom's group in a grouping; CensusFamily::no_group for a blank.
    [[nodiscard]] std::uint32_t group_of(std::size_t atom, std::size_t grouping) const {
        return slice_->group_of[atom * groupings() + grouping];
    }
    /// The values in a group; nobody's where a variable is no more than that people responded.
    [[nodiscard]] ValueRange values(std::size_t variable, std::size_t group) const { return values_[variable * groups() + group]; }
    /// The same of those in a group who left a grouping next below it blank.
    [[nodiscard]] ValueRange values_of_blank(std::size_t variable, const Relation& relation, std::uint32_t parent) const;
    /// Whether everyone with a value of the variable in the group has the same.
    [[nodiscard]] bool is_unanimous(std::size_t variable, std::size_t group) const { return values(variable, group).is_one(); }
    /// The mean of a variable in a group, weighted in weighted studies.
    [[nodiscard]] Number mean(std::size_t variable, std::size_t group) const;
    /// The same of the variance; only in studies that round counts.
    [[nodiscard]] Number variance(std::size_t variable, std::size_t group) const;
    /// Which weight an atom's people have, as a number of no meaning; 0 where the study has no weights.
    [[nodiscard]] std::uint32_t weight_class(std::size_t atom) const {
        return slice_->weight_class.empty() ? 0 : slice_->weight_class[atom];
    }
    [[nodiscard]] const std::vector<Relation>& relations() const { return relations_; }
    [[nodiscard]] const std::vector<Crossing>& crossings() const { return crossings_; }

private:
    const CensusFamily* family_;
    const SliceCensus* slice_;
    std::vector<std::int64_t> by_group_;  // per variable and group
    std::vector<ValueRange> values_;      // per variable and group
    std::vector<Relation> relations_;
    std::vector<Crossing> crossings_;
};

}  // namespace recaudit
