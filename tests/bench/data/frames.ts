import { drawSupports, hugeDebate, hugeDebates, longDebateEvery, shareComments } from "./debate-sizes.ts";
import { collectedUntil, collectOpens } from "./people.ts";
import { seededId, seededRandom } from "./random.ts";

/** What both threads that make a database know of a proposal before it is written. `author` is a place in the list of people. */
export type Frame = { id: string; submittedAt: Date; author: number; supports: number; comments: number };

/** How large a database is to be. */
export type Scale = { proposals: number; commentsEach: number; people: number };

/** The proposals in the order in which they came: the same for both threads, as they have a source of random numbers of their own. */
export function* framesOf({ proposals, commentsEach, people }: Scale): Generator<Frame> {
  const random = seededRandom(20_170_823);
  const span = collectedUntil.getTime() - collectOpens.getTime();
  let shares: number[] = [];
  for (let place = 0; place < proposals; place += 1) {
    if (place % longDebateEvery === 0) shares = shareComments(random, commentsEach);
    const submittedAt = new Date(collectOpens.getTime() + Math.floor((span * (place + random.next())) / proposals));
    yield { id: seededId(random, submittedAt), submittedAt, author: random.below(people), supports: drawSupports(random, people), comments: hugeDebates.includes(place) ? hugeDebate : shares[place % longDebateEvery]! };
  }
}

/** From so many proposals on a database would be too large: comments are shorter then, and support and comments leave no trace in the audit. */
const largeFrom = 200_000;

export function isLarge({ proposals }: Scale): boolean {
  return proposals >= largeFrom;
}
