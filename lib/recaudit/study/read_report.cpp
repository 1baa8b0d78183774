#include <recaudit/study/read_report.hpp>

#include <recaudit/core/colour.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/study/logo.hpp>
#include <recaudit/study/report_sections.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace recaudit {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t longest_introduction = 100'000;  // bytes
constexpr Colour white{255, 255, 255}, black{0, 0, 0};

std::vector<std::string> read_formats(YamlReader& in, const YamlNode& report) {
    const std::vector<std::string> known{"html", "md", "json", "csv", "xlsx"};
    std::vector<std::string> formats;
    for (const YamlNode* format : in.texts(report, "formats")) {
        if (std::ranges::find(known, format->text) == known.end()) in.not_among(*format, "formats", known);
        else if (std::ranges::find(formats, format->text) != formats.end())
            in.problem("repeated-name", *format, fmt::format("\"formats\" names \"{}\" twice", format->text));
        else formats.push_back(format->text);
    }
    return formats;
}

/// The bytes of a file that the study names; a problem at `at` where there are none, or more than `most`.
std::optional<std::string> bytes_of(YamlReader& in, const YamlNode& at, const fs::path& folder, std::uintmax_t most) {
    const fs::path path = folder / at.text;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) in.problem("file-not-found", at, fmt::format("there is no file \"{}\"", quotable(at.text, 200)));
    else if (!fs::is_regular_file(status)) in.problem("not-a-file", at, fmt::format("\"{}\" is no file", quotable(at.text, 200)));
    else if (fs::file_size(path, error) > most)
        in.problem("out-of-range", at, fmt::format("\"{}\" has more than {} bytes", quotable(at.text, 200), most));
    else {
        std::ifstream stream(path, std::ios::binary);
        if (stream) return std::string(std::istreambuf_iterator<char>(stream), {});
        in.problem("unreadable-file", at, fmt::format("\"{}\" cannot be read", quotable(at.text, 200)));
    }
    return std::nullopt;
}

Logo read_logo(YamlReader& in, const YamlNode& report, const fs::path& folder) {
    const YamlNode* at = in.scalar(report, "logo");
    if (!at) return {};
    const auto bytes = bytes_of(in, *at, folder, largest_logo);
    if (!bytes) return {};
    const std::string type(image_type(*bytes));
    const std::string name = quotable(at->text, 200);
    if (type.empty()) {
        in.problem("unsuitable-logo", *at, fmt::format("\"{}\" is no PNG, JPEG or SVG picture, whatever its name", name),
                   "save the logo as PNG");
    } else if (const std::string wrong = type == "image/svg+xml" ? unsafe_in_drawing(*bytes) : ""; !wrong.empty())
        in.problem("unsuitable-logo", *at, fmt::format("\"{}\" cannot stand in a report: {}", name, wrong),
                   "save it as \"plain SVG\" without script and links, or as PNG");
    return {at->text, type, *bytes};
}

std::string read_accent(YamlReader& in, const YamlNode& report) {
    const YamlNode* at = in.scalar(report, "accent");
    if (!at) return "";
    const auto colour = colour_in(at->text);
    if (!colour) {
        in.problem("invalid-value", *at, fmt::format("\"accent\" is {}; expected a colour such as \"#1b4a74\", in quotes", described(*at)));
        return "";
    }
    if (const double found = contrast(*colour, white); found < readable_contrast)
        in.problem("low-contrast", *at,
                   fmt::format("\"accent\" {} has a contrast of {:.1f} to 1 against white; text needs {}", to_text(*colour), found,
                               readable_contrast),
                   fmt::format("a darker shade of it would do: accent: \"{}\"", to_text(towards_until_readable(*colour, black, white))));
    return to_text(*colour);
}

std::vector<std::string> read_sections(YamlReader& in, const YamlNode& report) {
    const std::vector<std::string> known(std::begin(report_sections), std::end(report_sections));
    std::vector<std::string> out;
    for (const YamlNode* section : in.texts(report, "sections")) {
        if (std::ranges::find(known, section->text) == known.end()) in.not_among(*section, "sections", known);
        else if (std::ranges::find(out, section->text) != out.end())
            in.problem("repeated-name", *section, fmt::format("\"sections\" names \"{}\" twice", section->text));
        else out.push_back(section->text);
    }
    return out;
}

bool names_a_file(const YamlNode& introduction) {
    return introduction.is_scalar() && introduction.text.find('\n') == std::string::npos &&
           (introduction.text.ends_with(".md") || introduction.text.ends_with(".txt"));
}

void read_introduction(YamlReader& in, const YamlNode& report, const fs::path& folder, ReportRule& out) {
    const YamlNode* at = report.find("introduction");
    if (!at || !names_a_file(*at)) {
        out.introduction = read_localised(in, report, "introduction");
        return;
    }
    auto text = bytes_of(in, *at, folder, longest_introduction);
    if (!text) return;
    if (!is_valid_utf8(*text)) in.problem("yaml-encoding", *at, fmt::format("\"{}\" is not text in UTF-8", quotable(at->text, 200)));
    if (text->starts_with("\xef\xbb\xbf")) text->erase(0, 3);
    out.introduction = {{{"en", std::move(*text)}}};
    out.introduction_file = at->text;
}

}  // namespace

ReportRule read_report(YamlReader& in, const YamlNode& root, const fs::path& folder) {
    ReportRule out;
    const YamlNode* at = root.find("report");
    if (!at || !in.expect_map(*at, "\"report\"")) return out;
    in.only_keys(*at, "\"report\"", {"formats", "language", "audience", "organisation", "logo", "accent", "sections", "introduction"});
    if (at->find("formats")) out.formats = read_formats(in, *at);
    if (const YamlNode* language = in.scalar(*at, "language")) out.language = read_language(in, *language);
    out.audience =
        in.one_of<std::string>(*at, "audience", {{"board", "board"}, {"frontline", "frontline"}, {"service_user", "service_user"}})
            .value_or("");
    out.organisation = in.text(*at, "organisation");
    out.logo = read_logo(in, *at, folder);
    out.accent = read_accent(in, *at);
    out.sections = read_sections(in, *at);
    read_introduction(in, *at, folder, out);
    return out;
}

}  // namespace recaudit
