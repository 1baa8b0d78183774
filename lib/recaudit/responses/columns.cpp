#include <recaudit/responses/columns.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace recaudit::detail {
namespace {

constexpr std::array<std::string_view, 6> fixed_names{"respondent", "wave", "perspective", "site", "team", "weight"};

bool is_fixed(std::string_view name) { return std::ranges::find(fixed_names, name) != fixed_names.end(); }

/// Finds headings: exactly, or else the only one that is the same after normalising.
class Headings {
public:
    explicit Headings(const std::vector<std::string>& headings) : headings_(headings), used_(headings.size()) {
        for (std::uint32_t field = 0; field < headings.size(); ++field) {
            exact_.emplace(headings[field], field);
            kindly_[normalised(headings[field])].push_back(field);
        }
    }
    std::optional<std::uint32_t> exactly(std::string_view name) {
        const auto at = exact_.find(name);
        return at == exact_.end() ? std::nullopt : use(at->second);
    }
    std::optional<std::uint32_t> kindly(std::string_view name) {
        if (const auto found = exactly(name)) return found;
        const auto at = kindly_.find(normalised(name));
        return at == kindly_.end() || at->second.size() != 1 ? std::nullopt : use(at->second.front());
    }
    /// The heading that is the item's or comment's id, or else its text in one of its languages.
    template <class Asked>
    std::optional<std::uint32_t> by_id_or_text(const Asked& item) {
        auto found = kindly(item.id);
        for (auto text = item.text.by_language.begin(); !found && text != item.text.by_language.end(); ++text) found = kindly(text->second);
        return found;
    }
    /// The heading that `name` may have been meant for, among those without a use.
    [[nodiscard]] std::string near(std::string_view name) const {
        std::vector<std::string> free;
        for (std::size_t i = 0; i < headings_.size(); ++i)
            if (!used_[i] && !headings_[i].empty()) free.push_back(headings_[i]);
        return did_you_mean(name, free);
    }
    [[nodiscard]] std::uint32_t field_of(const std::string& heading) const { return exact_.find(heading)->second; }

private:
    std::optional<std::uint32_t> use(std::uint32_t field) {
        used_[field] = true;
        return field;
    }
    const std::vector<std::string>& headings_;
    std::vector<bool> used_;
    std::map<std::string, std::uint32_t, std::less<>> exact_;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> kindly_;
};

class Matcher {
public:
    Matcher(const ColumnQuestion& question, std::vector<std::string> names)
        : question_(question),
          instrument_(question.study.instruments[question.source.instrument]),
          headings_of_file_(std::move(names)),
          headings_(headings_of_file_) {}

    Parsed<ColumnPlan> run() {
        refuse_doubles();
        match_groupings();
        for (std::uint32_t item = 0; item < instrument_.items.size(); ++item) match_item(item);
        for (std::uint32_t comment = 0; comment < instrument_.comments.size(); ++comment) match_comment(comment);
        refuse_identifiers();
        report_missing();
        report_similar();
        plan_.headings = headings_of_file_;
        if (problems_.has_errors()) return {std::nullopt, std::move(problems_)};
        return {std::move(plan_), std::move(problems_)};
    }

private:
    void refuse_doubles() {
        std::map<std::string, std::size_t> first;
        for (std::size_t field = 0; field < headings_of_file_.size(); ++field) {
            const std::string& heading = headings_of_file_[field];
            if (heading.empty()) continue;  // unnamed columns have no use, so they cannot be mistaken for each other
            const auto [at, is_new] = first.emplace(heading, field);
            if (!is_new)
                problems_.add("duplicate-column", question_.place_of(field),
                              fmt::format("heading \"{}\" stands over columns {} and {}", quotable(heading), at->second + 1, field + 1),
                              "rename or delete one of the two columns");
        }
    }

    /// A mapped column, else a constant, else a heading of the same name.
    Supply supply_of(const std::string& name) {
        const auto& source = question_.source;
        if (const auto at = source.columns.find(name); at != source.columns.end()) {
            const auto field = headings_.kindly(at->second);
            if (!field) absent_column(name, at->second);
            return {field, std::nullopt};
        }
        if (const auto at = source.constants.find(name); at != source.constants.end()) return {std::nullopt, at->second};
        const auto field = headings_.exactly(name);
        if (!field) unsupplied_.push_back(name);
        return {field, std::nullopt};
    }

