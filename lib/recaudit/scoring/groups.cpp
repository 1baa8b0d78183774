#include <recaudit/scoring/groups.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace recaudit {
namespace {

/// What tells one group of a grouping from another: site and team, or level, of each factor.
using GroupKey = std::array<std::uint32_t, 4>;

/// The group that a cell belongs to; nothing where a factor is blank.
std::optional<GroupKey> key_of(const Grouping& grouping, const PeopleCell& cell) {
    GroupKey key{};
    for (std::size_t i = 0; i < grouping.factors.size(); ++i) {
        const auto kind = grouping.factors[i].kind;
        const std::uint32_t value = kind == Factor::Kind::site ? cell.site : kind == Factor::Kind::team ? cell.team : cell.levels[i];
        if (value == 0) return std::nullopt;
        key[2 * i] = kind == Factor::Kind::team ? cell.site : value;
        key[2 * i + 1] = kind == Factor::Kind::team ? value : 0;
    }
    return key;
}

class GroupMaker {
public:
    GroupMaker(const Responses& responses, Labels& labels) : responses_(&responses), labels_(&labels) {}

    Group make(const Grouping& grouping, const GroupKey& key) {
        Group out;
        out.by = labels_->intern(grouping.name);
        std::string name;
        for (std::size_t i = 0; i < grouping.factors.size(); ++i) {
            const auto [site, text] = texts(grouping.factors[i], key[2 * i], key[2 * i + 1]);
            if (!name.empty()) name += " / ";
            if (!site.empty()) name.append(site).append(" / ");
            name += text;
            if (grouping.factors[i].kind == Factor::Kind::team) out.values.emplace_back("site", site);
            out.values.emplace_back(grouping.factors[i].name, text);
        }
        out.name = labels_->intern(name);
        place(out, grouping);
        return out;
    }

private:
    /// A factor's value in words; the site as well where it is a team.
    [[nodiscard]] std::pair<std::string, std::string> texts(const Factor& factor, std::uint32_t a, std::uint32_t b) const {
        if (factor.kind == Factor::Kind::site) return {"", responses_->sites[a]};
        if (factor.kind == Factor::Kind::team) return {responses_->sites[a], responses_->teams[b]};
        return {"", responses_->attributes[factor.attribute].levels[a]};
    }
    void place(Group& group, const Grouping& grouping) {
        if (grouping.factors.empty()) return;
        const auto kind = grouping.factors.front().kind;
        if (grouping.factors.size() == 1 && kind == Factor::Kind::site) group.site = group.name;
        else group.group = group.name;
        if (grouping.factors.size() > 1 || kind != Factor::Kind::team) return;
        group.site = labels_->intern(group.values.front().second);
        group.group = labels_->intern(group.values.back().second);
    }
    const Responses* responses_;
    Labels* labels_;
};

/// The cells of a partition in which any of the family's forms has a row.
std::vector<std::uint32_t> cells_of(const Family& family, const Partition& partition) {
    std::vector<std::uint32_t> out;
    for (const std::size_t form : family.forms)
        out.insert(out.end(), partition.cells_of_form[form].begin(), partition.cells_of_form[form].end());
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void add_slices(Family& family, const Responses& responses, const Partition& by_stratum, Labels& labels) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Slice> slices;
    for (std::size_t i = 0; i < family.forms.size(); ++i)
        for (const std::uint32_t number : by_stratum.cells_of_form[family.forms[i]]) {
            const PeopleCell& cell = by_stratum.cells[number];
            Slice& slice = slices[{cell.perspective, cell.wave}];
            slice.has_form.resize(family.forms.size());
            slice.has_form[i] = 1;
        }
    for (auto& [at, slice] : slices) {
        slice.perspective = at.first;
        slice.wave = at.second;
        slice.perspective_name = labels.intern(responses.perspectives[at.first]);
        slice.wave_name = labels.intern(responses.waves[at.second]);
        family.slices.push_back(std::move(slice));
    }
}

std::size_t slice_of(const Family& family, const PeopleCell& cell) {
    const auto at = std::ranges::find_if(
        family.slices, [&](const Slice& slice) { return slice.perspective == cell.perspective && slice.wave == cell.wave; });
    return static_cast<std::size_t>(at - family.slices.begin());
}

/// Adds the groups of one grouping, and to each slice the cells of which they are made.
void add_groups(Family& family, const Grouping& grouping, std::size_t number, const Partitions& partitions, GroupMaker& maker) {
    const std::size_t partition_number = partitions.of_grouping[number];
    const Partition& partition = partitions.all[partition_number];
    std::map<GroupKey, std::vector<std::uint32_t>> cells_by_key;
    for (const std::uint32_t cell : cells_of(family, partition))
        if (const auto key = key_of(grouping, partition.cells[cell])) cells_by_key[*key].push_back(cell);
    for (const auto& [key, cells] : cells_by_key) {
        Group group = maker.make(grouping, key);
        group.grouping = number;
        group.partition = partition_number;
        family.groups.push_back(std::move(group));
        for (Slice& slice : family.slices) slice.cells.emplace_back();
        for (const std::uint32_t cell : cells) family.slices[slice_of(family, partition.cells[cell])].cells.back().push_back(cell);
    }
}

GroupSet group_set(const Family& family, std::vector<std::size_t> groups, Label Group::*name, Label site) {
    std::ranges::sort(groups, {}, [&](std::size_t group) { return family.groups[group].*name; });
    GroupSet out{family.groups[groups.front()].by, site, std::move(groups), {}};
    for (const std::size_t group : out.groups) out.names.push_back(family.groups[group].*name);
    return out;
}

/// The groups of one grouping side by side; teams over all first, then within each site.
void add_sets(Family& family, const Grouping& grouping, std::size_t number) {
    if (grouping.factors.size() != 1) return;
    std::vector<std::size_t> all;
    for (std::size_t group = 0; group < family.groups.size(); ++group)
        if (family.groups[group].grouping == number) all.push_back(group);
    if (all.empty()) return;
    family.sets.push_back(group_set(family, all, &Group::name, {}));
    if (grouping.factors.front().kind != Factor::Kind::team) return;
    std::map<Label, std::vector<std::size_t>> by_site;
    for (const std::size_t group : all)
        if (!family.groups[group].site.empty()) by_site[family.groups[group].site].push_back(group);
    for (const auto& [site, groups] : by_site) family.sets.push_back(group_set(family, groups, &Group::group, site));
}

/// Adds what the forms call `id`, at `index` of form `form`; by its id it may be there already.
void share(std::vector<Shared>& shared, const Family& family, Label id, std::size_t form, std::size_t index) {
    auto at = std::ranges::find(shared, id, &Shared::id);
    if (at == shared.end()) at = shared.insert(at, {id, std::vector<std::optional<std::size_t>>(family.forms.size())});
    at->in_form[form] = index;
}

/// Of several questions about the importance of one item the first counts. Ticks are not rated, so they make no pair.
void add_pairs(Family& family, const Instrument& instrument, std::size_t form, Labels& labels) {
    std::set<std::size_t> paired;
    for (std::size_t importance = 0; importance < instrument.items.size(); ++importance) {
        const Item& item = instrument.items[importance];
        const auto current = item.importance_of.empty() ? std::nullopt : instrument.find_item(item.importance_of);
        if (!current || instrument.options_of(item).is_checklist() || instrument.options_of(instrument.items[*current]).is_checklist())
            continue;
        if (!paired.insert(*current).second) continue;
        const Label id = labels.intern(item.importance_of), of = labels.intern(item.id);
        auto at = std::ranges::find_if(family.pairs, [&](const ItemPair& pair) { return pair.current == id && pair.importance == of; });
        if (at == family.pairs.end())
            at = family.pairs.insert(at, {id, of, std::vector<std::optional<ItemPair::InForm>>(family.forms.size())});
        at->in_form[form] = ItemPair::InForm{*current, importance};
    }
}

void add_content(Family& family, const Study& study, Labels& labels) {
    std::vector<Shared> composites;
    for (std::size_t form = 0; form < family.forms.size(); ++form) {
        const Instrument& instrument = study.instruments[family.forms[form]];
        for (std::size_t i = 0; i < instrument.items.size(); ++i)
            share(family.items, family, labels.intern(instrument.items[i].id), form, i);
        for (std::size_t i = 0; i < instrument.scales.size(); ++i)
            share(family.dimensions, family, labels.intern(instrument.scales[i].id), form, i);
        for (std::size_t i = 0; i < instrument.composites.size(); ++i)
            share(composites, family, labels.intern(instrument.composites[i].id), form, instrument.scales.size() + i);
        add_pairs(family, instrument, form, labels);
    }
    family.dimensions.insert(family.dimensions.end(), composites.begin(), composites.end());
}

std::vector<Family> families_by_id(const Study& study, const Responses& responses, Labels& labels) {
    std::vector<Family> out;
    for (std::size_t form = 0; form < responses.forms.size(); ++form) {
        if (responses.forms[form].rows == 0) continue;
        const Instrument& instrument = study.instruments[form];
        const Label id = labels.intern(instrument.family.empty() ? instrument.id : instrument.family);
        auto at = std::ranges::find(out, id, &Family::id);
        if (at == out.end()) at = out.insert(at, Family{id, {}, {}, {}, {}, {}, {}, {}});
        at->forms.push_back(form);
    }
    return out;
}

bool has_column(const Headcount& headcount, const std::string& name) {
    return std::ranges::find(headcount.columns, name) != headcount.columns.end();
}

/// Where a line of the headcount has the value of a column; an attribute where no member is named.
struct WantedValue {
    std::string HeadcountRow::*member;
    std::string attribute, value;

