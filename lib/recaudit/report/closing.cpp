#include <recaudit/core/number_format.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/tables.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <set>

namespace recaudit {
namespace {

std::string title_of_table(std::string_view name) {
    for (const TableInfo* table : published_table_infos())
        if (table->name == name) return std::string(table->title);
    return std::string(name);
}

std::string disclosure_rule(const Facts& facts) {
    const Messages& messages = facts.messages();
    const DisclosureRule& rule = facts.study().disclosure;
    if (!rule.on) return messages.say("withheld.off");
    std::vector<std::string> others;
    for (const std::string& perspective : facts.perspectives())
        if (rule.minimum_for(perspective) != rule.minimum)
            others.push_back(messages.say(
                "withheld.other", {{"who", facts.name_within(perspective)}, {"minimum", std::to_string(rule.minimum_for(perspective))}}));
    std::string text = messages.say("withheld.rule", {{"minimum", std::to_string(rule.minimum)}});
    if (!others.empty()) text += " " + messages.say("withheld.others", {{"list", messages.list(others)}});
    return text;
}

/// Every method of scoring that the forms use, in words.
std::vector<std::string> scoring_methods(const Facts& facts) {
    std::set<std::string_view> used;
    for (const Instrument& form : facts.study().instruments)
        for (const Scale& scale : form.scales) switch (scale.method) {
                case ScoringMethod::mean: used.insert("method.mean"); break;
                case ScoringMethod::sum: used.insert("method.sum"); break;
                case ScoringMethod::prorated_sum: used.insert("method.prorated_sum"); break;
                case ScoringMethod::percent_of_maximum: used.insert("method.percent_of_maximum"); break;
                case ScoringMethod::percent_favourable: used.insert("method.percent_favourable"); break;
                case ScoringMethod::count: used.insert("method.count"); break;
            }
    std::vector<std::string> words;
    for (const std::string_view id : used) words.push_back(facts.messages().say(id));
    return words;
}

std::string_view adjustment(Adjust adjust) {
    switch (adjust) {
        case Adjust::holm: return "methods.holm";
        case Adjust::bh: return "methods.bh";
        case Adjust::none: break;
    }
    return "methods.unadjusted";
}

void say(ReportSection& section, std::string text) { section.blocks.emplace_back(Paragraph{std::move(text), Tone::plain}); }

void say_forms(ReportSection& section, const Facts& facts) {
    for (const Instrument& form : facts.study().instruments) {
        const std::string title = form.title.empty() ? form.id : std::string(form.title.in(facts.study().report.language));
        std::string text = facts.messages().say("methods.form", {{"title", title},
                                                                 {"id", form.id},
                                                                 {"version", form.version.empty() ? "\u2013" : form.version},
                                                                 {"items", std::to_string(form.items.size())}});
        if (!form.source.empty()) text += " " + form.source;
        say(section, text);
    }
}

/// How unequal the weights of the latest wave are, by the scale with the most scores.
void say_weighting(ReportSection& section, const Facts& facts, const std::string& perspective) {
    const WeightingRow* most = nullptr;
    for (const WeightingRow& row : facts.results().weighting)
        if (row.scope.perspective == perspective && row.scope.wave == facts.latest() && row.effective_n &&
            (most == nullptr || *row.n > *most->n))
            most = &row;
    if (most == nullptr) return;
    std::string text = facts.messages().say("methods.weighting", {{"who", facts.name_within(perspective)},
                                                                  {"when", when(facts, facts.latest())},
                                                                  {"smallest", readable(*most->smallest_weight, 2)},
                                                                  {"largest", readable(*most->largest_weight, 2)},
                                                                  {"n", readable(static_cast<double>(*most->n), 0)},
                                                                  {"effective", readable(*most->effective_n, 0)}});
    if (most->trimmed && *most->trimmed > 0) text += " " + facts.messages().say("methods.trimmed", {{"n", people(facts, most->trimmed)}});
    say(section, text);
}

void say_weights(ReportSection& section, const Facts& facts) {
    const WeightRule& weights = facts.study().weights;
    if (!weights.column.empty()) say(section, facts.messages().say("methods.weights-column"));
    if (!weights.rake.empty()) say(section, facts.messages().say("methods.weights-rake"));
    if (!weights.any()) say(section, facts.messages().say("methods.unweighted"));
    else say(section, facts.messages().say("methods.weighted-figures"));
    for (const std::string& perspective : facts.perspectives()) say_weighting(section, facts, perspective);
}

/// How many people the study leaves out; not where they may be one small team.
void say_left_out(ReportSection& section, const Facts& facts) {
    const std::int64_t people = facts.released().audit().left_out;
    const DisclosureRule& rule = facts.study().disclosure;
    std::size_t limit = rule.minimum;
    for (const auto& [perspective, minimum] : rule.by_perspective) limit = std::max(limit, minimum);
    if (people <= 0) return;
    if (people < static_cast<std::int64_t>(limit)) say(section, facts.messages().say("withheld.left-out-few"));
    else say(section, facts.messages().say("withheld.left-out", {{"people", readable(static_cast<double>(people), 0)}}));
}

/// Where intervals are rough: what to read instead.
void say_rough_intervals(ReportSection& section, const Facts& facts) {
    const auto is_rough = [&](const IntervalCautionsRow& row) { return row.scope.wave == facts.latest() && !row.flag.empty(); };
    if (std::ranges::none_of(facts.results().interval_cautions, is_rough)) return;
    if (facts.study().resampling.on) say(section, facts.messages().say("caution.rough.resampled"));
    else say(section, facts.messages().say("caution.rough.advice", {{"line", "\u201cresampling: {replicates: 2000}\u201d"}}));
}

}  // namespace

ReportSection withheld_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"withheld",
                          messages.say("withheld.heading"),
                          {Paragraph{disclosure_rule(facts), facts.study().disclosure.on ? Tone::plain : Tone::warning}},
                          {}};
    ReportTable table{messages.say("withheld.caption"),
                      {{messages.say("column.table"), Alignment::text},
                       {messages.say("column.rows"), Alignment::number},
                       {messages.say("column.reason"), Alignment::text}},
                      {}};
    for (const SuppressionsRow& row : facts.released().suppressions())
        table.rows.push_back({title_of_table(row.table.view()), NumberCell{static_cast<double>(*row.rows), 0},
                              messages.say("suppressed." + row.reason.str())});
    const bool combined = !facts.study().organisations.empty();
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    else if (facts.study().disclosure.on && !combined) say(section, messages.say("withheld.nothing"));
    if (combined) say(section, messages.say("withheld.combined"));
    say_left_out(section, facts);
    if (facts.study().disclosure.on && facts.study().disclosure.round_base > 0)
        say(section, messages.say("withheld.rounded", {{"base", std::to_string(facts.study().disclosure.round_base)}}));
    if (const AuditSummary& audit = facts.released().audit(); audit.sums > 0)
        say(section, messages.say("withheld.audit", {{"sums", readable(static_cast<double>(audit.sums), 0)},
                                                     {"tested", readable(static_cast<double>(audit.tested), 0)}}));
    say(section, messages.say("withheld.empty"));
    return section;
}

