#include <recaudit/render/html.hpp>

#include <recaudit/charts/palette.hpp>

#include <fmt/format.h>

namespace recaudit {
namespace {

constexpr std::string_view layout = R"(
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:break-word}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
header,.page,.banner{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.5rem;padding-bottom:1.5rem;border-bottom:1px solid var(--line)}
h1{font-size:2.1rem;line-height:1.2;margin:0;max-width:24em;text-wrap:balance}
header p{margin:.5rem 0 0;color:var(--muted)}
h2{font-size:1.6rem;line-height:1.25;margin:3.5rem 0 1rem;padding-top:1rem;border-top:3px solid var(--strong)}
h3{font-size:1.2rem;line-height:1.3;margin:2.25rem 0 .6rem}
main>section:first-child>h2{margin-top:1.5rem}
p,ul,dl{max-width:44rem}
.note{border-left:4px solid var(--line);padding-left:1rem;color:var(--muted)}
.on-paper,.on-narrow{display:none}
td.number small{display:block;color:var(--muted);font-size:.85em}
.warning,.banner{border:3px solid var(--ink);padding:.75rem 1rem;font-weight:600}
.banner{max-width:none;margin:0;text-align:center}
.findings{padding-left:1.2rem}
.findings li{margin:.45rem 0}
.findings a{font-size:.875rem;white-space:nowrap}
nav{font-size:.9375rem;line-height:1.4}
nav ol{list-style:none;margin:0;padding:0}
nav ol ol{padding-left:.9rem;font-size:.875rem}
nav li{margin:.4rem 0}
nav a{color:var(--muted);text-decoration:none}
nav a:hover,nav a:focus{color:var(--ink);text-decoration:underline}
.nav-heading{font-weight:600;margin:1.5rem 0 .5rem}
figure{margin:1.5rem 0 2rem}
figcaption,caption{font-weight:600;text-align:left;line-height:1.35}
figcaption{margin-bottom:.6rem;max-width:44rem}
caption{padding:0 0 .5rem}
.chart{overflow-x:auto}
.chart svg{display:block;width:100%;min-width:36rem;max-width:54rem;height:auto}
details{margin-top:.5rem;font-size:.9375rem}
summary{cursor:pointer;color:var(--link);width:fit-content}
.scroll{overflow-x:auto;margin:1rem 0 1.75rem}
table{border-collapse:collapse;font-size:.9375rem;line-height:1.35;min-width:min(100%,34rem)}
th,td{padding:.45rem .9rem .45rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{vertical-align:bottom;border-bottom:2px solid var(--muted);font-weight:600}
tbody th{font-weight:400;min-width:9rem}
.number{text-align:right;font-variant-numeric:tabular-nums}
td.number{white-space:nowrap}
td.withheld,td.none{text-align:right;color:var(--muted)}
td.withheld{background:repeating-linear-gradient(135deg,var(--line) 0 2px,transparent 2px 8px)}
td.withheld span{background:var(--paper);padding:0 .2rem;font-size:.875em}
dt{font-weight:600;margin-top:.8rem}
dd{margin:0}
@media screen and (max-width:40rem){
.on-narrow{display:block}
nav ol ol{display:none}
tbody th{min-width:6rem}
}
@media screen and (min-width:40rem) and (max-width:79.99rem){
nav>ol{columns:2;column-gap:2rem}
nav>ol>li{break-inside:avoid}
}
@media(min-width:80rem){
.page{display:grid;grid-template-columns:14rem minmax(0,1fr);gap:3rem}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding-bottom:2rem}
}
@media print{
@page{size:A4;margin:16mm 15mm}
body{font-size:10pt}
nav,.skip,.findings a,details{display:none}
.on-paper{display:block}
.page,header{display:block;max-width:none;padding:0}
h2{break-before:page;margin-top:0}
main>section:first-child>h2{break-before:auto}
h2,h3,figcaption,caption{break-after:avoid}
figure,figcaption,tr,li{break-inside:avoid}
.chart,.scroll{overflow:visible}
.chart svg{width:auto;min-width:0;max-width:100%;max-height:225mm}
table{font-size:8.5pt}
}
)";

std::string variables(const Palette& p) {
    return fmt::format("--paper:{};--ink:{};--muted:{};--line:{};--strong:{};--link:{}", p.paper, p.ink, p.muted, p.grid, p.strong,
                       p.strong);
}

}  // namespace

std::string html_style() {
    return fmt::format(":root{{color-scheme:light dark;{}}}{}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}{}}}{}",
                       variables(light_palette()), chart_css(light_palette()), variables(dark_palette()), chart_css(dark_palette()),
                       layout);
}

}  // namespace recaudit
