#include <recaudit/disclosure/moves.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <vector>

using namespace recaudit;

namespace {

constexpr std::uint32_t nowhere = ShownAround::nowhere;
using Set = std::vector<std::uint8_t>;

/// Units in two groupings, of which some groups are shown, and how often each gave each answer.
struct Case {
    ShownAround around{2, 8, {}};
    AnswersOfUnits answers;
    void add(std::uint32_t first, std::uint32_t second, const std::vector<std::uint32_t>& counts) {
        around.group_of.insert(around.group_of.end(), {first, second});
        answers.answers = counts.size();
        answers.counts.insert(answers.counts.end(), counts.begin(), counts.end());
    }
    [[nodiscard]] std::uint32_t units() const { return static_cast<std::uint32_t>(around.group_of.size() / 2); }
    [[nodiscard]] bool can_change(std::size_t answer, std::vector<std::uint32_t> units) {
        Set set(answers.answers);
        set[answer] = 1;
        return Moves(around, answers).can_change(set, units);
    }
};

}  // namespace

TEST_CASE("two units in the same shown groups can change places") {
    Case of;
    of.add(0, nowhere, {1, 0});
    of.add(0, nowhere, {0, 1});
    CHECK(of.can_change(0, {0}));
    CHECK(of.can_change(1, {1}));
    CHECK_FALSE(of.can_change(0, {0, 1}));  // together they gave each answer once, whoever did
}

TEST_CASE("where every group of one line is shown nothing can change") {
    Case of;
    of.add(0, nowhere, {1, 0});
    of.add(1, nowhere, {0, 1});
    CHECK_FALSE(of.can_change(0, {0}));
}

TEST_CASE("in groups that cross it takes four") {
    Case of;
    of.add(0, 2, {1, 0});
    of.add(0, 3, {0, 1});
    of.add(1, 3, {1, 0});
    CHECK_FALSE(of.can_change(0, {0}));
    of.add(1, 2, {0, 1});
    CHECK(of.can_change(0, {0}));
}

TEST_CASE("people in no shown group can answer anything") {
    Case of;
    of.add(nowhere, nowhere, {1, 0});
    CHECK(of.can_change(0, {0}));
}

TEST_CASE("moves that are found serve those who took part in them") {
    Case of;
    of.add(0, 2, {1, 0});
    of.add(0, 3, {0, 1});
    of.add(1, 3, {1, 0});
    of.add(1, 2, {0, 1});
    CHECK(of.can_change(0, {0}));
    CHECK(of.answers.moves == 1);
    for (std::uint32_t unit = 0; unit < of.units(); ++unit) CHECK(of.can_change(unit % 2, {unit}));
    CHECK(of.answers.moves == 1);
}

namespace {

/// Every way in which units can have answered, so that everything shown is as it is: how often some gave an answer.
class Enumeration {
public:
    Enumeration(const Case& of, std::size_t answer, std::vector<std::uint32_t> units)
        : of_(&of), answer_(answer), units_(std::move(units)), chosen_(of.answers.counts.size()), truth_(shown(of.answers.counts)) {}
    std::set<std::uint32_t> run() {
        fill(0, 0, people(0));
        return std::move(found_);
    }

private:
    [[nodiscard]] std::uint32_t people(std::uint32_t unit) const {
        std::uint32_t out = 0;
        for (std::size_t answer = 0; unit < of_->units() && answer < of_->answers.answers; ++answer) out += of_->answers.of(unit, answer);
        return out;
    }
    [[nodiscard]] std::map<std::pair<std::uint32_t, std::size_t>, std::uint32_t> shown(const std::vector<std::uint32_t>& counts) const {
        std::map<std::pair<std::uint32_t, std::size_t>, std::uint32_t> out;
        for (std::uint32_t unit = 0; unit < of_->units(); ++unit)
            for (const std::uint32_t group : of_->around.of(unit))
                for (std::size_t answer = 0; answer < of_->answers.answers && group != nowhere; ++answer)
                    out[{group, answer}] += counts[unit * of_->answers.answers + answer];
        return out;
    }
    void fill(std::uint32_t unit, std::size_t answer, std::uint32_t left) {
        if (unit == of_->units()) {
            if (shown(chosen_) != truth_) return;
            std::uint32_t count = 0;
            for (const std::uint32_t some : units_) count += chosen_[some * of_->answers.answers + answer_];
            found_.insert(count);
            return;
        }
        std::uint32_t& here = chosen_[unit * of_->answers.answers + answer];
        const bool is_last = answer + 1 == of_->answers.answers;
        for (here = is_last ? left : 0; here <= left; ++here) {
            if (is_last) fill(unit + 1, 0, people(unit + 1));
            else fill(unit, answer + 1, left - here);
        }
        here = 0;
    }
    const Case* of_;
    std::size_t answer_;
    std::vector<std::uint32_t> units_, chosen_;
    std::map<std::pair<std::uint32_t, std::size_t>, std::uint32_t> truth_;
    std::set<std::uint32_t> found_;
};

Case random_case(std::mt19937& random) {
    Case out;
    const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
    std::vector<std::uint8_t> is_shown;
    for (int group = 0; group < 8; ++group) is_shown.push_back(below(4) > 0 ? 1 : 0);
    const std::uint32_t answers = 2 + below(2);
    for (std::uint32_t unit = 0; unit < 6; ++unit) {
        const std::uint32_t first = below(2), second = 4 + below(3);
        std::vector<std::uint32_t> counts(answers);
        for (std::uint32_t person = 0; person < 1 + below(2); ++person) ++counts[below(answers)];
        out.add(is_shown[first] != 0 ? first : nowhere, is_shown[second] != 0 ? second : nowhere, counts);
    }
    return out;
}

}  // namespace

TEST_CASE("where a move is found there is another table, and mostly where there is one a move is found") {
    std::mt19937 random(1);
    std::size_t other_tables = 0, moves = 0;
    for (int round = 0; round < 1000; ++round) {
        Case of = random_case(random);
        const std::size_t answer = random() % of.answers.answers;
        const std::vector<std::uint32_t> units = round % 3 == 0 ? std::vector<std::uint32_t>{0, 1} : std::vector<std::uint32_t>{0};
        const bool found = of.can_change(answer, units);
        const bool is_open = Enumeration(of, answer, units).run().size() > 1;
        if (found) CHECK(is_open);
        other_tables += is_open ? 1 : 0;
        moves += found ? 1 : 0;
    }
    CHECK(other_tables > 100);
    CHECK(other_tables < 900);
    CHECK(moves * 10 >= other_tables * 9);
}
