#include <recaudit/responses/persons.hpp>

#include <recaudit/core/require.hpp>
#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace recaudit::detail {
namespace {

constexpr std::size_t duplicates_listed = 20;

/// Where row `entry` of all forms together stands, and the text of its respondent.
struct Standing {
    Place place;
    std::string respondent;
    std::string wave;
};

class Finder {
public:
    Finder(const std::vector<std::size_t>& begin, const Responses& responses, const std::vector<ReadFile>& files,
           const std::vector<FileRows>& rows)
        : begin_(begin), responses_(responses), files_(files), rows_(rows) {}

    [[nodiscard]] Standing standing_of(std::size_t entry) const {
        const std::size_t form = form_of(entry);
        const std::size_t row = entry - begin_[form];
        const auto at =
            std::ranges::find_if(rows_, [&](const FileRows& f) { return f.form == form && row >= f.first && row < f.first + f.rows; });
        require(at != rows_.end() && at->respondent.has_value(), "every respondent stands in a file");
        const ReadFile& file = files_[at->file];
        const std::uint64_t record = record_of_row(file, row, at->fields);
        const Stratum& stratum = responses_.strata[responses_.forms[form].stratum_of[row]];
        const std::string id = at->told == Told::yes ? fmt::format(" \"{}\"", quotable(text_of(file, record, *at->respondent))) : "";
        return {place_of(file, record, at->respondent), id, responses_.waves[stratum.wave]};
    }

    [[nodiscard]] std::size_t form_of(std::size_t entry) const {
        return static_cast<std::size_t>(std::ranges::upper_bound(begin_, entry) - begin_.begin()) - 1;
    }

private:
    const std::vector<std::size_t>& begin_;
    const Responses& responses_;
    const std::vector<ReadFile>& files_;
    const std::vector<FileRows>& rows_;
};

/// A number for form, perspective and wave: within one, everybody stands once.
std::uint64_t round_of(const Responses& responses, std::size_t form, std::size_t row) {
    const Stratum& stratum = responses.strata[responses.forms[form].stratum_of[row]];
    return (form * responses.perspectives.size() + stratum.perspective) * responses.waves.size() + stratum.wave + 1;
}

template <class T>
std::vector<T> chosen(const std::vector<T>& column, const std::vector<std::size_t>& rows) {
    std::vector<T> out;
    for (const std::size_t row : rows)
        if (!column.empty()) out.push_back(column[row]);
    return out;
}

/// The form with these rows alone.
FormResponses with_rows(FormResponses form, const std::vector<std::size_t>& rows) {
    form.rows = rows.size();
    for (AnswerColumn& answers : form.answers) {
        answers.codes = chosen(answers.codes, rows);
        answers.values = chosen(answers.values, rows);
        answers.ticks = chosen(answers.ticks, rows);
    }
    form.stratum_of = chosen(form.stratum_of, rows);
    for (AttributeColumn& attribute : form.attributes) attribute.level_of = chosen(attribute.level_of, rows);
    form.weights = chosen(form.weights, rows);
    form.person_of = chosen(form.person_of, rows);
    return form;
}

void make_distinct_by_round(Respondents128& respondents, const Responses& responses) {
    for (std::size_t form = 0; form + 1 < respondents.begin.size(); ++form)
        for (std::size_t entry = respondents.begin[form]; entry < respondents.begin[form + 1]; ++entry)
            if (Fingerprint& print = respondents.prints[entry]; !print.blank())
                print.high += round_of(responses, form, entry - respondents.begin[form]) * 0x9E3779B97F4A7C15ULL;
}

}  // namespace

Respondents128 gather_respondents(std::vector<FormColumns>& forms) {
    Respondents128 out;
    out.begin.push_back(0);
    for (auto& form : forms) {
        std::vector<Fingerprint> prints = form.take_respondents();
        if (out.prints.empty()) out.prints = std::move(prints);
        else out.prints.insert(out.prints.end(), prints.begin(), prints.end());
        out.begin.push_back(out.prints.size());
    }
    return out;
}

std::vector<std::uint32_t> person_numbers(const Respondents128& respondents, Threads threads) {
    std::vector<std::uint32_t> numbers = first_alike(respondents.prints, threads);
    std::uint32_t persons = 0;
    for (std::uint32_t entry = 0; entry < numbers.size(); ++entry)
        numbers[entry] = numbers[entry] == entry ? persons++ : numbers[numbers[entry]];
    return numbers;
}

std::vector<FormResponses> rows_of_one(std::vector<FormResponses> forms, const Respondents128& respondents, std::string_view id) {
    const Fingerprint wanted = fingerprint(id);
    for (std::size_t form = 0; form < forms.size(); ++form) {
        std::vector<std::size_t> rows;
        for (std::size_t entry = respondents.begin[form]; entry < respondents.begin[form + 1]; ++entry)
            if (respondents.prints[entry] == wanted && !wanted.blank()) rows.push_back(entry - respondents.begin[form]);
        forms[form] = with_rows(std::move(forms[form]), rows);
    }
    return forms;
}

Diagnostics find_duplicates(Respondents128 respondents, const Responses& responses, const std::vector<ReadFile>& files,
                            const std::vector<FileRows>& rows, Threads threads) {
    Diagnostics problems;
    make_distinct_by_round(respondents, responses);
    const std::vector<std::uint32_t> first = first_alike(respondents.prints, threads);
    struct Repeats {
        std::uint32_t second = 0;
        std::size_t count = 0;
    };
    std::map<std::uint32_t, Repeats> repeated;  // by first entry
    std::size_t unlisted = 0;
    for (std::uint32_t entry = 0; entry < first.size(); ++entry) {
        if (first[entry] == entry) continue;
        const auto at = repeated.find(first[entry]);
        if (at != repeated.end()) ++at->second.count;
        else if (repeated.size() < duplicates_listed) repeated.emplace(first[entry], Repeats{entry, 1});
        else ++unlisted;
    }
    const Finder finder(respondents.begin, responses, files, rows);
    for (const auto& [entry, repeats] : repeated) {
        const Standing one = finder.standing_of(entry);
        const Standing other = finder.standing_of(repeats.second);
        problems
            .add("duplicate-respondent", other.place,
                 fmt::format("{}respondent{} stands here and at {}:{}{}", other.respondent.empty() ? "the same " : "", other.respondent,
                             one.place.file, one.place.line,
                             one.wave.empty() ? "" : fmt::format(", both in wave \"{}\"", quotable(one.wave))),
                 "keep one of the rows; where they are different people, give them different ids")
            .count = repeats.count;
    }
    if (unlisted > 0)
        problems
            .add("duplicate-respondent", {files.front().file.shown, 0, 0}, "further respondents stand twice",
                 "is this the right column for the respondent?")
            .count = unlisted;
    return problems;
}

}  // namespace recaudit::detail
