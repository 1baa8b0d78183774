#include <recaudit/scoring/answers.hpp>
#include <recaudit/scoring/census_values.hpp>
#include <recaudit/scoring/complete_rows.hpp>
#include <recaudit/scoring/item_counts.hpp>
#include <recaudit/scoring/score.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

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
        else if (const std::size_t item = variable_ - 2 - dimensions; item < family_->items.size())
            answers_in(form, family_->items[item].in_form[form], {}, visit);
        else ratings_in(form, item - family_->items.size(), visit);
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
    /// The answers of a pair of items come one after the other: the item itself, then its importance.
    template <class Visit>
    void ratings_in(std::size_t form, std::size_t rating, Visit visit) const {
        const auto& pair = family_->pairs[rating / 2].in_form[form];
        if (!pair) return none(form, visit);
        if (rating % 2 == 0) answers_in(form, pair->current, pair->importance, visit);
        else answers_in(form, pair->importance, pair->current, visit);
    }
    /// @param beside  another item that has to be answered as well; none: the item alone.
    template <class Visit>
    void answers_in(std::size_t form, std::optional<std::size_t> number, std::optional<std::size_t> beside, Visit visit) const {
        if (!number) return none(form, visit);
        const Instrument& instrument = study_->instruments[family_->forms[form]];
        const Item& item = instrument.items[*number];
        const OptionSet& options = instrument.options_of(item);
        const auto& answers = responses_->forms[family_->forms[form]].answers;
        const AnswerColumn& column = answers[*number];
        const std::vector<double> values = choice_values(item, options);
        for (std::size_t row = 0; row < column.codes.size(); ++row) {
            const AnswerCode code = beside && is_missing(answers[*beside].codes[row]) ? answers[*beside].codes[row] : column.codes[row];
            visit(row, is_missing(code) ? no_value : values.empty() ? answer_value(item, options, column, row) : values[code]);
        }
    }
    const Study* study_;
    const Responses* responses_;
    const Scores* scores_;
    const Family* family_;
    std::size_t variable_;
};

/// Where everyone with a value is: per person and slice an atom.
class Journeys {
public:
    Journeys(const CensusInput& input, const AtomsOfRows& atoms, const Values& values)
        : input_(&input), atoms_(&atoms), values_(&values), slices_(input.family->slices.size()) {
        std::size_t people = 0;
        for (const std::size_t form : input.family->forms)
            for (const std::uint32_t person : input.responses->forms[form].person_of) people = std::max<std::size_t>(people, person + 1);
        places_.assign(people * slices_, CensusFamily::no_group);
        rows_.resize(places_.size());
        for_each_value([&](std::size_t form, std::size_t row, std::uint32_t atom, double) {
            const std::size_t at = place_of(form, row, atom);
            if (places_[at] != CensusFamily::no_group) return;
            places_[at] = (*atoms_->place)[atom];
            rows_[at] = {form, row};
        });
    }

