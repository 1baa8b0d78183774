#include <recaudit/drivers/complete_scores.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace recaudit {
namespace {

template <class Named>
std::optional<std::size_t> index_of(const std::vector<Named>& all, std::string_view name) {
    const auto at = std::ranges::find(all, name, [](const Named& one) { return one.id.view(); });
    return at == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - all.begin()));
}

/// The items that a scale or composite of a form is made of.
std::set<std::size_t> items_of_dimension(const Instrument& form, std::size_t dimension) {
    std::set<std::size_t> out;
    const auto add = [&](std::size_t scale) { out.insert(form.scales[scale].items.begin(), form.scales[scale].items.end()); };
    if (dimension < form.scales.size()) add(dimension);
    else std::ranges::for_each(form.composites[dimension - form.scales.size()].scales, add);
    return out;
}

std::set<std::size_t> items_of_outcome(const Instrument& form, const Family& family, const Outcome& outcome, std::size_t number) {
    if (outcome.item) return {*family.items[*outcome.item].in_form[number]};
    return items_of_dimension(form, *family.dimensions[*outcome.dimension].in_form[number]);
}

/// The columns of one form that a person's row is read from.
struct FormColumns {
    std::vector<const ScoreColumn*> scores;
    const Item* item = nullptr;  // of the outcome, where this is an item
    const OptionSet* options = nullptr;
    const AnswerColumn* answers = nullptr;
};

FormColumns columns_of(const Study& study, const Responses& responses, const Scores& scores, const Family& family, std::size_t number,
                       const std::vector<std::size_t>& scales, const Outcome& outcome) {
    const std::size_t form = family.forms[number];
    FormColumns out;
    const auto add = [&](std::size_t dimension) {
        out.scores.push_back(&scores.forms[form].dimensions[*family.dimensions[dimension].in_form[number]].scores);
    };
    std::ranges::for_each(scales, add);
    if (outcome.dimension) add(*outcome.dimension);
    if (!outcome.item) return out;
    const std::size_t item = *family.items[*outcome.item].in_form[number];
    out.item = &study.instruments[form].items[item];
    out.options = &study.instruments[form].options_of(*out.item);
    out.answers = &responses.forms[form].answers[item];
    return out;
}

/// A person's values; nothing where one is missing.
std::optional<std::vector<double>> values_of(const FormColumns& columns, std::size_t row) {
    std::vector<double> out;
    out.reserve(columns.scores.size() + 1);
    for (const ScoreColumn* column : columns.scores) {
        const Number score = column->score(row);
        if (!score) return std::nullopt;
        out.push_back(*score);
    }
    if (!columns.item) return out;
    if (is_missing(columns.answers->codes[row])) return std::nullopt;
    out.push_back(answer_value(*columns.item, *columns.options, *columns.answers, row));
    return out;
}

/// Numbers teams as they are met. The rows of one stratum of a slice are one team of one site.
class TeamNumbers {
public:
    std::uint32_t number_of(std::uint32_t stratum, const Stratum& of) {
        if (of.team == 0) return next_++;
        const auto [at, is_new] = numbers_.try_emplace(stratum, next_);
        if (is_new) ++next_;
        return at->second;
    }

private:
    std::map<std::uint32_t, std::uint32_t> numbers_;
    std::uint32_t next_ = 0;
};

Matrix matrix_of(const std::vector<double>& cells, std::size_t columns) {
    Matrix out(cells.size() / columns, columns);
    for (std::size_t i = 0; i < cells.size(); ++i) out(i / columns, i % columns) = cells[i];
    return out;
}

}  // namespace

bool Outcome::is_in(const Family& family, std::size_t form) const {
    return (dimension ? family.dimensions[*dimension] : family.items[*item]).in_form[form].has_value();
}

std::optional<Outcome> find_outcome(const Family& family, std::string_view name) {
    if (const auto dimension = index_of(family.dimensions, name)) return Outcome{dimension, {}};
    if (const auto item = index_of(family.items, name)) return Outcome{{}, item};
    return std::nullopt;
}

Status status_of(const Outcome& outcome, const Study& study, const Scores& scores, std::size_t family, std::size_t slice) {
    if (outcome.dimension) return scores.tallies[family][slice][*outcome.dimension].status;
    const Family& of = scores.families[family];
    std::optional<Range> range;
    for (std::size_t form = 0; form < of.forms.size(); ++form) {
        if (of.slices[slice].has_form[form] == 0 || !outcome.is_in(of, form)) continue;
        const Instrument& instrument = study.instruments[of.forms[form]];
        const Range here = range_of(instrument.options_of(instrument.items[*of.items[*outcome.item].in_form[form]]));
        if (range && here != *range) return Status::forms_differ;
        range = here;
    }
    return Status::ok;
}

bool holds_outcome(const Study& study, const Family& family, const Outcome& outcome, std::size_t dimension) {
    for (std::size_t form = 0; form < family.forms.size(); ++form) {
        const auto in_form = family.dimensions[dimension].in_form[form];
        if (!in_form || !outcome.is_in(family, form)) continue;
        const Instrument& instrument = study.instruments[family.forms[form]];
        const std::set<std::size_t> of_outcome = items_of_outcome(instrument, family, outcome, form);
        for (const std::size_t item : items_of_dimension(instrument, *in_form))
            if (of_outcome.contains(item)) return true;
    }
    return false;
}

CompleteScores complete_scores(const Study& study, const Responses& responses, const Scores& scores, std::size_t family, std::size_t slice,
                               const std::vector<std::size_t>& scales, const Outcome& outcome) {
    const Family& of = scores.families[family];
    const Slice& in = of.slices[slice];
    CompleteScores out;
    std::vector<double> cells;
    TeamNumbers teams;
    for (std::size_t form = 0; form < of.forms.size(); ++form) {
        if (in.has_form[form] == 0 || !outcome.is_in(of, form)) continue;
        const FormColumns columns = columns_of(study, responses, scores, of, form, scales, outcome);
        const FormResponses& rows = responses.forms[of.forms[form]];
        for (std::size_t row = 0; row < rows.rows; ++row) {
            const Stratum& stratum = responses.strata[rows.stratum_of[row]];
            if (stratum.perspective != in.perspective || stratum.wave != in.wave) continue;
            const auto values = values_of(columns, row);
            if (!values) continue;
            cells.insert(cells.end(), values->begin(), values->end());
            out.team_of_row.push_back(teams.number_of(rows.stratum_of[row], stratum));
        }
    }
    out.rows = matrix_of(cells, scales.size() + 1);
    return out;
}

}  // namespace recaudit
