#include <recaudit/forms/paper_style.hpp>

#include <fmt/format.h>

namespace recaudit::detail {
namespace {

constexpr std::string_view rules = R"(
*{box-sizing:border-box}
body{margin:0;color:#000;background:#fff;font:10.5pt/1.35 Arial,'Helvetica Neue',Helvetica,'Liberation Sans',sans-serif;print-color-adjust:exact;-webkit-print-color-adjust:exact}
@media print{main{padding:0 .4mm}}
@media screen{body{background:#ddd}main{width:210mm;margin:6mm auto;padding:14mm 15mm;background:#fff}}
h1{font-size:19pt;line-height:1.15;margin:0 0 4mm}
h2{font-size:13.5pt;line-height:1.2;margin:0 0 1.5mm}
p{margin:0 0 1.5mm}
section{margin-top:6mm}
.lead{break-inside:avoid;break-after:avoid}
.together{break-inside:avoid}
.lead h2{border-top:1.2pt solid #000;padding-top:2mm}
.place{display:grid;grid-template-columns:1fr 1fr;gap:0;border:1pt solid #000}
.place div{height:13mm;padding:1mm 2mm;border:.5pt solid #000}
.hint{color:#333}
header .hint{margin-top:1mm}
.stem{font-weight:bold;margin-top:2mm}
.promise{border:1pt solid #000;border-radius:2mm;padding:3mm 4mm;margin-top:4mm;break-inside:avoid}
.promise p:last-child{margin-bottom:0}
.code{font-size:6.5pt;color:#666;font-weight:normal;white-space:nowrap}
.box{display:inline-flex;align-items:center;justify-content:center;width:5.6mm;height:5.6mm;border:1pt solid #000;border-radius:.6mm;background:#fff;font-size:6.5pt;line-height:1;color:#888;vertical-align:middle;flex:none}
table{border-collapse:collapse;width:100%}
thead{display:table-header-group}
tbody{break-inside:avoid}
tbody:nth-of-type(odd){background:#f1f1f1}
.grid{table-layout:fixed}
.grid th{font-weight:normal}
.grid thead th{font-size:7.1pt;line-height:1.15;text-align:center;vertical-align:bottom;padding:1mm .4mm;overflow-wrap:break-word}
.grid tbody th{text-align:left;padding:1.7mm 2mm 1.7mm 1mm}
.grid tbody th .code{display:block;line-height:1}
.grid td{text-align:center;padding:.8mm 0}
.grid .apart{border-left:.5pt dotted #000}
.grid .second{border-left:1.2pt solid #000}
.grid .tick{width:13.5mm}
:lang(cy) .grid:not(.upright) .tick{width:15mm}
.grid.upright .tick{width:8.6mm}
.grid.upright thead th span{writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;max-height:34mm}
.grid.upright .over th{font-weight:bold;font-size:9pt}
.grid .note td{text-align:left;padding:0 2mm 2mm 1mm;font-size:9pt}
.question{break-inside:avoid;padding:2mm 0 2.5mm;border-bottom:.5pt solid #999}
.question p .code{margin-right:1mm}
.line{display:flex;align-items:center;gap:3mm}
.low{flex:1;text-align:right}
.high{flex:1}
.points{display:flex;gap:2mm}
.answers{list-style:none;margin:1mm 0 0;padding:0;display:flex;flex-wrap:wrap;gap:1.2mm 6mm}
.answers .box{margin-right:1mm}
.line+.answers{justify-content:center;font-size:9pt}
.writing span{display:block;height:7.6mm;border-bottom:.5pt solid #555}
.question>.writing span:last-child{border-bottom:0}
.note .writing span{height:7mm}
.thanks{margin:3mm 0 0;font-weight:bold}
.large{font-size:18pt;line-height:1.4}
.large h1{font-size:26pt}
.large h2{font-size:22pt}
.large .hint,.large .code{color:#000}
.large .code{font-size:10pt}
.large .question>p:first-child{font-weight:bold}
.large .question>p:first-child .code{display:block;line-height:1.1}
.large .place{grid-template-columns:1fr}
.large .place div{height:20mm}
.large .box{width:10mm;height:10mm;border-width:1.6pt;font-size:9pt;color:#555}
.large .answers{display:block;columns:2;column-gap:6mm;margin-top:2mm}
.large .answers li{display:flex;align-items:center;break-inside:avoid;padding-bottom:2.5mm}
.large .answers .box{margin-right:3mm}
.large .line{flex-wrap:wrap;justify-content:space-between}
.large .line .points{order:3;width:100%;justify-content:space-between;gap:1mm}
.large .low{text-align:left}
.large .high{text-align:right}
.large .line+.answers{font-size:18pt}
.large .importance{margin-top:4mm}
.large .writing span{height:14mm;border-bottom-width:1pt}
.large .question{padding:4mm 0 5mm;border-bottom-width:1pt}
)";

/// `text` as it may stand in a string of a style sheet.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '<') out += fmt::format("\\{:x} ", static_cast<unsigned>(c));
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out + "\"";
}

}  // namespace

std::string paper_style(std::string_view foot, const FormWords& words) {
    return fmt::format(
        "{}@page{{size:A4;margin:13mm 15mm 17mm;@bottom-left{{content:{};font:8pt Arial,sans-serif;color:#333}}"
        "@bottom-right{{content:{} counter(page) {} counter(pages);font:8pt Arial,sans-serif;color:#333}}}}\n",
        rules, quoted(foot), quoted(fmt::format("{} ", words.page)), quoted(fmt::format(" {} ", words.of)));
}

}  // namespace recaudit::detail
