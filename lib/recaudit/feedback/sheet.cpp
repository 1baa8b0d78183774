#include <recaudit/feedback/sheet.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/needs/learning.hpp>
#include <recaudit/scoring/answers.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t most_rated = 10;
constexpr std::size_t most_lowest = 5;
constexpr std::size_t most_strengths = 5;

/// One row of one form.
class OwnRow {
public:
    OwnRow(const Instrument& form, const FormResponses& rows, std::size_t row, std::string_view language)
        : form_(&form), rows_(&rows), row_(row), language_(language) {}

    [[nodiscard]] const Instrument& form() const { return *form_; }
    [[nodiscard]] std::string text(const LocalisedText& text) const { return std::string(text.in(language_)); }
    [[nodiscard]] bool has_answer(const Item& item) const { return !is_missing(column(item).codes[row_]); }
    /// After reversal; only where there is an answer.
    [[nodiscard]] double value(const Item& item) const { return answer_value(item, form_->options_of(item), column(item), row_); }
    /// As given, in words; empty where nothing was said.
    [[nodiscard]] std::string words(const Item& item) const {
        const OptionSet& options = form_->options_of(item);
        const AnswerColumn& answers = column(item);
        const AnswerCode code = answers.codes[row_];
        if (is_missing(code)) return missing_words(options, missing_kind(code));
        if (options.is_continuum())
            return readable(answers.values[row_], 0) + " (" + readable(options.minimum, 0) + " " + text(options.low) + ", " +
                   readable(options.maximum, 0) + " " + text(options.high) + ")";
        if (!options.is_checklist()) return text(options.choices[code].label);
        std::string out;
        for (std::size_t choice = 0; choice < options.choices.size(); ++choice)
            if ((answers.ticks[row_] >> choice & 1) != 0) out += (out.empty() ? "" : ", ") + text(options.choices[choice].label);
        return out;
    }

private:
    [[nodiscard]] const AnswerColumn& column(const Item& item) const {
        return rows_->answers[static_cast<std::size_t>(&item - form_->items.data())];
    }
    [[nodiscard]] std::string missing_words(const OptionSet& options, MissingKind kind) const {
        const auto at = std::ranges::find(options.missing, kind, &MissingChoice::kind);
        return kind == MissingKind::blank || at == options.missing.end() ? std::string() : text(at->label);
    }
    const Instrument* form_;
    const FormResponses* rows_;
    std::size_t row_;
    std::string_view language_;
};

SheetAnswer answer_to(const OwnRow& row, const AskedItem& asked) {
    return {row.text(asked.item->text), row.words(*asked.item), asked.importance ? row.words(*asked.importance) : std::string()};
}

std::vector<SheetLearning> learning_of(const OwnRow& row, const Item& item) {
    std::vector<SheetLearning> out;
    for (const Learning* entry : learning_for(row.form(), static_cast<std::size_t>(&item - row.form().items.data())))
        out.push_back({row.text(entry->text), entry->link});
    return out;
}

/// How much need someone sees in a question: by its importance, or where that was not asked by how low it stands.
struct Weighed {
    AskedItem asked;
    double need = 0;
    bool is_strength = false;
};

bool same_range(const OptionSet& a, const OptionSet& b) { return a.minimum == b.minimum && a.maximum == b.maximum; }

std::optional<Weighed> rated(const OwnRow& row, const AskedItem& asked) {
    if (asked.importance == nullptr || !row.has_answer(*asked.item) || !row.has_answer(*asked.importance)) return std::nullopt;
    const OptionSet &options = row.form().options_of(*asked.item), &importance = row.form().options_of(*asked.importance);
    if (options.is_checklist() || importance.is_checklist() || !same_range(options, importance)) return std::nullopt;
    const double current = row.value(*asked.item), wanted = row.value(*asked.importance);
    return Weighed{asked, (wanted - current) * wanted, current >= wanted && wanted > options.minimum};
}

/// A need where the answer lies in the lower half of the range, a strength where it is at the favourable end.
std::optional<Weighed> placed(const OwnRow& row, const AskedItem& asked) {
    const auto index = static_cast<std::size_t>(asked.item - row.form().items.data());
    if (!can_be_need(row.form(), index) || !row.has_answer(*asked.item)) return std::nullopt;
    const OptionSet& options = row.form().options_of(*asked.item);
    const double middle = (options.minimum + options.maximum) / 2, value = row.value(*asked.item);
    return Weighed{asked, (middle - value) / (options.maximum - options.minimum), value >= options.maximum};
}

std::vector<Weighed> weighed(const OwnRow& row, bool asks_importance) {
    std::vector<Weighed> out;
    for (const AskedSection& section : asked_sections(row.form()))
        for (const AskedItem& asked : section.items)
            if (auto found = asks_importance ? rated(row, asked) : placed(row, asked)) out.push_back(*found);
    return out;
}

SheetForm sheet_form(const OwnRow& row, std::string wave) {
    SheetForm out{row.text(row.form().title), std::move(wave), false, {}, {}, {}};
    out.asks_importance = std::ranges::any_of(row.form().items, [](const Item& item) { return !item.importance_of.empty(); });
    std::vector<Weighed> all = weighed(row, out.asks_importance);
    for (const Weighed& one : all)
        if (one.is_strength && out.strengths.size() < most_strengths) out.strengths.push_back(row.text(one.asked.item->text));
    std::ranges::stable_sort(all, [](const Weighed& a, const Weighed& b) { return a.need > b.need; });
    for (const Weighed& one : all)
        if (one.need > 0 && out.needs.size() < (out.asks_importance ? most_rated : most_lowest))
            out.needs.push_back({answer_to(row, one.asked), learning_of(row, *one.asked.item)});
    for (const AskedSection& section : asked_sections(row.form())) {
        SheetSection& here = out.sections.emplace_back();
        if (section.section != nullptr) here.title = row.text(section.section->title);
        for (const AskedItem& asked : section.items) here.answers.push_back(answer_to(row, asked));
    }
    return out;
}

/// The row of the last wave; rows of one wave in the order of the file.
std::size_t last_row(const FormResponses& rows, const Responses& own) {
    std::size_t last = 0;
    for (std::size_t row = 1; row < rows.rows; ++row)
        if (own.strata[rows.stratum_of[row]].wave > own.strata[rows.stratum_of[last]].wave) last = row;
    return last;
}

}  // namespace

std::optional<Sheet> own_sheet(const Study& study, const Responses& own) {
    Sheet out{study.report.language, study.title.empty() ? study.id : std::string(study.title.in(study.report.language)), {}};
    for (const FormResponses& rows : own.forms) {
        if (rows.rows == 0) continue;
        const std::size_t row = last_row(rows, own);
        out.forms.push_back(sheet_form(OwnRow(study.instruments[rows.instrument], rows, row, study.report.language),
                                       own.waves[own.strata[rows.stratum_of[row]].wave]));
    }
    if (out.forms.empty()) return std::nullopt;
    return out;
}

}  // namespace recaudit
