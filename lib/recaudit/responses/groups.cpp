#include <recaudit/responses/groups.hpp>

#include <recaudit/core/natural_order.hpp>
#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace recaudit::detail {
namespace {

constexpr std::array<std::string_view, 6> perspective_order{"staff", "service_user", "leader", "carer", "partner", "document"};

/// A new number for each old one.
struct Order {
    std::vector<std::string> texts;
    std::vector<std::uint32_t> new_number;
};

/// The values in `sequence` (old numbers), after those `listed` already.
Order ordered(const std::vector<GroupValue>& values, const std::vector<std::uint32_t>& sequence, std::vector<std::string> listed) {
    std::map<std::string, std::uint32_t> at;
    for (const auto& text : listed) at.emplace(text, static_cast<std::uint32_t>(at.size()));
    Order out{std::move(listed), std::vector<std::uint32_t>(values.size())};
    for (const auto old : sequence) {
        const auto [place, is_new] = at.emplace(values[old].text, static_cast<std::uint32_t>(out.texts.size()));
        if (is_new) out.texts.push_back(values[old].text);
        out.new_number[old] = place->second;
    }
    return out;
}

template <class Less>
std::vector<std::uint32_t> sorted(const std::vector<GroupValue>& values, Less less) {
    std::vector<std::uint32_t> sequence(values.size());
    std::iota(sequence.begin(), sequence.end(), 0U);
    std::erase_if(sequence, [&](std::uint32_t i) { return values[i].rows == 0; });
    std::ranges::sort(sequence, [&](std::uint32_t a, std::uint32_t b) { return less(values[a].text, values[b].text); });
    return sequence;
}

/// Blank first, then as people list them.
Order natural_order(const std::vector<GroupValue>& values) {
    Order out{{""}, std::vector<std::uint32_t>(values.size())};
    for (const auto old : sorted(values, precedes_naturally)) {
        if (values[old].text.empty()) continue;
        out.new_number[old] = static_cast<std::uint32_t>(out.texts.size());
        out.texts.push_back(values[old].text);
    }
    return out;
}

Order perspectives_in_order(const std::vector<GroupValue>& values) {
    return ordered(
        values,
        sorted(values,
               [](const auto& a, const auto& b) { return std::pair(rank_of_perspective(a), a) < std::pair(rank_of_perspective(b), b); }),
        {});
}

Order waves_in_order(const Study& study, const std::vector<GroupValue>& values) {
    std::vector<std::string> listed;
    for (const auto& wave : study.waves) listed.push_back(wave.id);
    return ordered(values, sorted(values, precedes_naturally), std::move(listed));
}

std::string codes_of(const Attribute& attribute) {
    std::vector<std::string> codes;
    for (const auto& level : attribute.levels) codes.push_back('"' + quotable(level.code) + '"');
    return listed(codes, "or");
}

/// Those that rows have and that are wrong, by first row: the order of numbers may depend on threads, that of messages
/// may not. At most `faults_listed`; where a column is the wrong one, thousands say no more than a few.
template <class IsWrong>
std::vector<const FileLevel*> wrong_ones(const std::vector<FileLevel>& values, IsWrong is_wrong) {
    std::vector<const FileLevel*> out;
    for (const auto& value : values)
        if (value.rows > 0 && is_wrong(value.text)) out.push_back(&value);
    std::ranges::sort(out, {}, [](const FileLevel* value) { return value->first_record; });
    if (out.size() > faults_listed) out.resize(faults_listed);
    return out;
}

std::string rows_in_words(std::size_t rows) { return fmt::format("{} {}", rows, rows == 1 ? "row" : "rows"); }

Place shown(const std::vector<ReadFile>& files, const std::optional<CellPlace>& first) {
    if (!first) return {files.empty() ? std::string() : files.back().file.shown, 0, 0};
    return place_of(files[first->file], first->record, first->field);
}

}  // namespace

