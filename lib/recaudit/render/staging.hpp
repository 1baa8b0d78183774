/// A folder written aside and moved into place at the end. See docs/formats/output.md, "How the folder is written".
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// A file being written, in order. Every failure is thrown as std::system_error that names the file.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    void write(std::string_view bytes);
    /// Must be called: only then is it certain that everything was written.
    void close();

private:
    std::filesystem::path path_;
    int descriptor_;
};

/// Collects the files of one run beside the folder they are for. Nothing in that folder changes before commit();
/// without commit() everything goes away again.
class Staging {
public:
    /// @throws std::system_error  where `folder` is a file or its place cannot be written.
    explicit Staging(const std::filesystem::path& folder);
    ~Staging();
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;

    /// Where to write `name` (relative, such as tables/scores.csv); its folder is made.
    [[nodiscard]] std::filesystem::path add(const std::string& name);
    /// The names added so far, in order.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Removes the files of `previous`, then moves the new ones in; where any step fails, takes all steps back.
    /// @throws std::system_error  also where a new file would replace one that is not in `previous`.
    void commit(const std::vector<std::string>& previous);

private:
    std::filesystem::path folder_;
    std::filesystem::path aside_;              // holds `new`, and `old` while the files change places
    std::vector<std::filesystem::path> made_;  // folders that were not there before, outermost first
    std::vector<std::string> names_;
    bool committed_ = false;
};

}  // namespace recaudit
