#include <recaudit/instrument/load.hpp>

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/adaptation.hpp>
#include <recaudit/instrument/check.hpp>
#include <recaudit/instrument/extend.hpp>
#include <recaudit/instrument/read_instrument.hpp>
#include <recaudit/instrument/translate.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace recaudit {
namespace {

namespace fs = std::filesystem;

BuiltinFiles known_instruments() { return {builtin_instruments(), "unknown-instrument", "instrument", "forms"}; }

/// Built-in forms are called by their id, and no file can be.
bool is_builtin(const YamlLink& link) {
    return std::ranges::find(builtin_instruments(), link.identity, &BuiltinFile::id) != builtin_instruments().end();
}

/// A form that was loaded without problems before anything was laid over it.
Instrument as_it_is(const YamlNode& root) {
    YamlReader unheard;
    return read_instrument(unheard, root);
}

Parsed<Instrument> instrument_from(FoundYaml start) {
    Parsed<Instrument> out;
    if (!start.link) {
        out.diagnostics = std::move(start.diagnostics);
        return out;
    }
    YamlReader in;
    in.add(std::move(start.diagnostics));
    const bool whole_before = !in.has_errors();
    const std::vector<YamlLink> chain = chain_from(std::move(*start.link), in, known_instruments());
    // Without the form extended, everything taken from it would be reported as missing.
    if (const bool broken = chain.back().document.root.is_map() && chain.back().document.root.find("extends");
        broken && (in.has_errors() || !whole_before)) {
        out.diagnostics = in.take();
        return out;
    }
    std::optional<Instrument> original;
    // Each form's translations are of its own texts, so they are put in place before the next form changes those.
    YamlNode root = translated(in, chain.back().document.root);
    for (std::size_t i = chain.size() - 1; i-- > 0;) {
        if (is_builtin(chain[i + 1]) && !is_builtin(chain[i])) original = as_it_is(root);
        root = translated(in, extended(in, root, chain[i].document.root));
    }
    Instrument instrument = read_instrument(in, root);
    check_instrument(in, root, instrument);
    if (original) instrument.adaptation = adaptation_of(*original, instrument);
    for (const auto& link : chain) instrument.files.push_back(link.named);
    out.diagnostics = in.take();
    out.diagnostics.order_by_place();
    if (!out.diagnostics.has_errors()) out.value = std::move(instrument);
    return out;
}

}  // namespace

Parsed<Instrument> load_instrument(const std::string& name, const fs::path& folder) {
    return instrument_from(find_yaml(name, folder, known_instruments()));
}

Parsed<Instrument> parse_instrument(std::string_view yaml, const std::string& shown_as, const fs::path& folder) {
    return instrument_from(yaml_at_hand(yaml, shown_as, folder));
}

}  // namespace recaudit
