#include <recaudit/responses/files.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <memory>
#include <system_error>

namespace recaudit::detail {
namespace {

namespace fs = std::filesystem;

bool is_pattern(const std::string& name) { return name.find_first_of("*?[") != std::string::npos; }

/// Paths that match `pattern` in `folder`, as reached from there, by name. The folder's own name is no pattern.
std::vector<std::string> matches(const fs::path& folder, const std::string& pattern) {
    std::string escaped;
    for (const char c : folder.string())
        escaped += std::string_view("*?[]\\").find(c) == std::string_view::npos ? std::string(1, c) : std::string{'\\', c};
    if (!escaped.empty() && escaped.back() != '/') escaped += '/';
    const bool absolute = fs::path(pattern).is_absolute();
    glob_t found{};
    const std::unique_ptr<glob_t, void (*)(glob_t*)> release(&found, ::globfree);
    std::vector<std::string> out;
    std::error_code ignored;
    if (::glob((absolute ? pattern : escaped + pattern).c_str(), GLOB_NOSORT, nullptr, &found) != 0) return out;
    const std::size_t prefix = absolute || folder.empty() ? 0 : folder.string().size() + (folder.string().ends_with('/') ? 0 : 1);
    for (std::size_t i = 0; i < found.gl_pathc; ++i)
        if (const std::string path = found.gl_pathv[i]; !fs::is_directory(path, ignored)) out.push_back(path.substr(prefix));
    std::ranges::sort(out);
    return out;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> out;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder.empty() ? fs::path(".") : folder, ignored))
        out.push_back(entry.path().filename().string());
    std::ranges::sort(out);
    return out;
}

/// The same rows read the same way: a second reading would count everyone twice.
bool same_reading(const ResponseSource& a, const ResponseSource& b) {
    return a.instrument == b.instrument && a.columns == b.columns && a.constants == b.constants && a.items == b.items && a.sheet == b.sheet;
}

}  // namespace

std::string shown_path(const Study& study, const std::string& relative) {
    if (fs::path(relative).is_absolute()) return relative;
    const std::string plain = relative.starts_with("./") ? relative.substr(2) : relative;
    return (fs::path(study.file).parent_path() / plain).string();
}

Parsed<ResponseFile> find_file(const Study& study, const std::string& relative, const Place& place) {
    Parsed<ResponseFile> out;
    ResponseFile file;
    file.shown = shown_path(study, relative);
    file.from_study = fs::path(relative).is_absolute() ? fs::path(relative).filename().string()
                      : relative.starts_with("./")     ? relative.substr(2)
                                                       : relative;
    if (relative == "-") {
        file.path = relative;
        file.shown = file.from_study = "standard input";
        out.value = file;
        return out;
    }
    file.path = study.folder / relative;
    std::error_code error;
    const auto status = fs::status(file.path, error);
    if (!fs::exists(status)) {
        const std::string near = did_you_mean(file.path.filename().string(), names_in(file.path.parent_path()));
        out.diagnostics.add("file-not-found", place, fmt::format("there is no file \"{}\"", quotable(file.shown, 200)),
                            near.empty() ? "" : fmt::format("did you mean \"{}\"?", quotable(near)));
    } else if (fs::is_directory(status)) {
        out.diagnostics.add("not-a-file", place, fmt::format("\"{}\" is a folder", quotable(file.shown, 200)),
                            fmt::format("to read every file in it, write \"{}\"", quotable((fs::path(relative) / "*.csv").string(), 200)));
    } else {
        out.value = file;
    }
    return out;
}

Parsed<std::vector<ResponseFile>> find_response_files(const Study& study) {
    Parsed<std::vector<ResponseFile>> out;
    out.value.emplace();
    for (std::size_t source = 0; source < study.responses.size(); ++source) {
        const ResponseSource& responses = study.responses[source];
        std::error_code ignored;
        const bool pattern = is_pattern(responses.file) && !fs::exists(study.folder / responses.file, ignored);
        const auto names = pattern ? matches(study.folder, responses.file) : std::vector{responses.file};
        if (names.empty())
            out.diagnostics.add("no-file-matches", responses.place,
                                fmt::format("no file matches \"{}\"", quotable(shown_path(study, responses.file), 200)),
                                "check the folder and the pattern; * stands for any text");
        for (const auto& name : names) {
            auto found = find_file(study, name, responses.place);
            out.diagnostics.append(std::move(found.diagnostics));
            if (!found.value) continue;
            found.value->source = source;
            const auto twice = std::ranges::find_if(*out.value, [&](const ResponseFile& other) {
                return same_reading(study.responses[other.source], responses) &&
                       (other.path == found.value->path || fs::equivalent(other.path, found.value->path, ignored));
            });
            if (twice != out.value->end())
                out.diagnostics.add(
                    "file-twice", responses.place,
                    fmt::format("\"{}\" is read twice, so everyone in it would count twice", quotable(found.value->shown, 200)),
                    "name each file once; patterns may not overlap");
            else out.value->push_back(*std::move(found.value));
        }
    }
    return out;
}

}  // namespace recaudit::detail
