#include <recaudit/combine/refusals.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace recaudit::detail {
namespace {

/// Fingerprints of the answers and results that the figures of an organisation rest on, with what they are.
std::map<std::string, std::string> sources_of(const Organisation& organisation) {
    std::map<std::string, std::string> out;
    for (const PublishedInput& input : organisation.published.inputs)
        if (input.kind == "responses" || input.kind == "results") out[input.sha256] = input.path;
    for (const InputFile& file : organisation.published.files)
        if (file.path == "results.json" || file.path == "tables/scores.csv") out[file.sha256] = file.path;
    return out;
}

void find_same_answers(Diagnostics& problems, const std::vector<Organisation>& organisations) {
    std::map<std::string, const Organisation*> owner;
    for (const Organisation& organisation : organisations) {
        const auto sources = sources_of(organisation);
        const auto twice = std::ranges::find_if(sources, [&](const auto& source) { return owner.contains(source.first); });
        if (twice != sources.end())
            problems.add("same-results", provenance_of(organisation),
                         fmt::format("\"{}\" and \"{}\" rest on the same file, {}", quotable(owner[twice->first]->name),
                                     quotable(organisation.name), quotable(twice->second)),
                         "name each organisation's results once; nobody may be counted twice");
        for (const auto& [hash, path] : sources) owner.emplace(hash, &organisation);
    }
}

void find_same_names(Diagnostics& problems, const std::vector<Organisation>& organisations) {
    std::map<std::string, const Organisation*> owner;
    for (const Organisation& organisation : organisations)
        for (const std::string& name : names_within(organisation)) {
            const auto [at, is_new] = owner.emplace(name, &organisation);
            if (is_new) continue;
            problems.add("same-organisation", provenance_of(organisation),
                         fmt::format("\"{}\" is the name of the results in {} too", quotable(name), at->second->published.folder),
                         fmt::format("give the organisations names: north={} south={}", at->second->published.folder,
                                     organisation.published.folder));
        }
}

std::string why_not(const Organisation& organisation) {
    const Study& study = organisation.published.study;
    if (study.weights.any()) return "the results are weighted, and what each group weighs in a larger whole is not published";
    if (study.disclosure.round_base > 1) return "the counts are rounded, so that means cannot be put together exactly";
    const auto names = [&](const ResponsesRow& row) { return row.scope.by == by_organisation; };
    if (study.organisations.empty() && std::ranges::any_of(organisation.published.results.responses, names))
        return "the results have an attribute \"organisation\" of their own, which is the grouping by which organisations are compared";
    return {};
}

/// What is published of everyone, or of one site, in one wave: n, mean and standard deviation by scale or item.
struct GroupFigures {
    std::array<std::string, 3> slice;  // family, perspective, wave
    std::map<std::string, std::array<double, 3>> figures;
    friend auto operator<=>(const GroupFigures&, const GroupFigures&) = default;
};

template <class Row>
void collect(std::map<std::array<std::string, 4>, GroupFigures>& groups, const std::vector<Row>& rows, Label Row::*of) {
    for (const Row& row : rows) {
        const Scope& at = row.scope;
        if ((at.by != "all" && at.by != "site") || !row.n || !row.mean || !row.sd || *row.sd <= 0) continue;
        GroupFigures& here = groups[{at.instrument.str(), at.perspective.str(), at.wave.str(), at.site.str()}];
        here.slice = {at.instrument.str(), at.perspective.str(), at.wave.str()};
        here.figures[(row.*of).str()] = {static_cast<double>(*row.n), *row.mean, *row.sd};
    }
}

/// Organisations whose figures for everyone, or for one site, agree to the last digit on every scale and item have counted the same
/// answers, however the files are named.
void find_same_figures(Diagnostics& problems, const std::vector<Organisation>& organisations) {
    constexpr std::size_t fewest_figures = 3;  // fewer may agree by chance
    std::map<GroupFigures, const Organisation*> owner;
    for (const Organisation& organisation : organisations) {
        std::map<std::array<std::string, 4>, GroupFigures> groups;
        collect(groups, organisation.published.results.scores, &ScoresRow::scale);
        collect(groups, organisation.published.results.items, &ItemsRow::item);
        const Organisation* other = nullptr;
        for (const auto& [place, group] : groups)
            if (group.figures.size() >= fewest_figures)
                if (const Organisation* first = owner.emplace(group, &organisation).first->second; first != &organisation) other = first;
        if (other == nullptr) continue;
        problems.add("same-results", provenance_of(organisation),
                     fmt::format("\"{}\" and \"{}\" have the same figures on every scale and item, so they rest on the same answers",
                                 quotable(other->name), quotable(organisation.name)),
                     "name each organisation's results once; nobody may be counted twice");
    }
}

/// The smallest group that an organisation shows, by perspective.
std::map<std::string, std::size_t> minima_of(const Organisation& organisation) {
    std::map<std::string, std::size_t> out;
    const DisclosureRule& rule = organisation.published.study.disclosure;
    if (!rule.on || !organisation.published.for_publication) return out;
    for (const ResponsesRow& row : organisation.published.results.responses)
        out[row.scope.perspective.str()] = rule.minimum_for(row.scope.perspective.view());
    return out;
}

/// What an organisation shows, or leaves to be worked out, can be hidden by nobody else.
void find_unequal_minima(Diagnostics& problems, const std::vector<Organisation>& organisations) {
    std::map<std::string, std::pair<std::size_t, const Organisation*>> strictest;
    for (const Organisation& organisation : organisations)
        for (const auto& [perspective, minimum] : minima_of(organisation))
            if (minimum > strictest[perspective].first) strictest[perspective] = {minimum, &organisation};
    for (const Organisation& organisation : organisations)
        for (const auto& [perspective, minimum] : minima_of(organisation)) {
            const auto& [most, other] = strictest[perspective];
            if (minimum == most) continue;
            problems.add(
                "cannot-combine", provenance_of(organisation),
                fmt::format("\"{}\" hides groups of fewer than {} people ({}), and \"{}\" those of fewer than {}",
                            quotable(organisation.name), minimum, quotable(perspective), quotable(other->name), most),
                fmt::format("what has been shown cannot be hidden afterwards: run the study of \"{}\" with the disclosure minimum {}",
                            quotable(organisation.name), most));
        }
}

void find_unequal_populations(Diagnostics& problems, const std::vector<Organisation>& organisations) {
    const auto corrected = [](const Organisation& one) { return one.published.study.finite_population; };
    const auto with = std::ranges::find_if(organisations, corrected), without = std::ranges::find_if_not(organisations, corrected);
    if (with == organisations.end() || without == organisations.end()) return;
    problems.add("cannot-combine", provenance_of(*with),
                 fmt::format("\"{}\" takes its people for all there are (finite_population), \"{}\" does not", quotable(with->name),
                             quotable(without->name)),
                 "run all the studies with the same setting");
}

}  // namespace