    [[nodiscard]] std::vector<std::vector<LinkedPart>> parts() const {
        std::vector<std::map<std::vector<std::uint32_t>, LinkedPart>> found(slices_);
        for_each_value([&](std::size_t form, std::size_t row, std::uint32_t atom, double value) {
            const std::uint32_t slice = (*atoms_->slice)[atom], place = (*atoms_->place)[atom];
            std::vector<std::uint32_t> key = elsewhere(form, row, atom);
            key.push_back(place);
            LinkedPart& part = found[slice][key];
            key.pop_back();
            part.atom = place;
            part.elsewhere = std::move(key);
            ++part.people;
            part.values.add({static_cast<float>(value), static_cast<float>(value)});
        });
        std::vector<std::vector<LinkedPart>> out(slices_);
        for (std::size_t slice = 0; slice < slices_; ++slice)
            for (auto& [key, part] : found[slice]) out[slice].push_back(std::move(part));
        return out;
    }

private:
    template <class Visit>
    void for_each_value(Visit visit) const {
        for (std::size_t form = 0; form < atoms_->of_row->size(); ++form)
            values_->for_each(form, [&](std::size_t row, double value) {
                const std::uint32_t atom = (*atoms_->of_row)[form][row];
                if (value == value && atom != atoms_->nowhere && (*atoms_->slice)[atom] < slices_) visit(form, row, atom, value);
            });
    }
    [[nodiscard]] std::size_t person(std::size_t form, std::size_t row) const {
        return input_->responses->forms[input_->family->forms[form]].person_of[row];
    }
    [[nodiscard]] std::size_t place_of(std::size_t form, std::size_t row, std::uint32_t atom) const {
        return person(form, row) * slices_ + (*atoms_->slice)[atom];
    }
    [[nodiscard]] std::vector<std::uint32_t> elsewhere(std::size_t form, std::size_t row, std::uint32_t atom) const {
        std::vector<std::uint32_t> out(slices_, CensusFamily::no_group);
        if (rows_[place_of(form, row, atom)] != std::pair(form, row)) return out;
        const auto& slices = input_->family->slices;
        const std::uint32_t own = (*atoms_->slice)[atom];
        for (std::size_t slice = 0; slice < slices_; ++slice)
            if (slice != own && slices[slice].perspective == slices[own].perspective)
                out[slice] = places_[person(form, row) * slices_ + slice];
        return out;
    }
    const CensusInput* input_;
    const AtomsOfRows* atoms_;
    const Values* values_;
    std::size_t slices_;
    std::vector<std::uint32_t> places_;                      // per person and slice
    std::vector<std::pair<std::size_t, std::size_t>> rows_;  // form and row of each
};

/// Unfavourable answers are told of only where options are named that are favourable.
Leaning leaning_of(const OptionSet& options, double value) {
    const Favour favour{&options};
    if (options.declares_favourable() && favour.is_favourable(value)) return Leaning::favourable;
    return options.favourable.empty() || favour.is_neutral(value) ? Leaning::neither : Leaning::unfavourable;
}

/// Counts the answers of one form.
void add_choices(CountedChoices& out, const ItemAnswers& of, const std::vector<std::uint32_t>& atom_of_row, std::uint32_t nowhere) {
    for (std::size_t row = 0; row < atom_of_row.size(); ++row) {
        if (atom_of_row[row] == nowhere || is_missing(of.column->codes[row])) continue;
        std::uint32_t* const here = &out.chosen[atom_of_row[row] * out.choices];
        for (std::size_t choice = 0; choice < out.choices && !out.is_one_each; ++choice)
            here[choice] += static_cast<std::uint32_t>(of.column->ticks[row] >> choice & 1U);
        if (!out.is_one_each) continue;
        if (!of.options->is_continuum()) ++here[of.column->codes[row]];
        const Leaning leaning = leaning_of(*of.options, answer_value(*of.item, *of.options, *of.column, row));
        here[out.choices - 2] += leaning == Leaning::favourable ? 1 : 0;
        here[out.choices - 1] += leaning == Leaning::unfavourable ? 1 : 0;
    }
}

/// How many questions of a scale each row of a form answers, and how many of these answers are favourable.
struct FavourableAnswers {
    std::vector<std::uint32_t> answered, favourable;

    FavourableAnswers(const Instrument& instrument, const Scale& scale, const FormResponses& form)
        : answered(form.rows), favourable(form.rows) {
        for (const std::size_t number : scale.items) {
            const Item& item = instrument.items[number];
            const OptionSet& options = instrument.options_of(item);
            std::vector<std::uint8_t> of_code;
            for (const double value : choice_values(item, options)) of_code.push_back(Favour{&options}.is_favourable(value) ? 1 : 0);
            const AnswerColumn& column = form.answers[number];
            for (std::size_t row = 0; row < form.rows; ++row) {
                const AnswerCode code = column.codes[row];
                if (is_missing(code)) continue;
                ++answered[row];
                if (!of_code.empty()) favourable[row] += of_code[code];
                else favourable[row] += Favour{&options}.is_favourable(answer_value(item, options, column, row)) ? 1 : 0;
            }
        }
    }
    [[nodiscard]] std::uint64_t share(std::size_t row) const {
        return static_cast<std::uint64_t>(std::llround(static_cast<double>(all_favourable) * favourable[row] / answered[row]));
    }
};

}  // namespace

