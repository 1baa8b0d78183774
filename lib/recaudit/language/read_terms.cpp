#include <recaudit/language/read_terms.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/instrument/names.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace recaudit {
namespace {

/// The texts under `key`, none of them blank.
std::vector<std::string> read_phrases(YamlReader& in, const YamlNode& node, std::string_view key) {
    std::vector<std::string> out;
    for (const YamlNode* at : in.texts(node, key)) {
        if (joined_up(at->text).empty()) in.problem("invalid-value", *at, fmt::format("\"{}\" holds an empty text", key), "leave it out");
        else out.push_back(at->text);
    }
    return out;
}

std::vector<std::string> need_phrases(YamlReader& in, const YamlNode& node, std::string_view key) {
    const YamlNode* at = in.need(node, key, "a term");
    if (at && at->is_sequence() && at->children.empty())
        in.problem_at_key("missing-key", *at, fmt::format("\"{}\" is empty; a term needs at least one entry there", key));
    return read_phrases(in, node, key);
}

Term read_term(YamlReader& in, const YamlNode& node) {
    in.only_keys(node, "a term", {"id", "kind", "severity", "match", "prefer", "why", "except"});
    Term out;
    out.id = read_id(in, node, "id", "a term");
    in.need(node, "kind", "a term");
    out.kind = in.one_of<TermKind>(node, "kind",
                                   {{"stigmatising", TermKind::stigmatising},
                                    {"deficit", TermKind::deficit},
                                    {"control", TermKind::control},
                                    {"pessimism", TermKind::pessimism},
                                    {"distance", TermKind::distance}})
                   .value_or(TermKind::stigmatising);
    in.need(node, "severity", "a term");
    out.severity = in.one_of<TermSeverity>(
                         node, "severity",
                         {{"replace", TermSeverity::replace}, {"reconsider", TermSeverity::reconsider}, {"note", TermSeverity::note}})
                       .value_or(TermSeverity::replace);
    out.match = need_phrases(in, node, "match");
    out.prefer = need_phrases(in, node, "prefer");
    in.need(node, "why", "a term");
    out.why = in.text(node, "why");
    out.except = read_phrases(in, node, "except");
    return out;
}

void read_head(YamlReader& in, const YamlNode& root, TermList& list) {
    in.only_keys(
        root, "a term list",
        {"format", "list", "extends", "drop", "language", "version", "title", "source", "licence", "quotations", "allow", "terms"});
    check_format(in, root);
    list.id = read_name(in, root, "list", "a term list");
    const auto take = [&](std::string_view key, std::string& field) {
        if (root.find(key)) field = in.text(root, key);
    };
    if (const YamlNode* language = in.scalar(root, "language")) list.language = read_language(in, *language);
    take("version", list.version);
    take("title", list.title);
    take("source", list.source);
    take("licence", list.licence);
    list.quotations = in.one_of<Quotations>(root, "quotations", {{"apart", Quotations::apart}, {"allowed", Quotations::allowed}})
                          .value_or(list.quotations);
    for (auto& phrase : read_phrases(in, root, "allow")) list.allow.push_back(std::move(phrase));
}

void drop_terms(YamlReader& in, const YamlNode& root, TermList& list) {
    std::vector<std::string> present;
    for (const auto& term : list.terms) present.push_back(term.id);
    for (const YamlNode* at : in.texts(root, "drop")) {
        if (std::erase_if(list.terms, [&](const Term& term) { return term.id == at->text; }) == 0)
            in.problem("unknown-id", *at, fmt::format("\"drop\" names \"{}\", which the list extended does not have", quotable(at->text)),
                       in.suggestion(at->text, present));
    }
}

/// A phrase leads to one term. Those of this file's terms are compared with the whole list as it now is.
void check_phrases(YamlReader& in, const YamlNode& root, const TermList& list, const std::set<std::string>& own) {
    std::map<std::string, std::string> owner;
    for (const auto& term : list.terms)
        if (!own.contains(term.id))
            for (const auto& phrase : term.match) owner.emplace(joined_up(phrase), term.id);
    for (const YamlNode* node : map_elements(root, "terms")) {
        const YamlNode* phrases = node->find("match");
        if (!phrases || !node->find("id")) continue;
        for (const auto& phrase : phrases->children) {
            const auto [at, is_new] = owner.emplace(joined_up(phrase.text), node->find("id")->text);
            if (!is_new)
                in.problem("repeated-name", phrase,
                           fmt::format("\"{}\" is looked for already, by the term \"{}\"", quotable(phrase.text), quotable(at->second)),
                           "keep the phrase in one term; a term of a list extended can be dropped or replaced");
        }
    }
}

}  // namespace

std::string joined_up(std::string_view phrase) {
    std::string out = normalised(phrase);
    std::erase_if(out, [](char c) { return c == ' ' || c == '-'; });
    return out;
}

TermList with_file(YamlReader& in, TermList list, const YamlNode& root) {
    if (!in.expect_map(root, "a term list")) return list;
    read_head(in, root, list);
    drop_terms(in, root, list);
    std::set<std::string> own;
    for (const YamlNode* node : in.maps(root, "terms", "a term")) {
        Term term = read_term(in, *node);
        if (!term.id.empty() && !own.insert(term.id).second) {
            in.problem("duplicate-id", *node->find("id"), fmt::format("the id \"{}\" is taken already in this list", quotable(term.id)));
            continue;
        }
        const auto at = std::ranges::find(list.terms, term.id, &Term::id);
        if (at == list.terms.end()) list.terms.push_back(std::move(term));
        else *at = std::move(term);
    }
    check_phrases(in, root, list, own);
    return list;
}

void check_whole_list(YamlReader& in, const TermList& list, const YamlNode& root) {
    if (!root.is_map()) return;
    if (list.language.empty()) in.need(root, "language", "a term list");
    if (list.terms.empty()) in.need(root, "terms", "a term list");
}

}  // namespace recaudit
