import { gapWords } from "#app/i18n/gap-words.ts";
import { withGaps } from "#app/lib/gap-marks.ts";
import type { Context } from "../context.ts";
import { getPlan } from "../plans/queries.server.ts";
import type { InboxFilter } from "../triage/list-inbox.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { walkInbox } from "../triage/walk-inbox.server.ts";
import { commentColumns, readComments } from "./comment-rows.server.ts";
import { proposalColumns, readProposals } from "./proposal-rows.server.ts";
import type { ExportRow, ExportSubject } from "./rows.ts";

/** What is exported: the columns by name, and the rows some at a time, read as they are asked for. */
export type Export = { name: string; columns: readonly string[]; batches: AsyncIterable<ExportRow[]> };

/** How many proposals are read at a time. */
const batchSize = 250;

/**
 * All cases of a choice of the desk's list as a table, or the comments on them. However many there are, only a batch is held. What is
 * hidden from the public is marked and left out, a passage that was left out of a text is told in words, and nobody is named who is not named in public. That it was exported is recorded once. `origin`: the address of the platform.
 */
export async function exportInbox(ctx: Context, planSlug: string, filter: InboxFilter, { what, origin, format }: { what: ExportSubject; origin: string; format: string }): Promise<Export> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { text, cursor: _, ...narrowed } = filter;
  // What somebody searched for may be the name of a person.
  await ctx.write((tx) => recordStaffAct(ctx, tx, { action: "cases.exported", subjectType: "plan", subjectId: plan.id, planId: plan.id, data: { what, format, filter: { ...narrowed, searched: text !== undefined } } }));
  const read = what === "proposals" ? readProposals : readComments;
  return { name: `${plan.slug}-${what}-${ctx.now.toISOString().slice(0, 10)}`, columns: what === "proposals" ? proposalColumns : commentColumns, batches: batchesOf(ctx, plan.id, filter, (ids) => read(ctx, ids, `${origin}/${ctx.locale}`)) };
}

async function* batchesOf(ctx: Context, planId: string, filter: InboxFilter, read: (ids: readonly string[]) => AsyncIterable<ExportRow[]>): AsyncGenerator<ExportRow[], void> {
  for await (const ids of walkInbox(ctx, planId, { ...filter, cursor: undefined }, batchSize)) {
    for await (const rows of read(ids)) yield rows.map((row) => row.map((cell) => (typeof cell === "string" ? withGaps(cell, gapWords[ctx.locale]) : cell)));
  }
}
