#include <recaudit/scoring/complete_rows.hpp>
#include <recaudit/structure/people_compared.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace recaudit {
namespace {

constexpr std::uint32_t nowhere = UINT32_MAX, ungrouped = nowhere - 1;  // in none of the slices; in no group
constexpr std::size_t fewest_rows = 2 + spare_people;                   // of two items, the least a model may have

/// One form's rows in one slice.
struct FormInSlice {
    std::size_t form = 0, slice = 0;    // indices into Study::instruments, Family::slices
    std::vector<std::uint8_t> is_here;  // per stratum
};

std::vector<std::uint8_t> strata_of(const Slice& slice, const Responses& responses) {
    std::vector<std::uint8_t> out;
    for (const Stratum& stratum : responses.strata)
        out.push_back(stratum.perspective == slice.perspective && stratum.wave == slice.wave ? 1 : 0);
    return out;
}

std::vector<FormInSlice> forms_of(const PeopleCompared& people, const Responses& responses, const Scores& scores) {
    const Family& family = scores.families[people.family];
    std::vector<FormInSlice> out;
    for (const std::size_t slice : people.slices)
        for (std::size_t form = 0; form < family.forms.size(); ++form)
            if (family.slices[slice].has_form[form] != 0)
                out.push_back({family.forms[form], slice, strata_of(family.slices[slice], responses)});
    return out;
}

AskedForm asked_in(const FormInSlice& where, const Study& study, const Responses& responses) {
    const FormResponses& rows = responses.forms[where.form];
    AskedForm out{&study.instruments[where.form], {}};
    for (const AnswerColumn& column : rows.answers) {
        bool asked = false;
        for (std::size_t row = 0; row < rows.rows && !asked; ++row)
            asked = where.is_here[rows.stratum_of[row]] != 0 && column.codes[row] != code_of(MissingKind::not_asked);
        out.asked.push_back(asked ? 1 : 0);
    }
    return out;
}

/// Forms that share a perspective and wave stand for one another only where they ask the same.
bool ask_the_same(const LinkedScales& links, std::span<const AskedForm> forms) {
    return std::ranges::all_of(forms, [&](const AskedForm& form) {
        const LinkedScales alone = linked_scales(std::span(&form, 1));
        return alone.pattern.items == links.pattern.items && alone.pattern.loadings == links.pattern.loadings;
    });
}

const std::vector<std::uint32_t>* levels_of(const FormResponses& rows, const Factor& factor) {
    const auto at = std::ranges::find(rows.attributes, factor.attribute, &AttributeColumn::attribute);
    return at == rows.attributes.end() ? nullptr : &at->level_of;
}

/// Numbers the groups of a comparison: slices, or values of its factor.
class GroupNumbers {
public:
    GroupNumbers(const PeopleCompared& people, const Responses& responses) : people_(&people), responses_(&responses) {
        if (!people.factor) count_ = people.slices.size();
        else if (people.factor->kind == Factor::Kind::attribute) count_ = responses.attributes[people.factor->attribute].levels.size() - 1;
        else number_places();
    }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// Per row of a form.
    [[nodiscard]] std::vector<std::uint32_t> of_rows(const FormInSlice& where) const {
        const FormResponses& rows = responses_->forms[where.form];
        const bool by_level = people_->factor && people_->factor->kind == Factor::Kind::attribute;
        const auto* levels = by_level ? levels_of(rows, *people_->factor) : nullptr;
        const auto slice = static_cast<std::uint32_t>(std::ranges::find(people_->slices, where.slice) - people_->slices.begin());
        std::vector<std::uint32_t> out(rows.rows, nowhere);
        for (std::size_t row = 0; row < rows.rows; ++row) {
            const std::uint32_t stratum = rows.stratum_of[row];
            if (where.is_here[stratum] == 0) continue;
            if (!people_->factor) out[row] = slice;
            else if (!by_level) out[row] = number_of_stratum_[stratum];
            else out[row] = levels != nullptr && (*levels)[row] > 0 ? (*levels)[row] - 1 : ungrouped;
        }
        return out;
    }

private:
    void number_places() {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> numbers;
        const bool by_team = people_->factor->kind == Factor::Kind::team;
        for (const Stratum& stratum : responses_->strata) {
            const bool blank = (by_team ? stratum.team : stratum.site) == 0;
            const std::pair place(stratum.site, by_team ? stratum.team : 0);
            const auto next = static_cast<std::uint32_t>(numbers.size());
            number_of_stratum_.push_back(blank ? ungrouped : numbers.try_emplace(place, next).first->second);
        }
        count_ = numbers.size();
    }
    const PeopleCompared* people_;
    const Responses* responses_;
    std::size_t count_ = 0;
    std::vector<std::uint32_t> number_of_stratum_;
};

/// Renumbers the groups so that only those with any row are left; returns how many.
std::size_t leave_empty_out(std::vector<std::vector<std::uint32_t>>& group_of, std::size_t groups) {
    std::vector<std::uint32_t> number(groups, nowhere);
    for (const auto& rows : group_of)
        for (const std::uint32_t group : rows)
            if (group < groups) number[group] = 0;
    std::uint32_t found = 0;
    for (std::uint32_t& group : number)
        if (group != nowhere) group = found++;
    for (auto& rows : group_of)
        for (std::uint32_t& group : rows)
            if (group < groups) group = number[group];
    return found;
}

void add_rows(AnswersCompared& answers, const ItemColumns& columns, const std::vector<std::uint32_t>& group_of) {
    const std::size_t groups = answers.groups.size();
    const auto bucket = [&](std::size_t row) -> std::size_t {
        return group_of[row] < groups ? group_of[row] : group_of[row] == ungrouped ? groups : groups + 1;
    };
    const auto rows = complete_rows(columns, 0, columns.rows->rows, groups + 1, bucket);
    for (std::size_t group = 0; group < groups; ++group)
        if (!rows[group].empty()) answers.groups[group].merge(products_of(columns, rows[group]));
    answers.ungrouped += static_cast<std::int64_t>(rows[groups].size());
}

std::size_t rows_in(const Slice& slice, const Family& family, const Responses& responses) {
    const auto is_here = strata_of(slice, responses);
    std::size_t out = 0;
    for (std::size_t form = 0; form < family.forms.size(); ++form)
        for (const std::uint32_t stratum : responses.forms[family.forms[form]].stratum_of) out += is_here[stratum];
    return out;
}

/// Slices side by side that share a perspective or a wave; those with fewer rows than any model needs would only narrow the
/// items in common.
void add_slices(std::vector<PeopleCompared>& out, std::size_t number, const Responses& responses, const Scores& scores,
                std::uint32_t Slice::*shared, const std::string& across) {
    const Family& family = scores.families[number];
    std::map<std::uint32_t, std::vector<std::size_t>> all;
    for (std::size_t slice = 0; slice < family.slices.size(); ++slice) all[family.slices[slice].*shared].push_back(slice);
    for (const auto& [value, slices] : all) {
        std::vector<std::size_t> large = slices;
        std::erase_if(large, [&](std::size_t slice) { return rows_in(family.slices[slice], family, responses) < fewest_rows; });
        if (slices.size() > 1) out.push_back({number, large.size() > 1 ? large : slices, std::nullopt, across});
    }
}

}  // namespace

