#include <recaudit/responses/byte_source.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace recaudit::detail {
namespace {

[[noreturn]] void fail(int error, const std::string& what) { throw std::system_error(error, std::generic_category(), what); }

std::string read_all(int descriptor) {
    std::string out;
    for (;;) {
        constexpr std::size_t piece = 1U << 16U;
        const std::size_t before = out.size();
        out.resize(before + piece);
        const ssize_t got = ::read(descriptor, out.data() + before, piece);
        out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got < 0 && errno != EINTR) fail(errno, "reading");
        if (got == 0) return out;
    }
}

}  // namespace

struct ByteSource::Descriptor {
    int number;
    explicit Descriptor(const std::filesystem::path& path) : number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (number < 0) fail(errno, path.string());
    }
    ~Descriptor() { ::close(number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

ByteSource ByteSource::file(const std::filesystem::path& path) {
    const auto descriptor = std::make_shared<const Descriptor>(path);
    struct ::stat about {};
    if (::fstat(descriptor->number, &about) != 0) fail(errno, path.string());
    if (!S_ISREG(about.st_mode)) return text(read_all(descriptor->number));
    ByteSource out;
    out.descriptor_ = descriptor;
    out.size_ = static_cast<std::uint64_t>(about.st_size);
    return out;
}

ByteSource ByteSource::standard_input() { return text(read_all(STDIN_FILENO)); }

ByteSource ByteSource::text(std::string bytes) {
    ByteSource out;
    out.memory_ = std::make_shared<const std::string>(std::move(bytes));
    out.size_ = out.memory_->size();
    return out;
}

std::size_t ByteSource::read(std::uint64_t offset, char* to, std::size_t count) const {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - std::min(size_, offset)));
    if (memory_) {
        if (wanted > 0) std::memcpy(to, memory_->data() + offset, wanted);
        return wanted;
    }
    for (std::size_t done = 0; done < wanted;) {
        const ssize_t got = ::pread(descriptor_->number, to + done, wanted - done, static_cast<off_t>(offset + done));
        if (got == 0) fail(EIO, "the file has become shorter while it was read");
        if (got < 0 && errno != EINTR) fail(errno, "reading");
        if (got > 0) done += static_cast<std::size_t>(got);
    }
    return wanted;
}

std::string ByteSource::read(std::uint64_t offset, std::size_t count) const {
    std::string out(static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - std::min(size_, offset))), '\0');
    read(offset, out.data(), out.size());
    return out;
}

}  // namespace recaudit::detail
