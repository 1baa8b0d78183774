#include <recaudit/core/number_format.hpp>
#include <recaudit/report/comparability.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/groupings.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <array>
#include <tuple>

namespace recaudit {
namespace {

// Conventions, as the report says wherever it uses them.
constexpr double clear_drop = -0.010;  // of the CFI, from one model to the next: Cheung & Rensvold 2002
constexpr double fair_fit = 0.90, good_fit = 0.95;

/// The three models across one grouping.
struct AcrossGroups {
    std::array<const StructureRow*, 3> models{};
    [[nodiscard]] const StructureRow& configural() const { return *models[0]; }
    [[nodiscard]] const StructureRow& metric() const { return *models[1]; }
    [[nodiscard]] const StructureRow& scalar() const { return *models[2]; }
};

bool is_current(const Facts& facts, const StructureRow& row) { return row.scope.wave.empty() || row.scope.wave == facts.latest(); }

/// Rows stand in the order configural, metric, scalar.
std::vector<AcrossGroups> comparisons_of(const Facts& facts) {
    const std::vector<StructureRow>& rows = facts.results().structure;
    std::vector<AcrossGroups> out;
    for (std::size_t i = 0; i + 2 < rows.size(); ++i)
        if (rows[i].model == "configural" && is_current(facts, rows[i])) out.push_back({{&rows[i], &rows[i + 1], &rows[i + 2]}});
    return out;
}

std::vector<const StructureRow*> single_models_of(const Facts& facts) {
    std::vector<const StructureRow*> out;
    for (const StructureRow& row : facts.results().structure)
        if (row.model == "one_group" && is_current(facts, row)) out.push_back(&row);
    return out;
}

bool has_fit(const StructureRow& row) { return row.cfi.has_value(); }
bool fits_as_well(const StructureRow& row) { return row.delta_cfi && *row.delta_cfi >= clear_drop; }

/// "staff at different sites"
std::string groups_in_words(const Facts& facts, const StructureRow& row) {
    const std::string across = row.across.str();
    const bool named = across == "perspective" || across == "wave" || across == "site" || across == "team";
    return facts.messages().say("groups-of." + (named ? across : std::string("attribute")),
                                {{"who", facts.name_within(row.scope.perspective.view())}, {"attribute", attribute_title(facts, across)}});
}

std::string number(Number value) { return value ? readable(*value, 3) : "\u2013"; }

/// "", "metric" or "scalar": the first model that fits clearly worse than the one before.
std::string_view where_it_ends(const AcrossGroups& groups) {
    if (!fits_as_well(groups.metric())) return "metric";
    return fits_as_well(groups.scalar()) ? "" : "scalar";
}

/// The model that has no fit, where one that the verdict needs has none.
const StructureRow* missing(const AcrossGroups& groups) {
    if (!has_fit(groups.configural())) return &groups.configural();
    if (!has_fit(groups.metric())) return &groups.metric();
    return fits_as_well(groups.metric()) && !has_fit(groups.scalar()) ? &groups.scalar() : nullptr;
}

std::string verdict(const Facts& facts, const AcrossGroups& groups) {
    const Messages& messages = facts.messages();
    const std::string who = capitalised(groups_in_words(facts, groups.configural()));
    if (const StructureRow* row = missing(groups))
        return messages.say("comparable.unknown", {{"groups", who}, {"reason", reason(facts, row->status)}});
    const std::string_view end = where_it_ends(groups);
    std::string out = messages.say("comparable." + std::string(end.empty() ? "yes" : end), {{"groups", who},
                                                                                            {"metric", number(groups.metric().delta_cfi)},
                                                                                            {"scalar", number(groups.scalar().delta_cfi)},
                                                                                            {"people", people(facts, groups.scalar().n)}});
    if (*groups.configural().cfi < fair_fit) out += messages.say("comparable.poor", {{"cfi", number(groups.configural().cfi)}});
    return out;
}

std::string left_out(const Facts& facts, const AcrossGroups& groups) {
    const StructureRow& row = groups.configural();
    if (row.groups_left_out == 0 || row.status == Status::withheld || row.groups < 2) return {};
    return facts.messages().say(row.groups_left_out == 1 ? "comparable.left-out-one" : "comparable.left-out",
                                {{"n", readable(static_cast<double>(row.groups_left_out), 0)},
                                 {"all", readable(static_cast<double>(row.groups_left_out + row.groups), 0)}});
}

std::string fit_of(const Facts& facts, const StructureRow& row) {
    const Messages& messages = facts.messages();
    const std::string who = facts.name_of(row.scope.perspective.view());
    if (!row.cfi || row.status != Status::ok)
        return messages.say("comparable.unknown", {{"groups", who}, {"reason", reason(facts, row.status)}});
    return messages.say(*row.cfi < fair_fit   ? "fit.poor"
                        : *row.cfi < good_fit ? "fit.fair"
                                              : "fit.good",
                        {{"who", who}, {"cfi", number(row.cfi)}, {"srmr", number(row.srmr)}});
}

std::vector<ReportCell> table_row(const Facts& facts, const StructureRow& row) {
    const Messages& messages = facts.messages();
    const bool one = row.model == "one_group";
    return {capitalised(one ? facts.name_within(row.scope.perspective.view()) : groups_in_words(facts, row)),
            messages.say("model." + row.model.str()),
            cell(facts, row.n, row.status),
            cell(facts, row.chi_square, row.status, 1),
            cell(facts, row.df, row.status),
            cell(facts, row.cfi, row.status, 3),
            one || row.model == "configural" ? ReportCell(std::string()) : cell(facts, row.delta_cfi, row.status, 3),
            cell(facts, row.rmsea, row.status, 3),
            cell(facts, Interval{row.rmsea_ci_low, row.rmsea_ci_high}, row.status, 3),
            cell(facts, row.srmr, row.status, 3)};
}

ReportTable table_of(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("comparable.caption", {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.who"), Alignment::text}, {messages.say("column.model"), Alignment::text}},
                      {}};
    for (const std::string& heading : {messages.say("column.complete"), messages.say("column.chi-square"), messages.say("column.df"),
                                       messages.say("column.cfi"), messages.say("column.delta-cfi"), messages.say("column.rmsea"),
                                       messages.say("column.interval", {{"level", "90"}}), messages.say("column.srmr")})
        table.columns.push_back({heading, Alignment::number});
    for (const StructureRow& row : facts.results().structure)
        if (is_current(facts, row)) table.rows.push_back(table_row(facts, row));
    return table;
}

/// Whether the groups of people answering in linked rounds are the same people.
bool are_the_same_people(const Facts& facts, const AcrossGroups& groups) {
    return groups.configural().across == "wave" && facts.study().respondents == Respondents::linked;
}

Finding caution(const Facts& facts, const AcrossGroups& groups) {
    const Messages& messages = facts.messages();
    const StructureRow* none = missing(groups);
    const std::string_view end = none == nullptr ? where_it_ends(groups) : "unknown";
    const StructureRow& row = none != nullptr ? *none : end == "metric" ? groups.metric() : groups.scalar();
    const std::string text =
        messages.say("caution.compare-" + std::string(end),
                     {{"groups", groups_in_words(facts, row)}, {"change", number(row.delta_cfi)}, {"reason", reason(facts, row.status)}});
    return {"",
            "caution",
            "",
            text,
            evidence("structure", row.scope, "model=" + row.model.str() + ", across=" + row.across.str()),
            "comparability"};
}

}  // namespace

std::vector<Finding> comparability_cautions(const Facts& facts) {
    std::vector<Finding> out;
    for (const AcrossGroups& groups : comparisons_of(facts))
        if (missing(groups) != nullptr || !where_it_ends(groups).empty()) out.push_back(caution(facts, groups));
    return out;
}

std::vector<ReportSection> comparability_sections(const Facts& facts) {
    const Messages& messages = facts.messages();
    if (facts.results().structure.empty()) return {};
    ReportSection section{"comparability", messages.say("comparable"), {Paragraph{messages.say("comparable.intro"), Tone::plain}}, {}};
    Sentences themes, verdicts;
    for (const StructureRow* row : single_models_of(facts)) themes.texts.push_back(fit_of(facts, *row));
    for (const AcrossGroups& groups : comparisons_of(facts)) {
        verdicts.texts.push_back(verdict(facts, groups) + left_out(facts, groups));
        if (are_the_same_people(facts, groups)) verdicts.texts.back() += messages.say("comparable.linked");
    }
    section.blocks.emplace_back(std::move(themes));
    if (!verdicts.texts.empty()) {
        section.blocks.emplace_back(Paragraph{messages.say("comparable.convention"), Tone::plain});
        section.blocks.emplace_back(std::move(verdicts));
    }
    section.blocks.emplace_back(table_of(facts));
    section.blocks.emplace_back(Paragraph{messages.say("comparable.more"), Tone::note});
    return {section};
}

}  // namespace recaudit
