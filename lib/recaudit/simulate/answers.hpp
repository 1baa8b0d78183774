/// Draws people and their answers. Each draw depends on the seed and on who and what it is for, never on the order of work.
/// See docs/statistics/simulate.md.
#pragma once

#include <recaudit/simulate/form_model.hpp>
#include <recaudit/simulate/population.hpp>
#include <recaudit/stats/random.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace recaudit {

/// An answer of an item: the index of a value, or why there is none; for checklists a bit a tick.
struct DrawnAnswer {
    std::uint64_t value = 0;
    MissingKind missing = MissingKind::blank;
    bool is_missing = false;
};

struct DrawnPerson {
    bool answers = false;  // else nothing below is filled
    std::string respondent;
    std::vector<std::size_t> attributes;  // per attribute of the effects, index of its value
    std::vector<DrawnAnswer> items;       // per item of the form
};

/// The people of one group, one after the other.
class GroupDraw {
public:
    /// Keeps references to its arguments.
    GroupDraw(const Study& study, const Effects& effects, const Population& population, const FormModel& model, const SimulatedGroup& group,
              std::uint64_t seed);
    /// The person at `slot`, below the group's number of people.
    [[nodiscard]] DrawnPerson person(std::size_t slot) const;
    /// The mean of each scale that the group's people have without carelessness, averaged over attributes, percent of maximum.
    [[nodiscard]] std::vector<double> true_means() const;

private:
    /// A shift for those with some values of attributes.
    struct AttributeShift {
        const Shift* shift;
        double by;
        std::vector<std::size_t> values;  // per attribute; none where any will do
    };
    [[nodiscard]] bool fits(const Where& where) const;
    [[nodiscard]] double place_effect(const std::string& scale, const ScaleSpread& spread) const;
    void take_shifts();
    [[nodiscard]] std::vector<std::size_t> draw_attributes(Random& random) const;
    [[nodiscard]] double mean_of(std::size_t scale, const std::vector<std::size_t>& attributes) const;
    [[nodiscard]] std::size_t generation_of(std::size_t slot) const;
    [[nodiscard]] std::vector<double> true_scores(Random& lasting, Random& passing) const;
    [[nodiscard]] DrawnAnswer draw_answer(const ItemModel& item, double shared, double location, Random& random) const;
    void draw_items(DrawnPerson& person, const std::vector<double>& shared, Random& random) const;
    [[nodiscard]] DrawnAnswer careless_answer(const ItemModel& item, double level, Random& random) const;

    const Study& study_;
    const Effects& effects_;
    const Population& population_;
    const FormModel& model_;
    const SimulatedGroup& group_;
    RandomKey root_, people_, answers_;
    std::vector<double> means_;  // per scale, without attributes
    std::vector<AttributeShift> attribute_shifts_;
    std::vector<std::map<double, std::vector<double>>> locations_;  // per scale: mean -> latent location per kind
};

}  // namespace recaudit
