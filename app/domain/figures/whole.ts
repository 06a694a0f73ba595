import { outcomes, type ProposalStatus } from "#db/values.ts";

type Part = { status: ProposalStatus; isHidden: boolean; firstAnsweredAt: Date | null };

/** Where a submission stands that was split, as the figures count it, and when it had its answer. */
export type Whole = { status: "under_consideration" | "answered" | "withdrawn"; answeredAt: Date | null };

/**
 * A whole is answered when all its parts are, at the moment of the last one's first answer. What was withdrawn needs none; a whole of which nothing
 * else is left is withdrawn. Of parts only those count that everybody can see, unless there are none.
 */
export function wholeOf(parts: readonly Part[]): Whole {
  const shown = parts.filter((part) => !part.isHidden);
  const counted = shown.length > 0 ? shown : parts;
  if (counted.some(({ status }) => status === "received" || status === "under_consideration")) return { status: "under_consideration", answeredAt: null };
  const answered = counted.filter(({ status }) => outcomes.some((outcome) => outcome === status));
  if (answered.length === 0) return { status: "withdrawn", answeredAt: null };
  const moments = answered.flatMap(({ firstAnsweredAt }) => (firstAnsweredAt ? [firstAnsweredAt.getTime()] : []));
  return { status: "answered", answeredAt: moments.length === 0 ? null : new Date(Math.max(...moments)) };
}
