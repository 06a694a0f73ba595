import { describe, expect, it } from "vitest";
import { layOutFlow } from "./flow-layout.ts";

const labels = (...names: string[]) => names.map((label) => ({ label }));

describe("layOutFlow", () => {
  const layout = layOutFlow(labels("A", "B"), labels("x", "y", "z"), [{ from: 0, to: 0, value: 30 }, { from: 0, to: 1, value: 10 }, { from: 1, to: 1, value: 60 }, { from: 1, to: 2, value: 0 }]);

  it("makes bars as high as their share, and what goes out of all is what comes into all", () => {
    expect(layout.sources.map(({ value }) => value)).toEqual([40, 60]);
    expect(layout.targets.map(({ value }) => value)).toEqual([30, 70, 0]);
    expect(layout.sources[1]!.height / layout.sources[0]!.height).toBeCloseTo(1.5);
    const sum = (nodes: typeof layout.sources) => nodes.reduce((all, { height, value }) => all + (value > 0 ? height : 0), 0);
    expect(sum(layout.sources)).toBeCloseTo(sum(layout.targets));
  });

  it("draws a ribbon for each flow that there is", () => { expect(layout.ribbons.map(({ from, to }) => [from, to])).toEqual([[0, 0], [0, 1], [1, 1]]); });

  it("gives each label room of its own, within the drawing, however small its bar", () => {
    const { height, sources } = layOutFlow(labels("a very long label of a theme in which many words stand", "Speciallægepraksisplanlægningsstabiliseringsperiode", "c"), labels("x"), [{ from: 0, to: 0, value: 1 }, { from: 2, to: 0, value: 1_000_000 }]);
    for (const [index, { slotTop, slotHeight, top, height: bar }] of sources.entries()) {
      expect(slotTop + slotHeight).toBeLessThanOrEqual((sources[index + 1]?.slotTop ?? height) + 0.001);
      expect(top >= slotTop && top + bar <= slotTop + slotHeight + 0.001).toBe(true);
      expect(bar).toBeGreaterThan(0);
    }
  });

  it("is empty, not broken, without anything", () => { expect(layOutFlow([], [], [])).toMatchObject({ sources: [], targets: [], ribbons: [] }); });
});
