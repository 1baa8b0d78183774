#include <recaudit/drafts/draft_parts.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/names.hpp>
#include <recaudit/responses/csv_records.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace recaudit::detail {
namespace {

constexpr std::array<std::string_view, 12> columns_of_files{"respondent", "record_id", "site",        "team", "wave",       "weight",
                                                            "id",         "all",       "perspective", "rest", "submitdate", "lastpage"};
constexpr std::size_t most_ticks = 64, most_answers = 250;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

std::string in_small_letters(std::string_view text) {
    std::string out;
    for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

/// "Five themes: staff" is five-themes-staff.
std::string name_from(std::string_view text) {
    std::string out;
    for (const char c : in_small_letters(text))
        if (is_letter_or_digit(c) || c == '_') out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    while (out.ends_with('-')) out.pop_back();
    while (!out.empty() && !is_letter(out.front())) out.erase(0, 1);
    return out.substr(0, 60);
}

/// How answers are told from others: whatever data could hold, and the words at the ends of a line.
std::string print_of(const DraftOptions& options) {
    std::string out = fmt::format("{} {} {}", static_cast<int>(options.kind), options.minimum, options.maximum);
    const auto add = [&out](const LocalisedText& text) {
        for (const auto& [language, words] : text.by_language) out += '\n' + language + ' ' + words;
        out += '\t';
    };
    for (const SourceAnswer& answer : options.answers) {
        out += answer.code + '\t';
        add(answer.label);
    }
    add(options.low);
    add(options.high);
    return out;
}

std::string without_underscores(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != '_') out += c;
    return out;
}

class Drafting {
public:
    Drafting(const SourceForm& form, const DraftSettings& settings) : form_(form), settings_(settings) {}

    Draft draft() {
        out_.id = name_from(form_.id.empty() ? form_.title.in() : std::string_view(form_.id));
        if (out_.id.empty()) out_.id = "imported-form";
        out_.title = form_.title.empty() ? in_language(out_.id, settings_.language) : form_.title;
        out_.version = form_.version;
        out_.perspective = settings_.perspective;
        out_.identifiers = form_.identifiers;
        count_shared();
        for (const SourceSection& section : form_.sections) take_section(section);
        std::erase_if(out_.sections, [](const DraftSection& section) { return section.items.empty(); });
        name_options();
        link_importance();
        link_notes();
        add_scales();
        return std::move(out_);
    }

private:
    void count_shared() {
        for (const SourceSection& section : form_.sections)
            for (const SourceQuestion& question : section.questions) ++shared_[print_of(options_of(question))];
    }

    void take_section(const SourceSection& section) {
        out_.sections.push_back({section.title, section.stem, section.instructions, {}});
        for (const SourceQuestion& question : section.questions) take(question);
    }

    void take(const SourceQuestion& question) {
        if (std::ranges::find(columns_of_files, in_small_letters(question.id)) != columns_of_files.end()) {
            out_.left_out.push_back(question.id);
            return;
        }
        if (question.kind == AnswerKind::long_text) {
            out_.comments.push_back({ids_.take(question.id, "comment"), {}, said(question)});
            return;
        }
        if (question.kind == AnswerKind::short_text) return add_attribute(question, {}, "an open question: people may tell who they are");
        DraftOptions options = options_of(question);
        const auto choices =
            static_cast<std::size_t>(std::ranges::count_if(options.answers, [](const auto& answer) { return !answer.missing; }));
        const bool shared = shared_.at(print_of(options)) > 1 || question.asked_as == AskedAs::row_of_grid;
        if (question.kind == AnswerKind::one_of && !shared && (question.asked_as == AskedAs::list || !has_numbers(options)))
            return add_attribute(question, options.answers, "taken for a grouping, not for a question that is scored");
        if (question.kind == AnswerKind::line ? options.minimum >= options.maximum
                                              : choices < (question.kind == AnswerKind::one_of ? 2U : 1U) || choices > most_answers ||
                                                    (question.kind == AnswerKind::several_of && choices > most_ticks))
            return add_attribute(question, {}, "its answers make no scale: too few, or too many");
        give_numbers(options);
        add_item(question, std::move(options));
    }

    static LocalisedText said(const SourceQuestion& question) {
        return question.text.empty() ? in_language(question.id, "en") : question.text;
    }

    void add_attribute(const SourceQuestion& question, std::vector<SourceAnswer> levels, std::string doubt) {
        out_.attributes.push_back({ids_.take(question.id, "grouping"), said(question), std::move(levels), std::move(doubt)});
    }

