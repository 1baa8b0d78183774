#include <recaudit/language/load.hpp>

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/language/read_terms.hpp>

#include <utility>
#include <vector>

namespace recaudit {
namespace {

BuiltinFiles known_lists() { return {builtin_term_lists(), "unknown-list", "term list", "lists"}; }

}  // namespace

Parsed<TermList> load_term_list(const std::string& name, const std::filesystem::path& folder) {
    Parsed<TermList> out;
    FoundYaml start = find_yaml(name, folder, known_lists());
    if (!start.link) {
        out.diagnostics = std::move(start.diagnostics);
        return out;
    }
    YamlReader in;
    in.add(std::move(start.diagnostics));
    const std::vector<YamlLink> chain = chain_from(std::move(*start.link), in, known_lists());
    TermList list;
    if (!in.has_errors()) {  // without the list extended, what is dropped of it would be reported as unknown
        for (auto link = chain.rbegin(); link != chain.rend(); ++link) list = with_file(in, std::move(list), link->document.root);
        check_whole_list(in, list, chain.front().document.root);
    }
    for (const auto& link : chain) list.files.push_back(link.named);
    out.diagnostics = in.take();
    out.diagnostics.order_by_place();
    if (!out.diagnostics.has_errors()) out.value = std::move(list);
    return out;
}

}  // namespace recaudit
