#include <recaudit/responses/encoding.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace recaudit::detail {
namespace {

/// Windows-1252 from 0x80 to 0x9F; 0 is not assigned. From 0xA0 on it is Latin-1.
constexpr std::array<char16_t, 32> windows{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                           0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                           0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

void append_utf8(std::string& out, char32_t c) {
    const auto push = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return push(c);
    if (c < 0x800) {
        push(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        push(0xE0 | (c >> 12));
        push(0x80 | ((c >> 6) & 0x3F));
    } else {
        push(0xF0 | (c >> 18));
        push(0x80 | ((c >> 12) & 0x3F));
        push(0x80 | ((c >> 6) & 0x3F));
    }
    push(0x80 | (c & 0x3F));
}

std::optional<std::string> from_windows_1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 16);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::uint8_t byte = byte_at(bytes, i);
        const char32_t c = byte >= 0x80 && byte < 0xA0 ? windows.at(byte - 0x80U) : char32_t{byte};
        if (c == 0 && byte != 0) return std::nullopt;
        append_utf8(out, c);
    }
    return out;
}

enum class Order : std::uint8_t { little, big };

std::optional<std::string> from_utf16(std::string_view bytes, Order order) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const std::size_t high = order == Order::big ? 0 : 1;
    const auto unit = [&](std::size_t at) { return (char32_t{byte_at(bytes, at + high)} << 8U) | byte_at(bytes, at + 1 - high); };
    std::string out;
    out.reserve(bytes.size() / 2 + bytes.size() / 16);
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c == 0xFEFF && at == 0) continue;
        if (c >= 0xD800 && c < 0xE000) {
            if (c >= 0xDC00 || at + 4 > bytes.size() || unit(at + 2) < 0xDC00 || unit(at + 2) > 0xDFFF) return std::nullopt;
            at += 2;
            c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at) - 0xDC00);
        }
        append_utf8(out, c);
    }
    return out;
}

/// Length of the UTF-8 character at `at`, which is not ASCII; 0 where there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
    const std::uint8_t first = byte_at(text, at);
    const auto continues = [&](std::size_t i, std::uint8_t low = 0x80, std::uint8_t high = 0xBF) {
        return at + i < text.size() && byte_at(text, at + i) >= low && byte_at(text, at + i) <= high;
    };
    if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return continues(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && continues(2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return continues(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && continues(2) && continues(3) ? 4 : 0;
    return 0;
}

std::size_t skip_ascii(std::string_view text, std::size_t at) {
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if ((word & 0x8080808080808080ULL) != 0) break;
    }
    while (at < text.size() && byte_at(text, at) < 0x80) ++at;
    return at;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return "UTF-8";
        case Encoding::utf8_marked: return "UTF-8 with byte order mark";
        case Encoding::utf16_little: return "UTF-16LE";
        case Encoding::utf16_big: return "UTF-16BE";
        case Encoding::windows_1252: return "Windows-1252";
    }
    return "";
}

Encoding encoding_of(std::string_view first_bytes) {
    if (first_bytes.starts_with("\xEF\xBB\xBF")) return Encoding::utf8_marked;
    if (first_bytes.starts_with("\xFF\xFE")) return Encoding::utf16_little;
    if (first_bytes.starts_with("\xFE\xFF")) return Encoding::utf16_big;
    if (first_bytes.size() >= 4 && first_bytes[0] != 0 && first_bytes[1] == 0 && first_bytes[2] != 0 && first_bytes[3] == 0)
        return Encoding::utf16_little;
    if (first_bytes.size() >= 4 && first_bytes[0] == 0 && first_bytes[1] != 0 && first_bytes[2] == 0 && first_bytes[3] != 0)
        return Encoding::utf16_big;
    return Encoding::utf8;
}

std::optional<TextSource> decoded(const ByteSource& bytes, Encoding encoding) {
    if (encoding == Encoding::utf8) return TextSource{bytes, encoding, 0};
    if (encoding == Encoding::utf8_marked) return TextSource{bytes, encoding, 3};
    const std::string all = bytes.read(0, static_cast<std::size_t>(bytes.size()));
    auto text = encoding == Encoding::windows_1252 ? from_windows_1252(all)
                                                   : from_utf16(all, encoding == Encoding::utf16_big ? Order::big : Order::little);
    if (!text) return std::nullopt;
    return TextSource{ByteSource::text(*std::move(text)), encoding, 0};
}

Utf8Check check_utf8(std::string_view text) {
    Utf8Check out;
    for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
        const std::size_t length = character_length(text, at);
        if (length == 0 && !out.first_bad) out.first_bad = at;
        if (length > 0) ++out.well_formed;
        at += std::max<std::size_t>(1, length);
    }
    return out;
}

}  // namespace recaudit::detail
