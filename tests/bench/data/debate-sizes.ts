import type { Random } from "./random.ts";

/** One proposal in so many has a long debate: the page with fifty comments. */
export const longDebateEvery = 100;
export const longDebate = 50;

/** A few proposals, by their place, have a debate of a size that is seldom seen: one of them at least is not hidden. */
export const hugeDebate = 2000;
export const hugeDebates: readonly number[] = [250, 251, 252];

/** How many comments each of a hundred proposals gets, so many on average: one fifty, the others what is left, unevenly. */
export function shareComments(random: Random, each: number): number[] {
  const shares = Array.from({ length: longDebateEvery }, () => 0);
  shares[0] = longDebate;
  for (let left = longDebateEvery * each - longDebate; left > 0; left -= 1) shares[1 + Math.floor(random.next() ** 2 * (longDebateEvery - 1))]! += 1;
  return shares;
}

/** How many supports a proposal gets: most few, some many; about three on average. */
export function drawSupports(random: Random, people: number): number {
  return Math.min(Math.floor(0.75 / (1 - random.next()) ** 0.75), Math.floor(people / 4), 250);
}
