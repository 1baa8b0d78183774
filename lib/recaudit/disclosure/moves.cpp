#include <recaudit/disclosure/moves.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace recaudit {
namespace {

constexpr std::array<std::size_t, 3> lengths{2, 4, 6};  // longer moves are looked for where there are no shorter ones
constexpr std::size_t most_looked_up = 1500;            // units for each length, among many
constexpr std::size_t most_looked_up_of_few = 30000;    // among fewer
constexpr std::size_t many_units = 1000;                // among which moves are not looked for one by one where
constexpr std::uint64_t enough_around = 2;              // others gave either answer in every group around somebody
constexpr std::uint64_t most_counted = 32;              // of them
constexpr std::size_t most_answers = 16;                // that they are counted of

/// A fixed number without structure for each; sums of them are told apart.
std::uint64_t number_of(std::uint64_t at) {
    std::uint64_t z = (at + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}
constexpr std::uint64_t moves_begin = std::uint64_t{1} << 40U, answers_begin = std::uint64_t{1} << 41U;  // after one for each group
constexpr std::uint64_t every_grouping = ~std::uint64_t{0};

/// Of many groupings some share one; then fewer moves are found.
std::uint64_t bit_of(std::size_t grouping) { return std::uint64_t{1} << (grouping % 64U); }

std::uint64_t less(std::uint64_t value) { return std::uint64_t{0} - value; }

}  // namespace

Moves::Moves(ShownAround around, AnswersOfUnits& answers)
    : around_(std::move(around)), answers_(&answers), counts_(around_.groups * answers.answers), units_in_(around_.groups) {
    const std::size_t units = around_.group_of.size() / around_.groupings;
    signature_.resize(units);
    is_wanted_.resize(units);
    most_looks_ = units < many_units ? most_looked_up_of_few : most_looked_up;
    not_given_around_.resize(units);
    answers.change.resize(answers.counts.size());
    for (std::uint32_t unit = 0; unit < units; ++unit) {
        for (const std::uint32_t group : around_.of(unit)) {
            if (group == ShownAround::nowhere) continue;
            signature_[unit] += number_of(group);
            units_in_[group].push_back(unit);
            for (std::size_t answer = 0; answer < answers.answers; ++answer)
                counts_[group * answers.answers + answer] += answers.of(unit, answer);
        }
    }
    for (std::uint32_t unit = 0; unit < units; ++unit)
        for (const std::uint32_t group : around_.of(unit))
            for (std::size_t answer = 0; answer < std::min(answers.answers, most_answers) && group != ShownAround::nowhere; ++answer)
                if (counts_[group * answers.answers + answer] == 0) not_given_around_[unit] |= std::uint32_t{1} << answer;
    for (std::size_t answer = 0; answer < answers.answers; ++answer) number_of_answer_.push_back(number_of(answers_begin + answer));
}

bool Moves::can_change(const std::vector<std::uint8_t>& set, std::span<const std::uint32_t> units) {
    const auto has_enough = [&](const Exchange& exchange, const Step& step) { return has_enough_around(exchange, step); };
    if (any_start(set, units, has_enough) || is_changed(set, units)) return true;
    for (const std::uint32_t unit : units) is_wanted_[unit] = 1;
    bool found = false;
    for (std::size_t i = 0; i < lengths.size() && !found; ++i) {
        looked_up_ = 0;
        most_steps_ = lengths[i];
        found = any_start(set, units, [&](const Exchange& exchange, const Step& step) { return start(exchange, step); }) ||
                looked_up_ > most_looks_;
    }
    for (const std::uint32_t unit : units) is_wanted_[unit] = 0;
    return found;
}

/// Whether moves that are found already change it.
bool Moves::is_changed(const std::vector<std::uint8_t>& set, std::span<const std::uint32_t> units) const {
    std::uint64_t change = 0;
    for (const std::uint32_t unit : units)
        for (std::size_t answer = 0; answer < set.size(); ++answer)
            if (set[answer] != 0) change += answers_->change[unit * answers_->answers + answer];
    return change != 0;
}

template <class Holds>
bool Moves::any_start(const std::vector<std::uint8_t>& set, std::span<const std::uint32_t> units, Holds holds) {
    for (const std::uint32_t unit : units)
        for (std::size_t from = 0; from < set.size(); ++from)
            for (std::size_t to = 0; to < set.size() && set[from] != 0; ++to)
                for (const bool forth : {true, false})
                    if (set[to] == 0 && answers_->of(unit, forth ? from : to) > 0 && holds(Exchange{from, to}, Step{unit, forth}))
                        return true;
    return false;
}

/// Whether in every group around a unit enough others gave either answer and are free to give the other.
bool Moves::has_enough_around(const Exchange& exchange, const Step& step) {
    const auto has_enough = [&](std::uint32_t group, std::size_t answer, std::size_t other) {
        return free_in(group, answer, other) >= enough_around * std::uint64_t{answers_->most_each} + answers_->of(step.unit, answer);
    };
    const bool may_tell = signature_.size() >= many_units && answers_->answers <= most_answers;
    return may_tell && std::ranges::all_of(around_.of(step.unit), [&](std::uint32_t group) {
               return group == ShownAround::nowhere ||
                      (has_enough(group, exchange.from, exchange.to) && has_enough(group, exchange.to, exchange.from));
           });
}

/// How often an answer was given in a group by units that could exchange it for another one: in all groups around them
/// somebody gave that. Counted as far as it matters.
std::uint64_t Moves::free_in(std::uint32_t group, std::size_t answer, std::size_t other) {
    constexpr std::uint64_t unknown = ~std::uint64_t{0};
    if (free_.empty()) free_.resize(counts_.size() * answers_->answers, unknown);
    std::uint64_t& out = free_[(group * answers_->answers + answer) * answers_->answers + other];
    if (out != unknown) return out;
    out = 0;
    const std::uint64_t enough = most_counted * answers_->most_each;
    for (auto unit = units_in_[group].begin(); unit != units_in_[group].end() && out < enough; ++unit)
        if (answers_->of(*unit, answer) > 0 && (not_given_around_[*unit] >> other & 1U) == 0) out += answers_->of(*unit, answer);
    return out;
}

bool Moves::start(const Exchange& exchange, const Step& step) {
    const bool found = step_and_close(exchange, step, most_steps_);
    if (found) note(exchange);
    while (!steps_.empty()) take(steps_.back(), -1);
    return found;
}

/// Adds steps until every shown group is as before. Where that is possible they stay.
bool Moves::close(const Exchange& exchange, std::size_t steps_left) {
    if (open_sum_ == 0) return changes_wanted();
    switch (steps_left) {
        case 0: return false;
        case 1: return close_with_one(exchange);
        case 2: return close_with_two(exchange);
        default: return close_with_any(exchange, steps_left);
    }
}

bool Moves::step_and_close(const Exchange& exchange, const Step& step, std::size_t steps_left) {
    take(step, 1);
    if (close(exchange, steps_left - 1)) return true;
    take(step, -1);
    return false;
}

bool Moves::close_with_any(const Exchange& exchange, std::size_t steps_left) {
    const auto who_can_mend = [&](const Open& open) {
        return counts_[open.group * answers_->answers + (open.more < 0 ? exchange.from : exchange.to)];
    };
    const Open open = *std::ranges::min_element(open_, {}, who_can_mend);
    if (who_can_mend(open) == 0) return false;
    const bool forth = open.more < 0;
    for (const std::uint32_t unit : units_in_[open.group]) {
        if (++looked_up_ > most_looks_) return false;
        if (may_take(exchange, {unit, forth}) && step_and_close(exchange, {unit, forth}, steps_left)) return true;
    }
    return false;
}

bool Moves::close_with_one(const Exchange& exchange) {
    return close_with_one(exchange, true, less(open_sum_)) || close_with_one(exchange, false, open_sum_);
}

bool Moves::close_with_one(const Exchange& exchange, bool forth, std::uint64_t signature) {
    ++looked_up_;
    const std::uint64_t key = signature + number_of_answer_[forth ? exchange.from : exchange.to];
    return index_by(every_grouping).any_of(key, [&](std::uint32_t unit) {
        return may_take(exchange, {unit, forth}) && step_and_close(exchange, {unit, forth}, 1);
    });
}

/// One step forth has to be in all groups that lack one, and one back in all that have one too many.
bool Moves::close_with_two(const Exchange& exchange) {
    std::uint64_t lacking = 0, sum = 0, beyond = 0;
    for (const Open& open : open_) {
        const std::uint64_t grouping = bit_of(open.grouping);
        std::uint64_t& seen = open.more < 0 ? lacking : beyond;
        if (std::abs(open.more) > 1 || (seen & grouping) != 0) return false;
        seen |= grouping;
        if (open.more < 0) sum += number_of(open.group);
    }
    if (lacking == 0) return close_with_any(exchange, 2);
    const UnitsByKey& alike = index_by(every_grouping);
    return index_by(lacking).any_of(sum + number_of_answer_[exchange.from], [&](std::uint32_t unit) {
        if (++looked_up_ > most_looks_) return false;
        const std::uint64_t left = open_sum_ + signature_[unit];
        const bool can_close = left == 0 || alike.contains(left + number_of_answer_[exchange.to]);
        return can_close && may_take(exchange, {unit, true}) && step_and_close(exchange, {unit, true}, 2);
    });
}

bool Moves::may_take(const Exchange& exchange, const Step& step) const {
    if (answers_->of(step.unit, step.forth ? exchange.from : exchange.to) == 0) return false;
    return std::ranges::none_of(steps_, [&](const Step& taken) { return taken.unit == step.unit; });
}

/// @param times  1, or -1 to take the last step back.
void Moves::take(const Step& step, int times) {
    const int more = step.forth ? times : -times;
    open_sum_ += more > 0 ? signature_[step.unit] : less(signature_[step.unit]);
    const auto around = around_.of(step.unit);
    for (std::size_t grouping = 0; grouping < around.size(); ++grouping) {
        if (around[grouping] == ShownAround::nowhere) continue;
        auto at = std::ranges::find(open_, around[grouping], &Open::group);
        if (at == open_.end()) at = open_.insert(open_.end(), {around[grouping], grouping, 0});
        at->more += more;
        if (at->more != 0) continue;
        *at = open_.back();
        open_.pop_back();
    }
    if (times > 0) steps_.push_back(step);
    else steps_.pop_back();
}

bool Moves::changes_wanted() const {
    int change = 0;
    for (const Step& step : steps_)
        if (is_wanted_[step.unit] != 0) change += step.forth ? 1 : -1;
    return change != 0;
}

void Moves::note(const Exchange& exchange) const {
    AnswersOfUnits& answers = *answers_;
    const std::uint64_t times = number_of(moves_begin + answers.moves++);
    for (const Step& step : steps_) {
        const std::size_t first = step.unit * answers.answers;
        answers.change[first + exchange.from] += step.forth ? less(times) : times;
        answers.change[first + exchange.to] += step.forth ? times : less(times);
    }
}

const UnitsByKey& Moves::index_by(std::uint64_t groupings) {
    const auto [at, is_new] = indices_.try_emplace(groupings);
    if (!is_new) return at->second;
    at->second = UnitsByKey(signature_.size());
    for (std::uint32_t unit = 0; unit < signature_.size(); ++unit) {
        std::uint64_t sum = 0;
        for (std::size_t grouping = 0; grouping < around_.groupings; ++grouping)
            if (const std::uint32_t group = around_.of(unit)[grouping];
                (groupings & bit_of(grouping)) != 0 && group != ShownAround::nowhere)
                sum += number_of(group);
        for (std::size_t answer = 0; answer < answers_->answers; ++answer)
            if (answers_->of(unit, answer) > 0) at->second.add(sum + number_of_answer_[answer], unit);
    }
    return at->second;
}

}  // namespace recaudit
