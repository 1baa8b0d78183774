#include <recaudit/instrument/load.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/check.hpp>
#include <recaudit/instrument/extend.hpp>
#include <recaudit/instrument/read_instrument.hpp>
#include <recaudit/instrument/translate.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace recaudit {
namespace {

namespace fs = std::filesystem;

/// A form on the way from the one asked for to the one at the root of `extends`.
struct Link {
    YamlDocument document;
    fs::path folder;       // where its `extends` is looked up
    std::string identity;  // the same for the same form, however it is reached
    std::string named;     // for Instrument::files
};

bool is_file_name(const std::string& name) {
    return name.find_first_of("/\\") != std::string::npos || name.ends_with(".yaml") || name.ends_with(".yml");
}

const BuiltinInstrument* find_builtin(std::string_view name) {
    const auto all = builtin_instruments();
    const auto at = std::ranges::find(all, name, &BuiltinInstrument::id);
    return at == all.end() ? nullptr : &*at;
}

/// How to name an instrument that is not built in.
std::string builtin_hint(const std::string& name) {
    std::vector<std::string> names;
    for (const auto& known : builtin_instruments()) names.emplace_back(known.id);
    const std::string meant = did_you_mean(name, names);
    const std::string file = fmt::format("for a file write ./{}.yaml", quotable(name));
    if (!meant.empty()) return fmt::format("did you mean \"{}\"? {}", meant, file);
    return names.empty() ? file : fmt::format("built in are {}; {}", listed(names), file);
}

std::string identity_of(const fs::path& file) {
    std::error_code failed;
    const fs::path real = fs::weakly_canonical(file, failed);
    return failed ? file.lexically_normal().generic_string() : real.generic_string();
}

std::string shown(const fs::path& file) { return file.lexically_normal().generic_string(); }

struct Found {
    std::optional<Link> link;
    Diagnostics diagnostics;
};

Found found(Parsed<YamlDocument> parsed, fs::path folder, std::string identity, std::string named) {
    Found out{std::nullopt, std::move(parsed.diagnostics)};
    if (parsed.value) out.link = Link{std::move(*parsed.value), std::move(folder), std::move(identity), std::move(named)};
    return out;
}

Found find_link(const std::string& name, const fs::path& folder) {
    if (is_file_name(name)) {
        const fs::path file = folder / name;
        return found(read_yaml(file, shown(file)), file.parent_path(), identity_of(file), shown(file));
    }
    const BuiltinInstrument* builtin = find_builtin(name);
    if (!builtin) return {};
    return found(parse_yaml(builtin->yaml, name + " (built in)"), {}, name, name);
}

/// A file that cannot be read is a problem of the line that names it.
void report_access(YamlReader& in, const YamlNode& at, const Diagnostic& why) {
    in.problem(why.info->id, at, fmt::format("\"{}\": {}", quotable(at.text), why.message), why.hint);
}

/// Follows `extends` from the first link; stops at a form that cannot be had or comes twice.
std::vector<Link> chain_from(Link first, YamlReader& in) {
    std::vector<Link> chain;
    chain.push_back(std::move(first));
    while (chain.back().document.root.is_map()) {
        const YamlNode* at = in.scalar(chain.back().document.root, "extends");
        if (!at) break;
        Found next = find_link(at->text, chain.back().folder);
        if (!next.link) {
            if (next.diagnostics.empty())
                in.problem("unknown-instrument", *at, fmt::format("there is no built-in instrument \"{}\"", quotable(at->text)),
                           builtin_hint(at->text));
            else if (next.diagnostics.has_access_errors()) report_access(in, *at, next.diagnostics.all().front());
            else in.add(std::move(next.diagnostics));
            break;
        }
        in.add(std::move(next.diagnostics));
        if (std::ranges::find(chain, next.link->identity, &Link::identity) != chain.end()) {
            std::string way;
            for (const auto& link : chain) way += link.named + " -> ";
            in.problem("extends-cycle", *at, fmt::format("the forms extend each other in a circle: {}{}", way, next.link->named),
                       "one of them has to stand by itself");
            break;
        }
        chain.push_back(std::move(*next.link));
    }
    return chain;
}

Parsed<Instrument> instrument_from(Found start) {
    Parsed<Instrument> out;
    if (!start.link) {
        out.diagnostics = std::move(start.diagnostics);
        return out;
    }
    YamlReader in;
    in.add(std::move(start.diagnostics));
    const bool whole_before = !in.has_errors();
    const std::vector<Link> chain = chain_from(std::move(*start.link), in);
    // Without the form extended, everything taken from it would be reported as missing.
    if (const bool broken = chain.back().document.root.is_map() && chain.back().document.root.find("extends");
        broken && (in.has_errors() || !whole_before)) {
        out.diagnostics = in.take();
        return out;
    }
    // Each form's translations are of its own texts, so they are put in place before the next form changes those.
    YamlNode root = translated(in, chain.back().document.root);
    for (std::size_t i = chain.size() - 1; i-- > 0;) root = translated(in, extended(in, root, chain[i].document.root));
    Instrument instrument = read_instrument(in, root);
    check_instrument(in, root, instrument);
    for (const auto& link : chain) instrument.files.push_back(link.named);
    out.diagnostics = in.take();
    out.diagnostics.order_by_place();
    if (!out.diagnostics.has_errors()) out.value = std::move(instrument);
    return out;
}

}  // namespace

Parsed<Instrument> load_instrument(const std::string& name, const fs::path& folder) {
    Found start = find_link(name, folder);
    if (!start.link && start.diagnostics.empty())
        start.diagnostics.add("unknown-instrument", {name, 0, 0}, fmt::format("there is no built-in instrument \"{}\"", quotable(name)),
                              builtin_hint(name));
    return instrument_from(std::move(start));
}

Parsed<Instrument> parse_instrument(std::string_view yaml, const std::string& shown_as, const fs::path& folder) {
    return instrument_from(found(parse_yaml(yaml, shown_as), folder, shown_as, shown_as));
}

}  // namespace recaudit
