import { scaleBand, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { meanOf, type Report, type Row } from "./report.ts";

const width = 980;
const labels = 400;
const values = 190;
const head = 64;
const rowHeight = 26;
const axisHeight = 34;

const colours = { limit: "#5c5c5c", kept: "#0b5cad", writes: "#0b5cad", pages: "#6a8f2d", processes: "#7a3e9d" } as const;
/** Of the pages that are made anew, those that tell most. */
const chosenPages = ["list, page 1", "list, page 1, signed in", "search, common word", "proposal, 50 comments", "home", "plan", "desk, inbox", "desk, case"];

type Bar = { name: string; rps: number; p99: number; colour: string };

/** The rows of a run as an SVG: requests a second as bars on a scale of powers of ten, with both limits as lines. */
export function chartOf(report: Report): string {
  const [limit, bare] = [meanOf(report.limits.limit), meanOf(report.limits.bare)];
  const bars: Bar[] = [
    { name: "a bare server, from memory", ...bare, colour: colours.limit },
    { name: "the limit program", ...limit, colour: colours.limit },
    ...report.rows.filter(isShown).map((row) => ({ ...row, name: row.group === "pages" ? `${row.name}, made anew` : row.name, colour: colours[row.group] })),
  ];
  const height = head + bars.length * rowHeight + axisHeight;
  const bottom = head + bars.length * rowHeight;
  const x = scaleLog([10 ** Math.floor(Math.log10(Math.min(...bars.map(({ rps }) => rps)))), Math.max(...bars.map(({ rps }) => rps)) * 1.1], [labels, width - values]);
  const y = scaleBand(bars.map((_, place) => place), [head, bottom]).paddingInner(0.25).paddingOuter(0.12);
  const bar = ({ name, rps, p99, colour }: Bar, place: number) => {
    const [top, middle] = [y(place)!, y(place)! + y.bandwidth() / 2];
    return `<text x="${labels - 10}" y="${middle}" text-anchor="end">${escape(name)}</text><rect x="${labels}" y="${top}" width="${round(x(rps) - labels)}" height="${round(y.bandwidth())}" fill="${colour}"/><text x="${width - values + 12}" y="${middle}">${rps.toLocaleString("en", { maximumFractionDigits: 0 })}/s</text><text x="${width - 12}" y="${middle}" text-anchor="end" class="q">p99 ${p99.toFixed(p99 < 10 ? 1 : 0)} ms</text>`;
  };
  const ticks = x.ticks(3).filter((tick) => Number.isInteger(Math.log10(tick)));
  const upright = line();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" font-family="'IBM Plex Sans', 'Segoe UI', Helvetica, Arial, sans-serif" font-size="12.5" fill="#1a1a1a">
<title id="title">Requests a second, ${report.connections} connections</title>
<style>text { dominant-baseline: central } .q { fill: #4d4d4d }</style>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="12" y="20" font-size="16" font-weight="600">Requests a second, ${report.connections} connections, ${report.size.toLocaleString("en")} proposals</text>
<text x="12" y="42" class="q">${escape(report.machine)}, ${report.date}. Each step of the scale is ten times the one before.</text>
${ticks.map((tick) => `<path d="${upright([[x(tick), head], [x(tick), bottom]])}" stroke="#d9d9d9"/><text x="${round(x(tick))}" y="${bottom + 16}" text-anchor="middle" class="q">${tick.toLocaleString("en")}</text>`).join("\n")}
${bars.map(bar).join("\n")}
${[limit, bare].map(({ rps }) => `<path d="${upright([[x(rps), head], [x(rps), bottom]])}" stroke="${colours.limit}" stroke-dasharray="4 3"/>`).join("\n")}
</svg>
`;
}

function isShown({ group, name }: Row): boolean {
  return group === "pages" ? chosenPages.includes(name) : !/PDF|sign-ins/.test(name);
}

const round = (value: number) => Math.round(value * 10) / 10;
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
