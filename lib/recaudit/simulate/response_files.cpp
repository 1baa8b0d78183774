#include <recaudit/simulate/response_files.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>

namespace recaudit {
namespace {

/// A file name that a pattern matches.
std::string name_from(const std::string& pattern) {
    std::string name;
    for (const char c : pattern) {
        if (c == '*') name += "simulated";
        else name += c == '?' ? '1' : c;
    }
    return name;
}

bool is_inside(const std::string& name) {
    const auto path = std::filesystem::path(name).lexically_normal();
    return name != "-" && !path.is_absolute() && !path.empty() && *path.begin() != ".." && name.find('[') == std::string::npos;
}

/// How many constants of a source agree with a group; below 0 where one does not.
int agreement(const ResponseSource& source, const Population& population, const SimulatedGroup& group) {
    const SimulatedPlace& place = population.places[group.place];
    int agreeing = 0;
    for (const auto& [name, value] : source.constants) {
        const std::string* own = name == "wave"          ? &population.waves[group.wave]
                                 : name == "perspective" ? &group.perspective
                                 : name == "site"        ? &place.site
                                 : name == "team"        ? &place.team
                                                         : nullptr;
        if (own == nullptr) continue;
        if (*own != value) return -1;
        ++agreeing;
    }
    return agreeing;
}

/// The sources that a group fits best.
std::vector<std::size_t> sources_for(const Study& study, const Population& population, const SimulatedGroup& group) {
    std::vector<std::size_t> best;
    int most = 0;
    for (std::size_t source = 0; source < study.responses.size(); ++source) {
        if (study.responses[source].instrument != group.form) continue;
        const int agreeing = agreement(study.responses[source], population, group);
        if (agreeing < most) continue;
        if (agreeing > most) best.clear();
        most = agreeing;
        best.push_back(source);
    }
    return best;
}

/// Whether a form's rows have an attribute: the instrument declares it, or no file is said to have a column for it.
bool is_asked(const Study& study, const Instrument& form, const std::string& attribute) {
    return std::ranges::find(form.attributes, attribute, &Attribute::id) != form.attributes.end() ||
           std::ranges::none_of(study.responses, [&](const ResponseSource& source) { return source.columns.contains(attribute); });
}

}  // namespace

Parsed<std::vector<SimulatedFile>> files_of(const Study& study, const Population& population) {
    Parsed<std::vector<SimulatedFile>> out;
    std::vector<SimulatedFile> files;
    for (std::size_t source = 0; source < study.responses.size(); ++source) {
        const ResponseSource& declared = study.responses[source];
        files.push_back({source, name_from(declared.file), {}});
        if (!is_inside(declared.file))
            out.diagnostics.add("invalid-value", declared.place,
                                fmt::format("\"{}\" cannot be written inside another folder", quotable(declared.file)),
                                "name a file below the study's folder, without [ ]");
    }
    for (std::size_t group = 0; group < population.groups.size(); ++group) {
        const auto fitting = sources_for(study, population, population.groups[group]);
        if (!fitting.empty()) files[fitting[group % fitting.size()]].groups.push_back(group);
    }
    if (!out.diagnostics.has_errors()) out.value = std::move(files);
    return out;
}

FileLayout::FileLayout(const Study& study, const Effects& effects, const Population& population, const FormModel& model,
                       const ResponseSource& source)
    : effects_(effects), population_(population), model_(model) {
    add_group_column("respondent", source, true);
    add_group_column("wave", source, !study.waves.empty());
    add_group_column("perspective", source, false);
    add_group_column("site", source, population.has_sites);
    add_group_column("team", source, population.has_teams);
    if (!study.weights.column.empty()) add_group_column(study.weights.column, source, true);
    const Instrument& form = study.instruments[source.instrument];
    for (const auto& attribute : effects.attributes) add_group_column(attribute.name, source, is_asked(study, form, attribute.name));
    for (std::size_t item = 0; item < form.items.size(); ++item) add_item_columns(item, form.items[item], source);
}

void FileLayout::add_group_column(const std::string& name, const ResponseSource& source, bool usual) {
    const auto mapped = source.columns.find(name);
    if (mapped != source.columns.end()) groups_.push_back({name, mapped->second});
    else if (usual && !source.constants.contains(name)) groups_.push_back({name, name});
}

void FileLayout::add_item_columns(std::size_t item, const Item& declared, const ResponseSource& source) {
    const auto heading = [&](const std::string& name) {
        const auto mapped = source.items.find(name);
        return mapped == source.items.end() ? name : mapped->second;
    };
    if (!model_.items[item].is_checklist || source.items.contains(declared.id)) {
        items_.push_back({item, heading(declared.id), no_choice});
        return;
    }
    for (std::size_t choice = 0; choice < model_.items[item].codes.size(); ++choice)
        items_.push_back({item, heading(declared.id + "." + model_.items[item].codes[choice]), choice});
}

std::string FileLayout::header() const {
    std::string out;
    for (const auto& column : groups_) out += csv_cell(column.heading) + ",";
    for (const auto& column : items_) out += csv_cell(column.heading) + ",";
    out.back() = '\n';
    return out;
}

std::string FileLayout::group_value(const std::string& name, const SimulatedGroup& group, const DrawnPerson& person) const {
    const SimulatedPlace& place = population_.places[group.place];
    if (name == "respondent") return person.respondent;
    if (name == "wave") return population_.waves[group.wave];
    if (name == "perspective") return group.perspective;
    if (name == "site") return place.site;
    if (name == "team") return place.team;
    for (std::size_t a = 0; a < effects_.attributes.size(); ++a)
        if (effects_.attributes[a].name == name) return effects_.attributes[a].values[person.attributes[a]].first;
    return "1";  // a weight: everyone counts alike
}

std::string FileLayout::item_value(const ItemColumn& column, const DrawnPerson& person) const {
    const DrawnAnswer& answer = person.items[column.item];
    const ItemModel& item = model_.items[column.item];
    if (answer.is_missing) {
        if (answer.missing == MissingKind::blank || item.is_checklist) return {};
        return answer.missing == MissingKind::dont_know  ? item.dont_know
               : answer.missing == MissingKind::declined ? item.declined
                                                         : item.not_applicable;
    }
    if (!item.is_checklist) return item.codes[answer.value];
    if (column.choice != no_choice) return (answer.value >> column.choice) & 1U ? "1" : "0";
    std::string ticked;
    for (std::size_t choice = 0; choice < item.codes.size(); ++choice)
        if ((answer.value >> choice) & 1U) ticked += (ticked.empty() ? "" : ";") + item.codes[choice];
    return ticked;
}

void FileLayout::append_row(std::string& out, const SimulatedGroup& group, const DrawnPerson& person) const {
    for (const auto& column : groups_) {
        out += csv_cell(group_value(column.name, group, person));
        out += ',';
    }
    for (const auto& column : items_) {
        out += csv_cell(item_value(column, person));
        out += ',';
    }
    out.back() = '\n';
}

}  // namespace recaudit
