#include <recaudit/responses/profiles/zip_archive.hpp>

#include <minizip/unzip.h>

#include <algorithm>
#include <cstring>

namespace recaudit::detail {

/// How minizip reads memory in place of a file.
struct ZipArchive::Functions {
    static Bytes& bytes(voidpf stream) { return *static_cast<Bytes*>(stream); }
    static voidpf open(voidpf opaque, const void*, int) { return opaque; }
    static uLong read(voidpf, voidpf stream, void* to, uLong count) {
        Bytes& from = bytes(stream);
        const std::size_t got = std::min<std::size_t>(count, from.text.size() - from.at);
        std::memcpy(to, from.text.data() + from.at, got);
        from.at += got;
        return static_cast<uLong>(got);
    }
    static uLong write(voidpf, voidpf, const void*, uLong) { return 0; }
    static ZPOS64_T tell(voidpf, voidpf stream) { return bytes(stream).at; }
    static long seek(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
        Bytes& in = bytes(stream);
        const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? in.at : in.text.size();
        const std::size_t to = from + static_cast<std::size_t>(offset);
        if (to > in.text.size()) return -1;
        in.at = to;
        return 0;
    }
    static int nothing(voidpf, voidpf) { return 0; }
};

ZipArchive::ZipArchive(std::string_view bytes) : bytes_(std::make_unique<Bytes>(Bytes{bytes, 0})) {
    zlib_filefunc64_def functions{Functions::open, Functions::read,    Functions::write,   Functions::tell,
                                  Functions::seek, Functions::nothing, Functions::nothing, bytes_.get()};
    handle_ = std::shared_ptr<void>(unzOpen2_64("", &functions), [](void* handle) {
        if (handle) unzClose(handle);
    });
}

std::optional<std::string> ZipArchive::file(const std::string& name, std::size_t largest) const {
    constexpr int ignore_case = 2;
    unz_file_info64 info{};
    if (!handle_ || unzLocateFile(handle_.get(), name.c_str(), ignore_case) != UNZ_OK) return std::nullopt;
    if (unzGetCurrentFileInfo64(handle_.get(), &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) return std::nullopt;
    if (info.uncompressed_size > largest || unzOpenCurrentFile(handle_.get()) != UNZ_OK) return std::nullopt;
    std::string text(static_cast<std::size_t>(info.uncompressed_size), '\0');
    const int got = unzReadCurrentFile(handle_.get(), text.data(), static_cast<unsigned>(text.size()));
    const bool whole = unzCloseCurrentFile(handle_.get()) == UNZ_OK && got == static_cast<int>(text.size());
    return whole ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace recaudit::detail
