#include <recaudit/plan/plan.hpp>

#include <recaudit/core/require.hpp>
#include <recaudit/stats/power.hpp>
#include <recaudit/stats/sample_size.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr double hundred = 100;

/// One side of a comparison, before its answers are counted.
struct Side {
    double team_size = 1;
    double icc = 0;
    [[nodiscard]] double effect() const { return design_effect(team_size, icc); }
};

double sd_of_one(const PlanSettings& settings) {
    if (settings.estimated == Estimated::mean) return settings.sd;
    return std::sqrt(settings.percentage * (hundred - settings.percentage));  // in percentage points
}

double rate_of(const PlannedGroup& group, const PlanSettings& settings) {
    return group.response_rate ? *group.response_rate : settings.response_rate;
}

/// Whole answers: half a person gives none.
Count answers_of(const PlannedGroup& group, const PlanSettings& settings) {
    if (group.answers || !group.people) return group.answers;
    constexpr double rounding_error = 1e-9;
    return static_cast<std::int64_t>(std::floor(static_cast<double>(*group.people) * rate_of(group, settings) + rounding_error));
}

void fill_expected(PlanAnswersRow& row, const PlannedGroup& group, const PlanSettings& settings) {
    row.answers_expected = answers_of(group, settings);
    if (row.answers_expected && *row.answers_expected > 0)
        row.margin_expected = margin_of_answers(sd_of_one(settings), static_cast<double>(*row.answers_expected), settings.confidence,
                                                group.people ? *group.people : no_limit);
    if (group.people && row.invitations && *row.invitations > *group.people) {
        row.invitations = {};
        row.status = Status::too_few;
    }
}

/// Whole people; none where there are not so many anywhere.
Count people_for(double count) {
    constexpr double most_people = 1e9;
    if (!(count <= most_people)) return {};
    return std::max<std::int64_t>(rounded_up(count), 1);
}

void fill_needed(PlanAnswersRow& row, double needed) {
    row.answers_needed = people_for(needed);
    if (row.answers_needed) row.invitations = people_for(static_cast<double>(*row.answers_needed) / *row.response_rate);
    if (!row.invitations) row.status = Status::too_few;
}

PlanAnswersRow answers_row(const PlannedGroup& group, const PlanSettings& settings) {
    PlanAnswersRow row;
    row.scope = group.scope;
    row.people = group.people;
    row.response_rate = rate_of(group, settings);
    row.margin = settings.margin;
    if (group.people && *group.people == 0) {
        row.status = Status::no_answers;
        return row;
    }
    const auto needed =
        answers_for_margin(sd_of_one(settings), settings.margin, settings.confidence, group.people ? *group.people : no_limit);
    if (needed) fill_needed(row, *needed);
    else row.status = Status::no_variance;
    fill_expected(row, group, settings);
    return row;
}

PlannedTest independent_test(double n_a, const Side& a, double n_b, const Side& b, double sd) {
    const double counts_a = n_a / a.effect();
    const double counts_b = n_b / b.effect();
    return {sd * std::sqrt(1 / counts_a + 1 / counts_b), counts_a + counts_b - 2};
}

PlannedTest linked_test(double n, const Side& side, double sd, double correlation) {
    const double counts = n / side.effect();
    return {sd * std::sqrt(2 * (1 - correlation) / counts), counts - 1};
}

PlannedTest test_of(double n_a, const Side& a, double n_b, const Side& b, const PlanSettings& settings) {
    return settings.correlation ? linked_test(n_a, a, settings.sd, *settings.correlation) : independent_test(n_a, a, n_b, b, settings.sd);
}

