#include <recaudit/study/load.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/check.hpp>
#include <recaudit/instrument/load.hpp>
#include <recaudit/language/load.hpp>
#include <recaudit/study/read_study.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recaudit {
namespace {

/// A file that cannot be had at all is a problem of the line that names it; what is wrong inside it, of its own.
/// @param unknown  the diagnostic of a name that is not built in.
void report_file(YamlReader& in, const YamlNode& at, Diagnostics found, std::string_view unknown) {
    const Diagnostic& first = found.all().front();
    const bool unreachable =
        found.all().size() == 1 && (first.info->id == unknown ? first.place.line == 0 : found.has_access_errors() && first.place.line == 0);
    if (unreachable)
        in.problem(first.info->id, at,
                   first.info->id == unknown ? first.message : fmt::format("\"{}\": {}", quotable(at.text), first.message), first.hint);
    else in.add(std::move(found));
}

void check_among_forms(YamlReader& in, const YamlNode& at, const Instrument& form, std::span<const Instrument> earlier) {
    if (std::ranges::find(earlier, form.id, &Instrument::id) != earlier.end())
        in.problem("duplicate-id", at, fmt::format("the instrument \"{}\" is listed already", form.id),
                   "two files may not hold the same id; list each form once");
    for (auto& difference : family_differences(form, earlier)) in.problem(difference.id, at, std::move(difference.message));
}

InstrumentsLoaded load_forms(YamlReader& in, const YamlNode& root, Study& study) {
    const YamlNode* list = in.need(root, "instruments", "a study");
    if (list && list->is_sequence() && list->children.empty())
        in.problem_at_key("missing-key", *list, "a study needs at least one instrument");
    auto loaded = InstrumentsLoaded::all;
    for (const YamlNode* at : in.texts(root, "instruments")) {
        Parsed<Instrument> form = load_instrument(at->text, study.folder);
        if (!form.diagnostics.empty()) report_file(in, *at, std::move(form.diagnostics), "unknown-instrument");
        if (!form.value) {
            loaded = InstrumentsLoaded::some;
            continue;
        }
        check_among_forms(in, *at, *form.value, study.instruments);
        study.instruments.push_back(std::move(*form.value));
    }
    return study.instruments.empty() ? InstrumentsLoaded::some : loaded;
}

/// The list of words that the study looks for. One that cannot be had is a problem of the line that names it.
void load_terms(YamlReader& in, const YamlNode& root, Study& study) {
    const YamlNode* at = root.find("language");
    if (!at || study.language.empty()) return;
    Parsed<TermList> list = load_term_list(study.language, study.folder);
    if (!list.diagnostics.empty()) report_file(in, *at, std::move(list.diagnostics), "unknown-list");
    if (list.value) study.terms = std::move(*list.value);
}

/// An instrument in place of a study is one mistake, not twenty.
bool is_study(YamlReader& in, const YamlNode& root) {
    if (!in.expect_map(root, "a study")) return false;
    const YamlNode* instrument = root.find("instrument");
    if (!instrument || root.find("study")) return true;
    in.problem_at_key("wrong-type", *instrument, "this is an instrument; expected a study",
                      "a study names its instruments under \"instruments\"");
    return false;
}

/// Keys that say how answers are read, and what has to fit them. What is wrong with others leaves the answers as they are.
const std::vector<std::string>& keys_of_answers() {
    static const std::vector<std::string> keys{"format",    "instruments", "responses",     "waves",  "respondents",
                                               "headcount", "weights",     "unknown_codes", "quality"};
    return keys;
}

/// The key of the study under which a place of its file stands.
const YamlNode* key_at(const YamlNode& root, const Place& place) {
    const auto is_after = [&](const YamlNode& child) {
        return std::pair<std::size_t, std::size_t>(child.key_mark.line, child.key_mark.column) > std::pair(place.line, place.column);
    };
    const auto next = std::ranges::find_if(root.children, is_after);
    return next == root.children.begin() ? nullptr : &*std::prev(next);
}

/// Whether all errors are beside the keys of answers. An unknown key that resembles one of these may be meant for it.
bool answers_can_be_read(YamlReader& in, const YamlNode& root, const Diagnostics& problems, const std::string& file) {
    return std::ranges::all_of(problems.all(), [&](const Diagnostic& problem) {
        if (problem.info->severity != Severity::error || problem.place.file != file) return true;
        const YamlNode* key = key_at(root, problem.place);
        return key && std::ranges::find(keys_of_answers(), key->key) == keys_of_answers().end() &&
               in.suggestion(key->key, keys_of_answers()).empty();
    });
}

enum class Use : std::uint8_t { results, check };

Parsed<Study> study_from(Parsed<YamlDocument> document, const std::string& shown_as, const std::filesystem::path& folder, Use use) {
    Parsed<Study> out;
    YamlReader in;
    in.add(std::move(document.diagnostics));
    if (document.value && is_study(in, document.value->root)) {
        const YamlNode& root = document.value->root;
        Study study;
        study.folder = folder;
        study.file = shown_as;
        const InstrumentsLoaded loaded = load_forms(in, root, study);
        study = read_study(in, root, std::move(study), loaded);
        load_terms(in, root, study);
        out.diagnostics = in.take();
        const bool readable =
            use == Use::check && loaded == InstrumentsLoaded::all && answers_can_be_read(in, root, out.diagnostics, shown_as);
        if (!out.diagnostics.has_errors() || readable) out.value = std::move(study);
    }
    out.diagnostics.append(in.take());
    out.diagnostics.order_by_place();
    return out;
}

}  // namespace

Parsed<Study> load_study(const std::filesystem::path& file) {
    const std::string shown_as = file.generic_string();
    return study_from(read_yaml(file, shown_as), shown_as, file.parent_path(), Use::results);
}

Parsed<Study> load_study_to_check(const std::filesystem::path& file) {
    const std::string shown_as = file.generic_string();
    return study_from(read_yaml(file, shown_as), shown_as, file.parent_path(), Use::check);
}

Parsed<Study> parse_study(std::string_view yaml, const std::string& shown_as, const std::filesystem::path& folder) {
    return study_from(parse_yaml(yaml, shown_as), shown_as, folder, Use::results);
}

}  // namespace recaudit
