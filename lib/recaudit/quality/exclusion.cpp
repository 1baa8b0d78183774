#include <recaudit/quality/checks.hpp>
#include <recaudit/quality/exclusion.hpp>

#include <algorithm>
#include <map>

namespace recaudit {
namespace {

/// What screens flag in one perspective and wave.
struct Flagged {
    std::map<std::string, std::int64_t> by_screen;
    std::int64_t any = 0, people = 0;
};

Check check_named(const std::string& name) {
    for (std::size_t i = 0; i < number_of_checks; ++i)
        if (name_of(static_cast<Check>(i)) == name) return static_cast<Check>(i);
    return Check::missing_person;
}

template <class T>
std::vector<T> only(const std::vector<T>& column, const RowNumbers& rows) {
    std::vector<T> out;
    if (column.empty()) return out;
    out.reserve(rows.size());
    for (const std::uint32_t row : rows) out.push_back(column[row]);
    return out;
}

/// Comments of the rows kept, under their new numbers.
std::vector<Remark> only_remarks(const std::vector<Remark>& remarks, const RowNumbers& rows) {
    std::vector<Remark> out;
    auto row = rows.begin();
    for (const Remark& remark : remarks) {
        row = std::lower_bound(row, rows.end(), remark.row);
        if (row != rows.end() && *row == remark.row) out.push_back({static_cast<std::uint32_t>(row - rows.begin()), remark.text});
    }
    return out;
}

FormResponses with_rows(const FormResponses& form, const RowNumbers& rows) {
    FormResponses out;
    out.instrument = form.instrument;
    out.rows = rows.size();
    for (const AnswerColumn& column : form.answers)
        out.answers.push_back({only(column.codes, rows), only(column.values, rows), only(column.ticks, rows)});
    out.stratum_of = only(form.stratum_of, rows);
    for (const AttributeColumn& column : form.attributes) out.attributes.push_back({column.attribute, only(column.level_of, rows)});
    out.weights = only(form.weights, rows);
    out.seconds = only(form.seconds, rows);
    out.person_of = only(form.person_of, rows);
    for (const auto& remarks : form.remarks) out.remarks.push_back(only_remarks(remarks, rows));
    return out;
}

bool has_answer(const ScreenedForm& form, std::uint32_t row) {
    return std::ranges::any_of(form.items, [&](const ScreenedItem& item) {
        const AnswerCode code = item.column->codes[row];
        return code != code_of(MissingKind::blank) && code != code_of(MissingKind::declined) && code != code_of(MissingKind::not_asked);
    });
}

/// Screens one form and marks the rows that go.
class FormScreening {
public:
    FormScreening(const Study& study, const ScreenedForm& form, Threads threads)
        : study_(study), form_(form), threads_(threads), goes_(form.responses->rows) {}

    void screen(const RowNumbers& rows, Flagged& found) {
        found.people += std::ranges::count_if(rows, [&](std::uint32_t row) { return has_answer(form_, row); });
        for (const std::string& screen : study_.quality.exclude) {
            const auto flagged = flagged_rows(check_named(screen), form_, rows, study_.quality.seconds_per_question, threads_);
            found.by_screen[screen] += static_cast<std::int64_t>(flagged.size());
            for (const std::uint32_t row : flagged) goes_[row] = 1;
        }
        for (const std::uint32_t row : rows) found.any += goes_[row];
    }
    [[nodiscard]] RowNumbers kept() const {
        RowNumbers out;
        for (std::uint32_t row = 0; row < goes_.size(); ++row)
            if (goes_[row] == 0) out.push_back(row);
        return out;
    }

private:
    const Study& study_;
    const ScreenedForm& form_;
    Threads threads_;
    std::vector<std::uint8_t> goes_;
};

ExclusionsRow row_of(const Scope& scope, Label screen, std::int64_t excluded, std::int64_t people) {
    ExclusionsRow row{scope, screen, excluded, {}, Status::ok, people};
    if (people > 0) row.share = static_cast<double>(excluded) / static_cast<double>(people);
    else row.status = Status::no_answers;
    return row;
}

}  // namespace

KeptResponses without_excluded(const Study& study, const Responses& responses, Labels& labels, Threads threads) {
    KeptResponses out{responses, {}};
    std::vector<std::string> families;  // in the order of the study
    std::map<std::string, std::map<SliceKey, Flagged>> found;
    for (std::size_t i = 0; i < responses.forms.size(); ++i) {
        const std::string& family = study.instruments[i].family.empty() ? study.instruments[i].id : study.instruments[i].family;
        if (std::ranges::find(families, family) == families.end()) families.push_back(family);
        const ScreenedForm form = screened_form(study.instruments[i], responses.forms[i]);
        FormScreening screening(study, form, threads);
        for (const auto& [slice, rows] : rows_by_slice(responses, responses.forms[i]))
            if (!rows.empty()) screening.screen(rows, found[family][slice]);
        out.kept.forms[i] = with_rows(responses.forms[i], screening.kept());
    }
    const Label everyone = labels.intern("all");
    for (const std::string& family : families)
        for (const auto& [slice, flagged] : found[family]) {
            const Scope scope{labels.intern(family),
                              labels.intern(responses.perspectives[slice.first]),
                              labels.intern(responses.waves[slice.second]),
                              everyone,
                              {},
                              {}};
            for (const std::string& screen : study.quality.exclude)
                out.rows.push_back(row_of(scope, labels.intern(screen), flagged.by_screen.at(screen), flagged.people));
            out.rows.push_back(row_of(scope, labels.intern("any"), flagged.any, flagged.people));
        }
    return out;
}

}  // namespace recaudit