std::size_t rank_of_perspective(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::find(perspective_order, text) - perspective_order.begin());
}

std::string declared_level(const Attribute& attribute, const std::string& text) {
    for (const auto& level : attribute.levels)
        if (level.code == text) return level.code;
    std::string found;
    for (const auto& level : attribute.levels)
        for (const auto& [language, label] : level.label.by_language)
            if (normalised(label) == normalised(text)) found = found.empty() || found == level.code ? level.code : text;
    return found == text ? std::string() : found;
}

std::uint32_t GroupValues::add(const std::string& text, std::size_t rows, const std::optional<CellPlace>& first) {
    const auto [at, is_new] = at_.emplace(text, static_cast<std::uint32_t>(values_.size()));
    if (is_new) values_.push_back({text, 0, first});
    GroupValue& value = values_[at->second];
    if (value.rows == 0 || !value.first) value.first = first;
    value.rows += rows;
    return at->second;
}

/// What rows have where the file has no such column.
std::string Groups::default_of(Group group, const ColumnPlan& plan, const Instrument& instrument) const {
    if (const auto& constant = plan.group(group).constant; constant && !trimmed(*constant).empty()) return std::string(trimmed(*constant));
    if (group == Group::perspective) return instrument.perspective;
    if (group == Group::wave && study_.waves.size() == 1) return study_.waves.front().id;
    return {};
}

bool Groups::is_allowed(Group group, const std::string& text) const {
    if (group == Group::perspective) return !text.empty();
    if (group != Group::wave) return true;
    return study_.waves.empty() ? !text.empty() : std::ranges::find(study_.waves, text, &Wave::id) != study_.waves.end();
}

/// A wave or perspective that is not allowed. Blank ones that no column holds are those of files without such a column.
void Groups::report_value(Group group, const std::string& text, std::size_t rows, const std::vector<ReadFile>& files,
                          const std::optional<CellPlace>& first) {
    const std::string name(group_names.at(static_cast<std::size_t>(group)));
    if (text.empty() && first) {
        problems_
            .add("blank-" + name, shown(files, first), fmt::format("the {} is blank", name),
                 fmt::format("fill in the {}; every row needs one", name))
            .count = rows;
    } else if (text.empty()) {
        if (group == Group::wave && !study_.waves.empty())
            problems_.add("missing-column", shown(files, first), "there is no wave column, and the study lists several waves",
                          "map the column with `columns: {wave: ...}`, or say `constants: {wave: ...}`");
    } else {
        std::vector<std::string> ids;
        for (const auto& wave : study_.waves) ids.push_back(wave.id);
        const std::string near = did_you_mean(text, ids);
        problems_
            .add("unknown-wave", shown(files, first),
                 fmt::format("wave \"{}\" is not listed in the study, which has {}", quotable(text), listed(ids)),
                 near.empty() ? "add it to `waves:` in the study, or correct it" : fmt::format("did you mean \"{}\"?", quotable(near)))
            .count = rows;
    }
}

