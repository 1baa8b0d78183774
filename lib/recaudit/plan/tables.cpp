#include <recaudit/plan/tables.hpp>

namespace recaudit {

const Declaration<PlanAnswersRow>& declaration_of(const PlanAnswersRow*) {
    using R = PlanAnswersRow;
    static const auto declaration = declare<R>(
        {"plan_answers",
         "Answers needed",
         "How many answers each group needs for the margin asked for, and what margin the answers to be expected will give.",
         "planning",
         {}},
        {{{"people", "People in the group; empty where their number is as good as without end.", Unit::people, 0}, &R::people},
         {{"response_rate", "The share of the people asked who are expected to answer.", Unit::share, 2}, &R::response_rate},
         {{"margin", "The margin wanted: percentage points of a percentage, or points of a mean.", Unit::none, 1}, &R::margin},
         {{"answers_needed", "Answers needed for that margin, rounded up.", Unit::people, 0}, &R::answers_needed},
         {{"invitations", "People to ask so that so many answer, rounded up; empty where there are not so many.", Unit::people, 0},
          &R::invitations},
         {{"answers_expected", "Answers to expect where everyone is asked.", Unit::people, 0}, &R::answers_expected},
         {{"margin_expected", "The margin that those answers give.", Unit::none, 1}, &R::margin_expected},
         {{"status", "ok; too_few: even if everyone is asked, the answers to be expected do not give the margin."}, &R::status}});
    return declaration;
}

const Declaration<PlanDifferencesRow>& declaration_of(const PlanDifferencesRow*) {
    using R = PlanDifferencesRow;
    static const auto declaration = declare<R>(
        {"plan_differences",
         "Differences that could be found",
         "The smallest difference that a comparison of so many answers finds with the power asked for.",
         "planning",
         {}},
        {{{"comparison", "gap: two perspectives; change: two waves of one perspective; groups: any two groups."}, &R::comparison},
         {{"design", "independent, or linked: the same people twice."}, &R::design},
         {{"perspective_a", "The first side of a gap."}, &R::perspective_a},
         {{"perspective_b", "The second side of a gap."}, &R::perspective_b},
         {{"n_a", "Answers of the first side; for linked, people in both waves.", Unit::people, 0}, &R::n_a},
         {{"n_b", "Answers of the second side.", Unit::people, 0}, &R::n_b},
         {{"sd", "Standard deviation of single scores that is reckoned with."}, &R::sd},
         {{"team_size", "Answers a team, on average.", Unit::people, 1}, &R::team_size},
         {{"icc", "Share of the variance that lies between teams.", Unit::share, 3}, &R::icc},
         {{"design_effect", "1 + (team_size - 1) icc, the mean of both sides: how many answers count as one.", Unit::none, 2},
          &R::design_effect},
         {{"smallest_detectable", "The difference found with the power asked for, in the unit of sd."}, &R::smallest_detectable},
         {{"difference", "The difference asked about."}, &R::difference},
         {{"power", "The chance to find that difference.", Unit::share, 2}, &R::power},
         {{"answers_needed", "Answers a side for that difference to be found with the power asked for.", Unit::people, 0},
          &R::answers_needed},
         {{"status", "ok, or why figures are missing."}, &R::status}});
    return declaration;
}

std::vector<const TableInfo*> plan_table_infos() { return {&declaration<PlanAnswersRow>().info, &declaration<PlanDifferencesRow>().info}; }

}  // namespace recaudit
