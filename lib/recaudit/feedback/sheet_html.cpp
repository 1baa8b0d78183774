#include <recaudit/charts/svg.hpp>
#include <recaudit/feedback/sheet.hpp>
#include <recaudit/render/links.hpp>
#include <recaudit/report/messages.hpp>

#include <fmt/format.h>

namespace recaudit {
namespace {

constexpr std::string_view style = R"(
*{box-sizing:border-box}
body{margin:2rem auto;padding:0 1.5rem;max-width:46rem;color:#111;background:#fff;font:1.0625rem/1.55 system-ui,'Segoe UI',Arial,sans-serif}
h1{font-size:1.8rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.35rem;margin:2.2rem 0 .6rem;border-top:2px solid #111;padding-top:.8rem}
h3{font-size:1.1rem;margin:1.6rem 0 .4rem}
.yours{border:3px solid #111;padding:.75rem 1rem;font-weight:600}
.need{border-left:4px solid #4a6a8a;padding:.1rem 0 .1rem 1rem;margin:1.1rem 0;break-inside:avoid}
.need p{margin:.2rem 0}
.question{font-weight:600}
ul{margin:.3rem 0;padding-left:1.2rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.35;margin:.6rem 0 1.4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #bbb}
thead th{border-bottom:2px solid #111}
tbody th{font-weight:400;width:58%}
.line{border-bottom:1px solid #111;height:2.2rem}
@media print{@page{size:A4;margin:16mm 15mm}body{margin:0;padding:0;max-width:none;font-size:10.5pt}tr{break-inside:avoid}h2,h3{break-after:avoid}.answers{break-before:page}}
)";

class Page {
public:
    explicit Page(const Sheet& sheet) : sheet_(&sheet), messages_(&Messages::in(sheet.language)) {}

    [[nodiscard]] std::string text() const {
        std::string out = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
            escaped(messages_->language()), say("sheet.title"), style);
        out += fmt::format("<h1>{}</h1>\n<p>{}</p>\n<p class=\"yours\">{}</p>\n<p>{}</p>\n", say("sheet.title"), escaped(sheet_->study),
                           say("sheet.yours"), say("sheet.for-planning"));
        for (const SheetForm& form : sheet_->forms) out += needs_of(form);
        out += plan();
        for (const SheetForm& form : sheet_->forms) out += answers_of(form);
        return out + "</body>\n</html>\n";
    }

private:
    [[nodiscard]] std::string say(std::string_view id) const { return escaped(messages_->say(id)); }
    [[nodiscard]] static std::string heading(const SheetForm& form) {
        return escaped(form.wave.empty() ? form.title : form.title + ", " + form.wave);
    }
    [[nodiscard]] std::string needs_of(const SheetForm& form) const {
        std::string out =
            fmt::format("<h2>{}</h2>\n<h3>{}</h3>\n", heading(form), say(form.asks_importance ? "sheet.needs" : "sheet.lowest"));
        if (form.needs.empty()) out += fmt::format("<p>{}</p>\n", say("sheet.no-needs"));
        for (const SheetNeed& need : form.needs) out += need_html(need);
        if (form.strengths.empty()) return out;
        out += fmt::format("<h3>{}</h3>\n<ul>\n", say(form.asks_importance ? "sheet.strengths" : "sheet.best"));
        for (const std::string& strength : form.strengths) out += fmt::format("<li>{}</li>\n", escaped(strength));
        return out + "</ul>\n";
    }
    [[nodiscard]] std::string need_html(const SheetNeed& need) const {
        std::string out = fmt::format("<div class=\"need\">\n<p class=\"question\">{}</p>\n<p>{}</p>\n", escaped(need.answer.question),
                                      escaped(in_words(need.answer)));
        if (need.learning.empty()) return out + fmt::format("<p>{}</p>\n</div>\n", say("needs.no-learning"));
        out += "<ul>\n";
        for (const SheetLearning& entry : need.learning) out += fmt::format("<li>{}{}</li>\n", html_with_links(entry.text), link(entry));
        return out + "</ul>\n</div>\n";
    }
    [[nodiscard]] std::string in_words(const SheetAnswer& answer) const {
        if (answer.importance.empty()) return messages_->say("sheet.you-said", {{"answer", answer.answer}});
        return messages_->say("sheet.you-rated", {{"answer", answer.answer}, {"importance", answer.importance}});
    }
    [[nodiscard]] static std::string link(const SheetLearning& entry) {
        return entry.link.empty() ? std::string() : fmt::format(" ({})", html_with_links(entry.link));
    }
    [[nodiscard]] std::string plan() const {
        std::string out = fmt::format("<h2>{}</h2>\n", say("sheet.plan"));
        for (const std::string_view id : {"sheet.plan-what", "sheet.plan-who", "sheet.plan-when"})
            out += fmt::format("<p>{}</p>\n<div class=\"line\"></div>\n", say(id));
        return out;
    }
    [[nodiscard]] std::string answers_of(const SheetForm& form) const {
        std::string out = fmt::format("<h2 class=\"answers\">{}: {}</h2>\n", say("sheet.answers"), heading(form));
        for (const SheetSection& section : form.sections) {
            if (!section.title.empty()) out += fmt::format("<h3>{}</h3>\n", escaped(section.title));
            out += fmt::format("<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>{}</tr></thead>\n<tbody>\n",
                               say("column.item"), say("sheet.answer"), importance_heading(form));
            for (const SheetAnswer& answer : section.answers)
                out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>{}</tr>\n", escaped(answer.question), escaped(answer.answer),
                                   form.asks_importance ? fmt::format("<td>{}</td>", escaped(answer.importance)) : "");
            out += "</tbody>\n</table>\n";
        }
        return out;
    }
    [[nodiscard]] std::string importance_heading(const SheetForm& form) const {
        return form.asks_importance ? fmt::format("<th scope=\"col\">{}</th>", say("column.importance")) : "";
    }

    const Sheet* sheet_;
    const Messages* messages_;
};

}  // namespace

std::string to_html(const Sheet& sheet) { return Page(sheet).text(); }

}  // namespace recaudit