std::vector<PeopleCompared> people_compared(const std::vector<std::string>& groupings, const Responses& responses, const Scores& scores) {
    std::vector<PeopleCompared> out;
    for (std::size_t family = 0; family < scores.families.size(); ++family) {
        for (std::size_t slice = 0; slice < scores.families[family].slices.size(); ++slice) {
            out.push_back({family, {slice}, std::nullopt, ""});
            for (const std::string& name : groupings) {
                PeopleCompared cut{family, {slice}, factor_named(name, responses), name};
                if (cut.factor && GroupNumbers(cut, responses).count() > 1) out.push_back(std::move(cut));
            }
        }
        for (const std::string& name : groupings) {
            if (name == "perspective") add_slices(out, family, responses, scores, &Slice::wave, name);
            if (name == "wave") add_slices(out, family, responses, scores, &Slice::perspective, name);
        }
    }
    return out;
}

AnswersCompared answers_of(const PeopleCompared& people, const Study& study, const Responses& responses, const Scores& scores) {
    const std::vector<FormInSlice> where = forms_of(people, responses, scores);
    std::vector<AskedForm> forms;
    for (const FormInSlice& form : where) forms.push_back(asked_in(form, study, responses));
    AnswersCompared out;
    out.links = linked_scales(forms);
    if (people.slices.size() == 1 && !ask_the_same(out.links, forms)) out.status = Status::forms_differ;
    else if (out.links.pattern.factors == 0) out.status = forms.size() > 1 ? Status::forms_differ : Status::too_few_items;
    if (out.status != Status::ok) return out;
    const GroupNumbers numbers(people, responses);
    std::vector<std::vector<std::uint32_t>> group_of;
    for (const FormInSlice& form : where) group_of.push_back(numbers.of_rows(form));
    const std::size_t groups = leave_empty_out(group_of, numbers.count());
    for (std::size_t form = 0; form < where.size(); ++form) {
        const ItemColumns columns = item_columns(*forms[form].instrument, responses.forms[where[form].form], out.links.items[form]);
        if (form == 0) out.groups.assign(groups, CrossProducts(columns.origin));
        add_rows(out, columns, group_of[form]);
    }
    return out;
}

}  // namespace recaudit
