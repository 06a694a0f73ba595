import { cutAtWord, normaliseLine } from "#app/lib/text.ts";
import { partLimits } from "./schema.ts";

/** The text of a proposal, as far as parts are made of it. */
export type WholeText = { problem: string; change: string; effect: string };

/** A passage of a text on one line, so that where lines were broken makes no difference. */
const onOneLine = (text: string) => normaliseLine(text.replaceAll("\n", " "));

/**
 * Whether each line of a part stands in the whole: a moderator takes passages from what somebody wrote, and writes none in
 * their name. What is left out between passages is left out by a new line.
 */
export function isTakenFrom({ problem, change, effect }: WholeText, passage: string): boolean {
  const whole = [problem, change, effect].map(onOneLine).join("\n");
  return passage.split("\n").map(onOneLine).filter((each) => each !== "").every((each) => whole.includes(each));
}

/** Whether two passages have words in common: a line of one stands in the other. */
export function shareWords(one: WholeText, other: WholeText): boolean {
  const linesOf = ({ problem, change, effect }: WholeText) => [problem, change, effect].flatMap((each) => each.split("\n")).filter((line) => onOneLine(line) !== "");
  return linesOf(one).some((line) => isTakenFrom(other, line)) || linesOf(other).some((line) => isTakenFrom(one, line));
}

/** A beginning for the parts of a submission: the paragraphs of what it proposes, or its lines where it is one paragraph; at least two. */
export function suggestParts({ problem, change, effect }: WholeText): { title: string; text: string }[] {
  const main = change || [problem, effect].filter(Boolean).join("\n\n");
  const paragraphs = main.split(/\n\s*\n/).map((each) => each.trim()).filter((each) => each !== "");
  const pieces = paragraphs.length > 1 ? paragraphs : main.split("\n").map((each) => each.trim()).filter((each) => each !== "");
  const parts = pieces.slice(0, partLimits.most).map((text) => ({ title: titleOf(text), text }));
  while (parts.length < partLimits.fewest) parts.push({ title: "", text: "" });
  return parts;
}

/** The first sentence of a passage, without the mark of a list before it. */
function titleOf(text: string): string {
  const line = normaliseLine(text.split("\n")[0]!.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, ""));
  const sentence = /^.*?[.!?:](?=\s|$)/.exec(line)?.[0] ?? line;
  return cutAtWord(sentence.replace(/[.:]$/, ""), 80);
}
