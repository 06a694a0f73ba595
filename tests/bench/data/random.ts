/** A source of random numbers that gives the same ones for the same seed (sfc32). */
export type Random = {
  /** At least 0 and below 1. */
  next(): number;
  /** A whole number, at least 0 and below `end`. */
  below(end: number): number;
  pick<T>(items: readonly T[]): T;
  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Record<K, number>): K;
};

export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const bits = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 16; warm += 1) bits();
  const next = () => bits() / 0x1_0000_0000;
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)]!,
    weighted<K extends string>(weights: Record<K, number>): K {
      const entries = Object.entries(weights) as [K, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      return (entries.find(([, weight]) => (rest -= weight) < 0) ?? entries.at(-1)!)[0];
    },
  };
}

const tableSize = 2 ** 20;

/**
 * Draws ranks as words come in texts (Zipf): rank r about as often as r to the power of -`exponent`. Returns a function
 * that answers a rank from 0; a table makes every draw cost the same.
 */
export function zipf(random: Random, count: number, exponent: number): () => number {
  const weights = Array.from({ length: count }, (_, rank) => (rank + 1) ** -exponent);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint16Array(tableSize);
  let rank = 0;
  let reached = weights[0]! / total;
  for (let place = 0; place < tableSize; place += 1) {
    while (rank < count - 1 && (place + 0.5) / tableSize > reached) {
      rank += 1;
      reached += weights[rank]! / total;
    }
    table[place] = rank;
  }
  return () => table[random.below(tableSize)]!;
}

/** A UUIDv7 of a moment, as newId makes them, but from the seeded source. */
export function seededId(random: Random, at: Date): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  const time = hex(at.getTime(), 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random.below(0x1000), 3)}-${hex(0x8000 + random.below(0x4000), 4)}-${hex(random.below(0x100_0000), 6)}${hex(random.below(0x100_0000), 6)}`;
}
