/** How much two texts say the same, from 0 to 1, by the telling words that they share. */
export type Likeness = { a: string; b: string; score: number };

/** So many words that nobody shares are added to the shorter text: that a few words stand in another text says little. */
const doubt = 5;
/** A greeting that is the same twice is no text that is. */
const fewest = 3;

/**
 * The telling words that two texts share, as a part of those of the shorter one: a short text that stands in a longer one is nearly
 * all in it. The fewer they are the less it says, so that "Hi" or "See the attached file" is not like all that say it too. Texts of
 * the same words are the same.
 */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared === many.size && shared >= fewest ? 1 : shared / (few.size + doubt);
}

/**
 * Puts together what is alike, the most alike first; what is like nothing is left out. Every two of a cluster are alike by at least
 * its score, which is at least `least`: else a text that is a little like many others would bring together what has nothing in
 * common. `of` tells how much two are alike that no pair names.
 */
export function clustersOf(pairs: readonly Likeness[], least: number, of: (a: string, b: string) => number): { ids: string[]; score: number }[] {
  const groups = new Map<string, { ids: string[]; score: number }>();
  const groupOf = (id: string) => groups.get(id) ?? { ids: [id], score: 1 };
  for (const { a, b, score } of [...pairs].sort((one, other) => other.score - one.score)) {
    const [one, other] = [groupOf(a), groupOf(b)];
    if (score < least || one.ids.includes(b)) continue;
    const weakest = Math.min(one.score, other.score, ...one.ids.flatMap((left) => other.ids.map((right) => of(left, right))));
    if (weakest < least) continue;
    const joined = { ids: [...one.ids, ...other.ids].sort(), score: weakest };
    for (const id of joined.ids) groups.set(id, joined);
  }
  return [...new Set(groups.values())];
}
