/// Who is where: the people of each perspective and wave cut by all groupings at once, and how many of them have a
/// value of what. Nothing writes it: disclosure control reckons with it.
/// See docs/disclosure.md.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace recaudit {

/// What figures are about: that people responded, a score, or an item.
struct CensusVariable {
    /// A rating is an item that counts only for those who also answered what it is set against: an item and its importance.
    enum class Kind : std::uint8_t { responded, scored, scale, composite, item, rating };
    Kind kind = Kind::responded;
    Label id;                        // of the scale, composite or item
    std::vector<std::size_t> parts;  // indices into the variables: of a scale its items, of a composite its scales, of a rating both items
};

struct CensusGrouping {
    Label by;
    bool is_crossed = false;
    std::vector<std::size_t> within;   // the groupings next above: a group of this one lies in a group of theirs
    std::vector<std::size_t> factors;  // what it fixes, as indices into the family's factors; a team fixes its site as well
};

struct CensusGroup {
    Label by, site, group;     // as in the scope of its rows
    Label name;                // among all groups of its grouping
    std::size_t grouping = 0;  // index into the groupings
};

/// People of one atom who have no value of a variable.
struct Shortfall {
    std::uint32_t atom = 0;
    std::uint32_t people = 0;
};

/// The least and the greatest value that some people have; the least is above the greatest where nobody has any.
struct ValueRange {
    float least = std::numeric_limits<float>::infinity(), greatest = -std::numeric_limits<float>::infinity();
    void add(ValueRange more) {
        least = std::min(least, more.least);
        greatest = std::max(greatest, more.greatest);
    }
    /// Whether all have the same.
    [[nodiscard]] bool is_one() const { return least == greatest; }
};

/// People of one atom who are the same persons in the same atoms of other slices of their perspective.
struct LinkedPart {
    std::uint32_t atom = 0;
    std::uint32_t people = 0;
    std::vector<std::uint32_t> elsewhere;  // per slice of the family their atom; CensusFamily::no_group where they have no value
    ValueRange values;
};

/// What an option says of recovery culture.
enum class Leaning : std::uint8_t { neither, favourable, unfavourable };

/// How many people of each atom chose each answer of an item, and then any favourable and any unfavourable one.
struct ChoiceCounts {
    std::size_t choices = 0;          // these last two among them; 0 where nothing is counted
    bool is_one_each = true;          // everyone chose one; several may be ticked of a checklist, which has no last two
    std::vector<Leaning> leanings;    // of each option, where everyone chose one of some
    std::vector<std::uint8_t> few;    // per atom and choice, where no atom has more than 255 people
    std::vector<std::uint32_t> many;  // the same where any has
    [[nodiscard]] std::uint32_t at(std::size_t atom, std::size_t choice) const {
        return few.empty() ? many[atom * choices + choice] : few[atom * choices + choice];
    }
};

/// How one variable stands in a slice.
struct VariableCensus {
    bool present = false;               // the slice has figures of it
    std::vector<Shortfall> without;     // by atom
    std::vector<ValueRange> values;     // per atom; empty where a variable is no more than that people responded
    std::vector<double> sums;           // per atom, unweighted; empty like values
    std::vector<Number> mean;           // per group, weighted in weighted studies
    std::vector<Number> variance;       // the same, over n - 1; only in studies that round counts
    std::vector<LinkedPart> linked;     // everyone with a value, of a scale or composite in studies with linked respondents
    std::vector<Shortfall> unfinished;  // of a scale: by atom those who left out any of its questions
    ChoiceCounts choices;               // of an item, or of a scale: favourable answers to it
};

/// One perspective in one wave. An atom is the people who share a group, or a blank, in every grouping, their site and
/// team, whatever else is a factor, and their weight.
struct SliceCensus {
    Label perspective, wave;
    std::vector<std::uint32_t> people;        // per atom who responded
    std::vector<std::uint32_t> weight_class;  // per atom the number of its people's weight; empty: no weights
    std::vector<std::uint32_t> group_of;      // per atom and grouping the group; CensusFamily::no_group for a blank
    std::vector<std::uint32_t> level_of;      // per atom and factor the level; CensusFamily::no_group for a blank
    std::vector<VariableCensus> variables;
    std::vector<std::uint32_t> left_out;  // per group the people of small teams whom the study leaves out; empty: none
    [[nodiscard]] std::size_t atoms() const { return people.size(); }
};

struct CensusFamily {
    static constexpr std::uint32_t no_group = 0xFFFFFFFF;
    Label id;
    std::vector<std::string> factors;  // site and team, where there are any, then what anything is grouped, standardised or raked by
    std::vector<std::vector<std::size_t>> raked;  // what weights were raked to: the factors of each margin
    std::vector<CensusGrouping> groupings;        // `all` first
    std::vector<CensusGroup> groups;
    std::vector<GroupSet> sets;  // groups that are compared with each other
    std::vector<CensusVariable> variables;
    std::vector<SliceCensus> slices;
};

struct Census {
    std::vector<CensusFamily> families;
    std::int64_t smallest_tested_group = 2;  // smaller groups take part in no test
    std::int64_t left_out = 0;               // people of small teams who are in no group
    bool is_weighted = false;                // so that published means are weighted
};

/// Counts everyone. The same for any number of threads.
[[nodiscard]] Census census_of(const Study& study, const Responses& responses, const Scores& scores, Threads threads);

}  // namespace recaudit
