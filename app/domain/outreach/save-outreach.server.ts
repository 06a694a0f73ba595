import { and, eq } from "drizzle-orm";
import { dayOf } from "#app/lib/danish-day.ts";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { mayDelete, untranslated, type Saving } from "../plan-records/rules.ts";
import { expectVersion, savedOnce } from "../plan-records/sent-twice.server.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { OutreachInput } from "./schema.ts";

/**
 * Writes down something that was done to make people aware of a consultation, new where there is none with that id; the form of a new one that is
 * sent twice is one. Answers what is wrong by field. Throws `conflict` when somebody changed it since the form was opened, `forbidden` for a closed plan.
 */
export async function saveOutreach(ctx: Context, planSlug: string, id: string, { version, ...words }: OutreachInput): Promise<Saving> {
  const plan = await getManagedPlan(ctx, planSlug);
  const errors = untranslated(plan, words.title);
  if (words.doneOn > dayOf(ctx.now)) errors.doneOn = "outreach_not_done";
  if (Object.keys(errors).length > 0) return { errors };
  const { outreach: o } = ctx.tables;
  return savedOnce(async () => {
    await ctx.write(async (tx) => {
      await holdManagedPlan(ctx, tx, plan.id);
      const [before] = await tx.select().from(o).where(eq(o.id, id));
      if (before ? before.planId !== plan.id : version > 0) throw notFound();
      if (before) expectVersion(before, version, words);
      if (before) await tx.update(o).set({ ...words, version: version + 1 }).where(eq(o.id, id));
      else await tx.insert(o).values({ id, planId: plan.id, ...words, version: version + 1, createdBy: ctx.actor.kind === "person" ? ctx.actor.id : null, createdAt: ctx.now });
      const shown = (of: { kind: string; title: { da: string }; doneOn: string; reached: number | null }) => ({ kind: of.kind, title: of.title.da, doneOn: of.doneOn, reached: of.reached });
      await recordStaffAct(ctx, tx, { action: before ? "outreach.changed" : "outreach.added", subjectType: "plan", subjectId: plan.id, planId: plan.id, data: { outreachId: id, before: before ? shown(before) : null, after: shown(words) } });
    });
    return { saved: { version: version + 1, refused: [] } };
  });
}

/** Deletes what was put in by a slip of the hand. Refused where others may rely on it. Throws `conflict` when it was changed meanwhile. */
export async function deleteOutreach(ctx: Context, planSlug: string, id: string, version: number): Promise<Result<null, "record_stays">> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { outreach: o } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, planId);
    const [before] = await tx.select().from(o).where(and(eq(o.id, id), eq(o.planId, planId)));
    if (!before) throw notFound();
    if (!mayDelete(plan, before.createdAt, ctx.now)) return refused("record_stays");
    if (before.version !== version) throw conflict();
    await tx.delete(o).where(eq(o.id, id));
    await recordStaffAct(ctx, tx, { action: "outreach.deleted", subjectType: "plan", subjectId: planId, planId, data: { outreachId: id, before: { kind: before.kind, title: before.title.da, doneOn: before.doneOn } } });
    return done(null);
  });
}