void Groups::take(const ColumnPlan& plan, const Instrument& instrument, const std::vector<ReadFile>& files, const FileResult& result,
                  FormColumns& columns, std::size_t first_row) {
    std::array<std::vector<std::uint32_t>, group_names.size()> numbers;
    std::array<std::vector<FileLevel>, group_names.size()> seen;
    for (std::size_t g = 0; g < group_names.size(); ++g) {
        const auto field = plan.groups[g].field;
        if (field)
            for (const auto& text : result.groups[g]) seen[g].push_back({text, 0, 0});
        else seen[g].push_back({default_of(static_cast<Group>(g), plan, instrument), 0, 0});
        for (const auto& stratum : result.strata) {
            FileLevel& value = seen[g][stratum.groups[g]];
            if (stratum.rows > 0 && (value.rows == 0 || stratum.first_record < value.first_record))
                value.first_record = stratum.first_record;
            value.rows += stratum.rows;
        }
        const auto first = [&](const FileLevel& value) {
            return field ? std::optional(CellPlace{files.size() - 1, value.first_record, field}) : std::nullopt;
        };
        for (const auto& value : seen[g]) numbers[g].push_back(values_[g].add(value.text, value.rows, first(value)));
        const auto wrong = wrong_ones(seen[g], [&](const std::string& text) { return !is_allowed(static_cast<Group>(g), text); });
        for (const FileLevel* value : wrong) report_value(static_cast<Group>(g), value->text, value->rows, files, first(*value));
    }
    std::vector<std::uint32_t> renumbered;
    for (const auto& stratum : result.strata) {
        StudyStratum next;
        for (std::size_t g = 0; g < group_names.size(); ++g) {
            next.values[g] = numbers[g][stratum.groups[g]];
            if (plan.groups[g].field) next.first[g] = CellPlace{files.size() - 1, stratum.first_record, plan.groups[g].field};
        }
        const auto [at, is_new] = stratum_at_.emplace(next.values, static_cast<std::uint32_t>(strata_.size()));
        if (is_new) strata_.push_back(next);
        else if (strata_[at->second].rows == 0) strata_[at->second].first = next.first;
        strata_[at->second].rows += stratum.rows;
        renumbered.push_back(at->second);
    }
    for (auto& number : columns.strata(first_row)) number = renumbered[number];
    for (std::size_t a = 0; a < plan.attributes.size(); ++a) take_levels(a, plan, instrument, files, result, columns, first_row);
}

void Groups::take_levels(std::size_t which, const ColumnPlan& plan, const Instrument& instrument, const std::vector<ReadFile>& files,
                         const FileResult& result, FormColumns& columns, std::size_t first_row) {
    const AttributeSupply& supply = plan.attributes[which];
    const std::string& name = attributes_[supply.attribute];
    std::vector<FileLevel> seen = result.levels[which];
    if (!supply.supply.field) seen = {{std::string(trimmed(*supply.supply.constant)), result.rows, 0}};
    const auto declared = std::ranges::find(instrument.attributes, name, &Attribute::id);
    const bool closed = declared != instrument.attributes.end() && !declared->levels.empty();
    std::vector<std::uint32_t> renumbered;
    const auto first = [&](const FileLevel& level) {
        return supply.supply.field ? std::optional(CellPlace{files.size() - 1, level.first_record, supply.supply.field}) : std::nullopt;
    };
    for (const auto& level : seen) {
        std::string text = level.text;
        if (closed && !text.empty()) text = declared_level(*declared, level.text);
        renumbered.push_back(levels_[supply.attribute].add(text, level.rows, first(level)));
    }
    for (const FileLevel* level :
         wrong_ones(seen, [&](const std::string& text) { return closed && !text.empty() && declared_level(*declared, text).empty(); }))
        problems_
            .add("unknown-level", shown(files, first(*level)),
                 fmt::format("{} is \"{}\"; the instrument allows {}", quotable(name), quotable(level->text), codes_of(*declared)),
                 "correct it, or add the level to the instrument")
            .count = level->rows;
    for (auto& number : columns.levels(supply.attribute, first_row)) number = renumbered[number];
}

void Groups::report_alike(std::string_view grouping, const std::vector<GroupValue>& values, const std::vector<ReadFile>& files) {
    std::map<std::string, std::vector<const GroupValue*>> alike;
    for (const auto& value : values)
        if (value.rows > 0 && !value.text.empty()) alike[normalised(value.text)].push_back(&value);
    std::size_t told = 0;
    for (auto& [text, spellings] : alike) {
        if (spellings.size() < 2 || ++told > faults_listed) continue;
        std::ranges::sort(spellings,
                          [](const auto* a, const auto* b) { return std::pair(b->rows, a->text) < std::pair(a->rows, b->text); });
        for (std::size_t i = 1; i < spellings.size(); ++i)
            problems_
                .add("spelling-differs", shown(files, spellings[i]->first),
                     fmt::format("{} \"{}\" ({}) and \"{}\" ({}) differ only in case, spaces, dashes or quotes", grouping,
                                 quotable(spellings[i]->text), rows_in_words(spellings[i]->rows), quotable(spellings[0]->text),
                                 rows_in_words(spellings[0]->rows)),
                     "write it the same way everywhere")
                .count = spellings[i]->rows;
    }
}