    void add_item(const SourceQuestion& question, DraftOptions options) {
        const std::string heading = question.heading.empty() ? question.id : question.heading;
        const auto given = settings_.ids.find(heading);
        DraftItem item{
            ids_.take(given == settings_.ids.end() ? question.id : given->second, "question"), "", said(question), 0, {}, question.doubts};
        if (item.id != heading) item.heading = heading;
        const bool alone = question.kind == AnswerKind::one_of && question.asked_as != AskedAs::row_of_grid &&
                           shared_.at(print_of(options_of(question))) == 1;
        if (alone) item.doubts.emplace_back("no other question has these answers: is it scored, or is it a grouping (attributes)?");
        if (question.text.empty()) item.doubts.emplace_back("the file has no text for this question");
        const auto [at, fresh] = option_at_.try_emplace(print_of(options), out_.options.size());
        if (fresh) out_.options.push_back(std::move(options));
        item.options = at->second;
        out_.sections.back().items.push_back(out_.items.size());
        out_.items.push_back(std::move(item));
    }

    void name_options() {
        Ids names;
        for (DraftOptions& options : out_.options) options.id = names.take(options.id, "answers");
    }

    [[nodiscard]] std::optional<std::size_t> item_called(std::string_view id) const {
        const auto at = std::ranges::find(out_.items, id, &DraftItem::id);
        return at == out_.items.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - out_.items.begin()));
    }

    /// k01_importance asks the importance of k01_current, or of k01.
    void link_importance() {
        constexpr std::string_view ending = "_importance";
        for (DraftItem& item : out_.items) {
            if (!item.id.ends_with(ending)) continue;
            const std::string stem = item.id.substr(0, item.id.size() - ending.size());
            auto of = item_called(stem + "_current");
            if (!of) of = item_called(stem);
            if (!of) continue;
            item.importance_of = out_.items[*of].id;
            out_.options[item.options].is_importance = true;
        }
    }

    /// note_vision_1 belongs to vision_1; and a text that ends with an item's own in brackets to that item.
    void link_notes() {
        for (DraftComment& comment : out_.comments)
            for (const DraftItem& item : out_.items) {
                if (without_underscores(comment.id) == without_underscores("note_" + item.id)) comment.item = item.id;
                for (auto& [language, text] : comment.text.by_language) {
                    const std::string behind = fmt::format(" ({})", item.text.in(language));
                    if (!text.ends_with(behind)) continue;
                    text.resize(text.size() - behind.size());
                    comment.item = item.id;
                }
            }
    }

    /// One scale for the items of a section whose answers have the same range.
    void add_scales() {
        for (const DraftSection& section : out_.sections) {
            std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_range;
            for (const std::size_t item : section.items) {
                const DraftOptions& options = out_.options[out_.items[item].options];
                if (options.kind != AnswerKind::several_of && out_.items[item].importance_of.empty())
                    by_range[range_of(options)].push_back(item);
            }
            for (auto& [range, items] : by_range) {
                const std::string id = ids_.take(name_of_scale(section, items), "scale");
                out_.scales.push_back({id, section.title.empty() ? in_language(id, "en") : section.title, std::move(items)});
            }
        }
    }

    static std::pair<std::string, std::string> range_of(const DraftOptions& options) {
        if (options.kind == AnswerKind::line) return {fmt::format("{}", options.minimum), fmt::format("{}", options.maximum)};
        std::vector<std::string> codes;
        for (const SourceAnswer& answer : options.answers)
            if (!answer.missing) codes.push_back(answer.code);
        return {codes.front(), codes.back()};
    }

    /// What the items' ids begin with, where that is a word; else the section's title.
    [[nodiscard]] std::string name_of_scale(const DraftSection& section, const std::vector<std::size_t>& items) const {
        std::string common = out_.items[items.front()].id;
        for (const std::size_t item : items) {
            const std::string& id = out_.items[item].id;
            common.resize(static_cast<std::size_t>(std::ranges::mismatch(common, id).in1 - common.begin()));
        }
        while (!common.empty() && !is_letter(common.back())) common.pop_back();
        return items.size() > 1 && common.size() > 2 ? common : "scale_" + name_from(section.title.in()).substr(0, 24);
    }

    const SourceForm& form_;
    const DraftSettings& settings_;
    Draft out_;
    Ids ids_;
    std::map<std::string, std::size_t> shared_, option_at_;
};

}  // namespace

std::string Ids::take(std::string_view text, std::string_view otherwise) {
    std::string id;
    for (const char c : text) {
        if (is_letter_or_digit(c)) id += c;
        else if (!id.empty() && id.back() != '_') id += '_';
    }
    while (id.ends_with('_')) id.pop_back();
    if (id.empty()) id = otherwise;
    if (!is_letter(id.front())) id = fmt::format("{}_{}", otherwise, id);
    if (is_reserved(id)) id += "_asked";
    const std::string wanted = id;
    for (int next = 2; !taken_.insert(id).second; ++next) id = fmt::format("{}_{}", wanted, next);
    return id;
}

Draft drafted(const SourceForm& form, const DraftSettings& settings) { return Drafting(form, settings).draft(); }

}  // namespace recaudit::detail