Place provenance_of(const Organisation& organisation) {
    const std::string& folder = organisation.published.folder;
    return {folder == "." ? "provenance.json" : folder + "/provenance.json", 0, 0};
}

std::vector<std::string> names_within(const Organisation& organisation) {
    const std::vector<std::string>& inside = organisation.published.study.organisations;
    return inside.empty() ? std::vector{organisation.name} : inside;
}

Diagnostics refusals(const std::vector<Organisation>& organisations, Unpublishable unpublishable) {
    Diagnostics problems;
    for (const Organisation& organisation : organisations) {
        if (!organisation.published.for_publication && unpublishable == Unpublishable::refuse)
            problems.add(
                "not-for-publication", provenance_of(organisation), "the results are marked NOT FOR PUBLICATION: small groups show in them",
                "ask for results with disclosure control; with --not-for-publication they are read, and what is written is marked too");
        if (std::string why = why_not(organisation); !why.empty())
            problems.add("cannot-combine", provenance_of(organisation), std::move(why));
    }
    find_same_names(problems, organisations);
    find_same_answers(problems, organisations);
    if (!problems.has_errors()) find_same_figures(problems, organisations);
    find_unequal_minima(problems, organisations);
    find_unequal_populations(problems, organisations);
    return problems;
}

}  // namespace recaudit::detail