void Groups::compare_spellings(const std::vector<ReadFile>& files) {
    for (const Group group : {Group::perspective, Group::wave, Group::site})
        report_alike(group_names.at(static_cast<std::size_t>(group)), values_.at(static_cast<std::size_t>(group)).all(), files);
    const auto& sites = values_[static_cast<std::size_t>(Group::site)].all();
    const auto& teams = values_[static_cast<std::size_t>(Group::team)].all();
    std::map<std::uint32_t, GroupValues> teams_of_site;
    for (const auto& stratum : strata_) {
        const auto& team = teams[stratum.values[static_cast<std::size_t>(Group::team)]];
        teams_of_site[stratum.values[static_cast<std::size_t>(Group::site)]].add(team.text, stratum.rows,
                                                                                 stratum.first[static_cast<std::size_t>(Group::team)]);
    }
    for (const auto& [site, values] : teams_of_site)
        report_alike(sites[site].text.empty() ? "team" : fmt::format("in site \"{}\", team", quotable(sites[site].text)), values.all(),
                     files);
    for (std::size_t a = 0; a < levels_.size(); ++a) report_alike(quotable(attributes_[a]), levels_[a].all(), files);
    const auto& waves = values_[static_cast<std::size_t>(Group::wave)].all();
    const bool some = std::ranges::any_of(waves, [](const auto& wave) { return wave.rows > 0 && !wave.text.empty(); });
    const bool none = std::ranges::any_of(waves, [](const auto& wave) { return wave.rows > 0 && wave.text.empty() && !wave.first; });
    if (some && none && study_.waves.empty())
        problems_.add("missing-column", {study_.file, 0, 0}, "some response files have a wave and others have none",
                      "say `constants: {wave: ...}` for the files without a wave column");
}

void Groups::finish(Responses& responses) const {
    const Order perspectives = perspectives_in_order(values_[0].all());
    const Order waves = waves_in_order(study_, values_[1].all());
    const Order sites = natural_order(values_[2].all());
    const Order teams = natural_order(values_[3].all());
    responses.perspectives = perspectives.texts;
    responses.waves = waves.texts.empty() ? std::vector<std::string>{""} : waves.texts;
    responses.sites = sites.texts;
    responses.teams = teams.texts;
    std::map<StratumKey, std::uint32_t> in_order;
    std::vector<StratumKey> keys;
    for (const auto& stratum : strata_) {
        keys.push_back({perspectives.new_number[stratum.values[0]], waves.new_number[stratum.values[1]],
                        sites.new_number[stratum.values[2]], teams.new_number[stratum.values[3]]});
        if (stratum.rows > 0) in_order.emplace(keys.back(), 0);
    }
    for (auto& [key, number] : in_order) {
        number = static_cast<std::uint32_t>(responses.strata.size());
        responses.strata.push_back({key[0], key[1], key[2], key[3]});
    }
    std::vector<std::uint32_t> new_stratum(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (strata_[i].rows > 0) new_stratum[i] = in_order.at(keys[i]);
    std::vector<Order> levels;
    for (std::size_t a = 0; a < levels_.size(); ++a) {
        levels.push_back(natural_order(levels_[a].all()));
        responses.attributes.push_back({attributes_[a], levels.back().texts});
    }
    for (auto& form : responses.forms) {
        for (auto& number : form.stratum_of) number = new_stratum[number];
        for (auto& attribute : form.attributes)
            for (auto& level : attribute.level_of) level = levels[attribute.attribute].new_number[level];
    }
}

}  // namespace recaudit::detail
