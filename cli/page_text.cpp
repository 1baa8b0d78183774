#include "page_text.hpp"

#include <algorithm>

namespace recaudit {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    if (!line.starts_with('|')) return cells;
    for (std::size_t at = 1; at < line.size(); ++at) {
        std::string cell;
        for (; at < line.size() && line[at] != '|'; ++at) {
            if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '|') ++at;
            cell += line[at];
        }
        const std::size_t first = cell.find_first_not_of(' ');
        cells.push_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
    }
    return cells;
}

std::vector<std::string> code_words(std::string_view cell) {
    std::vector<std::string> words;
    for (std::size_t open = cell.find('`'); open != std::string_view::npos;) {
        const std::size_t close = cell.find('`', open + 1);
        if (close == std::string_view::npos) break;
        words.emplace_back(cell.substr(open + 1, close - open - 1));
        open = cell.find('`', close + 1);
    }
    return words;
}

}  // namespace recaudit
