#include <recaudit/feedback/sheet.hpp>
#include <recaudit/render/links.hpp>
#include <recaudit/render/markdown.hpp>
#include <recaudit/report/messages.hpp>

#include <fmt/format.h>

namespace recaudit {
namespace {

std::string heading(const SheetForm& form) { return markdown_text(form.wave.empty() ? form.title : form.title + ", " + form.wave); }

std::string need_lines(const SheetNeed& need, const Messages& messages) {
    const SheetAnswer& answer = need.answer;
    std::string out =
        fmt::format("**{}**  \n{}\n\n", markdown_text(answer.question),
                    markdown_text(answer.importance.empty()
                                      ? messages.say("sheet.you-said", {{"answer", answer.answer}})
                                      : messages.say("sheet.you-rated", {{"answer", answer.answer}, {"importance", answer.importance}})));
    if (need.learning.empty()) return out + messages.say("needs.no-learning") + "\n\n";
    for (const SheetLearning& entry : need.learning)
        out += fmt::format("- {}{}\n", markdown_with_links(entry.text),
                           entry.link.empty() ? "" : fmt::format(" ({})", markdown_with_links(entry.link)));
    return out + "\n";
}

std::string needs_of(const SheetForm& form, const Messages& messages) {
    std::string out =
        fmt::format("## {}\n\n### {}\n\n", heading(form), messages.say(form.asks_importance ? "sheet.needs" : "sheet.lowest"));
    if (form.needs.empty()) out += messages.say("sheet.no-needs") + "\n\n";
    for (const SheetNeed& need : form.needs) out += need_lines(need, messages);
    if (form.strengths.empty()) return out;
    out += fmt::format("### {}\n\n", messages.say(form.asks_importance ? "sheet.strengths" : "sheet.best"));
    for (const std::string& strength : form.strengths) out += fmt::format("- {}\n", markdown_text(strength));
    return out + "\n";
}

std::string answers_of(const SheetForm& form, const Messages& messages) {
    std::string out = fmt::format("## {}: {}\n\n", messages.say("sheet.answers"), heading(form));
    for (const SheetSection& section : form.sections) {
        if (!section.title.empty()) out += fmt::format("### {}\n\n", markdown_text(section.title));
        out += fmt::format("| {} | {} |", messages.say("column.item"), messages.say("sheet.answer"));
        if (form.asks_importance) out += fmt::format(" {} |", messages.say("column.importance"));
        out += form.asks_importance ? "\n|---|---|---|\n" : "\n|---|---|\n";
        for (const SheetAnswer& answer : section.answers) {
            out += fmt::format("| {} | {} |", markdown_text(answer.question), markdown_text(answer.answer));
            if (form.asks_importance) out += fmt::format(" {} |", markdown_text(answer.importance));
            out += '\n';
        }
        out += '\n';
    }
    return out;
}

}  // namespace

std::string to_markdown(const Sheet& sheet) {
    const Messages& messages = Messages::in(sheet.language);
    std::string out = fmt::format("# {}\n\n{}\n\n**{}**\n\n{}\n\n", messages.say("sheet.title"), markdown_text(sheet.study),
                                  messages.say("sheet.yours"), messages.say("sheet.for-planning"));
    for (const SheetForm& form : sheet.forms) out += needs_of(form, messages);
    out += fmt::format("## {}\n\n", messages.say("sheet.plan"));
    for (const std::string_view id : {"sheet.plan-what", "sheet.plan-who", "sheet.plan-when"})
        out += fmt::format("- {}\n", messages.say(id));
    out += '\n';
    for (const SheetForm& form : sheet.forms) out += answers_of(form, messages);
    out.pop_back();
    return out;
}

}  // namespace recaudit
