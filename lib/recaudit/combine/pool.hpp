/// Rows of several organisations that are about the same thing, brought side by side. See docs/statistics/combine.md.
#pragma once

#include <recaudit/combine/settings.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace recaudit::detail {

/// What groups are called in the combination. A site that two organisations have, or a team of organisations without sites,
/// carries the organisation's name, since two places may share a name and need not be the same.
class GroupNames {
public:
    GroupNames(const std::vector<Organisation>& organisations, const Study& study, Labels& labels);
    /// The scopes of the combination that a row of an organisation is part of.
    [[nodiscard]] std::vector<Scope> scopes(std::size_t organisation, const Scope& scope);
    /// The site that an organisation without sites is where sites are set against a target; empty for one with sites.
    [[nodiscard]] Label own_site(Label organisation);
    /// Names that several organisations have, with those organisations.
    [[nodiscard]] const std::map<std::string, std::vector<std::string>>& shared() const { return shared_; }

private:
    struct Owner {
        std::string name;
        bool combination = false;
        bool has_sites = false;
        std::vector<std::string> organisations;  // itself, or those of a combination
    };
    [[nodiscard]] std::string renamed(std::size_t organisation, std::string_view name) const;
    [[nodiscard]] bool is_shared(Label name) const { return shared_.contains(name.str()); }

    std::vector<Owner> owners_;
    std::map<std::string, std::vector<std::string>> shared_;
    std::set<std::string> crosses_of_places_;
    Labels& labels_;
};

/// Where a row stands in a table: by family, perspective, wave, grouping, group, then scale or item, then choice.
class RowOrder {
public:
    using Key = std::tuple<std::array<std::size_t, 4>, Label, Label, std::array<std::size_t, 2>, Label, Label, Label>;
    RowOrder(const Study& study, const std::vector<Organisation>& organisations);
    /// @param of, code  what the row is about beside its scope: a scale or item, and a choice.
    [[nodiscard]] Key key(const Scope& scope, Label of, Label code) const;
    /// The waves in their order.
    [[nodiscard]] std::size_t wave(Label wave) const { return rank(waves_, wave); }
    [[nodiscard]] std::size_t waves() const { return waves_.size(); }

private:
    [[nodiscard]] static std::size_t rank(const std::map<std::string, std::size_t>& ranks, Label name);
    std::map<std::string, std::size_t> families_, perspectives_, waves_, groupings_;
    std::map<std::pair<std::string, std::string>, std::size_t> contents_;               // family, scale or item
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> choices_;  // family, item, code
};

/// A row of one organisation.
template <class Row>
struct Part {
    std::size_t organisation;
    const Row* row;
};

/// What the organisations say of one thing.
template <class Row>
struct Pooled {
    Scope scope;
    Label of, code;
    std::vector<Part<Row>> parts;
};

/// All that tables are made from.
struct Sources {
    const std::vector<Organisation>* organisations;
    const Content* content;
    const Study* study;
    const RowOrder* order;
    GroupNames* names;
    Labels* labels;
};

/// The rows of a table side by side, in the order of the table; what does not combine is left out.
/// @param about  gives what a row is about beside its scope: a scale or item, and a choice.
template <class Row, class About>
std::vector<Pooled<Row>> pooled(const Sources& from, std::vector<Row> Results::*table, About about) {
    std::map<RowOrder::Key, Pooled<Row>> all;
    for (std::size_t i = 0; i < from.organisations->size(); ++i)
        for (const Row& row : (*from.organisations)[i].published.results.*table) {
            const auto [given, code] = about(row);
            if (!given.empty() && !from.content->combines(row.scope.instrument, row.scope.perspective, given)) continue;
            for (const Scope& scope : from.names->scopes(i, row.scope)) {
                Pooled<Row>& place = all[from.order->key(scope, given, code)];
                place.scope = scope;
                place.of = given.empty() ? given : from.labels->intern(given.view());
                place.code = code.empty() ? code : from.labels->intern(code.view());
                place.parts.push_back({i, &row});
            }
        }
    std::vector<Pooled<Row>> out;
    for (auto& [key, place] : all) out.push_back(std::move(place));
    return out;
}

}  // namespace recaudit::detail
