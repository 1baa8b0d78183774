/// YAML files that extend one another: instruments and lists of words, built in or files of the user's.
/// See docs/formats/instrument.md, "Extending a form".
#pragma once

#include <recaudit/core/yaml_reader.hpp>

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// A file that comes with the program and is part of the binary.
struct BuiltinFile {
    std::string_view id;
    std::string_view yaml;
};

/// The built-in files of one kind, and the words for it.
struct BuiltinFiles {
    std::span<const BuiltinFile> files;
    std::string_view unknown;  // the diagnostic where a name is not among them
    std::string_view what;     // "instrument"
    std::string_view several;  // "forms"
};

/// A file on the way from the one asked for to the one at the root of `extends`.
struct YamlLink {
    YamlDocument document;
    std::filesystem::path folder;  // where its `extends` is looked up
    std::string identity;          // the same for the same file, however it is reached
    std::string named;             // as the user reaches it
};

struct FoundYaml {
    std::optional<YamlLink> link;
    Diagnostics diagnostics;
};

/// The built-in file `name`, or the file `name` relative to `folder`: a name with a path separator or ending in .yaml
/// or .yml. Reported where there is none.
[[nodiscard]] FoundYaml find_yaml(const std::string& name, const std::filesystem::path& folder, const BuiltinFiles& builtin);

/// The same for YAML text already at hand; `shown_as` is its name in messages.
[[nodiscard]] FoundYaml yaml_at_hand(std::string_view yaml, const std::string& shown_as, const std::filesystem::path& folder);

/// `first` and what it extends, in this order; stops at a file that cannot be had or comes twice, which is reported.
[[nodiscard]] std::vector<YamlLink> chain_from(YamlLink first, YamlReader& in, const BuiltinFiles& builtin);

}  // namespace recaudit
