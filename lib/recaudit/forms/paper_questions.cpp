#include <recaudit/forms/paper_questions.hpp>

#include <recaudit/charts/svg.hpp>
#include <recaudit/core/number_format.hpp>
#include <recaudit/forms/form_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace recaudit::detail {
namespace {

/// An answer to tick: its code and what it says.
struct Tick {
    std::string code;
    const LocalisedText* label;
};

std::vector<Tick> ticks_of(const OptionSet& options) {
    std::vector<Tick> out;
    for (const auto& choice : options.choices) out.push_back({choice.code, &choice.label});
    for (const auto& missing : options.missing) out.push_back({missing.code, &missing.label});
    return out;
}

/// Questions that are set in one table: the same answers, and the same answers for their importance.
struct Run {
    std::vector<const AskedItem*> items;
};

bool is_grid(const OptionSet& options) { return !options.is_continuum() && !options.is_checklist(); }

bool goes_with(const Instrument& form, const AskedItem& a, const AskedItem& b) {
    if (!is_grid(form.options_of(*a.item)) || a.item->options != b.item->options) return false;
    if (!a.importance || !b.importance) return a.importance == b.importance;
    return a.importance->options == b.importance->options;
}

std::vector<Run> runs_of(const Instrument& form, const AskedSection& section) {
    std::vector<Run> out;
    for (const auto& asked : section.items) {
        if (out.empty() || !goes_with(form, *out.back().items.front(), asked)) out.emplace_back();
        out.back().items.push_back(&asked);
    }
    return out;
}

/// The dots at which a sentence breaks off stay on the line of the word before them.
std::string with_its_dots(std::string html) {
    const std::string dots = " …";
    for (std::size_t at = html.find(dots); at != std::string::npos; at = html.find(dots, at)) html.replace(at, 1, "\u00a0");
    return html;
}

/// Turns the sheet's words for one form.
class Questions {
public:
    Questions(const Instrument& form, const PaperSettings& settings) : form_(form), settings_(settings) {}

    [[nodiscard]] std::string of(const Run& run) const {
        const OptionSet& options = form_.options_of(*run.items.front()->item);
        const bool wide = settings_.layout == PaperLayout::plain && is_grid(options) && columns(*run.items.front()) <= most_columns;
        if (wide) return grid(run);
        std::string out;
        for (const AskedItem* asked : run.items) out += block(*asked);
        return out;
    }

private:
    static constexpr std::size_t most_columns = 14;  // more boxes side by side leave no room for the question

    [[nodiscard]] std::string text(const LocalisedText& words) const { return with_its_dots(in_language(words, settings_.language)); }

    [[nodiscard]] std::size_t columns(const AskedItem& asked) const {
        const auto count = [&](const Item* item) { return item ? ticks_of(form_.options_of(*item)).size() : 0; };
        return count(asked.item) + count(asked.importance);
    }

    /// A cell for each tick of the item. The first may be marked, and so is the first that stands apart from the scale.
    template <class Cell>
    [[nodiscard]] std::string cells(const Item* item, std::string_view first, const Cell& cell) const {
        std::string out;
        if (!item) return out;
        const OptionSet& options = form_.options_of(*item);
        std::size_t at = 0;
        for (const Tick& tick : ticks_of(options)) {
            out += cell(tick, at == 0 ? first : at == options.choices.size() ? std::string_view(" class=\"apart\"") : std::string_view());
            ++at;
        }
        return out;
    }

    [[nodiscard]] std::string heads(const Item* item, std::string_view first) const {
        return cells(item, first, [&](const Tick& tick, std::string_view kind) {
            return fmt::format("<th scope=\"col\"{}><span>{}</span></th>", kind, text(*tick.label));
        });
    }

    [[nodiscard]] std::string boxes(const Item* item, std::string_view first) const {
        return cells(item, first,
                     [](const Tick& tick, std::string_view kind) { return fmt::format("<td{}>{}</td>", kind, tick_box(tick.code)); });
    }

    [[nodiscard]] std::string note_rows(const AskedItem& asked) const {
        std::string out;
        for (const Comment* note : asked.notes)
            out += fmt::format("<tr class=\"note\"><td colspan=\"{}\">{} {}{}</td></tr>\n", columns(asked) + 1, small_code(note->id),
                               text(note->text), writing_lines(2));
        return out;
    }

    [[nodiscard]] std::string importance_heading() const { return escaped(form_words(settings_.language).importance); }

