#include <recaudit/charts/palette.hpp>

#include <fmt/format.h>

namespace recaudit {

const Palette& light_palette() {
    static constexpr Palette palette{"#ffffff",
                                     "#1c1f22",
                                     "#565d64",
                                     "#d9dde1",
                                     "#1b4a74",
                                     "#d4801e",
                                     "#ffffff",
                                     "#1c1f22",
                                     {"#e6eff7", "#bcd5ea", "#8db8dc", "#2f6ea6", "#1b3f63"},
                                     {"#1c1f22", "#1c1f22", "#1c1f22", "#ffffff", "#ffffff"}};
    return palette;
}

const Palette& dark_palette() {
    static constexpr Palette palette{"#14171a",
                                     "#eceff1",
                                     "#aab2b9",
                                     "#3a4046",
                                     "#8ec3f0",
                                     "#985110",
                                     "#14171a",
                                     "#ffffff",
                                     {"#20303f", "#284863", "#33658c", "#8dc0ea", "#cfe6fa"},
                                     {"#eceff1", "#eceff1", "#eceff1", "#14171a", "#14171a"}};
    return palette;
}

std::string chart_css(const Palette& p) {
    std::string css = fmt::format(
        ".c-paper{{fill:{paper}}}.c-ink{{fill:{ink}}}.c-muted{{fill:{muted}}}.c-bold{{fill:{ink};font-weight:600}}"
        ".c-grid{{stroke:{grid};stroke-width:1}}.c-axis{{stroke:{muted};stroke-width:1}}"
        ".c-even{{fill:{strong};stroke:{strong}}}.c-odd{{fill:{middling};stroke:{middling}}}"
        ".c-line{{fill:none;stroke-width:2}}.c-hollow{{fill:{paper};stroke-width:2}}"
        ".c-favourable{{fill:{strong}}}.c-unfavourable{{fill:{middling}}}.c-neutral{{fill:{paper};stroke:{muted};stroke-width:1}}"
        ".c-on-neutral{{fill:{ink}}}.c-on-favourable{{fill:{on_strong}}}.c-on-unfavourable{{fill:{on_middling}}}"
        ".c-dashed{{stroke-dasharray:6 3}}.c-limit{{fill:none;stroke:{muted};stroke-width:1.2}}.c-target{{stroke:{ink};stroke-width:1.2}}"
        ".c-even-band{{fill:{strong}}}.c-odd-band{{fill:{middling}}}.c-even-band,.c-odd-band{{fill-opacity:.18}}"
        ".c-small{{font-size:11px}}.c-lesser{{fill:{muted};stroke:{paper};stroke-width:1}}"
        ".c-halo{{paint-order:stroke;stroke:{paper};stroke-width:3px;stroke-linejoin:round}}"
        ".c-hatch{{stroke:{muted};stroke-width:1.2}}.c-outline{{fill:none;stroke:{muted};stroke-width:1}}",
        fmt::arg("paper", p.paper), fmt::arg("ink", p.ink), fmt::arg("muted", p.muted), fmt::arg("grid", p.grid),
        fmt::arg("strong", p.strong), fmt::arg("middling", p.middling), fmt::arg("on_strong", p.on_strong),
        fmt::arg("on_middling", p.on_middling));
    for (std::size_t i = 0; i < p.shades.size(); ++i)
        css += fmt::format(".c-shade-{0}{{fill:{1}}}.c-on-shade-{0}{{fill:{2}}}", i, p.shades[i], p.on_shades[i]);
    return css;
}

}  // namespace recaudit
