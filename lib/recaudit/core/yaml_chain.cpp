#include <recaudit/core/yaml_chain.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace recaudit {
namespace {

namespace fs = std::filesystem;

bool is_file_name(const std::string& name) {
    return name.find_first_of("/\\") != std::string::npos || name.ends_with(".yaml") || name.ends_with(".yml");
}

/// How to name a file that is not built in.
std::string builtin_hint(const std::string& name, const BuiltinFiles& builtin) {
    std::vector<std::string> names;
    for (const auto& known : builtin.files) names.emplace_back(known.id);
    const std::string meant = did_you_mean(name, names);
    const std::string file = fmt::format("for a file write ./{}.yaml", quotable(name));
    if (!meant.empty()) return fmt::format("did you mean \"{}\"? {}", meant, file);
    if (names.empty()) return file;
    return fmt::format("built in {} {}; {}", names.size() == 1 ? "is" : "are", listed(names), file);
}

std::string unknown_message(const std::string& name, const BuiltinFiles& builtin) {
    return fmt::format("there is no built-in {} \"{}\"", builtin.what, quotable(name));
}

std::string identity_of(const fs::path& file) {
    std::error_code failed;
    const fs::path real = fs::weakly_canonical(file, failed);
    return failed ? file.lexically_normal().generic_string() : real.generic_string();
}

std::string shown(const fs::path& file) { return file.lexically_normal().generic_string(); }

FoundYaml found(Parsed<YamlDocument> parsed, fs::path folder, std::string identity, std::string named) {
    FoundYaml out{std::nullopt, std::move(parsed.diagnostics)};
    if (parsed.value) out.link = YamlLink{std::move(*parsed.value), std::move(folder), std::move(identity), std::move(named)};
    return out;
}

/// Nothing and no problem where the name is not among the built-in files.
FoundYaml find_link(const std::string& name, const fs::path& folder, const BuiltinFiles& builtin) {
    if (is_file_name(name)) {
        const fs::path file = folder / name;
        return found(read_yaml(file, shown(file)), file.parent_path(), identity_of(file), shown(file));
    }
    const auto known = std::ranges::find(builtin.files, name, &BuiltinFile::id);
    if (known == builtin.files.end()) return {};
    return found(parse_yaml(known->yaml, name + " (built in)"), {}, name, name);
}

/// A file that cannot be had is a problem of the line that names it.
std::optional<YamlLink> link_named_at(const YamlNode& at, const fs::path& folder, YamlReader& in, const BuiltinFiles& builtin) {
    FoundYaml next = find_link(at.text, folder, builtin);
    if (next.link || !(next.diagnostics.empty() || next.diagnostics.has_access_errors())) {
        in.add(std::move(next.diagnostics));
        return std::move(next.link);
    }
    if (next.diagnostics.empty()) {
        in.problem(builtin.unknown, at, unknown_message(at.text, builtin), builtin_hint(at.text, builtin));
    } else {
        const Diagnostic& why = next.diagnostics.all().front();
        in.problem(why.info->id, at, fmt::format("\"{}\": {}", quotable(at.text), why.message), why.hint);
    }
    return std::nullopt;
}

std::string circle(const std::vector<YamlLink>& chain, const std::string& back_to) {
    std::string way;
    for (const auto& link : chain) way += link.named + " -> ";
    return way + back_to;
}

}  // namespace

FoundYaml find_yaml(const std::string& name, const fs::path& folder, const BuiltinFiles& builtin) {
    FoundYaml out = find_link(name, folder, builtin);
    if (!out.link && out.diagnostics.empty())
        out.diagnostics.add(builtin.unknown, {name, 0, 0}, unknown_message(name, builtin), builtin_hint(name, builtin));
    return out;
}

FoundYaml yaml_at_hand(std::string_view yaml, const std::string& shown_as, const fs::path& folder) {
    return found(parse_yaml(yaml, shown_as), folder, shown_as, shown_as);
}

std::vector<YamlLink> chain_from(YamlLink first, YamlReader& in, const BuiltinFiles& builtin) {
    std::vector<YamlLink> chain;
    chain.push_back(std::move(first));
    while (chain.back().document.root.is_map()) {
        const YamlNode* at = in.scalar(chain.back().document.root, "extends");
        if (!at) break;
        auto next = link_named_at(*at, chain.back().folder, in, builtin);
        if (!next) break;
        if (std::ranges::find(chain, next->identity, &YamlLink::identity) != chain.end()) {
            in.problem("extends-cycle", *at,
                       fmt::format("the {} extend each other in a circle: {}", builtin.several, circle(chain, next->named)),
                       "one of them has to stand by itself");
            break;
        }
        chain.push_back(std::move(*next));
    }
    return chain;
}

}  // namespace recaudit
