/// Answers that people could exchange without anything shown being otherwise than it is. See docs/disclosure.md, "Proof".
#pragma once

#include <recaudit/disclosure/units_by_key.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace recaudit {

/// How often each answer to one question was given by some units of people, and how the moves found so far change that.
struct AnswersOfUnits {
    std::size_t answers = 0;
    std::uint32_t most_each = 1;        // that one person counts
    std::vector<std::uint32_t> counts;  // per unit and answer
    std::vector<std::uint64_t> change;  // per unit and answer: of all moves together, each times a number drawn for it
    std::size_t moves = 0;
    [[nodiscard]] std::uint32_t of(std::uint32_t unit, std::size_t answer) const { return counts[unit * answers + answer]; }
};

/// Per unit and grouping the group it is in of which every answer is shown, or a part of such; nowhere where there is none.
struct ShownAround {
    static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
    std::size_t groupings = 0, groups = 0;
    std::vector<std::uint32_t> group_of;
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t unit) const {
        return std::span(group_of).subspan(unit * groupings, groupings);
    }
};

/// Looks for moves: some people of one answer take another, and others of this one the first, so that each shown group has
/// as many of either as before.
class Moves {
public:
    /// @param answers  outlives this; moves that are found are noted there.
    Moves(ShownAround around, AnswersOfUnits& answers);

    /// Whether a move changes how many of some units gave an answer of a set; true as well where
    /// there is no need to look: enough others gave another answer in every group around one of them, or there are more ways to
    /// look than are worth while.
    [[nodiscard]] bool can_change(const std::vector<std::uint8_t>& set, std::span<const std::uint32_t> units);

    /// Equal for units that nothing shown tells apart.
    [[nodiscard]] std::uint64_t signature(std::uint32_t unit) const { return signature_[unit]; }

private:
    struct Step {
        std::uint32_t unit = 0;
        bool forth = true;  // from the first answer to the second
    };
    struct Exchange {
        std::size_t from = 0, to = 0;
    };
    /// A group that is not as before, and how many more take the second answer than give it up.
    struct Open {
        std::uint32_t group = 0;
        std::size_t grouping = 0;
        int more = 0;
    };

    [[nodiscard]] bool is_changed(const std::vector<std::uint8_t>& set, std::span<const std::uint32_t> units) const;
    /// Whether something holds of any exchange and first step that changes how many of some units gave an answer of a set.
    template <class Holds>
    [[nodiscard]] bool any_start(const std::vector<std::uint8_t>& set, std::span<const std::uint32_t> units, Holds holds);
    [[nodiscard]] bool has_enough_around(const Exchange& exchange, const Step& step);
    [[nodiscard]] std::uint64_t free_in(std::uint32_t group, std::size_t answer, std::size_t other);
    [[nodiscard]] bool start(const Exchange& exchange, const Step& step);
    [[nodiscard]] bool close(const Exchange& exchange, std::size_t steps_left);
    [[nodiscard]] bool close_with_any(const Exchange& exchange, std::size_t steps_left);
    [[nodiscard]] bool close_with_one(const Exchange& exchange);
    [[nodiscard]] bool close_with_one(const Exchange& exchange, bool forth, std::uint64_t signature);
    [[nodiscard]] bool close_with_two(const Exchange& exchange);
    [[nodiscard]] bool step_and_close(const Exchange& exchange, const Step& step, std::size_t steps_left);
    [[nodiscard]] bool may_take(const Exchange& exchange, const Step& step) const;
    void take(const Step& step, int times);
    [[nodiscard]] bool changes_wanted() const;
    void note(const Exchange& exchange) const;  // with its answers
    [[nodiscard]] const UnitsByKey& index_by(std::uint64_t groupings);

    ShownAround around_;
    AnswersOfUnits* answers_;
    std::vector<std::uint64_t> counts_;                 // per group and answer
    std::vector<std::uint32_t> not_given_around_;       // per unit, as bits: answers that nobody gave in some group around it
    std::vector<std::uint64_t> free_;                   // per group, answer and other answer, as far as worked out
    std::vector<std::uint64_t> signature_;              // per unit: its shown groups as a sum of numbers drawn for each
    std::vector<std::vector<std::uint32_t>> units_in_;  // per group
    std::vector<std::uint64_t> number_of_answer_;
    std::unordered_map<std::uint64_t, UnitsByKey>
        indices_;  // per set of groupings: units by the numbers of their groups there and of an answer
    std::vector<Step> steps_;
    std::vector<Open> open_;
    std::uint64_t open_sum_ = 0;           // the same as a sum of the numbers drawn
    std::vector<std::uint8_t> is_wanted_;  // per unit
    std::size_t most_steps_ = 0, looked_up_ = 0, most_looks_ = 0;
};

}  // namespace recaudit
