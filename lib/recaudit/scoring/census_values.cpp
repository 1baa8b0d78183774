#include <recaudit/scoring/census_values.hpp>

#include <limits>

namespace recaudit {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// Everyone's value of one variable, form by form: a number, or no_value.
class Values {
public:
    Values(const CensusInput& input, std::size_t variable)
        : study_(input.study), responses_(input.responses), scores_(input.scores), family_(input.family), variable_(variable) {}

    /// Calls visit(row, value) for each row of the form.
    template <class Visit>
    void for_each(std::size_t form, Visit visit) const {
        const std::size_t rows = responses_->forms[family_->forms[form]].rows;
        const std::size_t dimensions = family_->dimensions.size();
        if (variable_ == 0)
            for (std::size_t row = 0; row < rows; ++row) visit(row, 0.0);
        else if (variable_ == 1) any_scale(form, visit);
        else if (variable_ < 2 + dimensions) scores_in(form, family_->dimensions[variable_ - 2], visit);
        else answers_in(form, family_->items[variable_ - 2 - dimensions], visit);
    }

private:
    template <class Visit>
    void none(std::size_t form, Visit visit) const {
        for (std::size_t row = 0; row < responses_->forms[family_->forms[form]].rows; ++row) visit(row, no_value);
    }
    template <class Visit>
    void any_scale(std::size_t form, Visit visit) const {
        const std::size_t number = family_->forms[form];
        std::vector<std::uint8_t> scored(responses_->forms[number].rows, 0);
        for (std::size_t scale = 0; scale < study_->instruments[number].scales.size(); ++scale) {
            const ScoreColumn& column = scores_->forms[number].dimensions[scale].scores;
            std::visit(
                [&](const auto& codes) {
                    for (std::size_t row = 0; row < scored.size(); ++row)
                        scored[row] = static_cast<std::uint8_t>(scored[row] | (codes[row] < column.levels.size()));
                },
                column.codes);
        }
        for (std::size_t row = 0; row < scored.size(); ++row) visit(row, scored[row] != 0 ? 0.0 : no_value);
    }
    template <class Visit>
    void scores_in(std::size_t form, const Shared& dimension, Visit visit) const {
        if (!dimension.in_form[form]) return none(form, visit);
        const ScoreColumn& column = scores_->forms[family_->forms[form]].dimensions[*dimension.in_form[form]].scores;
        std::visit(
            [&](const auto& codes) {
                for (std::size_t row = 0; row < codes.size(); ++row)
                    visit(row, codes[row] < column.levels.size() ? column.levels[codes[row]] : no_value);
            },
            column.codes);
    }
    template <class Visit>
    void answers_in(std::size_t form, const Shared& shared, Visit visit) const {
        if (!shared.in_form[form]) return none(form, visit);
        const Instrument& instrument = study_->instruments[family_->forms[form]];
        const Item& item = instrument.items[*shared.in_form[form]];
        const OptionSet& options = instrument.options_of(item);
        const AnswerColumn& column = responses_->forms[family_->forms[form]].answers[*shared.in_form[form]];
        const std::vector<double> values = choice_values(item, options);
        for (std::size_t row = 0; row < column.codes.size(); ++row) {
            const AnswerCode code = column.codes[row];
            visit(row, is_missing(code)         ? no_value
                       : !values.empty()        ? values[code]
                       : options.is_checklist() ? static_cast<double>(column.ticks[row])
                                                : column.values[row]);
        }
    }
    const Study* study_;
    const Responses* responses_;
    const Scores* scores_;
    const Family* family_;
    std::size_t variable_;
};

}  // namespace

CountedValues count_values(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms) {
    CountedValues out{std::vector<std::uint32_t>(atoms.atoms), std::vector<Extent>(atoms.atoms)};
    const Values values(input, variable);
    for (std::size_t form = 0; form < atoms.of_row->size(); ++form)
        values.for_each(form, [&](std::size_t row, double value) {
            const std::uint32_t atom = (*atoms.of_row)[form][row];
            if (atom == atoms.nowhere) return;
            if (value == value) out.extents[atom].add(value);
            else ++out.without[atom];
        });
    return out;
}

}  // namespace recaudit