    [[nodiscard]] bool fits(const HeadcountRow& row) const {
        if (member != nullptr) return row.*member == value;
        const auto at = std::ranges::find(row.attributes, attribute, &std::pair<std::string, std::string>::first);
        return (at == row.attributes.end() ? std::string() : at->second) == value;
    }
};

WantedValue wanted_value(const std::string& column, std::string value) {
    static const std::map<std::string, std::string HeadcountRow::*> members{{"wave", &HeadcountRow::wave},
                                                                            {"perspective", &HeadcountRow::perspective},
                                                                            {"site", &HeadcountRow::site},
                                                                            {"team", &HeadcountRow::team}};
    const auto at = members.find(column);
    return {at == members.end() ? nullptr : at->second, column, std::move(value)};
}

}  // namespace

std::vector<Family> families_of(const Study& study, const Responses& responses, const std::vector<Grouping>& groupings,
                                const Partitions& partitions, Labels& labels) {
    std::vector<Family> out = families_by_id(study, responses, labels);
    GroupMaker maker(responses, labels);
    for (Family& family : out) {
        add_content(family, study, labels);
        add_slices(family, responses, partitions.all.front(), labels);
        for (std::size_t number = 0; number < groupings.size(); ++number) {
            add_groups(family, groupings[number], number, partitions, maker);
            add_sets(family, groupings[number], number);
        }
    }
    return out;
}

Scope scope_of(const Family& family, const Slice& slice, const Group& group) {
    return {family.id, slice.perspective_name, slice.wave_name, group.by, group.site, group.group};
}

Scope scope_of(const Family& family, const Slice& slice, const GroupSet& set) {
    return {family.id, slice.perspective_name, slice.wave_name, set.by, set.site, {}};
}

Count headcount_of(const Headcount& headcount, const Slice& slice, const Group& group) {
    std::vector<WantedValue> wanted;
    const auto want = [&](const std::string& column, const std::string& value) {
        if (has_column(headcount, column)) wanted.push_back(wanted_value(column, value));
    };
    for (const auto& [column, value] : group.values) {
        if (!has_column(headcount, column) && !(column == "site" && value.empty())) return {};
        want(column, value);
    }
    want("wave", slice.wave_name.str());
    want("perspective", slice.perspective_name.str());
    Count people;
    for (const HeadcountRow& row : headcount.rows)
        if (std::ranges::all_of(wanted, [&](const WantedValue& value) { return value.fits(row); }))
            people = (people ? *people : 0) + row.people;
    return people;
}

}  // namespace recaudit
