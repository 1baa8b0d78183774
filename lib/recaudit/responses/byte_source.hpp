/// Bytes that can be read at any place by several threads: a file, or text already in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace recaudit::detail {

class ByteSource {
public:
    /// A regular file is read piece by piece; a pipe or device is read into memory at once.
    /// @throws std::system_error where it cannot be opened or read.
    [[nodiscard]] static ByteSource file(const std::filesystem::path& path);
    [[nodiscard]] static ByteSource standard_input();
    [[nodiscard]] static ByteSource text(std::string bytes);

    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Pipes cannot be opened again for another look.
    [[nodiscard]] bool in_memory() const { return memory_ != nullptr; }
    /// Copies up to `count` bytes from `offset` to `to`; fewer only at the end.
    /// @throws std::system_error where reading fails or the file has become shorter.
    std::size_t read(std::uint64_t offset, char* to, std::size_t count) const;
    /// The same as a string.
    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t count) const;

private:
    struct Descriptor;
    std::shared_ptr<const Descriptor> descriptor_;  // or memory_
    std::shared_ptr<const std::string> memory_;
    std::uint64_t size_ = 0;
};

}  // namespace recaudit::detail