    void absent_column(const std::string& name, const std::string& heading) {
        const std::string near = headings_.near(heading);
        problems_.add("missing-column", {question_.file, 1, 0},
                      fmt::format("there is no column \"{}\", which the study names for {}", quotable(heading), quotable(name)),
                      near.empty() ? fmt::format("correct `columns: {{{}: ...}}` in the study, or the heading", name)
                                   : fmt::format("did you mean \"{}\"?", quotable(near)));
    }

    void match_groupings() {
        plan_.respondent = supply_of("respondent").field;
        for (std::size_t i = 0; i < group_names.size(); ++i) plan_.groups.at(i) = supply_of(std::string(group_names.at(i)));
        for (std::size_t i = 0; i < question_.attributes.size(); ++i)
            if (Supply supply = supply_of(question_.attributes[i]); supply.any()) plan_.attributes.push_back({i, std::move(supply)});
        if (const std::string& duration = question_.study.quality.duration; !duration.empty()) plan_.duration = supply_of(duration).field;
        const std::string& weight = question_.study.weights.column;
        if (weight.empty()) return;
        plan_.weight = supply_of(weight);
        if (!plan_.weight.any() && !question_.source.columns.contains(weight)) absent_column(weight, weight);
    }

    void match_item(std::uint32_t index) {
        const Item& item = instrument_.items[index];
        const OptionSet& options = instrument_.options_of(item);
        const auto mapped = question_.source.items.find(item.id);
        const bool is_mapped = mapped != question_.source.items.end();
        const std::string& heading = is_mapped ? mapped->second : item.id;
        const ColumnKind kind = options.is_continuum()   ? ColumnKind::continuum
                                : options.is_checklist() ? ColumnKind::checklist
                                                         : ColumnKind::coded;
        const auto field = is_mapped ? headings_.kindly(heading) : headings_.by_id_or_text(item);
        if (field) {
            plan_.items.push_back({index, kind, key_of(item.options, kind), {*field}});
        } else if (kind != ColumnKind::checklist || !match_ticks(index, heading)) {
            const bool optional = !is_mapped && (!item.since.empty() || !item.until.empty());
            if (optional) plan_.not_asked.push_back(index);
            else missing_.push_back(heading);
        }
    }

    /// Nobody need have asked for comments, so a column that is not there is no problem; one that the study names is.
    void match_comment(std::uint32_t index) {
        const Comment& comment = instrument_.comments[index];
        const auto mapped = question_.source.items.find(comment.id);
        const bool is_mapped = mapped != question_.source.items.end();
        const auto field = is_mapped ? headings_.kindly(mapped->second) : headings_.by_id_or_text(comment);
        if (field) plan_.comments.push_back({index, *field});
        else if (is_mapped) missing_.push_back(mapped->second);
    }

    /// One column a choice, named item.code or mapped one by one; all of them, or none.
    bool match_ticks(std::uint32_t index, const std::string& heading) {
        const Item& item = instrument_.items[index];
        ItemColumn column{index, ColumnKind::ticks, 0, {}};
        std::vector<std::string> absent;
        for (const auto& choice : instrument_.options_of(item).choices) {
            const std::string own = item.id + "." + choice.code;
            const auto mapped = question_.source.items.find(own);
            const std::string name = mapped != question_.source.items.end() ? mapped->second : heading + "." + choice.code;
            if (const auto field = headings_.kindly(name)) column.fields.push_back(*field);
            else absent.push_back(name);
        }
        if (column.fields.empty()) return false;
        missing_.insert(missing_.end(), absent.begin(), absent.end());
        column.key = key_of(item.options, ColumnKind::ticks);
        plan_.items.push_back(std::move(column));
        return true;
    }

    std::uint32_t key_of(std::size_t options, ColumnKind kind) {
        const auto [at, is_new] =
            keys_.emplace(std::pair(options, kind == ColumnKind::ticks), static_cast<std::uint32_t>(plan_.keys.size()));
        if (is_new) {
            const OptionSet& set = instrument_.option_sets[options];
            plan_.keys.emplace_back(kind == ColumnKind::ticks ? AnswerKey::tick_options(set) : set, question_.decimal_comma);
        }
        return at->second;
    }

