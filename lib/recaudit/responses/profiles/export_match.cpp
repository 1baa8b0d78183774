#include <recaudit/responses/profiles/export_match.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/answer_key.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace recaudit::detail {
namespace {

constexpr std::array<std::string_view, 6> fixed_names{"respondent", "wave", "perspective", "site", "team", "weight"};

/// Normalised names to the columns that bear them.
using Index = std::map<std::string, std::vector<std::size_t>, std::less<>>;

std::vector<std::string> texts_of(const LocalisedText& text) {
    std::vector<std::string> out;
    for (const auto& [language, words] : text.by_language) out.push_back(words);
    return out;
}

bool has_any(const std::vector<std::string>& names, const std::vector<std::string>& wanted) {
    return std::ranges::any_of(names, [&](const auto& name) {
        return std::ranges::any_of(wanted, [&](const auto& other) { return normalised(name) == normalised(other); });
    });
}

class ExportMatcher {
public:
    ExportMatcher(const ExportLayout& layout, const MatchWanted& wanted) : layout_(layout), wanted_(wanted), view_(layout.columns.size()) {
        for (std::size_t field = 0; field < layout.columns.size(); ++field)
            for (const auto& name : layout.columns[field].names)
                if (auto& fields = index_[normalised(name)]; fields.empty() || fields.back() != field) fields.push_back(field);
    }

    Parsed<std::vector<ViewColumn>> run() {
        if (wanted_.source) match_mapped_columns();
        if (wanted_.instrument) {
            for (const auto& item : wanted_.instrument->items) match_item(item);
            for (const auto& comment : wanted_.instrument->comments) match_text(comment.id, comment.text);
            for (const auto& attribute : wanted_.instrument->attributes) match_text(attribute.id, attribute.title);
        }
        if (problems_.has_errors()) return {std::nullopt, std::move(problems_)};
        return {kept(), std::move(problems_)};
    }

private:
    /// Columns named under `columns:`, as the study names them.
    void match_mapped_columns() {
        for (const auto& [name, heading] : wanted_.source->columns) {
            const auto field = column_called(heading, name);
            if (!field) continue;
            if (layout_.columns[*field].keep == Keep::identifier && name != "respondent") {
                problems_.add(
                    "identifier-column", {wanted_.file, 1, 0},
                    fmt::format("the study names \"{}\" for {}, but that column says who or where somebody is", quotable(heading), name),
                    "choose a column that describes a group of people");
                continue;
            }
            use(*field, heading, FoundBy::mapping);
        }
    }

    void match_item(const Item& item) {
        const OptionSet& options = wanted_.instrument->options_of(item);
        const auto mapped = mapping_of(item.id);
        const std::string heading = mapped.value_or(item.id);
        std::vector<std::string> names = mapped ? std::vector{*mapped} : texts_of(item.text);
        if (!mapped) names.insert(names.begin(), item.id);
        const bool checklist = options.is_checklist();
        for (const auto& name : names) {
            const auto field = column_called(name, item.id);
            if (!field || view_[*field].found_by != FoundBy::nothing) continue;
            use(*field, heading, mapped ? FoundBy::mapping : name == item.id ? FoundBy::id : FoundBy::text);
            view_[*field].item = item.id;
            if (checklist) view_[*field].rule = CellRule::ticks;
            view_[*field].options = &options;
            use_labels(item, options, *field);
            return;
        }
        if (checklist) match_boxes(item, options, names, heading);
    }

    /// Codes of the export that the option set does not have give way to their labels, where it has those. A code that
    /// stands for another answer there than its label says is an error: such numbers are no scale values.
    void use_labels(const Item& item, const OptionSet& options, std::size_t field) {
        if (options.is_continuum() || options.is_checklist()) return;
        const AnswerKey key(options, DecimalComma::refused);
        for (const auto& [code, label] : layout_.columns[field].labels) {
            const Answer by_code = key.answer_in(code), by_label = key.answer_in(label);
            if (by_label.fault != Fault::none) continue;
            if (by_code.fault != Fault::none) view_[field].relabelled[code] = label;
            else if (by_code.code != by_label.code)
                problems_.add("labels-disagree", {wanted_.file, 0, 0},
                              fmt::format("item \"{}\": the file labels {} \"{}\", which is another answer in option set \"{}\"",
                                          quotable(item.id), quotable(code), quotable(label), quotable(options.id)),
                              "recode the file, or export answers as labels");
        }
    }

