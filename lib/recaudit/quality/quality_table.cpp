#include <recaudit/quality/checks.hpp>
#include <recaudit/quality/quality_table.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace recaudit {
namespace {

constexpr std::size_t most_items_named = 12;

std::string named(const std::vector<std::string>& items) {
    if (items.empty()) return "";
    const std::span shown = std::span(items).first(std::min(items.size(), most_items_named));
    const std::string more = items.size() > shown.size() ? fmt::format(" and {} more", items.size() - shown.size()) : "";
    return fmt::format(": {}{}", fmt::join(shown, ", "), more);
}

std::string note_of(Check check, const std::string& scale, const Finds& finds) {
    switch (check) {
        case Check::missing_person: return "people who answered fewer than half of the questions they were asked";
        case Check::missing_item: return "questions that more than a tenth of those asked left blank" + named(finds.items);
        case Check::missing_scale: return fmt::format("{}: people who answered too few of its questions for a score", scale);
        case Check::long_string: return "people who gave one answer to half of the questions or more, 6 at least, one after another";
        case Check::low_variability: return "people whose answers have a standard deviation under 5 % of the range";
        case Check::even_odd: return "people whose answers to one half of each scale run against those to the other half";
        case Check::speed:
            return fmt::format("people who took less than {} seconds for each question that they answered, 6 at least", finds.limit);
        case Check::mahalanobis:
            return fmt::format("people whose answers to {} questions are together further from the mean than 1 in 1,000 by chance",
                               finds.limit);
        case Check::duplicate: return "people with every answer the same as someone else";
        case Check::near_duplicate: return "people with all answers but one the same as someone else";
        case Check::other_site: return "people with every answer the same as someone at another site, as if a file had two names";
        case Check::other_wave: return "people with every answer the same as someone in another wave, as if a file had two dates";
        case Check::mis_keyed: return "questions that go against the rest of their scale" + named(finds.items);
        case Check::reversed_twice:
            return "reversed questions that go against the rest of their scale, as if the data held them reversed already" +
                   named(finds.items);
        case Check::ceiling: return fmt::format("{}: people with the highest possible score", scale);
        case Check::floor: return fmt::format("{}: people with the lowest possible score", scale);
        case Check::unused_option: return "questions with an answer that nobody chose" + named(finds.items);
    }
    return "";
}

/// How many of these rows are among `found`; both ascending.
std::int64_t common(const RowNumbers& rows, const RowNumbers& found) {
    RowNumbers both;
    std::ranges::set_intersection(rows, found, std::back_inserter(both));
    return static_cast<std::int64_t>(both.size());
}

void add_elsewhere(AllFinds& finds, const Elsewhere& elsewhere, const RowNumbers& rows, const Responses& responses) {
    const std::int64_t compared = common(rows, elsewhere.compared);
    if (compared == 0) return;
    if (responses.sites.size() > 2) finds[{Check::other_site, ""}] = {common(rows, elsewhere.other_site), compared, {}, {}};
    if (responses.waves.size() > 1) finds[{Check::other_wave, ""}] = {common(rows, elsewhere.other_wave), compared, {}, {}};
}

void add_rows(std::vector<QualityRow>& rows, const Scope& scope, const ScreenedRows& screened, Labels& labels) {
    for (const auto& [key, finds] : screened.finds) {
        QualityRow& row = rows.emplace_back();
        row.scope = scope;
        row.check = labels.intern(name_of(key.first));
        row.flagged = finds.flagged;
        if (finds.of > 0) row.share = static_cast<double>(finds.flagged) / static_cast<double>(finds.of);
        row.note = labels.intern(note_of(key.first, key.second, finds));
        row.people = screened.people;
    }
}

/// Everything that is found in one form, perspective by perspective and wave by wave.
std::map<SliceKey, ScreenedRows> screened_slices(const Study& study, const ScreenedForm& form, const std::map<SliceKey, RowNumbers>& slices,
                                                 const Responses& responses, Threads threads) {
    std::map<SliceKey, ScreenedRows> out;
    RowNumbers compared;
    for (const auto& [slice, rows] : slices) {
        if (rows.empty()) continue;
        ScreenedRows& found = out[slice] = check_rows(form, rows, study.quality.seconds_per_question, threads);
        compared.insert(compared.end(), found.with_a_pattern.begin(), found.with_a_pattern.end());
        if (const auto speed = found.finds.find({Check::speed, ""}); speed != found.finds.end())
            speed->second.limit = fmt::format("{}", study.quality.seconds_per_question);
    }
    const Elsewhere elsewhere = same_elsewhere(form, responses, compared);
    for (auto& [slice, found] : out) add_elsewhere(found.finds, elsewhere, slices.at(slice), responses);
    return out;
}

}  // namespace

std::vector<QualityRow> quality_table(const Study& study, const Responses& responses, Labels& labels, Threads threads) {
    std::vector<std::string> families;  // in the order of the study
    std::map<std::string, std::map<SliceKey, ScreenedRows>> screened;
    for (std::size_t form = 0; form < responses.forms.size(); ++form) {
        const Instrument& instrument = study.instruments[form];
        const std::string& family = instrument.family.empty() ? instrument.id : instrument.family;
        if (std::ranges::find(families, family) == families.end()) families.push_back(family);
        const ScreenedForm of = screened_form(instrument, responses.forms[form]);
        const auto slices = rows_by_slice(responses, responses.forms[form]);
        for (auto& [slice, found] : screened_slices(study, of, slices, responses, threads)) {
            ScreenedRows& all = screened[family][slice];
            all.people += found.people;
            add(all.finds, found.finds);
        }
    }
    std::vector<QualityRow> out;
    const Label everyone = labels.intern("all");
    for (const std::string& family : families)
        for (const auto& [slice, found] : screened[family])
            add_rows(out,
                     {labels.intern(family),
                      labels.intern(responses.perspectives[slice.first]),
                      labels.intern(responses.waves[slice.second]),
                      everyone,
                      {},
                      {}},
                     found, labels);
    return out;
}

}  // namespace recaudit
