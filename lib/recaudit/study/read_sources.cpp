#include <recaudit/study/read_sources.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/names.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

/// Names of columns with a meaning of their own, apart from those of groups.
const std::vector<std::string>& column_names() {
    static const std::vector<std::string> names{"respondent", "wave", "perspective", "site", "team", "weight"};
    return names;
}

bool is_column_name(std::string_view name) { return std::ranges::find(column_names(), name) != column_names().end(); }

/// Every other name is an attribute: it must be an id, and not look like a slip of the pen.
bool expect_attribute(YamlReader& in, const YamlNode& entry, const Instrument* form) {
    if (is_column_name(entry.key)) return true;
    if (!is_id(entry.key) || is_reserved(entry.key)) {
        in.problem_at_key(
            "invalid-id", entry,
            fmt::format("\"{}\" cannot name an attribute; expected a letter, then letters, digits and underscores, and not all or rest",
                        quotable(entry.key)));
        return false;
    }
    if (form && form->find_item(entry.key)) {
        in.problem_at_key("invalid-id", entry, fmt::format("\"{}\" is an item of \"{}\", not an attribute", entry.key, form->id),
                          "name the columns of items under \"items\"");
        return false;
    }
    if (std::string hint = in.suggestion(entry.key, column_names()); !hint.empty())
        in.problem_at_key("unusual-column", entry, fmt::format("\"{}\" is taken as an attribute of your own", entry.key), std::move(hint));
    return true;
}

Names read_names(YamlReader& in, const YamlNode& node, std::string_view key, const Instrument* form) {
    Names out;
    for (const YamlNode* entry : in.text_entries(node, key, fmt::format("\"{}\"", key))) {
        if (!expect_attribute(in, *entry, form)) continue;
        if (normalised(entry->text).empty()) in.problem("invalid-value", *entry, fmt::format("\"{}\" is empty", entry->key));
        out.emplace(entry->key, entry->text);
    }
    return out;
}

/// Headings of items: by id, for checklists also `item.code`; comments have columns too.
bool is_answer_column(const Instrument& form, const std::string& name) {
    if (form.find_item(name) || std::ranges::find(form.comments, name, &Comment::id) != form.comments.end()) return true;
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos) return false;
    const auto item = form.find_item(name.substr(0, dot));
    if (!item) return false;
    const OptionSet& options = form.options_of(form.items[*item]);
    return options.is_checklist() && std::ranges::find(options.choices, name.substr(dot + 1), &Choice::code) != options.choices.end();
}

Names read_item_columns(YamlReader& in, const YamlNode& node, const Instrument* form) {
    Names out;
    for (const YamlNode* entry : in.text_entries(node, "items", "\"items\"")) {
        out.emplace(entry->key, entry->text);
        if (!form || is_answer_column(*form, entry->key)) continue;
        std::vector<std::string> ids;
        for (const auto& item : form->items) ids.push_back(item.id);
        in.problem_at_key("unknown-id", *entry, fmt::format("\"{}\" has no item \"{}\"", form->id, quotable(entry->key)),
                          in.suggestion(entry->key, ids));
    }
    return out;
}

std::string read_profile(YamlReader& in, const YamlNode& node) {
    const std::vector<std::string> known{"plain",       "auto",   "qualtrics",   "limesurvey", "surveymonkey", "msforms",
                                         "googleforms", "redcap", "smartsurvey", "odk",        "spss"};
    const YamlNode* at = in.scalar(node, "profile");
    if (!at) return "auto";
    if (std::ranges::find(known, at->text) != known.end()) return at->text;
    in.not_among(*at, "profile", known);
    return "auto";
}

/// The form of a source: named by its id, or the only one there is.
std::size_t read_form(YamlReader& in, const YamlNode& node, const Study& study, InstrumentsLoaded loaded) {
    if (!node.find("instrument")) {
        if (study.instruments.size() > 1 && loaded == InstrumentsLoaded::all)
            in.problem("missing-key", node, "the study has several instruments, so each response file needs the key \"instrument\"");
        return 0;
    }
    const YamlNode* at = in.scalar(node, "instrument");
    if (!at) return 0;
    const auto form = std::ranges::find(study.instruments, at->text, &Instrument::id);
    if (form != study.instruments.end()) return static_cast<std::size_t>(form - study.instruments.begin());
    if (loaded == InstrumentsLoaded::some) return 0;
    std::vector<std::string> ids;
    for (const auto& known : study.instruments) ids.push_back(known.id);
    std::string hint = in.suggestion(at->text, ids);
    if (hint.empty()) hint = "the instruments of this study are " + listed(ids);
    in.problem("unknown-id", *at, fmt::format("\"{}\" is not among the instruments of this study", quotable(at->text)), std::move(hint));
    return 0;
}

