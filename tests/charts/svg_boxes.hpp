/// Where the text of a drawn chart lies, read back from its SVG.
#pragma once

#include <recaudit/charts/text_metrics.hpp>

#include <regex>
#include <string>
#include <utility>
#include <vector>

namespace recaudit::sample {

struct TextBox {
    std::string text;
    double left, right, top, bottom;
};

/// The text behind its markup.
inline std::string unescaped(std::string text) {
    for (const auto& [markup, sign] : {std::pair{"&#39;", "'"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
        for (auto at = text.find(markup); at != std::string::npos; at = text.find(markup, at + 1)) text.replace(at, std::string(markup).size(), sign);
    return text;
}

inline std::vector<TextBox> text_boxes(const std::string& svg) {
    static const std::regex pattern("<text class=\"([^\"]*)\" x=\"([-0-9.]+)\" y=\"([-0-9.]+)\" text-anchor=\"(start|middle|end)\">([^<]*)</text>");
    std::vector<TextBox> boxes;
    for (auto at = std::sregex_iterator(svg.begin(), svg.end(), pattern); at != std::sregex_iterator(); ++at) {
        const double x = std::stod((*at)[2]), y = std::stod((*at)[3]);
        const double size = (*at)[1].str().find("c-small") == std::string::npos ? 13 : 11;
        const double width = text_width(unescaped((*at)[5]), size) / 1.15;  // as drawn in common letters, without the spare room
        const double left = (*at)[4] == "start" ? x : (*at)[4] == "end" ? x - width : x - width / 2;
        boxes.push_back({(*at)[5], left, left + width, y - 10, y + 2});
    }
    return boxes;
}

/// Top and bottom of the drawing.
inline std::pair<double, double> reach_of(const std::string& svg) {
    std::smatch match;
    std::regex_search(svg, match, std::regex("viewBox=\"0 ([-0-9.]+) 760 ([0-9.]+)\""));
    return {std::stod(match[1]), std::stod(match[1]) + std::stod(match[2])};
}

/// The first two texts that lie on each other, or that leave the chart; empty where there are none.
inline std::string first_collision(const std::string& svg) {
    const auto boxes = text_boxes(svg);
    const auto [top, bottom] = reach_of(svg);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const TextBox& a = boxes[i];
        if (a.text.empty()) continue;
        if (a.left < 0 || a.right > 760 || a.top < top || a.bottom > bottom + 1) return "outside: " + a.text;
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            const TextBox& b = boxes[j];
            if (!b.text.empty() && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) return a.text + " | " + b.text;
        }
    }
    return "";
}

}  // namespace recaudit::sample
