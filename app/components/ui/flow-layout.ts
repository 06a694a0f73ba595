import { scaleLinear } from "d3-scale";
import { area, curveBumpX } from "d3-shape";

/** What flows: how many from which source to which target, by their places in the two columns. */
export type Flow = { from: number; to: number; value: number };

/** A node of a column: the bar from `top`, so high, in a slot that its label has room in. */
export type FlowNode = { value: number; top: number; height: number; slotTop: number; slotHeight: number };

export type FlowLayout = { height: number; sources: FlowNode[]; targets: FlowNode[]; ribbons: (Flow & { path: string })[] };

/** So high are all the bars of a column together, in pixels; what is very small is still seen. */
const drawn = 260;
const least = 2;
const line = 19;
const gap = 10;
/** So many characters of a label fit in a line on a phone. */
const charactersInLine = 13;

/** In how many lines a label stands where there is the least room: words are broken where they are too long. */
function linesOf(label: string): number {
  let [lines, used] = [1, 0];
  for (const word of label.split(/\s+/)) {
    if (used > 0 && used + 1 + word.length > charactersInLine) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? 1 : 0) + word.length;
    while (used > charactersInLine) [lines, used] = [lines + 1, used - charactersInLine];
  }
  return lines;
}

/** Where the bars and ribbons of a flow chart are, in a drawing 100 units wide and `height` pixels high. */
export function layOutFlow(sources: readonly { label: string }[], targets: readonly { label: string }[], flows: readonly Flow[]): FlowLayout {
  const total = flows.reduce((sum, { value }) => sum + value, 0);
  const thick = scaleLinear().domain([0, Math.max(1, total)]).range([0, drawn]);
  const column = (nodes: readonly { label: string }[], valueOf: (index: number) => number) => nodes.map(({ label }, index) => {
    const height = Math.max(least, thick(valueOf(index)));
    return { value: valueOf(index), height, slotHeight: Math.max(height, (linesOf(label) + 1) * line) };
  });
  const sum = (side: "from" | "to") => (index: number) => flows.filter((flow) => flow[side] === index).reduce((all, { value }) => all + value, 0);
  const [left, right] = [column(sources, sum("from")), column(targets, sum("to"))];
  const needs = (nodes: typeof left) => nodes.reduce((all, { slotHeight }) => all + slotHeight, 0) + gap * Math.max(0, nodes.length - 1);
  const height = Math.max(needs(left), needs(right), 1);
  const [placedLeft, placedRight] = [place(left, height, needs(left)), place(right, height, needs(right))];
  return { height, sources: placedLeft, targets: placedRight, ribbons: ribbonsOf(flows, placedLeft, placedRight, thick) };
}

/** One under the other, with what room is left over between them. */
function place(nodes: readonly { value: number; height: number; slotHeight: number }[], height: number, needed: number): FlowNode[] {
  const between = nodes.length > 1 ? gap + (height - needed) / (nodes.length - 1) : 0;
  let slotTop = nodes.length > 1 ? 0 : (height - needed) / 2;
  return nodes.map((node) => {
    const placed = { ...node, slotTop, top: slotTop + (node.slotHeight - node.height) / 2 };
    slotTop += node.slotHeight + between;
    return placed;
  });
}

function ribbonsOf(flows: readonly Flow[], sources: readonly FlowNode[], targets: readonly FlowNode[], thick: (value: number) => number): FlowLayout["ribbons"] {
  const [leftAt, rightAt] = [sources.map(({ top }) => top), targets.map(({ top }) => top)];
  const ribbon = area<{ x: number; y0: number; y1: number }>().x(({ x }) => x).y0(({ y0 }) => y0).y1(({ y1 }) => y1).curve(curveBumpX);
  return [...flows].filter(({ value }) => value > 0).sort((a, b) => a.from - b.from || a.to - b.to).map((flow) => {
    const width = Math.max(1, thick(flow.value));
    const [from, to] = [leftAt[flow.from]!, rightAt[flow.to]!];
    leftAt[flow.from] = from + thick(flow.value);
    rightAt[flow.to] = to + thick(flow.value);
    return { ...flow, path: ribbon([{ x: 0, y0: from, y1: from + width }, { x: 100, y0: to, y1: to + width }]) ?? "" };
  });
}
