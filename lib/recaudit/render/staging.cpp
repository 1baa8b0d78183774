#include <recaudit/render/staging.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <set>
#include <system_error>
#include <utility>

namespace recaudit {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(int code, const fs::path& path, const std::string& what = {}) {
    throw fs::filesystem_error(what.empty() ? "cannot write" : what, path, std::error_code(code, std::generic_category()));
}

/// `folder` without dots, doubled or trailing slashes; a link is followed, so that renaming works on the folder itself.
fs::path resolved(const fs::path& folder) {
    fs::path path = fs::weakly_canonical(fs::absolute(folder)).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

/// Makes `folder` and its parents; returns those that were missing, outermost first.
std::vector<fs::path> make_folders(const fs::path& folder) {
    std::vector<fs::path> missing;
    for (fs::path at = folder; !at.empty() && !fs::exists(at); at = at.parent_path()) missing.push_back(at);
    std::reverse(missing.begin(), missing.end());
    fs::create_directories(folder);
    return missing;
}

fs::path make_aside(const fs::path& parent, const std::string& name) {
    std::string path = (parent / ("." + name + ".partial-XXXXXX")).string();
    if (mkdtemp(path.data()) == nullptr) fail(errno, parent);
    return path;
}

/// Renames that can be taken back.
class Moves {
public:
    ~Moves() {
        if (kept_) return;
        std::error_code ignored;  // taking back is all that can be done; the first failure is the one reported
        for (auto at = done_.rbegin(); at != done_.rend(); ++at) fs::rename(at->second, at->first, ignored);
        for (auto at = made_.rbegin(); at != made_.rend(); ++at) fs::remove(*at, ignored);
    }
    void move(const fs::path& from, const fs::path& to) {
        const auto made = make_folders(to.parent_path());
        made_.insert(made_.end(), made.begin(), made.end());
        fs::rename(from, to);
        done_.emplace_back(from, to);
    }
    void keep() { kept_ = true; }

private:
    std::vector<std::pair<fs::path, fs::path>> done_;
    std::vector<fs::path> made_;
    bool kept_ = false;
};

void refuse_foreign_files(const fs::path& folder, const std::vector<std::string>& names, const std::set<std::string>& ours) {
    for (const std::string& name : names)
        if (!ours.contains(name) && fs::exists(fs::symlink_status(folder / name)))
            fail(EEXIST, folder / name, "not written by recaudit, so it is not replaced; move it away or choose another folder");
}

/// Removes folders that held files of an earlier run and hold nothing any more.
void remove_empty_folders(const fs::path& folder, const std::vector<std::string>& previous) {
    std::error_code ignored;  // a folder with other files in it stays
    for (const std::string& name : previous)
        if (const fs::path parent = fs::path(name).parent_path(); !parent.empty()) fs::remove(folder / parent, ignored);
}

}  // namespace

OutputFile::OutputFile(fs::path path)
    : path_(std::move(path)), descriptor_(open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail(errno, path_);
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) fail(errno, path_);
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void OutputFile::close() {
    if (::close(std::exchange(descriptor_, -1)) != 0) fail(errno, path_);
}

Staging::Staging(const fs::path& folder) : folder_(resolved(folder)) {
    if (fs::exists(folder_) && !fs::is_directory(folder_)) fail(ENOTDIR, folder);
    const bool fresh = !fs::exists(folder_);
    // Inside a folder that exists, because beside it may be another file system or a place we may not write to.
    const fs::path parent = fresh ? folder_.parent_path() : folder_;
    made_ = make_folders(parent);
    aside_ = make_aside(parent, folder_.filename().string());
    fs::create_directory(aside_ / "new");
}

Staging::~Staging() {
    std::error_code ignored;  // a destructor has nobody to tell
    fs::remove_all(aside_, ignored);
    if (committed_) return;
    for (auto at = made_.rbegin(); at != made_.rend(); ++at) fs::remove(*at, ignored);
}

fs::path Staging::add(const std::string& name) {
    fs::path path = aside_ / "new" / name;
    fs::create_directories(path.parent_path());
    names_.push_back(name);
    return path;
}

void Staging::commit(const std::vector<std::string>& previous) {
    if (!fs::exists(folder_)) {
        fs::rename(aside_ / "new", folder_);
        committed_ = true;
        return;
    }
    refuse_foreign_files(folder_, names_, {previous.begin(), previous.end()});
    Moves moves;
    for (const std::string& name : previous)
        if (fs::exists(fs::symlink_status(folder_ / name))) moves.move(folder_ / name, aside_ / "old" / name);
    for (const std::string& name : names_) moves.move(aside_ / "new" / name, folder_ / name);
    moves.keep();
    committed_ = true;
    remove_empty_folders(folder_, previous);
}

}  // namespace recaudit
