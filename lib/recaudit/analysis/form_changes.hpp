/// The table of what forms of one's own change in the built-in forms they extend. See docs/statistics/form_changes.md.
#pragma once

#include <recaudit/core/table.hpp>
#include <recaudit/study/study.hpp>

#include <vector>

namespace recaudit {

/// About a questionnaire, not about people: nothing in it needs to be withheld.
struct FormChangesRow {
    Scope scope;
    Label form, original;
    Label scale, item;  // one of the two
    Label change, comparable;
    std::int64_t people = 0;  // none
};

const Declaration<FormChangesRow>& declaration_of(const FormChangesRow*);

/// Of each form that extends a built-in one: the questions that are not as they were, and every scale.
[[nodiscard]] std::vector<FormChangesRow> form_changes_table(const Study& study, Labels& labels);

}  // namespace recaudit