    /// Long answers, or many of them, stand upright above their boxes.
    [[nodiscard]] std::string grid(const Run& run) const {
        const AskedItem& first = *run.items.front();
        const bool upright = columns(first) > 8;
        std::string out = fmt::format("<table class=\"grid{}\">\n<colgroup><col><col class=\"tick\" span=\"{}\"></colgroup>\n<thead>\n",
                                      upright ? " upright" : "", columns(first));
        if (first.importance)
            out +=
                fmt::format("<tr class=\"over\"><td></td><td colspan=\"{}\"></td><th class=\"second\" colspan=\"{}\">{}</th></tr>\n",
                            columns({first.item, nullptr, {}}), columns(first) - columns({first.item, nullptr, {}}), importance_heading());
        out += fmt::format("<tr><td></td>{}{}</tr>\n</thead>\n", heads(first.item, ""), heads(first.importance, " class=\"second\""));
        for (const AskedItem* asked : run.items) {
            out += "<tbody>\n";
            out += fmt::format("<tr><th scope=\"row\">{} {}</th>{}{}</tr>\n", codes_of(*asked), text(asked->item->text),
                               boxes(asked->item, ""), boxes(asked->importance, " class=\"second\""));
            out += note_rows(*asked) + "</tbody>\n";
        }
        return out + "</table>\n";
    }

    [[nodiscard]] static std::string codes_of(const AskedItem& asked) {
        return asked.importance ? small_code(asked.item->id + " · " + asked.importance->id) : small_code(asked.item->id);
    }

    [[nodiscard]] std::string list(const OptionSet& options) const {
        std::string out = "<ul class=\"answers\">\n";
        for (const Tick& tick : ticks_of(options)) {
            const bool fits = tick.code.size() <= 3;
            out += fmt::format("<li>{} {}{}</li>\n", tick_box(fits ? tick.code : ""), text(*tick.label),
                               fits ? "" : " " + small_code(tick.code));
        }
        return out + "</ul>\n";
    }

    [[nodiscard]] std::string line(const OptionSet& options) const {
        std::string out = fmt::format("<div class=\"line\"><span class=\"low\">{}</span><span class=\"points\">", text(options.low));
        for (const double value : paper_values(options)) {
            std::string code;
            append_number(code, value);
            out += tick_box(code);
        }
        out += fmt::format("</span><span class=\"high\">{}</span></div>\n", text(options.high));
        return options.missing.empty() ? out : out + list(options);
    }

    [[nodiscard]] std::string block(const AskedItem& asked) const {
        std::string out = fmt::format("<div class=\"question\">\n<p>{} {}</p>\n", small_code(asked.item->id), text(asked.item->text));
        out += answers(*asked.item);
        if (asked.importance)
            out += fmt::format("<p class=\"importance\">{} {}</p>\n", small_code(asked.importance->id), importance_heading()) +
                   answers(*asked.importance);
        for (const Comment* note : asked.notes)
            out += fmt::format("<p class=\"note\">{} {}</p>{}\n", small_code(note->id), text(note->text), writing_lines(2));
        return out + "</div>\n";
    }

    [[nodiscard]] std::string answers(const Item& item) const {
        const OptionSet& options = form_.options_of(item);
        if (options.is_continuum()) return line(options);
        const std::string_view hint = form_words(settings_.language).tick_all;
        return (options.is_checklist() ? fmt::format("<p class=\"hint\">{}</p>\n", escaped(hint)) : "") + list(options);
    }

    const Instrument& form_;
    const PaperSettings& settings_;
};

}  // namespace

std::string in_language(const LocalisedText& text, std::string_view language) {
    const std::string words = escaped(text.in(language));
    if (text.empty() || text.by_language.contains(language)) return words;
    const std::string_view other = text.by_language.contains("en") ? "en" : std::string_view(text.by_language.begin()->first);
    return fmt::format("<span lang=\"{}\">{}</span>", other, words);
}

std::string tick_box(std::string_view code) { return fmt::format("<span class=\"box\">{}</span>", escaped(code)); }

std::string small_code(std::string_view code) { return fmt::format("<span class=\"code\">{}</span>", escaped(code)); }

std::string questions(const Instrument& form, const AskedSection& section, const PaperSettings& settings) {
    const Questions set(form, settings);
    std::string out;
    for (const Run& run : runs_of(form, section)) out += set.of(run);
    return out;
}

std::vector<double> paper_values(const OptionSet& options) {
    const double width = options.maximum - options.minimum;
    const double step = options.step.value_or(0);
    const int usual = step > 0 ? static_cast<int>(std::min(11.0, std::round(width / step) + 1)) : 11;
    const int points = std::max(2, options.paper_points.value_or(usual));
    std::vector<double> out;
    for (int i = 0; i < points; ++i) {
        const double exact = options.minimum + width * i / (points - 1);
        out.push_back(step > 0 ? options.minimum + std::round((exact - options.minimum) / step) * step : exact);
    }
    return out;
}

std::string writing_lines(int lines) {
    std::string out = "<div class=\"writing\">";
    for (int i = 0; i < lines; ++i) out += "<span></span>";
    return out + "</div>";
}

}  // namespace recaudit::detail