    /// A column for each choice: the choice is named by code or label, the question by id, text or mapping.
    void match_boxes(const Item& item, const OptionSet& options, const std::vector<std::string>& questions, const std::string& heading) {
        for (std::size_t choice = 0; choice < options.choices.size(); ++choice) {
            const std::string own = item.id + "." + options.choices[choice].code;
            const auto mapped = mapping_of(own);
            const auto field = mapped ? column_called(*mapped, own) : box_of(own, questions, options.choices[choice]);
            if (!field) continue;
            use(*field, mapped.value_or(heading + "." + options.choices[choice].code), mapped ? FoundBy::mapping : FoundBy::text);
            view_[*field].rule = CellRule::tick;
            view_[*field].options = &options;
            view_[*field].choice = choice;
            view_[*field].item = item.id;
        }
    }

    std::optional<std::size_t> box_of(const std::string& own, const std::vector<std::string>& questions, const Choice& choice) {
        if (const auto field = column_called(own, own)) return field;
        std::vector<std::string> names = texts_of(choice.label);
        names.push_back(choice.code);
        for (std::size_t field = 0; field < layout_.columns.size(); ++field) {
            const auto& column = layout_.columns[field];
            if (has_any(column.questions, questions) && has_any(column.options, names)) return field;
        }
        return std::nullopt;
    }

    /// Comments and attributes: what is called by the id needs no help, by its text it gets the id as its heading.
    void match_text(const std::string& id, const LocalisedText& text) {
        if (index_.contains(normalised(id))) return;
        for (const auto& words : texts_of(text))
            if (const auto field = column_called(words, id); field && view_[*field].found_by == FoundBy::nothing) {
                use(*field, id, FoundBy::text);
                return;
            }
    }

    std::optional<std::string> mapping_of(const std::string& id) const {
        if (!wanted_.source) return std::nullopt;
        const auto at = wanted_.source->items.find(id);
        return at == wanted_.source->items.end() ? std::nullopt : std::optional(at->second);
    }

    /// The only column called so; several are an error.
    std::optional<std::size_t> column_called(const std::string& name, const std::string& purpose) {
        const auto at = index_.find(normalised(name));
        if (at == index_.end()) return std::nullopt;
        const auto own = std::ranges::find_if(at->second, [&](std::size_t field) { return layout_.columns[field].names.front() == name; });
        if (own != at->second.end() &&
            std::ranges::count_if(at->second, [&](std::size_t field) { return layout_.columns[field].names.front() == name; }) == 1)
            return *own;
        if (at->second.size() > 1)
            problems_.add("ambiguous-column", {wanted_.file, 1, 0},
                          fmt::format("\"{}\" may be column {} or column {}: both are called \"{}\"", quotable(purpose), at->second[0] + 1,
                                      at->second[1] + 1, quotable(name)),
                          "export headings as codes, or map the column by its code in the study");
        return at->second.front();
    }

    void use(std::size_t field, const std::string& heading, FoundBy how) {
        view_[field].heading = heading;
        view_[field].found_by = how;
    }

    std::vector<ViewColumn> kept() {
        std::vector<ViewColumn> out;
        std::set<std::string> taken;
        for (const auto& column : view_) taken.insert(column.heading);
        for (std::size_t field = 0; field < view_.size(); ++field) {
            const ExportColumn& column = layout_.columns[field];
            ViewColumn& view = view_[field];
            view.field = field;
            view.names = column.names;
            if (view.item.empty()) view.relabelled = column.labels;  // groups are known by what they are called
            if (view.found_by == FoundBy::nothing) {
                if (column.keep == Keep::identifier || column.names.empty()) continue;
                view.heading = column.names.front();
                for (int copy = 2; !taken.insert(view.heading).second; ++copy)
                    view.heading = fmt::format("{} ({})", column.names.front(), copy);
            }
            out.push_back(view);
        }
        return out;
    }

    const ExportLayout& layout_;
    const MatchWanted& wanted_;
    std::vector<ViewColumn> view_;
    Index index_;
    Diagnostics problems_;
};

}  // namespace

Parsed<std::vector<ViewColumn>> match_export(const ExportLayout& layout, const MatchWanted& wanted) {
    return ExportMatcher(layout, wanted).run();
}

}  // namespace recaudit::detail
