/// Drafts as YAML. What a reader has to decide stands in comments that begin with "check:".
#include <recaudit/drafts/draft_parts.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/instrument/keys.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace recaudit::detail {
namespace {

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
    return out + '"';
}

/// English first.
std::string localised(const LocalisedText& text) {
    std::string first, out;
    for (const auto& [language, words] : text.by_language) {
        if (language == "en") first = "en: " + in_quotes(words);
        else out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", language, in_quotes(words));
    }
    return "{" + first + (first.empty() || out.empty() ? "" : ", ") + out + "}";
}

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

class Writing {
public:
    Writing(const Draft& draft, const std::string& sign, const std::string& shown) : draft_(draft), sign_(sign), shown_(shown) {}

    InstrumentDraft written() {
        head();
        line("options:");
        for (const DraftOptions& options : draft_.options) add_options(options);
        line("sections:");
        for (const DraftSection& section : draft_.sections) add_section(section);
        line("items:");
        for (const DraftItem& item : draft_.items) add_item(item);
        add_scales();
        add_comments();
        add_attributes();
        add_headings();
        return {std::move(out_), sign_, draft_.items.size(), checks_};
    }

private:
    void line(std::string_view text) {
        out_ += text;
        out_ += '\n';
    }
    /// Something to be decided by hand.
    void check(std::string_view indent, std::string_view what) {
        ++checks_;
        std::string text = fmt::format("{}# check: {}", indent, what);
        std::ranges::replace_if(
            text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');  // a comment ends with its line
        line(text);
    }
    [[nodiscard]] static std::string ids_of(const std::vector<std::size_t>& items, const std::vector<DraftItem>& all) {
        std::string out;
        for (const std::size_t item : items) out += (out.empty() ? "" : ", ") + all[item].id;
        return "[" + out + "]";
    }

    void head() {
        line(fmt::format("# A draft from {}: {}.", quotable(std::filesystem::path(shown_).filename().string()), sign_));
        line("# Look at every line that says \"check:\", mend it, and remove the comment; then: recaudit instrument check FILE");
        line("instrument: " + draft_.id);
        if (!draft_.version.empty()) line("version: " + in_quotes(draft_.version));
        line("title: " + localised(draft_.title));
        if (draft_.perspective.empty()) check("", "whose answers these are: staff, service_user, leader, carer, partner or document");
        line("perspective: " + (draft_.perspective.empty() ? "staff" : in_quotes(draft_.perspective)));
        check("", "where the questions come from, and who may use them, under source and licence");
        if (!draft_.left_out.empty()) line("# Left out, since response files have columns for it: " + listed(draft_.left_out));
        if (!draft_.identifiers.empty())
            check("", fmt::format("left out because they ask who somebody is: {}", listed(draft_.identifiers)));
    }

    void add_options(const DraftOptions& options) {
        line(fmt::format("  {}:", options.id));
        for (const auto& doubt : options.doubts) check("    ", doubt);
        if (options.kind == AnswerKind::line) add_line(options);
        else add_choices(options);
        const bool any = std::ranges::any_of(options.answers, [](const auto& answer) { return answer.missing.has_value(); });
        if (any) line("    missing:");
        for (const SourceAnswer& answer : options.answers)
            if (answer.missing)
                line(fmt::format("      - {{code: {}{}, kind: {}}}", in_quotes(answer.code), label_of(answer), key_of(*answer.missing)));
    }

    [[nodiscard]] static std::string label_of(const SourceAnswer& answer) {
        return answer.label.empty() ? std::string() : ", label: " + localised(answer.label);
    }

    void add_line(const DraftOptions& options) {
        line("    type: continuum");
        line(fmt::format("    minimum: {}\n    maximum: {}", number(options.minimum), number(options.maximum)));
        if (options.step) line("    step: " + number(*options.step));
        if (!options.low.empty()) line("    low: " + localised(options.low));
        if (!options.high.empty()) line("    high: " + localised(options.high));
    }

    void add_choices(const DraftOptions& options) {
        const auto choices = std::ranges::count_if(options.answers, [](const auto& answer) { return !answer.missing; });
        const bool several = options.kind == AnswerKind::several_of;
        line(fmt::format("    type: {}", several                 ? "checklist"
                                         : options.is_importance ? "importance"
                                         : choices == 2          ? "binary"
                                                                 : "likert"));
        line("    choices:");
        for (const SourceAnswer& answer : options.answers)
            if (!answer.missing) line(fmt::format("      - {{code: {}{}}}", in_quotes(answer.code), label_of(answer)));
        if (!several) check("    ", "which codes are favourable and neutral, such as favourable: [4, 5]");
    }

    void add_section(const DraftSection& section) {
        std::string texts;
        for (const auto& [key, text] :
             {std::pair("title", &section.title), std::pair("stem", &section.stem), std::pair("instructions", &section.instructions)})
            if (!text->empty()) texts += fmt::format("{}{}: {}\n", texts.empty() ? "" : "    ", key, localised(*text));
        out_ += fmt::format("  - {}{}items: {}\n", texts, texts.empty() ? "" : "    ", ids_of(section.items, draft_.items));
    }

    void add_item(const DraftItem& item) {
        for (const auto& doubt : item.doubts) check("  ", doubt);
        const std::string importance = item.importance_of.empty() ? "" : ", importance_of: " + item.importance_of;
        line(fmt::format("  - {{id: {}, text: {}, options: {}{}}}", item.id, localised(item.text), draft_.options[item.options].id,
                         importance));
    }

    void add_scales() {
        if (draft_.scales.empty()) return;
        check("", "one scale for each section, as a beginning; which items belong together, and which are reversed (reverse: true)?");
        line("scales:");
        for (const DraftScale& scale : draft_.scales)
            line(fmt::format("  - {{id: {}, title: {}, items: {}}}", scale.id, localised(scale.title), ids_of(scale.items, draft_.items)));
    }

    void add_comments() {
        if (draft_.comments.empty()) return;
        line("comments:");
        for (const DraftComment& comment : draft_.comments)
            line(fmt::format("  - {{id: {}{}, text: {}}}", comment.id, comment.item.empty() ? "" : ", item: " + comment.item,
                             localised(comment.text)));
    }

    void add_attributes() {
        if (draft_.attributes.empty()) return;
        line("attributes:");
        for (const DraftAttribute& attribute : draft_.attributes) {
            check("  ", attribute.doubt);
            line(fmt::format("  - id: {}\n    title: {}", attribute.id, localised(attribute.title)));
            if (!attribute.levels.empty()) line("    levels:");
            for (const SourceAnswer& level : attribute.levels)
                line(fmt::format("      - {{code: {}{}}}", in_quotes(level.code), label_of(level)));
        }
    }

    /// For the study, as comments: instruments have no place for it.
    void add_headings() {
        const auto renamed = [](const DraftItem& item) { return !item.heading.empty(); };
        if (std::ranges::none_of(draft_.items, renamed)) return;
        line("# In the study, below the response file, where the tool's export has other headings:\n#   items:");
        for (const DraftItem& item : draft_.items)
            if (renamed(item)) line(fmt::format("#     {}: {}", item.id, in_quotes(item.heading)));
    }

    const Draft& draft_;
    const std::string& sign_;
    const std::string& shown_;
    std::string out_;
    std::size_t checks_ = 0;
};

}  // namespace

InstrumentDraft written(const Draft& draft, const std::string& sign, const std::string& shown) {
    return Writing(draft, sign, shown).written();
}

}  // namespace recaudit::detail
