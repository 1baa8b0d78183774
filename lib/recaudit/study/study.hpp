/// A study: which instruments, which responses, which comparisons, which rules. See docs/formats/study.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/instrument/instrument.hpp>
#include <recaudit/language/term_list.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace recaudit {

/// The names with a meaning of their own in `columns:`; every other name there is an attribute.
/// respondent, wave, perspective, site, team, weight.
struct ResponseSource {
    std::string file;                                           // path or glob, as written; relative to Study::folder
    std::size_t instrument = 0;                                 // index into Study::instruments
    std::map<std::string, std::string, std::less<>> columns;    // name here -> heading in the file
    std::map<std::string, std::string, std::less<>> constants;  // name -> value for every row
    std::map<std::string, std::string, std::less<>> items;      // item id -> heading in the file
    std::string profile = "auto";
    std::string dictionary;         // the form as its tool keeps it, relative to Study::folder; empty: none is given
    std::string sheet;              // of a workbook; empty: the one that looks like answers
    Place place, dictionary_place;  // of the `file:` and `dictionary:` values, for messages
};

struct Wave {
    std::string id;
    std::optional<std::int64_t> day;  // days since 1970-01-01
};

enum class Respondents : std::uint8_t { anonymous, linked };
enum class UnknownCodes : std::uint8_t { error, missing };
enum class Adjust : std::uint8_t { holm, bh, none };
enum class SmallChildren : std::uint8_t { include, exclude };
enum class BenchmarkTarget : std::uint8_t { all_sites, median_site, file };
enum class BenchmarkLimits : std::uint8_t { normal, bootstrap };

/// What sites are set against.
struct BenchmarkRule {
    BenchmarkTarget against = BenchmarkTarget::all_sites;
    std::string file;  // with against: file
    BenchmarkLimits limits = BenchmarkLimits::normal;
    std::string standardise;  // the attribute whose mix standardised means have; empty: none are asked for
};

struct WeightRule {
    std::string column;                          // empty: no weight column
    std::vector<std::vector<std::string>> rake;  // margins, each a list of groupings; empty: no raking
    std::optional<double> cap;
    [[nodiscard]] bool any() const { return !column.empty() || !rake.empty(); }
};

struct DisclosureRule {
    bool on = true;
    std::size_t minimum = 10;                                        // people
    std::map<std::string, std::size_t, std::less<>> by_perspective;  // documents: 1 unless said otherwise
    std::size_t comments_minimum = 10;
    SmallChildren small_children_in_parent = SmallChildren::include;
    std::size_t round_base = 0;
    std::vector<std::string> previous;
    /// The smallest group of this perspective that may be shown.
    [[nodiscard]] std::size_t minimum_for(std::string_view perspective) const;
    /// The fewest people of this perspective who have written comments for anything to be told of them.
    [[nodiscard]] std::size_t comments_minimum_for(std::string_view perspective) const;
};

/// Words by which a comment is about a theme: a scale's, in place of those of its form, or a theme of the study's own.
struct CommentTheme {
    std::string id;
    std::vector<std::string> words;
};

/// What is told of comments.
struct CommentRule {
    std::vector<CommentTheme> themes;
    std::size_t quotes = 0;          // at most so many are quoted of each perspective in the latest wave
    std::vector<std::string> names;  // masked in quotes
};

enum class ResamplingUnit : std::uint8_t { respondent, team };
enum class ResamplingMethod : std::uint8_t { bca, percentile };

/// Intervals and tests from people, or whole teams, drawn again.
struct ResamplingRule {
    bool on = false;
    std::size_t replicates = 2000;
    ResamplingUnit unit = ResamplingUnit::respondent;
    ResamplingMethod method = ResamplingMethod::bca;
};

/// The organisation's picture for the head of the report.
struct Logo {
    std::string file;   // as written; relative to Study::folder
    std::string type;   // image/png, image/jpeg or image/svg+xml; empty: there is none
    std::string bytes;  // the file itself
};

enum class ActionStatus : std::uint8_t { planned, under_way, done, stopped };

/// What was decided after an audit, and the scales it is meant to move. See docs/formats/actions.md.
struct Action {
    std::string id;
    LocalisedText what;
    std::string where;                // a site, a team, or SITE / TEAM; empty: everywhere
    std::vector<std::string> scales;  // scales or composites
    std::optional<std::int64_t> day;  // on which it began, days since 1970-01-01
    std::string since_wave;           // in place of the day: the wave after which it began
    LocalisedText lead;
    ActionStatus status = ActionStatus::planned;
    Place where_place, since_place;  // of these values, for messages
};

struct ReportRule {
    std::vector<std::string> formats{"html", "md", "json", "csv", "xlsx"};
    std::string language = "en";
    std::string audience;      // board, frontline or service_user; empty: the full report
    std::string organisation;  // whose report it is, or empty
    Logo logo;
    std::string accent;                 // #rrggbb, readable on white; empty: the report's own colour
    std::vector<std::string> sections;  // ids in the order wanted; empty: all
    LocalisedText introduction;         // lines; a blank one parts paragraphs
    std::string introduction_file;      // as written, where the introduction was read from a file
};

/// Screens of the answers: how fast is too fast, and whom to leave out of every figure.
struct QualityRule {
    std::vector<std::string> exclude;  // screens, in the order of the table; empty: nobody is left out
    std::string duration;              // the column with the seconds that people took; empty: none
    double seconds_per_question = 2;   // faster is too fast to read
};

struct Study {
    std::string id;
    LocalisedText title;
    std::filesystem::path folder;  // of the study file; relative paths start here
    std::string file;              // the study file as the user named it; empty for a study made from options
    std::vector<Instrument> instruments;
    std::vector<ResponseSource> responses;
    std::vector<Wave> waves;  // in order; empty: waves as found, in natural order
    Respondents respondents = Respondents::anonymous;
    std::string headcount;             // file, or empty
    std::vector<std::string> compare;  // groupings besides `all`
    bool compare_declared = false;     // false: site and team where present
    std::vector<std::vector<std::string>> cross;
    WeightRule weights;
    QualityRule quality;
    bool finite_population = false;
    BenchmarkRule benchmark;
    double confidence = 0.95;
    Adjust adjust = Adjust::holm;
    std::size_t minimum_to_test = 10;
    DisclosureRule disclosure;
    std::vector<std::string> structure;
    std::string driver_outcome;  // a scale, composite or item, or empty
    ResamplingRule resampling;
    std::string actions;              // file, or empty
    std::vector<Action> action_list;  // what it holds, in its order
    std::string language;             // language list, or empty
    TermList terms;                   // of that list
    CommentRule comments;
    UnknownCodes unknown_codes = UnknownCodes::error;
    ReportRule report;
    std::uint64_t seed = 1;
    std::vector<std::string> organisations;  // whose published results these are, put together; empty: made from answers
    /// Whether anything is told of comments, so that they have to be read.
    [[nodiscard]] bool tells_of_comments() const;
};

}  // namespace recaudit