ReportSection methods_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    const Study& study = facts.study();
    const std::string level = percent_of_one(study.confidence);
    ReportSection section{"methods", messages.say("methods"), {}, {}};
    say_forms(section, facts);
    say(section, messages.say("methods.scoring", {{"methods", messages.list(scoring_methods(facts))}}));
    say(section, messages.say("methods.hundred"));
    say(section, messages.say("methods.interval", {{"level", level}}));
    say(section, messages.say("methods.tests", {{"adjust", messages.say(adjustment(study.adjust))},
                                                {"alpha", percent_of_one(1 - study.confidence)},
                                                {"minimum", std::to_string(study.minimum_to_test)}}));
    say(section, messages.say(study.respondents == Respondents::linked ? "change.linked" : "change.independent"));
    say_weights(section, facts);
    say(section, messages.say(study.finite_population ? "methods.finite" : "methods.infinite"));
    say_rough_intervals(section, facts);
    if (study.resampling.on)
        say(section, messages.say("methods.resampling",
                                  {{"unit", messages.say(study.resampling.unit == ResamplingUnit::team ? "methods.resampling.team"
                                                                                                       : "methods.resampling.respondent")},
                                   {"n", readable(static_cast<double>(study.resampling.replicates), 0)}}));
    say(section, messages.say("methods.rounding"));
    if (study.unknown_codes == UnknownCodes::missing) say(section, messages.say("methods.unknown"));
    return section;
}

ReportSection glossary_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    Glossary glossary;
    for (const std::string id : {"score", "interval", "people", "clear", "favourable", "neutral", "reversed", "gap", "p", "alpha", "omega",
                                 "withheld", "detectable"})
        glossary.terms.push_back({messages.say("term." + id), messages.say("meaning." + id)});
    return {"glossary", messages.say("glossary"), {glossary}, {}};
}

ReportSection provenance_section(const Facts& facts, const std::vector<InputFile>& inputs, const std::string& version) {
    const Messages& messages = facts.messages();
    ReportSection section{"provenance", messages.say("provenance"), {}, {}};
    say(section,
        messages.say("provenance.text", {{"version", version}, {"study", facts.study().id}, {"seed", std::to_string(facts.study().seed)}}));
    ReportTable table{messages.say(facts.study().organisations.empty() ? "provenance.caption" : "provenance.caption-combined"),
                      {{messages.say("column.file"), Alignment::text}, {messages.say("column.sha256"), Alignment::text}},
                      {}};
    for (const InputFile& input : inputs)
        if (!input.sha256.empty() && !input.path.starts_with('/')) table.rows.push_back({input.path, input.sha256});
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace recaudit
