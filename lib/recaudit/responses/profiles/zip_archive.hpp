/// The files in a ZIP archive held in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace recaudit::detail {

class ZipArchive {
public:
    /// `bytes` outlive the archive. Nothing is found in what is no archive.
    explicit ZipArchive(std::string_view bytes);
    /// A file of at most `largest` bytes; nothing where there is none, it is larger or damaged.
    [[nodiscard]] std::optional<std::string> file(const std::string& name, std::size_t largest) const;

private:
    struct Bytes {
        std::string_view text;
        std::size_t at = 0;
    };
    struct Functions;
    std::unique_ptr<Bytes> bytes_;
    std::shared_ptr<void> handle_;
};

}  // namespace recaudit::detail
