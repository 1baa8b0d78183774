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
        if (wanted_.source) {
            for (const std::string_view name : fixed_names) match_group(std::string(name));
            for (const std::string& name : wanted_.attributes) match_group(name);
        }
        if (wanted_.instrument) {
            for (const auto& item : wanted_.instrument->items) match_item(item);
            for (const auto& comment : wanted_.instrument->comments) match_text(comment.id, comment.text);
            for (const auto& attribute : wanted_.instrument->attributes) match_text(attribute.id, attribute.title);
        }
        tell_unlike_labels();
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
                refuse_identifier(heading, name);
                continue;
            }
            use(*field, heading, FoundBy::mapping);
        }
    }

    void refuse_identifier(const std::string& heading, const std::string& purpose) {
        problems_.add(
            "identifier-column", {wanted_.file, 1, 0},
            fmt::format("the study names \"{}\" for {}, but that column says who or where somebody is", quotable(heading), purpose),
            "choose a column of answers, or one that describes a group of people");
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
            if (layout_.columns[*field].keep == Keep::identifier)
                return refuse_identifier(name, fmt::format("item \"{}\"", quotable(item.id)));
            use(*field, heading, mapped ? FoundBy::mapping : name == item.id ? FoundBy::id : FoundBy::text);
            view_[*field].item = item.id;
            view_[*field].options = &options;
            if (checklist) use_ticks(item, options, *field);
            else use_choices(item, options, *field);
            return;
        }
        if (checklist) match_boxes(item, options, names, heading);
    }

    /// Codes of the export that the option set does not have give way to their labels, where it has those; labels that it does
    /// not have give way to another language's, or to their codes. A code that stands for another answer there than its label
    /// says is an error: such numbers are no scale values.
    void use_choices(const Item& item, const OptionSet& options, std::size_t field) {
        const AnswerKey key(options, DecimalComma::refused);
        ViewColumn& view = view_[field];
        std::size_t codes = 0, labels = 0;
        for (const ExportChoice& choice : layout_.columns[field].choices) {
            const Answer by_code = key.answer_in(choice.code);
            const std::string* label = label_of(choice, key);
            codes += by_code.fault == Fault::none;
            labels += label != nullptr;
            if (!label && by_code.fault != Fault::none) {
                if (!choice.labels.empty()) view.unknown[choice.code] = choice.labels.front();
                continue;
            }
            if (label && by_code.fault == Fault::none && by_code.code != key.answer_in(*label).code)
                disagree(item, options, field, choice.code, *label);
            if (by_code.fault != Fault::none) view.relabelled[choice.code] = *label;
            for (const auto& other : choice.labels)
                if (key.answer_in(other).fault != Fault::none) view.relabelled[normalised(other)] = label ? *label : choice.code;
        }
        const bool any_label =
            std::ranges::any_of(layout_.columns[field].choices, [](const auto& choice) { return !choice.labels.empty(); });
        if (any_label && codes > 1 && labels == 0)
            unlike_.try_emplace(options.id, std::pair(field, std::size_t{0})).first->second.second += 1;
    }

    /// The first label of a choice that the option set has.
    static const std::string* label_of(const ExportChoice& choice, const AnswerKey& key) {
        const auto at = std::ranges::find_if(choice.labels, [&](const auto& label) { return key.answer_in(label).fault == Fault::none; });
        return at == choice.labels.end() ? nullptr : &*at;
    }

    void disagree(const Item& item, const OptionSet& options, std::size_t field, const std::string& code, const std::string& label) {
        const Place& said = layout_.columns[field].choices_place;
        problems_.add("labels-disagree", said.file.empty() ? Place{wanted_.file, 0, 0} : said,
                      fmt::format("item \"{}\": {} labels {} \"{}\", which is another answer in option set \"{}\"", quotable(item.id),
                                  said.file.empty() ? "the file" : "the form", quotable(code), quotable(label), quotable(options.id)),
                      "recode the file, or export answers as labels");
    }

    /// One warning for each option set of whose labels the file has none, though it has its codes.
    void tell_unlike_labels() {
        for (const auto& [set, found] : unlike_) {
            const ExportColumn& column = layout_.columns[found.first];
            const Place& said = column.choices_place;
            const ExportChoice& first = column.choices.front();
            auto& problem = problems_.add(
                "labels-unknown", said.file.empty() ? Place{wanted_.file, 0, 0} : said,
                fmt::format("item \"{}\": no label is one of option set \"{}\"; {} is \"{}\" here, and codes are taken as they are",
                            quotable(view_[found.first].item), quotable(set), quotable(first.code),
                            first.labels.empty() ? "" : quotable(first.labels.front())),
                "see that codes mean the same in both, from lowest to highest");
            problem.count = found.second;
        }
    }

    /// What stands for the options of a checklist in one cell: besides the instrument's codes and labels those of the form.
    void use_ticks(const Item& item, const OptionSet& options, std::size_t field) {
        std::vector<TickText> further;
        for (const ExportChoice& choice : layout_.columns[field].choices) {
            const auto by_label = option_called(options, choice.labels), by_code = option_called(options, {choice.code});
            if (by_label && by_code && *by_label != *by_code) disagree(item, options, field, choice.code, choice.labels.front());
            const auto option = by_label ? by_label : by_code;
            if (!option) continue;
            further.push_back({normalised(choice.code), *option});
            for (const auto& label : choice.labels) further.push_back({normalised(label), *option});
        }
        view_[field].rule = CellRule::ticks;
        view_[field].ticks = tick_texts(options, std::move(further));
    }

    static std::optional<std::size_t> option_called(const OptionSet& options, const std::vector<std::string>& names) {
        for (std::size_t i = 0; i < options.choices.size(); ++i) {
            std::vector<std::string> own = texts_of(options.choices[i].label);
            own.push_back(options.choices[i].code);
            if (has_any(own, names)) return i;
        }
        return std::nullopt;
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

    void match_group(const std::string& name) {
        if (!wanted_.source->columns.contains(name) && !wanted_.source->constants.contains(name)) match_name(name);
    }

    /// The only column that is also called so gets it as its heading; one that is called so in the first place needs no help.
    void match_name(const std::string& name) {
        const auto at = index_.find(normalised(name));
        if (at == index_.end() || at->second.size() > 1 || view_[at->second[0]].found_by != FoundBy::nothing) return;
        const ExportColumn& column = layout_.columns[at->second[0]];
        const auto also = std::ranges::find(column.names, name);
        if (column.keep == Keep::yes && also != column.names.end() && also != column.names.begin()) use(at->second[0], name, FoundBy::id);
    }

    /// Comments and attributes: by the id, or by its text.
    void match_text(const std::string& id, const LocalisedText& text) {
        if (index_.contains(normalised(id))) return match_name(id);
        for (const auto& words : texts_of(text))
            if (const auto field = column_called(words, id);
                field && view_[*field].found_by == FoundBy::nothing && layout_.columns[*field].keep == Keep::yes) {
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

    /// Groups are known by what they are called, in the first language of the form.
    static std::map<std::string, std::string> names_of_groups(const ExportColumn& column) {
        std::map<std::string, std::string> out;
        for (const ExportChoice& choice : column.choices) {
            if (choice.labels.empty()) continue;
            out.emplace(choice.code, choice.labels.front());
            for (const auto& label : choice.labels) out.emplace(normalised(label), choice.labels.front());
        }
        return out;
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
            view.keep = column.keep;
            if (view.item.empty()) view.relabelled = names_of_groups(column);
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
    std::map<std::string, std::pair<std::size_t, std::size_t>> unlike_;  // option sets: a column, and how many there are
    Diagnostics problems_;
};

}  // namespace

Parsed<std::vector<ViewColumn>> match_export(const ExportLayout& layout, const MatchWanted& wanted) {
    return ExportMatcher(layout, wanted).run();
}

}  // namespace recaudit::detail