void fill_figures(PlanDifferencesRow& row, const Side& a, const Side& b, const PlanSettings& settings) {
    row.sd = settings.sd;
    row.team_size = (a.team_size + b.team_size) / 2;
    row.icc = (a.icc + b.icc) / 2;
    row.design_effect = (a.effect() + b.effect()) / 2;
    row.difference = settings.difference;
    if (settings.difference) {
        const Estimate needed = size_for_power([&](double n) { return test_of(n, a, n, b, settings); }, settings.confidence, settings.power,
                                               *settings.difference);
        if (needed.has_value()) row.answers_needed = static_cast<std::int64_t>(needed.value());
    }
    if (!row.n_a || !row.n_b) return;
    const PlannedTest test = test_of(static_cast<double>(*row.n_a), a, static_cast<double>(*row.n_b), b, settings);
    if (!test.df || !(*test.df >= 1)) {
        row.status = Status::too_few;
        return;
    }
    const Estimate smallest = smallest_detectable(test.se, test.df, settings.confidence, settings.power);
    row.smallest_detectable = smallest.number();
    row.status = smallest.status();
    if (settings.difference) row.power = power_to_detect(test.se, test.df, settings.confidence, *settings.difference).number();
}

Side side_of(const PlannedGroup& group, const PlanSettings& settings) {
    const Count answers = answers_of(group, settings);
    if (!group.teams) return {settings.team_size, settings.icc};
    if (*group.teams <= 1) return {answers ? static_cast<double>(*answers) : 1, 0};  // its members are what is asked about
    return {answers ? std::max(static_cast<double>(*answers) / *group.teams, 1.0) : settings.team_size, settings.icc};
}

PlanDifferencesRow difference_row(const PlannedGroup& a, const PlannedGroup& b, const PlanSettings& settings) {
    PlanDifferencesRow row;
    row.scope = a.scope;
    row.n_a = answers_of(a, settings);
    row.n_b = answers_of(b, settings);
    fill_figures(row, side_of(a, settings), side_of(b, settings), settings);
    return row;
}

bool same_place(const Scope& a, const Scope& b) {
    return a.instrument == b.instrument && a.by == b.by && a.site == b.site && a.group == b.group;
}

PlanSettings independent(PlanSettings settings) {
    settings.correlation = {};
    return settings;
}

void add_gaps(std::vector<PlanDifferencesRow>& rows, const std::vector<PlannedGroup>& groups, const PlanSettings& settings,
              Labels& labels) {
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) {
            if (groups[a].scope.perspective == groups[b].scope.perspective || !same_place(groups[a].scope, groups[b].scope)) continue;
            PlanDifferencesRow row = difference_row(groups[a], groups[b], independent(settings));
            row.comparison = labels.intern("gap");
            row.design = labels.intern("independent");
            row.perspective_a = groups[a].scope.perspective;
            row.perspective_b = groups[b].scope.perspective;
            row.scope.perspective = Label();
            rows.push_back(row);
        }
}

Label design_of(const PlanSettings& settings, Labels& labels) { return labels.intern(settings.correlation ? "linked" : "independent"); }

}  // namespace

Plan plan_of(const std::vector<PlannedGroup>& groups, const PlanSettings& settings, Labels& labels) {
    Plan out;
    for (const auto& group : groups) out.answers.push_back(answers_row(group, settings));
    add_gaps(out.differences, groups, settings, labels);
    for (const auto& group : groups) {
        PlanDifferencesRow row = difference_row(group, group, settings);
        row.comparison = labels.intern("change");
        row.design = design_of(settings, labels);
        out.differences.push_back(row);
    }
    return out;
}

Plan plan_of_sizes(const std::vector<std::int64_t>& people, const std::vector<std::int64_t>& sizes, const PlanSettings& settings,
                   Labels& labels) {
    Plan out;
    std::vector<PlannedGroup> groups(std::max<std::size_t>(people.size(), 1));
    for (std::size_t i = 0; i < people.size(); ++i) groups[i].people = people[i];
    for (const auto& group : groups) out.answers.push_back(answers_row(group, settings));
    std::vector<PlannedGroup> compared(sizes.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) compared[i].answers = sizes[i];
    if (compared.empty() && settings.difference) compared.emplace_back();
    for (const auto& group : compared) {
        out.differences.push_back(difference_row(group, group, settings));
        out.differences.back().comparison = labels.intern(settings.correlation ? "change" : "groups");
        out.differences.back().design = design_of(settings, labels);
    }
    return out;
}

}  // namespace recaudit