void check_twice_given(YamlReader& in, const YamlNode& node, const ResponseSource& source) {
    const YamlNode* constants = node.find("constants");
    if (!constants) return;
    for (const auto& entry : constants->children)
        if (source.columns.contains(entry.key))
            in.problem_at_key("repeated-name", entry, fmt::format("\"{}\" has a column and a constant", entry.key),
                              "keep the column, or the constant where the file has no such column");
}

/// A constant wave outside the list of waves would be a wave without a place in time.
void check_constant_wave(YamlReader& in, const YamlNode& node, const Study& study) {
    const YamlNode* constants = node.find("constants");
    const YamlNode* at = constants && constants->is_map() ? constants->find("wave") : nullptr;
    if (!at || !at->is_scalar() || study.waves.empty() || std::ranges::find(study.waves, at->text, &Wave::id) != study.waves.end()) return;
    std::vector<std::string> ids;
    for (const auto& wave : study.waves) ids.push_back(wave.id);
    std::string hint = in.suggestion(at->text, ids);
    if (hint.empty()) hint = "the waves of this study are " + listed(ids);
    in.problem("unknown-wave", *at, fmt::format("there is no wave \"{}\"", quotable(at->text)), std::move(hint));
}

void read_file(YamlReader& in, const YamlNode& node, ResponseSource& out) {
    if (!in.need(node, "file", "an entry of \"responses\"")) return;
    const YamlNode* at = in.scalar(node, "file");
    if (!at) return;
    out.file = at->text;
    out.place = {at->source->file, at->mark.line, at->mark.column};
    if (normalised(at->text).empty()) in.problem("invalid-value", *at, "\"file\" is empty; expected a path");
}

/// The form behind an export, and the sheet of a workbook.
void read_export_keys(YamlReader& in, const YamlNode& node, ResponseSource& out) {
    const auto text = [&](std::string_view key) -> const YamlNode* {
        const YamlNode* at = node.find(key) ? in.scalar(node, key) : nullptr;
        if (at && normalised(at->text).empty()) in.problem("invalid-value", *at, fmt::format("\"{}\" is empty", key));
        return at;
    };
    if (const YamlNode* at = text("dictionary")) {
        out.dictionary = at->text;
        out.dictionary_place = {at->source->file, at->mark.line, at->mark.column};
    }
    if (const YamlNode* at = text("sheet")) out.sheet = at->text;
}

ResponseSource read_source(YamlReader& in, const YamlNode& node, const Study& study, InstrumentsLoaded loaded) {
    in.only_keys(node, "an entry of \"responses\"",
                 {"file", "instrument", "columns", "constants", "profile", "items", "dictionary", "sheet"});
    ResponseSource out;
    read_file(in, node, out);
    out.instrument = read_form(in, node, study, loaded);
    const Instrument* form =
        loaded == InstrumentsLoaded::all && out.instrument < study.instruments.size() ? &study.instruments[out.instrument] : nullptr;
    out.columns = read_names(in, node, "columns", form);
    out.constants = read_names(in, node, "constants", form);
    check_twice_given(in, node, out);
    check_constant_wave(in, node, study);
    out.profile = read_profile(in, node);
    read_export_keys(in, node, out);
    out.items = read_item_columns(in, node, form);
    return out;
}

}  // namespace

std::vector<ResponseSource> read_sources(YamlReader& in, const YamlNode& root, const Study& study, InstrumentsLoaded loaded) {
    std::vector<ResponseSource> out;
    const YamlNode* list = in.need(root, "responses", "a study");
    if (list && list->is_sequence() && list->children.empty())
        in.problem_at_key("missing-key", *list, "a study needs at least one file of responses");
    for (const YamlNode* node : in.maps(root, "responses", "an entry of \"responses\""))
        out.push_back(read_source(in, *node, study, loaded));
    return out;
}

}  // namespace recaudit
