/** How much two texts say the same, from 0 to 1, by the words that they share. */
export type Likeness = { a: string; b: string; score: number };

/** The words that two proposals share, as a part of those of the shorter one: a short text that stands in a longer one is all in it. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size === 0) return 0;
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared / few.size;
}

/** Puts together what is alike, directly or by way of others; what is like nothing is left out. Each with its strongest likeness within. */
export function clustersOf(pairs: readonly Likeness[]): { ids: string[]; score: number }[] {
  const parents = new Map<string, string>();
  const root = (id: string): string => {
    const parent = parents.get(id) ?? id;
    if (parent === id) return id;
    const end = root(parent);
    parents.set(id, end);
    return end;
  };
  for (const { a, b } of pairs) parents.set(root(a), root(b));
  const ids = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  const groups = Map.groupBy(ids, root);
  return [...groups].map(([of, members]) => ({ ids: members.sort(), score: Math.max(...pairs.filter(({ a }) => root(a) === of).map(({ score }) => score)) }));
}
