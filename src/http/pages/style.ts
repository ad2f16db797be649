import { createHash } from 'node:crypto';

/** Every pair of text and ground below contrasts by at least 4.5 to 1 (WCAG 2.2, 1.4.3). */
const INK = '#0b0c0c';
const QUIET = '#4a5054';
const PAPER = '#ffffff';
const SHADE = '#f3f3f2';
const RULE = '#8a9094';
const ACCENT = '#1a4f8b';
const FOCUS = '#ffdd00';

const SCREEN = `
*,*::before,*::after{box-sizing:border-box}
html{background:${PAPER};-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:54rem;padding:0 1rem;color:${INK};background:${PAPER};font:1.0625rem/1.5 system-ui,"Segoe UI",Roboto,Arial,"Liberation Sans",sans-serif;overflow-wrap:break-word}
main{display:block;padding:1.5rem 0 2rem;border-top:.5rem solid ${ACCENT}}
main:focus{outline:none}
h1,h2,h3,h4,h5,h6{margin:0 0 .75rem;line-height:1.2;font-weight:700}
h1{font-size:2rem;margin-bottom:1.25rem}
h2{font-size:1.5rem}
h3{font-size:1.1875rem}
h4,h5,h6{font-size:1.0625rem}
section{margin-top:2rem}
main>section{padding-top:1.25rem;border-top:1px solid ${RULE}}
section section{margin-top:1.5rem}
p,ul,dl,.table,.warning,.blank{margin:0 0 1rem}
p,li,dd,.blank{max-width:44rem}
ul{padding-left:1.25rem}
ul ul{margin:.25rem 0 0}
li{margin-bottom:.25rem}
dl{border-top:1px solid ${RULE}}
dl>div{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr;gap:0 1.5rem;padding:.5rem 0;border-bottom:1px solid ${RULE}}
dt{font-weight:700}
dd{margin:0}
dt,dd,.long{overflow-wrap:anywhere;min-width:0}
.table{overflow-x:auto}
table{width:100%;border-collapse:collapse}
td.long,th.long{min-width:9rem}
caption{text-align:left;font-weight:700;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid ${RULE}}
th:last-child,td:last-child{padding-right:0}
thead th,thead td{vertical-align:bottom;border-bottom:2px solid ${INK}}
tbody th{font-weight:700}
.warning{display:grid;grid-template-columns:2.25rem 1fr;gap:0 .75rem;align-items:start}
.warning p{margin:0;padding-top:.25rem;font-weight:700}
.sign{display:block;width:2.25rem;height:2.25rem;border-radius:50%;background:${INK};color:${PAPER};font-weight:700;font-size:1.5rem;line-height:2.25rem;text-align:center}
.blank{padding:.75rem 1rem;border:2px dashed ${QUIET};background:${SHADE}}
.blank p{margin:0 0 .25rem}
.blank .name{font-weight:700}
.blank .space{margin:0;min-height:4rem;color:${QUIET}}
footer{padding:1rem 0 2rem;border-top:1px solid ${RULE};color:${QUIET}}
footer p{margin:0}
.hidden{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-10rem;padding:.75rem 1rem;color:${INK}}
.skip:focus{top:0}
a:focus,.table:focus{outline:3px solid ${FOCUS};outline-offset:0;box-shadow:0 0 0 6px ${INK};background:${FOCUS};color:${INK}}
.table:focus{background:${PAPER}}
@media (max-width:40rem){
body{font-size:1rem}
h1{font-size:1.625rem}
h2{font-size:1.3125rem}
dl>div{display:block}
th,td{padding-right:.75rem}
caption{max-width:calc(100vw - 2rem)}
}
`;

/** On paper: black on white, nothing cut through that is read as one, the heads of a table on each of its pages, pages numbered. */
const PRINT = `
@page{size:A4;margin:20mm 18mm 22mm}
@page sheet{margin:10mm 12mm 12mm}
@page{@bottom-right{content:counter(page) " / " counter(pages);font:9pt Arial,"Liberation Sans",sans-serif}}
@media print{
*,*::before,*::after{color:#000!important;background:transparent!important;box-shadow:none!important;border-color:#000!important}
html,body{background:#fff!important}
body{max-width:none;padding:0;font-size:12pt;line-height:1.4}
h1{font-size:20pt}
h2{font-size:15pt}
h3{font-size:13pt}
h4,h5,h6{font-size:12pt}
.skip{display:none}
main{padding:0;border-top:0}
section{margin-top:14pt}
p,li,dd,.blank{max-width:none;orphans:3;widows:3}
h1,h2,h3,h4,h5,h6,caption{break-after:avoid}
tr,li:not(:has(ul)),dl>div,.warning,.blank{break-inside:avoid}
.table{overflow:visible}
table{font-size:10.5pt}
caption{max-width:none}
th,td{padding:3pt 8pt 3pt 0}
thead{display:table-header-group}
dl>div{padding:3pt 0}
.sign{border:2pt solid #000;line-height:2rem}
.blank .space{min-height:48pt}
footer{margin-top:14pt;padding:6pt 0 0}
.sheet{page:sheet;font-size:8.5pt;line-height:1.2}
.sheet h1{font-size:13pt;margin-bottom:2pt}
.sheet h2{font-size:10pt;margin-bottom:1pt}
.sheet section{margin-top:3pt}
.sheet main>section{padding-top:2pt}
.sheet p,.sheet ul,.sheet dl,.sheet .table,.sheet .warning,.sheet .blank{margin-bottom:2pt}
.sheet li{margin-bottom:0}
.sheet dl>div{display:grid;grid-template-columns:38mm 1fr;gap:0 3mm;padding:.5pt 0}
.sheet table{font-size:8.5pt}
.sheet caption{padding-bottom:0}
.sheet th,.sheet td{padding:.5pt 4pt .5pt 0}
.sheet tbody th{white-space:nowrap}
.sheet .blank{padding:1pt 3pt;border-width:1pt}
.sheet .blank p{display:inline;margin:0 4pt 0 0}
.sheet .blank .space{min-height:0}
.sheet footer{margin-top:3pt;padding-top:2pt}
}
`;

/** The one style of every page: fonts that the machine has, nothing to fetch. */
export const STYLE: string = `${SCREEN.trim()}\n${PRINT.trim()}\n`;

/** By which a browser knows this style from any other (Content Security Policy, level 3, section 2.3.1). */
export const STYLE_HASH: string = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
