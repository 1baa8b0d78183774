#include "console.hpp"

#include <recaudit/render/interrupts.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

namespace recaudit {
namespace {

[[noreturn]] void fail_to_write(int code, const std::string& name) {
    throw std::filesystem::filesystem_error("cannot write", name, std::error_code(code, std::generic_category()));
}

std::string with_thousands(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
    return text;
}

/// `text` with the first occurrence of "error [", "warning [" or "note [" in colour.
std::string coloured(std::string text) {
    constexpr std::pair<std::string_view, std::string_view> codes[] = {
        {"error", "\x1b[1;31m"}, {"warning", "\x1b[1;35m"}, {"note", "\x1b[1;36m"}};
    for (const auto& [word, code] : codes) {
        const std::size_t at = text.find(fmt::format(": {} [", word));
        if (at == std::string::npos) continue;
        text.insert(at + 2 + word.size(), "\x1b[0m");
        text.insert(at + 2, code);
        return text;
    }
    return text;
}

/// All of `data` to an open file. @throws std::filesystem::filesystem_error, or OutputClosed for a pipe without a reader.
void write_all(int file, std::string_view data, const std::string& name) {
    while (!data.empty()) {
        const ssize_t written = ::write(file, data.data(), data.size());
        if (written >= 0) {
            data.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            throw OutputClosed();
        } else if (errno != EINTR) {
            fail_to_write(errno, name);
        }
    }
}

/// Closes the file, and unless kept removes it.
class PartFile {
public:
    explicit PartFile(std::string path)
        : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {}
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile() {
        if (file_ < 0) return;
        ::close(file_);
        if (!kept_) ::unlink(path_.c_str());
    }
    [[nodiscard]] int file() const { return file_; }
    /// Moves the file to where it belongs.
    void keep_as(const std::string& target) {
        if (::fsync(file_) != 0 || ::rename(path_.c_str(), target.c_str()) != 0) fail_to_write(errno, target);
        kept_ = true;
    }

private:
    std::string path_;
    int file_;
    bool kept_ = false;
};

void write_file(std::string_view data, const std::string& target) {
    const HeldInterrupts until_written;
    PartFile part(fmt::format("{}.part-{}", target, ::getpid()));
    if (part.file() < 0) fail_to_write(errno, target);
    write_all(part.file(), data, target);
    part.keep_as(target);
}

/// For pipes and devices, which cannot be replaced.
void write_in_place(std::string_view data, const std::string& target) {
    const int file = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) fail_to_write(errno, target);
    write_all(file, data, target);
    ::close(file);
}

}  // namespace

bool Console::is_shown(const Diagnostic& diagnostic) const {
    return settings_.chatter == Chatter::normal || diagnostic.info->severity != Severity::note;
}

void Console::report(Diagnostics diagnostics) {
    if (settings_.diagnostics == DiagnosticsForm::text)
        for (const auto& diagnostic : diagnostics.all()) {
            if (!is_shown(diagnostic)) continue;
            const std::string text = to_text(diagnostic);
            print_message(settings_.colour == Colour::on ? coloured(text) : text);
        }
    reported_.append(std::move(diagnostics));
}

void Console::account(std::string_view line) const {
    if (settings_.chatter == Chatter::normal && settings_.diagnostics == DiagnosticsForm::text) print_message(fmt::format("{}\n", line));
}

void Console::conclude(const std::string& file, const std::string& verdict) {
    account(fmt::format("{}: {}", file, verdict));
    if (settings_.diagnostics == DiagnosticsForm::json) reported_.add("verdict", {file, 0, 0}, verdict);
}

bool Console::files_are_wrong() const {
    return reported_.has_errors() || (settings_.warnings == Warnings::fail && reported_.has_warnings());
}

ExitCode Console::exit_code() const {
    if (reported_.has_access_errors()) return exit_access;
    return files_are_wrong() ? exit_files_wrong : exit_fine;
}

void Console::finish() const {
    if (settings_.diagnostics == DiagnosticsForm::json) print_message(to_json(reported_));
}

std::string tally(const Diagnostics& diagnostics) {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const auto& diagnostic : diagnostics.all()) {
        if (diagnostic.info->severity == Severity::error) errors += diagnostic.count;
        if (diagnostic.info->severity == Severity::warning) warnings += diagnostic.count;
    }
    if (errors == 0 && warnings == 0) return "no problems";
    if (warnings == 0) return counted(errors, "error");
    if (errors == 0) return counted(warnings, "warning");
    return counted(errors, "error") + " and " + counted(warnings, "warning");
}

std::string counted(std::size_t count, std::string_view word) {
    return fmt::format("{} {}{}", with_thousands(count), word, count == 1 ? "" : "s");
}

void print_message(std::string_view text) {
    try {
        write_all(STDERR_FILENO, text, "standard error");
    } catch (...) {  // nobody listens: there is no one to tell
    }
}

void write_data(std::string_view data, const std::string& target) {
    if (target.empty() || target == "-") return write_all(STDOUT_FILENO, data, "standard output");
    struct stat existing {};
    const bool exists = ::stat(target.c_str(), &existing) == 0;
    if (exists && S_ISDIR(existing.st_mode)) fail_to_write(EISDIR, target);
    if (exists && !S_ISREG(existing.st_mode)) return write_in_place(data, target);
    write_file(data, target);
}

}  // namespace recaudit