CountedValues count_values(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms) {
    CountedValues out{std::vector<std::uint32_t>(atoms.atoms()), std::vector<Extent>(atoms.atoms())};
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

CountedChoices count_choices(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms) {
    const Shared& shared = input.family->items[variable - 2 - input.family->dimensions.size()];
    CountedChoices out;
    for (std::size_t form = 0; form < input.family->forms.size(); ++form) {
        if (!shared.in_form[form]) continue;
        const std::size_t number = input.family->forms[form];
        const Instrument& instrument = input.study->instruments[number];
        const Item& item = instrument.items[*shared.in_form[form]];
        const OptionSet& options = instrument.options_of(item);
        const bool is_one_each = !options.is_checklist();
        const std::size_t choices = options.choices.size() + (is_one_each ? 2 : 0);
        if (out.choices != 0 && (out.choices != choices || out.is_one_each != is_one_each)) return {};
        out.choices = choices;
        out.leanings.clear();
        for (const double value : choice_values(item, options)) out.leanings.push_back(leaning_of(options, value));
        out.is_one_each = is_one_each;
        out.chosen.resize(atoms.atoms() * choices);
        add_choices(out, {&item, &options, &input.responses->forms[number].answers[*shared.in_form[form]]}, (*atoms.of_row)[form],
                    atoms.nowhere);
    }
    return out;
}

CountedChoices count_favourable(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms) {
    const Shared& shared = input.family->dimensions[variable - 2];
    std::vector<std::uint64_t> sums(atoms.atoms());
    bool any = false;
    for (std::size_t form = 0; form < input.family->forms.size(); ++form) {
        const Instrument& instrument = input.study->instruments[input.family->forms[form]];
        if (!shared.in_form[form] || *shared.in_form[form] >= instrument.scales.size()) continue;
        const Scale& scale = instrument.scales[*shared.in_form[form]];
        if (!declares_favourable(instrument, scale)) continue;
        any = true;
        const FavourableAnswers answers(instrument, scale, input.responses->forms[input.family->forms[form]]);
        const auto& atom_of_row = (*atoms.of_row)[form];
        Values(input, variable).for_each(form, [&](std::size_t row, double score) {
            if (score == score && atom_of_row[row] != atoms.nowhere) sums[atom_of_row[row]] += answers.share(row);
        });
    }
    const bool fits = std::ranges::all_of(sums, [](std::uint64_t sum) { return sum <= std::numeric_limits<std::uint32_t>::max(); });
    if (!any || !fits) return {};  // more than a million people of one kind
    return {1, false, all_favourable, std::vector<std::uint32_t>(sums.begin(), sums.end())};
}

std::vector<std::uint32_t> count_unfinished(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms) {
    const Shared& shared = input.family->dimensions[variable - 2];
    std::vector<std::uint32_t> out(atoms.atoms());
    for (std::size_t form = 0; form < input.family->forms.size(); ++form) {
        const auto& rows = (*atoms.of_row)[form];
        std::vector<std::uint8_t> unfinished(rows.size(), 1);
        if (shared.in_form[form]) {
            const Instrument& instrument = input.study->instruments[input.family->forms[form]];
            const FormResponses& answers = input.responses->forms[input.family->forms[form]];
            unfinished = incomplete_rows(item_columns(instrument, answers, instrument.scales[*shared.in_form[form]].items), 0, rows.size());
        }
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (rows[row] != atoms.nowhere) out[rows[row]] += unfinished[row];
    }
    return out;
}

std::vector<std::vector<LinkedPart>> count_linked(const CensusInput& input, std::size_t variable, const AtomsOfRows& atoms) {
    return Journeys(input, atoms, Values(input, variable)).parts();
}

}  // namespace recaudit
