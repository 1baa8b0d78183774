/// What is published once rows have been withheld, gathered from the rows themselves, and the audit of it.
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
    [[nodiscard]] PublishedSums sums_at(const Key& key) const;
    void add_groups(Position at);
    [[nodiscard]] std::vector<std::uint32_t> atoms_of(const Position& place, const GroupSet& set) const;
    struct Sums {
        std::vector<std::uint8_t> groups, weighted;
        std::map<const GroupSet*, std::vector<std::uint32_t>> sets;
        std::map<std::pair<std::size_t, Label>, std::vector<std::vector<std::uint32_t>>> levels;  // of a site, by an attribute
        std::vector<std::vector<std::uint32_t>> cells;                                            // of what weights were raked to
        friend bool operator==(const Sums&, const Sums&) = default;
    };
    Sums& sums_of(const Position& place);
    void add_cells_of_weights(Position at);
    const Control* control_;
    std::map<Key, Sums> sums_;
};

/// Audits figures, more than once while more is hidden: what has not changed is not looked at again.
class FiguresAudit {
public:
    FiguresAudit(const Control& control, Threads threads) : control_(&control), threads_(threads) {}
    struct Finding {
        std::size_t sums = 0, tested = 0;
        std::vector<std::pair<Position, Exposed>> exposed;  // the position says where; its group is of no meaning
    };
    [[nodiscard]] Finding run(const PublishedFigures& figures);

private:
    using Key = PublishedFigures::Key;
    struct Seen {
        PublishedFigures::Sums sums;
        Audit audit;
    };
    const Control* control_;
    Threads threads_;
    std::map<Key, Seen> seen_;
};

}  // namespace recaudit
