#include <recaudit/render/html.hpp>

#include <recaudit/charts/palette.hpp>
#include <recaudit/core/colour.hpp>

#include <fmt/format.h>

namespace recaudit {
namespace {

constexpr std::string_view layout = R"(
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:break-word}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
header,.page,.banner{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.5rem;padding-bottom:1.5rem;border-bottom:1px solid var(--line)}
h1{font-size:2.1rem;line-height:1.2;margin:0;max-width:24em;text-wrap:balance}
header p{margin:.5rem 0 0;color:var(--muted)}
.logo{float:right;max-height:5rem;max-width:14rem;margin:0 0 1rem 2rem;background:#fff;padding:.25rem}
header .organisation{margin:0 0 .25rem;color:var(--accent);font-weight:600}
h2{font-size:1.6rem;line-height:1.25;margin:3.5rem 0 1rem;padding-top:1rem;border-top:3px solid var(--accent)}
h3{font-size:1.2rem;line-height:1.3;margin:2.25rem 0 .6rem}
main>section:first-of-type>h2{margin-top:1.5rem}
p,ul,dl{max-width:44rem}
.note{border-left:4px solid var(--line);padding-left:1rem;color:var(--muted)}
.strong{font-weight:600;margin-bottom:0}
.on-paper,.on-narrow{display:none}
.for-service-users{font-size:1.4375rem;line-height:1.55}
.for-service-users table{font-size:1.4375rem}
.for-service-users :is(details,nav,details table,.findings a){font-size:1.125rem}
.for-service-users :is(p,ul){max-width:40rem}
.for-service-users .page{display:block}
.for-service-users nav{position:static;max-height:none}
.for-service-users .chart svg{max-width:none}
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
summary{cursor:pointer;color:var(--accent);width:fit-content}
.scroll{overflow-x:auto;margin:1rem 0 1.75rem}
table{border-collapse:collapse;font-size:.9375rem;line-height:1.35;min-width:min(100%,34rem)}
th,td{padding:.45rem .9rem .45rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{vertical-align:bottom;border-bottom:2px solid var(--muted);font-weight:600}
tbody th{font-weight:400;min-width:9rem}
.number{text-align:right;font-variant-numeric:tabular-nums}
td.number{white-space:nowrap}
td.short{white-space:nowrap}
td.withheld,td.none{text-align:right;color:var(--muted)}
td.withheld{background:repeating-linear-gradient(135deg,var(--line) 0 2px,transparent 2px 8px) no-repeat;background-size:calc(100% - .7rem) 100%}
td.withheld span{background:var(--paper);padding:0 .2rem;font-size:.875em}
table.wide{font-size:.8125rem}
.wide :is(th,td){padding-right:.6rem}
.wide td.withheld{background-size:calc(100% - .4rem) 100%}
.wide tbody th{min-width:7rem}
table.words{table-layout:fixed;width:100%;max-width:60rem}
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
main>section:first-of-type>h2{break-before:auto}
h2,h3,figcaption,caption{break-after:avoid}
figure,figcaption,tr,li{break-inside:avoid}
.chart,.scroll{overflow:visible}
.chart svg,.for-service-users .chart svg{width:auto;min-width:0;max-width:100%;max-height:225mm}
body:not([class]) main>section:first-of-type .chart svg{max-height:118mm}
table{font-size:8.5pt;max-width:100%;min-width:0}
th,td{overflow-wrap:anywhere;padding-right:.6rem}
table.wide{font-size:7.5pt}
td.short{white-space:normal}
thead th{min-width:4.5rem}
.wide thead th{min-width:3rem}
tbody th{min-width:7rem}
h1,h2,h3,p,li,figcaption,caption{overflow-wrap:anywhere}
.for-service-users,.for-service-users table{font-size:15pt}
.for-service-users h2,.for-frontline h2,.for-board h2{break-before:auto;margin-top:1.2rem}
.for-service-users section,.for-frontline li{break-inside:avoid}
.for-board{font-size:9pt;line-height:1.4}
.for-board .on-paper{display:none}
.for-board h2{font-size:14pt;margin:.6rem 0 .3rem;padding-top:.4rem}
.for-board h3{font-size:11pt;margin:.7rem 0 .2rem}
.for-board :is(p,ul){max-width:none;margin:.3rem 0}
.for-board figure{margin:.5rem 0}
.for-board .chart svg{max-height:165mm}
.for-board section[aria-labelledby=board-talk]{break-before:page}
}
)";

std::string variables(const Palette& p, std::string_view accent) {
    return fmt::format("--paper:{};--ink:{};--muted:{};--line:{};--accent:{}", p.paper, p.ink, p.muted, p.grid, accent);
}

/// The accent as it can be read in the dark: as much lighter as it has to be.
std::string in_the_dark(const std::string& accent) {
    const auto colour = colour_in(accent), paper = colour_in(dark_palette().paper);
    return colour && paper ? to_text(towards_until_readable(*colour, {255, 255, 255}, *paper)) : std::string(dark_palette().strong);
}

}  // namespace

std::string html_style(const std::string& accent) {
    const std::string in_the_light = accent.empty() ? std::string(light_palette().strong) : accent;
    return fmt::format(":root{{color-scheme:light dark;{}}}{}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}{}}}{}",
                       variables(light_palette(), in_the_light), chart_css(light_palette()), variables(dark_palette(), in_the_dark(accent)),
                       chart_css(dark_palette()), layout);
}

}  // namespace recaudit
