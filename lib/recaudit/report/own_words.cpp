#include <recaudit/report/told.hpp>

#include <recaudit/study/report_sections.hpp>

#include <algorithm>
#include <iterator>

namespace recaudit {
namespace {

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view space = " \t\r";
    const std::size_t first = line.find_first_not_of(space);
    return first == std::string_view::npos ? std::string_view() : line.substr(first, line.find_last_not_of(space) + 1 - first);
}

void add_paragraph(std::vector<Block>& blocks, std::string& text) {
    if (!text.empty()) blocks.emplace_back(Paragraph{std::exchange(text, {}), Tone::plain});
}

void add_to_list(std::vector<Block>& blocks, std::string_view line) {
    if (blocks.empty() || !std::holds_alternative<Sentences>(blocks.back())) blocks.emplace_back(Sentences{});
    std::get<Sentences>(blocks.back()).texts.emplace_back(trimmed(line));
}

}  // namespace

std::vector<Block> blocks_of_text(std::string_view text) {
    std::vector<Block> blocks;
    std::string paragraph;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const bool item = line.starts_with("- ") || line.starts_with("* ");
        if (line.empty() || item) add_paragraph(blocks, paragraph);
        if (item) add_to_list(blocks, line.substr(2));
        else if (!line.empty()) paragraph += (paragraph.empty() ? "" : " ") + std::string(line);
    }
    add_paragraph(blocks, paragraph);
    return blocks;
}

std::vector<ReportSection> chosen(std::vector<ReportSection> sections, const std::vector<std::string>& ids) {
    if (ids.empty()) return sections;
    std::vector<ReportSection> out;
    const auto take = [&](std::string_view id) {
        const auto found = std::ranges::find(sections, id, &ReportSection::id);
        if (found == sections.end()) return;
        out.push_back(std::move(*found));
        sections.erase(found);
    };
    for (const std::string& id : ids) take(id);
    for (const std::string_view id : lasting_sections) take(id);
    return out;
}

}  // namespace recaudit
