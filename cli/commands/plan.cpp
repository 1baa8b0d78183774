/// `recaudit plan`: how many people to ask, and how small a difference they could show.
#include "commands.hpp"
#include "earlier.hpp"
#include "input.hpp"
#include "plan_options.hpp"
#include "progress.hpp"

#include <recaudit/analysis/analyse.hpp>
#include <recaudit/disclosure/release.hpp>
#include <recaudit/plan/study_groups.hpp>
#include <recaudit/render/csv.hpp>
#include <recaudit/render/json.hpp>
#include <recaudit/render/text_table.hpp>
#include <recaudit/responses/headcount.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace recaudit {
namespace {

/// Files without answers yet are no mistake of someone who plans.
bool only_lacks_answers(const Diagnostics& problems) {
    static const std::array<std::string_view, 3> lacking{"no-rows", "empty-file", "no-file-matches"};
    return std::ranges::all_of(problems.all(), [](const Diagnostic& problem) {
        return problem.info->severity != Severity::error || std::ranges::find(lacking, problem.info->id) != lacking.end();
    });
}

/// The answers so far, or none: before an audit there are no files, or files with headings only.
std::optional<Responses> answers_so_far(const Study& study, Console& console) {
    auto read = [&] {
        const Progress progress(console, "Reading the responses");
        return read_responses(study, {console.settings().threads, Fingerprints::none});
    }();
    const bool planned_ahead = !read.value && only_lacks_answers(read.diagnostics);
    if (!planned_ahead) console.report(std::move(read.diagnostics));
    return std::move(read.value);
}

std::vector<PlannedGroup> groups_without_answers(const Study& study, Labels& labels, Console& console) {
    auto headcount = headcount_alone(study);
    console.report(std::move(headcount.diagnostics));
    if (!headcount.value) return {};
    return groups_of_headcount(study, *headcount.value, labels);
}

/// Fills in what the answers tell and no option says.
PlanSettings settled(PlanSettings settings, const PlanOptions& options, const SeenInAnswers& seen) {
    if (options.sd.empty() && seen.sd) settings.sd = *seen.sd;
    if (options.icc.empty() && seen.icc) settings.icc = *seen.icc;
    return settings;
}

/// A plan, with the pool that keeps the text of its rows.
struct LabelledPlan {
    std::shared_ptr<Labels> labels = std::make_shared<Labels>();
    std::shared_ptr<const Labels> of_results;
    Plan plan;
};

/// What the answers so far are planned with.
struct PlanInput {
    const Study* study;
    Responses responses;
    std::vector<Results> earlier;
};

void plan_with_answers(LabelledPlan& out, PlanInput input, const PlanOptions& options, PlanSettings settings, const Console& console) {
    const Study& study = *input.study;
    const Headcount headcount = input.responses.headcount;
    const auto results = [&] {
        const Progress progress(console, "Analysing");
        return release(analyse(study, std::move(input.responses), {Part::description, Part::change}, console.settings().threads),
                       study.disclosure, input.earlier, console.settings().threads);
    }();
    out.of_results = results->labels;
    settings = settled(settings, options, seen_in(study, results));
    auto groups = headcount.rows.empty() ? groups_of_results(results) : groups_of_headcount(study, headcount, *out.labels);
    if (options.response_rate.empty()) groups = with_response_rates(std::move(groups), results);
    out.plan = plan_of(groups, settings, *out.labels);
}

std::optional<LabelledPlan> plan_for_study(const PlanOptions& options, Console& console) {
    const auto study = load_study_file(options.study, console);
    if (!study) return std::nullopt;
    const PlanSettings settings = plan_settings(options, &*study);
    auto responses = answers_so_far(*study, console);
    auto earlier = read_earlier(*study, console);
    if (console.files_are_wrong() || !earlier) return std::nullopt;
    LabelledPlan out;
    if (responses) {
        plan_with_answers(out, {&*study, *std::move(responses), *std::move(earlier)}, options, settings, console);
        return out;
    }
    const auto groups = groups_without_answers(*study, *out.labels, console);
    if (console.files_are_wrong()) return std::nullopt;
    if (groups.empty())
        throw UsageError(
            fmt::format("{} has neither answers nor a headcount, so nobody knows how large its groups are\n"
                        "Name a headcount file in the study, or plan without a study: recaudit plan --people N --size N",
                        options.study));
    out.plan = plan_of(groups, settings, *out.labels);
    return out;
}

LabelledPlan plan_for_sizes(const PlanOptions& options) {
    LabelledPlan out;
    out.plan = plan_of_sizes(people_in(options), sizes_in(options), plan_settings(options, nullptr), *out.labels);
    return out;
}

std::string as_text(const Plan& plan) {
    std::string out;
    for (const TableView& table : {TableView(plan.answers), TableView(plan.differences)}) {
        if (table.rows() == 0) continue;
        out += fmt::format("{}{} ({})\n{}", out.empty() ? "" : "\n", table.info().title, table.info().name, to_text_table(table));
    }
    return out;
}

std::string as_json(const Plan& plan) {
    std::string out = "{";
    for (const TableView& table : {TableView(plan.answers), TableView(plan.differences)}) {
        out += fmt::format("{}\n\"{}\":[\n", out.size() > 1 ? "," : "", table.info().name);
        append_json_rows(out, table, 0, table.rows());
        out += "]";
    }
    return out + "\n}\n";
}

std::string in_format(const PlanOptions& options, const Plan& plan) {
    static const std::array<std::string, 3> formats{"table", "csv", "json"};
    static const std::array<std::string, 2> tables{"answers", "differences"};
    one_of("--format", options.format, formats);
    one_of("--table", options.table, tables);
    if (options.format == "csv") return to_csv(options.table == "answers" ? TableView(plan.answers) : TableView(plan.differences));
    return options.format == "json" ? as_json(plan) : as_text(plan);
}

ExitCode plan(const PlanOptions& options, Console& console) {
    refuse_mixed(options);
    const auto made = options.study.empty() ? std::optional(plan_for_sizes(options)) : plan_for_study(options, console);
    if (!made) return console.exit_code();
    write_data(in_format(options, made->plan), options.target);
    return console.exit_code();
}

}  // namespace

void add_plan_command(CommandLine& line) {
    const auto options = std::make_shared<PlanOptions>();
    CLI::App& app = line.add(
        line.root(),
        {"plan", "how many people to ask, and how small a difference they could show",
         "Prints how many answers each group needs for a margin, and the smallest gap and change that its answers could show. With "
         "a study: for everyone, each site and each team of its headcount (without a headcount: as many as answered last), with "
         "the response rate, spread and likeness within teams that its answers have. Before there are any answers the headcount "
         "is enough. Without a study: for the sizes given. Differences are in percent of maximum unless --sd is in another unit.",
         "recaudit plan --people 100,300,500 --margin 7 --response-rate 0.75 --size 40"},
        [options](Console& console) { return plan(*options, console); });
    add_plan_options(app, *options);
}

}  // namespace recaudit
