import { placeSchema, type Place } from "./place.ts";

/** The acts that can be undone while nothing has happened to the case since. */
export const undoableActs = ["case.taken_on", "case.released", "case.assigned", "case.stage_set", "proposal.shortlisted", "proposal.unshortlisted", "proposal.hidden"] as const;
export type UndoableAct = (typeof undoableActs)[number];

/** Entries of the trail that change nothing, so that what was done before them can still be undone. */
export const silentActs = ["proposal.supported", "proposal.support_withdrawn", "proposal.support_kept", "proposal.hidden_text_read", "case.noted", "proposal.said_distinct", "proposal.distinct_taken_back"] as const;

/** So long an act can be undone, in milliseconds: later others will have gone on from it. */
export const undoneWithin = 24 * 3600 * 1000;

type Entry = { id: string; action: string; at: Date; actorId: string | null; data: Record<string, unknown> };

export type Undoable = { act: UndoableAct; entry: string; before: Place | null; after: Place | null; initiative: string; /** It was told to others than staff, or mailed: undoing it is told too. */ isTold: boolean };

/** What of an entry can be undone by somebody; null when it is not theirs, too old, or of a kind that stays. */
export function findUndoable(entry: Entry | undefined, who: { id: string; now: Date }): Undoable | null {
  const act = undoableActs.find((each) => each === entry?.action);
  if (!entry || !act || entry.actorId !== who.id || who.now.getTime() - entry.at.getTime() > undoneWithin) return null;
  const [before, after] = [placeSchema.safeParse(entry.data.before).data ?? null, placeSchema.safeParse(entry.data.after).data ?? null];
  // Some change nothing of where a case stands. Of the others, what was kept before undoing was thought of says too little.
  const isInPlace = act === "proposal.hidden" || act === "proposal.unshortlisted";
  if (!isInPlace && (!before || !after)) return null;
  const { initiative } = entry.data;
  const isTold = isInPlace || act === "proposal.shortlisted" || act === "case.assigned" || before?.status !== after?.status;
  return { act, entry: entry.id, before, after, initiative: typeof initiative === "string" ? initiative : "", isTold };
}
