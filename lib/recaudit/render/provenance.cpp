#include <recaudit/render/provenance.hpp>

#include <recaudit/core/sha256.hpp>
#include <recaudit/instrument/load.hpp>
#include <recaudit/render/form_json.hpp>
#include <recaudit/study/calendar.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

namespace recaudit {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view format_name = "recaudit-provenance";
constexpr int format_version = 1;

/// A study file without a folder in its name lies where the user stands.
fs::path absolute_folder(const fs::path& folder) { return fs::absolute(folder.empty() ? fs::path(".") : folder).lexically_normal(); }

/// `path` from the study's folder; one that leads elsewhere by an absolute path is named by its last part alone.
std::string shown(const std::string& path, const fs::path& folder) {
    const fs::path given(path);
    if (given.is_relative()) return given.lexically_normal().generic_string();
    const fs::path relative = given.lexically_normal().lexically_relative(absolute_folder(folder));
    const bool inside = !relative.empty() && *relative.begin() != "..";
    return (inside ? relative : given.filename()).generic_string();
}

/// `file`, found while loading from `folder`, as seen from `folder`.
std::string from_folder(const std::string& file, const fs::path& folder) {
    const bool reached = fs::path(file).is_relative() || file.starts_with(folder.string());
    if (!reached) return fs::path(file).filename().generic_string();
    return fs::absolute(file).lexically_normal().lexically_relative(absolute_folder(folder)).generic_string();
}

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw fs::filesystem_error("cannot read", file, std::make_error_code(std::errc::no_such_file_or_directory));
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string_view name_of(Adjust adjust) {
    switch (adjust) {
        case Adjust::holm: return "holm";
        case Adjust::bh: return "bh";
        case Adjust::none: break;
    }
    return "none";
}

std::string_view name_of(BenchmarkTarget target) {
    switch (target) {
        case BenchmarkTarget::all_sites: return "all_sites";
        case BenchmarkTarget::median_site: return "median_site";
        case BenchmarkTarget::file: break;
    }
    return "file";
}

Json disclosure_json(const DisclosureRule& rule) {
    if (!rule.on) return "off";
    Json minimum{{"default", rule.minimum}};
    for (const auto& [perspective, people] : rule.by_perspective) minimum[perspective] = people;
    return {{"minimum", minimum},
            {"comments_minimum", rule.comments_minimum},
            {"small_children_in_parent", rule.small_children_in_parent == SmallChildren::include ? "include" : "exclude"},
            {"round_base", rule.round_base}};
}

Json instruments_json(const Study& study) {
    Json all = Json::array();
    for (const Instrument& form : study.instruments)
        all.push_back({{"instrument", form.id}, {"family", form.family}, {"version", form.version}, {"perspective", form.perspective}});
    return all;
}

Json responses_json(const Study& study) {
    Json all = Json::array();
    for (const ResponseSource& source : study.responses) {
        all.push_back({{"file", shown(source.file, study.folder)},
                       {"instrument", study.instruments.at(source.instrument).id},
                       {"columns", source.columns},
                       {"constants", source.constants},
                       {"profile", source.profile},
                       {"items", source.items}});
        if (!source.dictionary.empty()) all.back()["dictionary"] = shown(source.dictionary, study.folder);
        if (!source.sheet.empty()) all.back()["sheet"] = source.sheet;
    }
    return all;
}

Json waves_json(const Study& study) {
    Json all = Json::array();
    for (const Wave& wave : study.waves) all.push_back({{"id", wave.id}, {"date", wave.day ? Json(date_of(*wave.day)) : Json()}});
    return all;
}

Json weights_json(const WeightRule& rule) {
    if (!rule.any()) return nullptr;
    return {{"column", rule.column}, {"rake", rule.rake}, {"cap", rule.cap ? Json(*rule.cap) : Json()}};
}

Json benchmark_json(const Study& study) {
    const BenchmarkRule& rule = study.benchmark;
    Json out{{"against", name_of(rule.against)}};
    out["limits"] = rule.limits == BenchmarkLimits::bootstrap ? "bootstrap" : "normal";
    if (!rule.file.empty()) out["file"] = shown(rule.file, study.folder);
    if (!rule.standardise.empty()) out["standardise"] = rule.standardise;
    return out;
}

Json report_json(const Study& study) {
    const ReportRule& rule = study.report;
    return {{"audience", rule.audience.empty() ? "everyone" : rule.audience},
            {"organisation", rule.organisation},
            {"logo", shown(rule.logo.file, study.folder)},
            {"accent", rule.accent},
            {"sections", rule.sections.empty() ? Json("all") : Json(rule.sections)},
            {"introduction", rule.introduction_file.empty() ? std::string(rule.introduction.in(rule.language))
                                                            : shown(rule.introduction_file, study.folder)}};
}

/// Names that are masked are not told.
Json comments_json(const Study& study) {
    Json themes = Json::object();
    for (const CommentTheme& theme : study.comments.themes) themes[theme.id] = theme.words;
    Json list;
    if (!study.terms.terms.empty()) list = {{"list", study.terms.id}, {"version", study.terms.version}};
    return {{"themes", themes}, {"quotes", study.comments.quotes}, {"language", list}};
}

Json settings_json(const Study& study, const ProvenanceFacts& facts) {
    Json all{{"study", study.id},
             {"title", study.title.in(study.report.language)},
             {"instruments", instruments_json(study)},
             {"responses", responses_json(study)},
             {"waves", waves_json(study)},
             {"respondents", study.respondents == Respondents::linked ? "linked" : "anonymous"},
             {"headcount", shown(study.headcount, study.folder)},
             {"compare", study.compare_declared ? Json(study.compare) : Json("site and team where present")},
             {"cross", study.cross},
             {"weights", weights_json(study.weights)},
             {"finite_population", study.finite_population},
             {"benchmark", benchmark_json(study)},
             {"confidence", study.confidence},
             {"adjust", name_of(study.adjust)},
             {"minimum_to_test", study.minimum_to_test},
             {"disclosure", disclosure_json(study.disclosure)},
             {"unknown_codes", study.unknown_codes == UnknownCodes::error ? "error" : "missing"},
             {"formats", facts.formats},
             {"language", study.report.language},
             {"report", report_json(study)}};
    const QualityRule& quality = study.quality;
    if (!quality.exclude.empty() || !quality.duration.empty())
        all["quality"] = {
            {"exclude", quality.exclude}, {"duration", quality.duration}, {"seconds_per_question", quality.seconds_per_question}};
    if (!study.organisations.empty()) all["organisations"] = study.organisations;
    if (study.tells_of_comments()) all["comments"] = comments_json(study);
    return all;
}

/// A file that had a part in the figures: what it is, and its SHA-256.
struct Fingerprint {
    std::string_view kind;
    std::string sha256;
};

/// Every such file by its path from the study's folder.
std::map<std::string, Fingerprint> fingerprints(const Study& study, const std::vector<InputFile>& inputs) {
    std::map<std::string, Fingerprint> all;
    for (const InputFile& input : inputs)
        if (!input.sha256.empty())
            all[shown(input.path, study.folder)] = {study.organisations.empty() ? "responses" : "results", input.sha256};
    if (!study.file.empty()) all[fs::path(study.file).filename().string()] = {"study", sha256(contents(study.file))};
    for (const ResponseSource& source : study.responses)
        if (!source.dictionary.empty() && fs::is_regular_file(study.folder / source.dictionary))
            all[shown(source.dictionary, study.folder)] = {"dictionary", sha256(contents(study.folder / source.dictionary))};
    if (!study.headcount.empty())
        all[shown(study.headcount, study.folder)] = {"headcount", sha256(contents(study.folder / study.headcount))};
    if (!study.benchmark.file.empty())
        all[shown(study.benchmark.file, study.folder)] = {"benchmark", sha256(contents(study.folder / study.benchmark.file))};
    if (!study.report.logo.type.empty()) all[shown(study.report.logo.file, study.folder)] = {"logo", sha256(study.report.logo.bytes)};
    if (!study.report.introduction_file.empty())
        all[shown(study.report.introduction_file, study.folder)] = {"introduction",
                                                                    sha256(contents(study.folder / study.report.introduction_file))};
    for (const Instrument& form : study.instruments)
        for (const std::string& file : form.files)
            if (fs::is_regular_file(file)) all[from_folder(file, study.folder)] = {"instrument", sha256(contents(file))};
    for (const std::string& file : study.terms.files)
        if (fs::is_regular_file(file)) all[from_folder(file, study.folder)] = {"language", sha256(contents(file))};
    return all;
}

Json inputs_json(const Study& study, const std::vector<InputFile>& inputs) {
    Json all = Json::array();
    for (const auto& [path, file] : fingerprints(study, inputs))
        all.push_back({{"path", path}, {"kind", file.kind}, {"sha256", file.sha256}});
    return all;
}

/// What was asked, in the format of an instrument file.
Json forms_json(const Study& study) {
    Json all = Json::array();
    for (const Instrument& form : study.instruments) all.push_back(Json::parse(form_json(form)));
    return all;
}

/// The built-in instruments that were used, those they extend included.
Json builtin_json(const Study& study) {
    std::map<std::string, std::string> used;
    for (const BuiltinInstrument& builtin : builtin_instruments())
        for (const Instrument& form : study.instruments)
            if (std::ranges::find(form.files, builtin.id) != form.files.end()) used[std::string(builtin.id)] = sha256(builtin.yaml);
    Json all = Json::array();
    for (const auto& [id, hash] : used) all.push_back({{"instrument", id}, {"sha256", hash}});
    return all;
}

/// Whether a name from a manifest stays inside its folder.
bool is_inside(const fs::path& name) {
    return !name.empty() && name.is_relative() && std::ranges::none_of(name, [](const fs::path& part) { return part == ".."; });
}

}  // namespace

std::string provenance_json(const Study& study, const std::vector<InputFile>& inputs, const ProvenanceFacts& facts) {
    const Json all{{"format", format_name},
                   {"format_version", format_version},
                   {"program", {{"name", "recaudit"}, {"version", facts.version}}},
                   {"for_publication", facts.for_publication},
                   {"seed", study.seed},
                   {"settings", settings_json(study, facts)},
                   {"forms", forms_json(study)},
                   {"inputs", inputs_json(study, inputs)},
                   {"builtin_instruments", builtin_json(study)},
                   {"files", facts.files}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> files_of_previous_run(const fs::path& folder) {
    std::ifstream in(folder / "provenance.json", std::ios::binary);
    const Json all = Json::parse(in, nullptr, false);
    std::vector<std::string> names;
    if (!all.is_object() || all.value("format", Json()) != format_name || !all.contains("files") || !all["files"].is_array()) return names;
    for (const Json& name : all["files"])
        if (name.is_string() && is_inside(name.get<std::string>())) names.push_back(name);
    return names;
}

}  // namespace recaudit
