#include <recaudit/published/read_provenance.hpp>

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/read_instrument.hpp>

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace recaudit::detail {
namespace {

constexpr std::string_view format_name = "recaudit-provenance";
constexpr std::string_view format_version = "1";
constexpr std::size_t most_people = 1'000'000'000;

/// JSON is YAML, so that what is wrong is found with line and column.
class ProvenanceReader {
public:
    [[nodiscard]] Parsed<Published> read(const YamlNode& root) {
        Parsed<Published> out;
        Published found;
        if (is_ours(root)) {
            found.for_publication = in_.flag(root, "for_publication").value_or(false);
            read_settings(*root.find("settings"), found.study);
            for (const YamlNode* form : in_.maps(root, "forms", "a form")) found.study.instruments.push_back(read_instrument(in_, *form));
            for (const YamlNode* input : in_.maps(root, "inputs", "an input"))
                found.inputs.push_back({in_.text(*input, "path"), in_.text(*input, "kind"), in_.text(*input, "sha256")});
        }
        if (!in_.has_errors()) out.value = std::move(found);
        out.diagnostics = in_.take();
        return out;
    }

private:
    [[nodiscard]] bool is_ours(const YamlNode& root) {
        if (!root.is_map() || in_.text(root, "format") != format_name) {
            in_.problem("not-results", root, "this is no provenance of recaudit");
            return false;
        }
        const YamlNode* version = in_.need(root, "format_version", "a provenance");
        if (version && version->text != format_version) {
            in_.problem("results-version", *version,
                        fmt::format("the format is {}; this version reads {}", described(*version), format_version),
                        "read it with the version of recaudit that wrote it, or a newer one");
            return false;
        }
        if (!root.find("forms")) {
            in_.problem("results-version", root, "an earlier version wrote this, which did not say what was asked",
                        "run the study again with this version");
            return false;
        }
        const YamlNode* settings = in_.need(root, "settings", "a provenance");
        return settings != nullptr && in_.expect_map(*settings, "\"settings\"");
    }

    void read_settings(const YamlNode& settings, Study& study) {
        study.id = in_.text(settings, "study");
        study.title.by_language["en"] = in_.text(settings, "title");
        for (const YamlNode* wave : in_.maps(settings, "waves", "a wave")) study.waves.push_back(read_wave(*wave));
        study.respondents = in_.text(settings, "respondents") == "linked" ? Respondents::linked : Respondents::anonymous;
        read_groupings(settings, study);
        read_weights(settings, study.weights);
        study.finite_population = in_.flag(settings, "finite_population").value_or(false);
        constexpr double usual_confidence = 0.95;
        study.confidence = in_.number(settings, "confidence").value_or(usual_confidence);
        study.adjust = in_.one_of<Adjust>(settings, "adjust", {{"holm", Adjust::holm}, {"bh", Adjust::bh}, {"none", Adjust::none}})
                           .value_or(Adjust::holm);
        study.minimum_to_test = in_.whole(settings, "minimum_to_test", 0, most_people).value_or(study.minimum_to_test);
        study.report.language = in_.text(settings, "language");
        for (const YamlNode* name : in_.texts(settings, "organisations")) study.organisations.push_back(name->text);
        read_disclosure(settings, study.disclosure);
        read_benchmark(settings, study.benchmark);
    }

    [[nodiscard]] Wave read_wave(const YamlNode& at) {
        Wave wave{in_.text(at, "id"), std::nullopt};
        const YamlNode* date = at.find("date");
        if (!date || !date->is_scalar()) return wave;
        int year = 0;
        unsigned month = 0, day = 0;
        const char* const text = date->text.data();
        const bool well_formed = date->text.size() == 10 && std::from_chars(text, text + 4, year).ec == std::errc() &&
                                 std::from_chars(text + 5, text + 7, month).ec == std::errc() &&
                                 std::from_chars(text + 8, text + 10, day).ec == std::errc();
        const std::chrono::year_month_day when{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
        if (well_formed && when.ok()) wave.day = std::chrono::sys_days{when}.time_since_epoch().count();
        else in_.problem("damaged-results", *date, "this is no date");
        return wave;
    }

    /// A study that names no groupings has words in their place.
    void read_groupings(const YamlNode& settings, Study& study) {
        const YamlNode* compare = settings.find("compare");
        if (compare && compare->is_sequence()) {
            study.compare_declared = true;
            for (const YamlNode* name : in_.texts(settings, "compare")) study.compare.push_back(name->text);
        }
        for (const YamlNode& pair : in_.list(settings, "cross")) {
            auto& names = study.cross.emplace_back();
            for (const YamlNode& name : pair.children) names.push_back(name.text);
        }
    }

    void read_weights(const YamlNode& settings, WeightRule& rule) {
        const YamlNode* weights = settings.find("weights");
        if (!weights || !weights->is_map()) return;
        rule.column = in_.text(*weights, "column");
        for (const YamlNode& margin : in_.list(*weights, "rake")) {
            auto& names = rule.rake.emplace_back();
            for (const YamlNode& name : margin.children) names.push_back(name.text);
        }
    }

    void read_benchmark(const YamlNode& settings, BenchmarkRule& rule) {
        const YamlNode* benchmark = settings.find("benchmark");
        if (!benchmark || !in_.expect_map(*benchmark, "\"benchmark\"")) return;
        rule.against = in_.one_of<BenchmarkTarget>(*benchmark, "against",
                                                   {{"all_sites", BenchmarkTarget::all_sites},
                                                    {"median_site", BenchmarkTarget::median_site},
                                                    {"file", BenchmarkTarget::file}})
                           .value_or(BenchmarkTarget::all_sites);
        rule.limits = in_.one_of<BenchmarkLimits>(*benchmark, "limits",
                                                  {{"normal", BenchmarkLimits::normal}, {"bootstrap", BenchmarkLimits::bootstrap}})
                          .value_or(BenchmarkLimits::normal);
        rule.standardise = in_.text(*benchmark, "standardise");
    }

    void read_disclosure(const YamlNode& settings, DisclosureRule& rule) {
        const YamlNode* at = in_.need(settings, "disclosure", "\"settings\"");
        if (!at || !at->is_map()) {
            rule.on = false;
            return;
        }
        for (const YamlNode* entry : in_.text_entries(*at, "minimum", "\"minimum\"")) {
            const auto people = in_.whole_value(*entry, "minimum", 0, most_people).value_or(rule.minimum);
            if (entry->key == "default") rule.minimum = people;
            else rule.by_perspective[entry->key] = people;
        }
        rule.comments_minimum = in_.whole(*at, "comments_minimum", 0, most_people).value_or(rule.comments_minimum);
        rule.round_base = in_.whole(*at, "round_base", 0, most_people).value_or(0);
        if (in_.text(*at, "small_children_in_parent") == "exclude") rule.small_children_in_parent = SmallChildren::exclude;
    }

    YamlReader in_;
};

}  // namespace

Parsed<Published> read_provenance(std::string_view text, const std::string& shown) {
    auto parsed = parse_yaml(text, shown);
    Parsed<Published> out;
    if (!parsed.value || parsed.diagnostics.has_errors()) {
        out.diagnostics.append(std::move(parsed.diagnostics));
        return out;
    }
    return ProvenanceReader().read(parsed.value->root);
}

}  // namespace recaudit::detail
