#include <recaudit/responses/form_columns.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

FormColumns::FormColumns(std::size_t instrument, std::size_t items) {
    form_.instrument = instrument;
    form_.answers.resize(items);
}

std::vector<std::uint32_t>& FormColumns::level_column(std::size_t attribute) {
    const auto at = std::ranges::find(form_.attributes, attribute, &AttributeColumn::attribute);
    if (at != form_.attributes.end()) return at->level_of;
    return form_.attributes.emplace_back(AttributeColumn{attribute, std::vector<std::uint32_t>(form_.rows)}).level_of;
}

std::vector<Remark>& FormColumns::remark_column(std::size_t comment) {
    if (form_.remarks.size() <= comment) form_.remarks.resize(comment + 1);
    return form_.remarks[comment];
}

void FormColumns::reserve(const ColumnPlan& plan, std::size_t rows) {
    const std::size_t wanted = form_.rows + rows;
    const auto make_room = [&](auto& column) {
        if (column.capacity() < wanted) column.reserve(std::max(wanted, column.capacity() + column.capacity() / 2));
    };
    for (auto& answers : form_.answers) make_room(answers.codes);
    for (const auto& column : plan.items) {
        AnswerColumn& answers = form_.answers[column.item];
        if (column.kind == ColumnKind::continuum) make_room(answers.values);
        else if (column.kind != ColumnKind::coded) make_room(answers.ticks);
    }
    make_room(form_.stratum_of);
    for (const auto& attribute : plan.attributes) make_room(level_column(attribute.attribute));
    if (plan.respondent) make_room(respondents_);
    if (plan.weight.any()) make_room(form_.weights);
    if (plan.duration) make_room(form_.seconds);
}

void FormColumns::append(const ColumnPlan& plan, const ChunkRows& rows, std::span<const std::uint32_t> strata,
                         std::span<const std::vector<std::uint32_t>> levels) {
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
        AnswerColumn& answers = form_.answers[plan.items[i].item];
        detail::append(answers.codes, rows.codes[i]);
        if (plan.items[i].kind == ColumnKind::continuum) {
            answers.values.resize(form_.rows);
            detail::append(answers.values, rows.values[i]);
        } else if (plan.items[i].kind != ColumnKind::coded) {
            answers.ticks.resize(form_.rows);
            detail::append(answers.ticks, rows.ticks[i]);
        }
    }
    form_.stratum_of.insert(form_.stratum_of.end(), strata.begin(), strata.end());
    for (std::size_t a = 0; a < plan.attributes.size(); ++a) detail::append(level_column(plan.attributes[a].attribute), levels[a]);
    if (plan.respondent) {
        respondents_.resize(form_.rows);
        detail::append(respondents_, rows.respondents);
    }
    if (plan.weight.field) detail::append(form_.weights, rows.weights);
    else if (plan.weight.constant) form_.weights.insert(form_.weights.end(), rows.rows, number_in(*plan.weight.constant).value_or(0));
    for (std::size_t c = 0; c < rows.remarks.size(); ++c) {
        auto& remarks = remark_column(plan.comments[c].comment);
        for (const Remark& remark : rows.remarks[c]) remarks.push_back({static_cast<std::uint32_t>(form_.rows) + remark.row, remark.text});
    }
    if (plan.duration) {
        form_.seconds.resize(form_.rows, -1);
        detail::append(form_.seconds, rows.seconds);
    }
    form_.rows += rows.rows;
}

void FormColumns::complete() {
    for (auto& answers : form_.answers) {
        answers.codes.resize(form_.rows, code_of(MissingKind::not_asked));
        if (!answers.values.empty()) answers.values.resize(form_.rows);
        if (!answers.ticks.empty()) answers.ticks.resize(form_.rows);
    }
    for (auto& attribute : form_.attributes) attribute.level_of.resize(form_.rows);
    if (!form_.seconds.empty()) form_.seconds.resize(form_.rows, -1);
    if (!respondents_.empty()) respondents_.resize(form_.rows);
}

void FormColumns::truncate(std::size_t rows) {
    form_.rows = rows;
    for (auto& answers : form_.answers) {
        answers.codes.resize(rows);
        answers.values.resize(std::min(answers.values.size(), rows));
        answers.ticks.resize(std::min(answers.ticks.size(), rows));
    }
    form_.stratum_of.resize(rows);
    for (auto& attribute : form_.attributes) attribute.level_of.resize(std::min(attribute.level_of.size(), rows));
    for (auto& remarks : form_.remarks) std::erase_if(remarks, [&](const Remark& remark) { return remark.row >= rows; });
    respondents_.resize(std::min(respondents_.size(), rows));
    form_.weights.resize(std::min(form_.weights.size(), rows));
    form_.seconds.resize(std::min(form_.seconds.size(), rows));
}

}  // namespace recaudit::detail
