/// An instrument: one form of a questionnaire or audit sheet, as plain data. See docs/formats/instrument.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// Text in one or more languages; text written without a language is English ("en").
struct LocalisedText {
    std::map<std::string, std::string, std::less<>> by_language;
    [[nodiscard]] bool empty() const { return by_language.empty(); }
    /// The text in `language`, else in English, else in the first language there is, else empty.
    [[nodiscard]] std::string_view in(std::string_view language = "en") const;
};

enum class OptionType : std::uint8_t { likert, continuum, binary, checklist, frequency, importance };

/// Why an answer is not a value. The order is that of the byte codes, see responses/responses.hpp.
enum class MissingKind : std::uint8_t { blank, dont_know, not_applicable, declined, not_asked };

struct Choice {
    std::string code;  // as declared: text, "010" stays "010"
    double value = 0;  // the code as a number; for checklists 0
    LocalisedText label;
};

struct MissingChoice {
    std::string code;
    LocalisedText label;
    MissingKind kind = MissingKind::blank;
};

/// The answers an item allows.
struct OptionSet {
    std::string id;
    OptionType type = OptionType::likert;
    std::vector<Choice> choices;  // lowest to highest; empty for a continuum
    std::vector<MissingChoice> missing;
    std::vector<double> favourable;  // values after reversal
    std::vector<double> neutral;     // values after reversal
    double minimum = 0;              // declared range of the values
    double maximum = 0;
    std::optional<double> step;  // continuum only, as the rest
    std::optional<int> paper_points;
    LocalisedText low;
    LocalisedText high;
    std::optional<double> favourable_from;

    [[nodiscard]] bool is_continuum() const { return type == OptionType::continuum; }
    [[nodiscard]] bool is_checklist() const { return type == OptionType::checklist; }
    /// Whether favourable answers are declared; without it every percentage of favourable answers is undefined.
    [[nodiscard]] bool declares_favourable() const { return !favourable.empty() || favourable_from.has_value(); }
};

enum class Comparable : std::uint8_t { same, flagged, not_comparable };

struct Item {
    std::string id;
    LocalisedText text;
    std::size_t options = 0;  // index into Instrument::option_sets
    bool reverse = false;
    std::string concept_id;  // key `concept`: links items between forms of a family
    std::string since;       // version in which the item came, empty: from the first
    std::string until;       // last version that asks it, empty: still asked
    std::string replaces;    // item whose place it took
    Comparable comparable = Comparable::same;
    bool declares_comparable = false;  // the form says so in so many words
    std::string importance_of;         // the item whose importance this one asks
};

struct Section {
    LocalisedText title;
    LocalisedText stem;
    LocalisedText instructions;
    std::vector<std::size_t> items;
};

enum class ScoringMethod : std::uint8_t { mean, sum, prorated_sum, percent_of_maximum, percent_favourable, count };

struct Thresholds {
    std::optional<double> minimal;  // percent of maximum
    std::optional<double> good;
};

struct Scale {
    std::string id;
    LocalisedText title;
    std::vector<std::size_t> items;  // indices into Instrument::items
    std::vector<double> weights;     // empty, or one above 0 per item
    ScoringMethod method = ScoringMethod::mean;
    std::size_t minimum_answered = 1;  // a count: shares have been rounded up
    Thresholds thresholds;
    bool local = false;                      // an organisation's own: never compared across organisations
    std::vector<std::string> comment_words;  // by which a comment is about this scale
};

struct Composite {
    std::string id;
    LocalisedText title;
    std::vector<std::size_t> scales;  // indices into Instrument::scales
    std::size_t minimum_scales = 0;
};

struct Comment {
    std::string id;
    LocalisedText text;
    std::optional<std::size_t> item;  // an evidence note belongs to an item
};

struct Level {
    std::string code;
    LocalisedText label;
};

struct Attribute {
    std::string id;
    LocalisedText title;
    std::vector<Level> levels;  // empty: any value
};

enum class LearningKind : std::uint8_t { activity, resource, reading };

struct Learning {
    std::string id;
    LearningKind kind = LearningKind::activity;
    LocalisedText text;
    std::string link;
    std::string origin;
    std::vector<std::string> for_ids;  // items or scales
};

/// What became of a question or scale of a built-in form in a form that extends it.
enum class Adapted : std::uint8_t { unchanged, added, dropped, reworded, other_answers, turned, changed };

struct AdaptedItem {
    std::string id;
    Adapted how = Adapted::added;
    LocalisedText before, now;                 // the question's text; empty where there was or is none
    Comparable comparable = Comparable::same;  // answers to it, with those to the built-in form
};

struct AdaptedScale {
    std::string id;
    LocalisedText title;
    Adapted how = Adapted::unchanged;
    Comparable comparable = Comparable::same;  // scores on it, with those on the built-in form
};

/// What a form of one's own changes in the built-in form that it extends.
struct Adaptation {
    std::string original;              // id of the built-in form; empty: the form is no adaptation
    std::vector<AdaptedItem> items;    // without those that are as they were
    std::vector<AdaptedScale> scales;  // all of either form
};

struct Instrument {
    std::string id;
    std::string family;  // the form's own id where none is declared
    std::string version;
    LocalisedText title;
    std::string perspective;
    std::string source;
    std::string licence;
    std::vector<OptionSet> option_sets;
    std::vector<Section> sections;
    std::vector<Item> items;
    std::vector<Scale> scales;
    std::vector<Composite> composites;
    std::vector<Comment> comments;
    std::vector<Attribute> attributes;
    std::vector<Learning> learning;
    std::vector<std::string> files;  // this form's file and those it extends, as found
    Adaptation adaptation;

    [[nodiscard]] const OptionSet& options_of(const Item& item) const { return option_sets[item.options]; }
    [[nodiscard]] std::optional<std::size_t> find_item(std::string_view item_id) const;
    [[nodiscard]] std::optional<std::size_t> find_scale(std::string_view scale_id) const;
};

/// The value of a choice or continuum answer as it enters every statistic: reversed from the declared range where
/// the item says so (minimum + maximum - value).
[[nodiscard]] double scored_value(const Item& item, const OptionSet& options, double value);

}  // namespace recaudit
