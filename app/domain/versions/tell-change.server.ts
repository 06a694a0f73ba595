import { and, desc, eq, gte, inArray, ne } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Bilingual } from "#db/values.ts";
import type { Context } from "../context.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import type { ProposalRow } from "./changeable.server.ts";

/** What of a published proposal its writers changed: which text, and which one supporters were last told of; of a move where to. */
export type Changed = { what: "text"; isMajor: boolean; number: number; since: number } | { what: "files" } | { what: "theme"; theme: Bilingual };

/** The acts that `told` is recorded with. */
const actions = ["proposal.edited", "attachment.added", "attachment.removed"];

/** Further changes of the same by the same person within this time are told by the first, in milliseconds. */
const onceWithin = 60 * 60 * 1000;

/**
 * Says in the journey and to those concerned that somebody changed a proposal: once an hour for each who does, so that one
 * mends one thing after the other without a word for each, and nobody changes what another just changed unseen. What
 * supporters must know is announced anyway. Answers what was told, which the act is to be recorded with: by its `told` the next is known.
 */
export async function tellChange(ctx: Context, tx: WriteHandle, { id, planId, reference, title, language }: Pick<ProposalRow, "id" | "planId" | "reference" | "title" | "language">, changed: Changed): Promise<Changed["what"][]> {
  const isNews = !(await isToldAlready(ctx, tx, id, changed.what));
  const isMajor = changed.what === "text" && changed.isMajor;
  if (isNews) await recordJourney(ctx, tx, id, "edited", changed.what === "text" ? {} : { reason: changed.what, ...(changed.what === "theme" && { theme: changed.theme }) });
  const more = changed.what !== "text" ? { outcome: changed.what } : changed.isMajor ? { outcome: "major", version: String(changed.number), from: String(changed.since) } : {};
  if (isNews || isMajor) await announce(ctx, tx, { kind: "proposal_edited", planId, proposalId: id, data: { reference, title, language, ...more } });
  return isNews ? [changed.what] : [];
}

/** Whether this person's change of the same was told a moment ago, and nothing became of the proposal since. */
async function isToldAlready(ctx: Context, tx: WriteHandle, proposalId: string, what: Changed["what"]): Promise<boolean> {
  if (ctx.actor.kind !== "person") return false;
  const { auditEntries: a, journeyEntries: j } = ctx.tables;
  const [last] = await tx.select({ at: j.at }).from(j).where(and(eq(j.proposalId, proposalId), ne(j.kind, "edited"))).orderBy(desc(j.at)).limit(1);
  const since = Math.max(ctx.now.getTime() - onceWithin + 1, last?.at.getTime() ?? 0);
  const rows = await tx.select({ data: a.data }).from(a).where(and(eq(a.subjectType, "proposal"), eq(a.subjectId, proposalId), gte(a.at, new Date(since)), eq(a.actorId, ctx.actor.id), inArray(a.action, actions)));
  return rows.some(({ data }) => Array.isArray(data.told) && data.told.includes(what));
}
