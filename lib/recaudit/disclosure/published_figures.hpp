/// What is published once rows have been withheld, gathered from the rows themselves, and the audit of it together with what
/// earlier outputs have told.
#pragma once

#include <recaudit/disclosure/control.hpp>

#include <cstddef>
#include <map>
#include <tuple>
#include <vector>

namespace recaudit {

/// Sums that rows give away, by family, slice and variable.
class PublishedFigures {
public:
    explicit PublishedFigures(const Control& control) : control_(&control) {}
    /// Adds what a row that is shown gives away.
    void add(std::size_t family, const Scope& scope, const About& about);

    /// Adds every figure that any table could show of the groups that are not hidden.
    void add_everything();

private:
    friend class FiguresAudit;
    using Key = std::tuple<std::size_t, std::size_t, std::size_t>;
    void add_groups(Position at);
    [[nodiscard]] std::vector<std::uint32_t> atoms_of(const Position& place, const GroupSet& set) const;
    struct Sums {
        std::vector<std::uint8_t> groups, weighted;
        std::map<const GroupSet*, std::vector<std::uint32_t>> sets;
        std::map<std::pair<std::size_t, Label>, std::vector<std::vector<std::uint32_t>>> levels;  // of a site, by an attribute
        std::vector<std::vector<std::uint32_t>> cells;                                            // of what weights were raked to
        friend bool operator==(const Sums&, const Sums&) = default;
        void add(const Sums& more);
    };
    Sums& sums_of(const Position& place);
    void add_cells_of_weights(Position at);
    const Control* control_;
    std::map<Key, Sums> sums_;
};

/// Audits figures, more than once while more is hidden: what has not changed is not looked at again.
class FiguresAudit {
public:
    /// @param told  what earlier outputs give away; of slices where they are about other people, nothing of that counts.
    FiguresAudit(const Control& control, PublishedFigures told, Threads threads)
        : control_(&control), told_(std::move(told)), threads_(threads) {}
    struct Finding {
        std::size_t sums = 0, tested = 0;
        std::vector<std::pair<Position, Exposed>> exposed;  // the position says where; its group is of no meaning
        PublishedSums around_first;                         // all that is known there of the first of these
    };
    [[nodiscard]] Finding run(const PublishedFigures& figures);

private:
    using Key = PublishedFigures::Key;
    struct Seen {
        PublishedFigures::Sums sums;
        Audit audit;
    };
    [[nodiscard]] PublishedSums all_at(const Key& key, PublishedFigures::Sums sums) const;
    const Control* control_;
    PublishedFigures told_;
    Threads threads_;
    std::map<Key, Seen> seen_;
};

}  // namespace recaudit
