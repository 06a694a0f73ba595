import { and, eq, inArray, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { HideReason } from "#db/values.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import type { TextKey } from "../reports/hold-text.server.ts";
import { requireStaff } from "../triage/policy.ts";

/** A file that a decision took off the public page, as the desk sees it. */
export type TakenOffFile = { id: string; name: string };

/**
 * Takes files off the public page of a text that is held, by a decision that is made in the same transaction. They stay with the text, for its
 * writers and the desk, until they are put back. Throws `conflict` when one of them is not there any more.
 */
export async function takeOffFiles(ctx: Context, tx: WriteHandle, text: TextKey & { planId: string }, ids: readonly string[], { reason, decisionId }: { reason: HideReason; decisionId: string }): Promise<void> {
  requireStaff(ctx.actor, text.planId);
  if (ids.length === 0) return;
  const { attachments: a } = ctx.tables;
  const owned = text.commentId === null ? eq(a.proposalId, text.proposalId) : eq(a.commentId, text.commentId);
  const taken = await tx.update(a).set({ offReason: reason, offDecisionId: decisionId }).where(and(inArray(a.id, [...ids]), owned, isNull(a.offReason))).returning({ id: a.id });
  if (taken.length !== ids.length) throw conflict();
}

/** Puts the files of a decision back on the public page of a text that is held. Answers how many. */
export async function putFilesBack(ctx: Context, tx: WriteHandle, text: TextKey & { planId: string }, decisionId: string): Promise<number> {
  requireStaff(ctx.actor, text.planId);
  const { attachments: a } = ctx.tables;
  return (await tx.update(a).set({ offReason: null, offDecisionId: null }).where(eq(a.offDecisionId, decisionId)).returning({ id: a.id })).length;
}

/** The files that a decision took off, while they are. Whoever asks has made sure that the reader is to see them. */
export async function listTakenOff(ctx: Context, decisionId: string): Promise<TakenOffFile[]> {
  const { attachments: a } = ctx.tables;
  return ctx.read.select({ id: a.id, name: a.name }).from(a).where(eq(a.offDecisionId, decisionId)).orderBy(a.id);
}
