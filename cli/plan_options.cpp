#include "plan_options.hpp"

#include <recaudit/core/text.hpp>
#include <recaudit/core/yaml_reader.hpp>

#include <fmt/format.h>

#include <cmath>

namespace recaudit {
namespace {

constexpr double hundred = 100;
constexpr double most_people = 1e9;
constexpr double widest = 1e9;  // of margins, differences and standard deviations

/// Which numbers an option takes.
struct Bounds {
    bool (*allow)(double);
    std::string_view in_words;
};
constexpr Bounds between_0_and_1{[](double x) { return x > 0 && x < 1; }, "a number between 0 and 1"};
constexpr Bounds above_0{[](double x) { return x > 0 && x <= widest; }, "a number above 0"};
constexpr Bounds rate{[](double x) { return x > 0 && x <= 1; }, "a share above 0, up to 1"};
constexpr Bounds share_below_1{[](double x) { return x >= 0 && x < 1; }, "a share from 0 to below 1"};
constexpr Bounds percentage{[](double x) { return x > 0 && x < hundred; }, "a number between 0 and 100"};
constexpr Bounds correlation{[](double x) { return x > -1 && x < 1; }, "a number between -1 and 1"};
constexpr Bounds at_least_1{[](double x) { return x >= 1 && x <= most_people; }, "a number of 1 or more"};

double number_from(std::string_view option, const std::string& text, const Bounds& bounds) {
    const auto number = number_in(text);
    if (!number || !bounds.allow(*number))
        throw UsageError(fmt::format("{} takes {}, not \"{}\"", option, bounds.in_words, quotable(text)));
    return *number;
}

double number_or(double usual, std::string_view option, const std::string& text, const Bounds& bounds) {
    return text.empty() ? usual : number_from(option, text, bounds);
}

std::vector<std::int64_t> counts_from(std::string_view option, const std::string& list, double lowest) {
    std::vector<std::int64_t> counts;
    for (const auto& text : comma_separated(list)) {
        const auto number = number_in(text);
        if (!number || *number < lowest || *number > most_people || std::trunc(*number) != *number)
            throw UsageError(
                fmt::format("{} takes whole numbers of {} or more, with commas between, not \"{}\"", option, lowest, quotable(text)));
        counts.push_back(static_cast<std::int64_t>(*number));
    }
    return counts;
}

double confidence_for(const PlanOptions& options, const Study* study) {
    return number_or(study ? study->confidence : 0.95, "--confidence", options.confidence, between_0_and_1);
}

double power_for(const PlanOptions& options, double confidence) {
    const double power = number_or(0.8, "--power", options.power, between_0_and_1);
    if (power <= 1 - confidence)
        throw UsageError(fmt::format("--power takes a chance above {:.4g}, which the test has without any difference", 1 - confidence));
    return power;
}

Number correlation_for(const PlanOptions& options, const Study* study) {
    if (!options.correlation.empty()) return number_from("--correlation", options.correlation, correlation);
    const bool linked = study != nullptr && study->respondents == Respondents::linked;
    return linked ? Number(0.5) : Number();
}

}  // namespace

void add_plan_options(CLI::App& app, PlanOptions& options) {
    app.add_option("STUDY", options.study, "a study file; without it, sizes come from --people and --size");
    app.add_option("--people", options.people, "without a study: people in each group, with commas between (default: without end)")
        ->type_name("LIST");
    app.add_option("--size", options.sizes, "without a study: answers in each of two groups compared, with commas between")
        ->type_name("LIST");
    app.add_option("--margin", options.margin, "the margin wanted to each side, in percentage points; of a mean in points (default: 5)")
        ->type_name("POINTS");
    app.add_option("--percent", options.percent, "the percentage whose margin is meant (default: 50, the widest)")->type_name("PERCENT");
    app.add_flag("--mean", options.of_mean, "the margin is of a mean, in the unit of --sd");
    app.add_option("--sd", options.sd, "standard deviation of single scores (default: the study's, else 20 percent of maximum)")
        ->type_name("SD");
    app.add_option("--response-rate", options.response_rate, "share of people who answer (default: the study's, else 1)")
        ->type_name("SHARE");
    app.add_option("--icc", options.icc, "share of the variance that lies between teams (default: the study's, else 0)")
        ->type_name("SHARE");
    app.add_option("--team-size", options.team_size, "answers a team where the study does not tell (default: 1)")->type_name("N");
    app.add_option("--difference", options.difference, "a difference whose chance to be found is wanted, in the unit of --sd")
        ->type_name("POINTS");
    app.add_option("--correlation", options.correlation,
                   "the same people answer in both waves, and their scores correlate so (default for linked studies: 0.5)")
        ->type_name("R");
    app.add_option("--confidence", options.confidence, "level of intervals and tests (default: the study's, else 0.95)")
        ->type_name("SHARE");
    app.add_option("--power", options.power, "the chance to find a difference (default: 0.8)")->type_name("SHARE");
    app.add_option("--format", options.format, "table for people; csv: one table, see --table; json: both tables (default: table)")
        ->type_name("table|csv|json");
    app.add_option("--table", options.table, "which table --format csv prints (default: answers)")->type_name("answers|differences");
    app.add_option("-o,--output", options.target, "a file to write instead of standard output")->type_name("FILE");
}

void refuse_mixed(const PlanOptions& options) {
    if (options.study.empty()) return;
    if (!options.people.empty() || !options.sizes.empty() || !options.team_size.empty())
        throw UsageError("--people, --size and --team-size are for planning without a study; a study has sizes of its own");
}

PlanSettings plan_settings(const PlanOptions& options, const Study* study) {
    PlanSettings out;
    out.confidence = confidence_for(options, study);
    out.power = power_for(options, out.confidence);
    out.estimated = options.of_mean ? Estimated::mean : Estimated::percentage;
    out.margin = number_or(out.margin, "--margin", options.margin, above_0);
    out.percentage = number_or(out.percentage, "--percent", options.percent, percentage);
    out.sd = number_or(out.sd, "--sd", options.sd, above_0);
    out.response_rate = number_or(out.response_rate, "--response-rate", options.response_rate, rate);
    out.icc = number_or(out.icc, "--icc", options.icc, share_below_1);
    out.team_size = number_or(out.team_size, "--team-size", options.team_size, at_least_1);
    if (!options.difference.empty()) out.difference = number_from("--difference", options.difference, above_0);
    out.correlation = correlation_for(options, study);
    return out;
}

std::vector<std::int64_t> people_in(const PlanOptions& options) { return counts_from("--people", options.people, 1); }
std::vector<std::int64_t> sizes_in(const PlanOptions& options) { return counts_from("--size", options.sizes, 2); }

}  // namespace recaudit
