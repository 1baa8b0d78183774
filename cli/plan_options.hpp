/// The options of `recaudit plan`, and what they ask for.
#pragma once

#include "options.hpp"

#include <recaudit/plan/plan.hpp>
#include <recaudit/study/study.hpp>

#include <string>
#include <vector>

namespace recaudit {

/// As given; empty: not given.
struct PlanOptions {
    std::string study;
    std::string people, sizes;
    std::string margin, percent, sd;
    std::string response_rate, icc, team_size, difference, correlation, confidence, power;
    std::string format = "table";
    std::string table = "answers";
    std::string target;
    bool of_mean = false;
};

void add_plan_options(CLI::App& app, PlanOptions& options);

/// @throws UsageError where options that stand in for a study come with one.
void refuse_mixed(const PlanOptions& options);

/// What the options ask for, with what the study says where they do not.
/// @param study  nullptr: none.
/// @throws UsageError where a number is out of its range.
[[nodiscard]] PlanSettings plan_settings(const PlanOptions& options, const Study* study);

[[nodiscard]] std::vector<std::int64_t> people_in(const PlanOptions& options);
[[nodiscard]] std::vector<std::int64_t> sizes_in(const PlanOptions& options);

}  // namespace recaudit
