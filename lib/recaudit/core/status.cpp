#include <recaudit/core/status.hpp>

#include <array>

namespace recaudit {
namespace {

constexpr std::array statuses{
    StatusInfo{Status::ok, "ok", "The number is there and may be shown."},
    StatusInfo{Status::withheld, "withheld",
               "Hidden: so few people stand behind it that others could guess who answered what, or it would give such a figure away."},
    StatusInfo{Status::no_answers, "no_answers", "Nobody in this group answered."},
    StatusInfo{Status::too_few, "too_few", "Fewer people answered than this figure needs."},
    StatusInfo{Status::too_few_items, "too_few_items", "The scale has fewer questions than this figure needs."},
    StatusInfo{Status::no_variance, "no_variance", "Everyone answered alike, so this figure cannot be worked out."},
    StatusInfo{Status::not_identified, "not_identified", "The answers do not settle this figure."},
    StatusInfo{Status::not_converged, "not_converged", "The calculation did not settle on an answer."},
    StatusInfo{Status::improper, "improper",
               "The best fit would need a negative variance or a correlation beyond 1, so the model does not suit these answers."},
    StatusInfo{Status::saturated, "saturated", "The model has as many parameters as there are figures to fit, so its fit says nothing."},
    StatusInfo{Status::not_declared, "not_declared", "The questionnaire file does not say what this figure needs."},
    StatusInfo{Status::partly_withheld, "partly_withheld",
               "Some figures of this row are hidden, because they would tell what people answered."},
    StatusInfo{Status::forms_differ, "forms_differ", "The forms put together here ask different questions for this scale."},
    StatusInfo{Status::needs_answers, "needs_answers",
               "Only published results were put together here, and some figures of this row need people's own answers."},
    StatusInfo{Status::headcount_too_small, "headcount_too_small",
               "More people answered than the headcount counts, so nothing was corrected for a finite population."},
    StatusInfo{Status::not_comparable, "not_comparable",
               "The questions changed from one wave to another, and the questionnaire says that they cannot be compared."},
    StatusInfo{Status::holds_outcome, "holds_outcome",
               "The scale shares answers with the outcome, so it would explain itself; it is left out."},
    StatusInfo{Status::no_target, "no_target", "Nothing was given to set this figure against."},
    StatusInfo{Status::missing_level, "missing_level",
               "Nobody in this group belongs to one of the kinds of people it would be weighted by."},
    StatusInfo{Status::ranges_differ, "ranges_differ",
               "The two questions that would be set against each other have answers of different ranges."},
    StatusInfo{Status::no_wave_before, "no_wave_before", "Nobody here was asked before the action began."},
    StatusInfo{Status::no_wave_since, "no_wave_since", "Nobody here has been asked since the action began."},
};

const StatusInfo& info_of(Status status) { return statuses.at(static_cast<std::size_t>(status)); }

}  // namespace

std::span<const StatusInfo> all_statuses() { return statuses; }
std::string_view name_of(Status status) { return info_of(status).name; }
std::string_view meaning_of(Status status) { return info_of(status).meaning; }

}  // namespace recaudit
