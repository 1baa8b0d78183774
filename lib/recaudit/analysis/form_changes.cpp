#include <recaudit/analysis/form_changes.hpp>

#include <recaudit/instrument/adaptation.hpp>

namespace recaudit {
namespace {

Label label(Labels& labels, std::string_view text) { return text.empty() ? Label() : labels.intern(text); }

FormChangesRow row_of(const Instrument& form, Labels& labels) {
    FormChangesRow row;
    row.scope = {label(labels, form.family), label(labels, form.perspective), {}, labels.intern("all"), {}, {}};
    row.form = labels.intern(form.id);
    row.original = labels.intern(form.adaptation.original);
    return row;
}

}  // namespace

const Declaration<FormChangesRow>& declaration_of(const FormChangesRow*) {
    using R = FormChangesRow;
    static const auto declaration = declare<R>(
        {"form_changes",
         "What is our own in the forms",
         "Of each form that extends a built-in one: the questions that are not as they were there, and every scale. Figures of a scale "
         "that is not comparable are never set against values from elsewhere, nor put together with other organisations'.",
         "form_changes",
         {}},
        {{{"form", "The form of one's own."}, &R::form},
         {{"original", "The built-in form that it extends."}, &R::original},
         {{"scale", "The scale, in rows about a scale."}, &R::scale},
         {{"item", "The question, in rows about a question."}, &R::item},
         {{"change", "unchanged, added, dropped, reworded, other_answers, turned (reversed or no longer), or changed."}, &R::change},
         {{"comparable", "same, flagged or not_comparable: with answers to the built-in form."}, &R::comparable}});
    return declaration;
}

std::vector<FormChangesRow> form_changes_table(const Study& study, Labels& labels) {
    std::vector<FormChangesRow> rows;
    for (const Instrument& form : study.instruments) {
        if (form.adaptation.original.empty()) continue;
        for (const AdaptedScale& scale : form.adaptation.scales) {
            FormChangesRow& row = rows.emplace_back(row_of(form, labels));
            row.scale = labels.intern(scale.id);
            row.change = labels.intern(name_of(scale.how));
            row.comparable = labels.intern(name_of(scale.comparable));
        }
        for (const AdaptedItem& item : form.adaptation.items) {
            FormChangesRow& row = rows.emplace_back(row_of(form, labels));
            row.item = labels.intern(item.id);
            row.change = labels.intern(name_of(item.how));
            row.comparable = labels.intern(name_of(item.comparable));
        }
    }
    return rows;
}

}  // namespace recaudit
