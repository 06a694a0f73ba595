/** How often each whole number of units was measured. */
export type Histogram = Map<number, number>;

/** The middle of what was measured, and of how many; null where nothing was. With an even number it is the mean of the two in the middle. */
export type Median = { value: number | null; count: number };

export function medianOf(histogram: Histogram): Median {
  const entries = [...histogram].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const count = entries.reduce((sum, [, each]) => sum + each, 0);
  if (count === 0) return { value: null, count };
  return { value: (at(entries, Math.floor((count - 1) / 2)) + at(entries, Math.floor(count / 2))) / 2, count };
}

function at(entries: readonly (readonly [number, number])[], place: number): number {
  let before = 0;
  for (const [value, count] of entries) {
    before += count;
    if (place < before) return value;
  }
  throw new RangeError("no such place");
}
