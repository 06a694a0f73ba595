import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { WriteHandle } from "#db/store.ts";
import { bulkKinds } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { getPlan } from "../plans/queries.server.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { findAct } from "./acts.server.ts";
import { batchOfCases, chooseCases, type Chosen } from "./choose-cases.server.ts";

/** `expected`: how many cases there were when it was looked at. */
export const orderInput = z.object({ kind: z.enum(bulkKinds), settings: z.record(z.string(), z.union([z.string(), z.array(z.string())])), formKey: z.uuid(), expected: z.coerce.number().int().min(0) });

export type OrderInput = z.infer<typeof orderInput>;

export type OrderRefusal = "bulk_choice_missing" | "bulk_none_chosen" | "bulk_list_changed";

/**
 * Orders an act on many cases, which the worker carries out in the name of who orders it. The same form sent twice is one act. Refused
 * where there are other cases than were looked at: nobody does to many what they have not seen.
 */
export async function orderBulk(ctx: Context, planSlug: string, chosen: Chosen, { kind, settings, formKey, expected }: OrderInput): Promise<Result<{ job: string }, OrderRefusal>> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  const person = requireStaff(ctx.actor, plan.id);
  if (!findAct(kind)?.read(settings).success) return refused("bulk_choice_missing");
  const sent = await findByKey(ctx, person.id, formKey);
  if (sent) return done({ job: sent });
  const { ids } = await chooseCases(ctx, plan.id, chosen);
  if (ids.length === 0) return refused("bulk_none_chosen");
  if (ids.length !== expected) return refused("bulk_list_changed");
  const { bulkJobs: j } = ctx.tables;
  const id = newId();
  const isOurs = await ctx.write(async (tx) => {
    const added = await tx.insert(j).values({ id, planId: plan.id, kind, settings, locale: ctx.locale, orderedBy: person.id, total: ids.length, createdAt: ctx.now, availableAt: ctx.now, formKey }).onConflictDoNothing().returning({ id: j.id });
    if (added.length === 0) return false;
    await addItems(ctx, tx, id, ids);
    await recordStaffAct(ctx, tx, { action: "bulk.ordered", subjectType: "bulk", subjectId: id, planId: plan.id, data: { kind, cases: ids.length } });
    return true;
  });
  const job = isOurs ? id : await findByKey(ctx, person.id, formKey);
  if (!job) throw conflict();
  return done({ job });
}

async function addItems(ctx: Context, tx: WriteHandle, jobId: string, ids: readonly string[]) {
  const items = ids.map((proposalId, index) => ({ jobId, position: index + 1, proposalId }));
  for (let from = 0; from < items.length; from += batchOfCases) await tx.insert(ctx.tables.bulkItems).values(items.slice(from, from + batchOfCases));
}

async function findByKey(ctx: Context, personId: string, formKey: string): Promise<string | null> {
  const { bulkJobs: j } = ctx.tables;
  const [row] = await ctx.read.select({ id: j.id }).from(j).where(and(eq(j.formKey, formKey), eq(j.orderedBy, personId)));
  return row?.id ?? null;
}