    /// What stands in such a column would be told in messages and tables. A plain file may call its sites' column "name".
    void refuse_identifiers() {
        std::vector<std::uint32_t> used;
        const auto use = [&](const std::optional<std::uint32_t>& field) {
            if (field) used.push_back(*field);
        };
        for (const Supply& supply : plan_.groups) use(supply.field);
        for (const auto& attribute : plan_.attributes) use(attribute.supply.field);
        use(plan_.weight.field);
        use(plan_.duration);
        for (const auto& item : plan_.items) used.insert(used.end(), item.fields.begin(), item.fields.end());
        for (const auto& comment : plan_.comments) use(comment.field);
        for (const std::uint32_t field : used)
            if (const std::string& heading = headings_of_file_[field]; names_a_person(heading) && normalised(heading) != "name")
                problems_.add("identifier-column", question_.place_of(field),
                              fmt::format("the study uses the column \"{}\", which says who or where somebody is", quotable(heading)),
                              "choose a column of answers, or one that describes a group of people");
    }

    void report_missing() {
        if (missing_.empty()) return;
        std::vector<std::string> quoted;
        std::string hint;
        for (const auto& heading : missing_) {
            quoted.push_back('"' + quotable(heading) + '"');
            const std::string near = headings_.near(heading);
            if (!near.empty())
                hint += fmt::format("{}\"{}\" may be meant for \"{}\"", hint.empty() ? "" : "; ", quotable(near), quotable(heading));
        }
        if (hint.empty()) hint = "name the columns by item id, or map them with `items:` in the study";
        const std::string_view noun = missing_.size() == 1 ? "an item column is" : "item columns are";
        problems_.add(
            "missing-column", {question_.file, 1, 0},
            fmt::format("{} missing: {} (instrument \"{}\" has {} items)", noun, listed(quoted), instrument_.id, instrument_.items.size()),
            hint);
    }

    void report_similar() {
        std::vector<std::pair<std::string, std::string_view>> wanted;  // name, and the key that maps it
        for (const auto& name : unsupplied_) wanted.emplace_back(name, "columns");
        for (const auto item : plan_.not_asked) wanted.emplace_back(instrument_.items[item].id, "items");
        std::set<std::string> told;
        for (const auto& [name, key] : wanted) {
            const std::string near = headings_.near(name);
            if (near.empty() || !told.insert(near).second) continue;
            problems_.add(
                "similar-column", question_.place_of(headings_.field_of(near)),
                fmt::format("column \"{}\" is not used; it is nearly \"{}\", which the file does not have", quotable(near), quotable(name)),
                fmt::format("if it is meant, rename the column or map it: `{}: {{{}: \"{}\"}}`", key, name, quotable(near)));
        }
        if (plan_.not_asked.empty()) return;
        std::vector<std::string> left_out;
        for (const auto item : plan_.not_asked) left_out.push_back(quotable(instrument_.items[item].id));
        problems_.add("item-not-asked", {question_.file, 1, 0},
                      fmt::format("no column for {}: taken as not asked, since not every version has {}", listed(left_out),
                                  left_out.size() == 1 ? "it" : "them"));
    }

    const ColumnQuestion& question_;
    const Instrument& instrument_;
    std::vector<std::string> headings_of_file_;
    Headings headings_;
    ColumnPlan plan_;
    Diagnostics problems_;
    std::vector<std::string> missing_;
    std::vector<std::string> unsupplied_;
    std::map<std::pair<std::size_t, bool>, std::uint32_t> keys_;
};

}  // namespace

Parsed<ColumnPlan> match_columns(const ColumnQuestion& question, std::vector<std::string> headings) {
    return Matcher(question, std::move(headings)).run();
}

std::vector<std::string> attribute_names(const Study& study) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (!is_fixed(name) && std::ranges::find(names, name) == names.end()) names.push_back(name);
    };
    for (const auto& name : study.compare) add(name);
    for (const auto& pair : study.cross) std::ranges::for_each(pair, add);
    for (const auto& margin : study.weights.rake) std::ranges::for_each(margin, add);
    for (const auto& name : study.structure) add(name);
    for (const auto& instrument : study.instruments)
        for (const auto& attribute : instrument.attributes) add(attribute.id);
    for (const auto& source : study.responses) {
        for (const auto& [name, heading] : source.columns) add(name);
        for (const auto& [name, value] : source.constants) add(name);
    }
    std::erase(names, study.weights.column);
    std::erase(names, study.quality.duration);
    return names;
}

}  // namespace recaudit::detail
