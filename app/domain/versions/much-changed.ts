import { shareChanged } from "#app/lib/word-diff.ts";

/** The text of a proposal. */
export type Text = { title: string; problem: string; change: string; effect: string };

export const textFields = ["title", "problem", "change", "effect"] as const satisfies readonly (keyof Text)[];

/** From this share of its words on, a proposal has changed so much that those who support it should look again. */
const muchChangedFrom = 0.25;

/**
 * Whether a proposal has changed so much that its supporters are told: a quarter of its words are others, or a quarter of
 * what it says is new or gone; or more than half of the title's words, and at least three of them. It is asked of the text
 * that supporters were last told of, so that many small changes count together.
 */
export function isMuchChanged(before: Text, after: Text): boolean {
  const whole = ({ title, problem, change, effect }: Text) => [title, problem, change, effect].join("\n");
  if (shareChanged(whole(before), whole(after)).share >= muchChangedFrom) return true;
  const title = shareChanged(before.title, after.title);
  return title.share > 0.5 && title.words >= 3;
}
