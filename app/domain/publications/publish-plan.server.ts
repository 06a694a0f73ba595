import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { dayOf } from "#app/lib/danish-day.ts";
import type { WriteHandle } from "#db/store.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { getManagedPlan, holdManagedPlan, type ManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { checkGate } from "./check-gate.server.ts";
import { collectPlanContent } from "./collect-plan-content.server.ts";
import { holdInitiatives } from "./hold-initiatives.server.ts";
import { hashOfContent, insertPublication } from "./insert-publication.server.ts";
import type { PlanContent } from "./plan-content.ts";
import { latestNumber } from "./queries.server.ts";
import { noteOf, overrideOf, refusalOf, type PublishRefusal } from "./publish-rules.ts";
import { recordInJourneys } from "./record-in-journeys.server.ts";
import type { PublishInput } from "./schema.ts";

/**
 * Adopts a plan: what it says becomes version 1 for good, its drafts become initiatives with numbers, and those whom it concerns
 * are told. Of a plan that is adopted it publishes the next version, with what was changed and why. `number`: the version that
 * the form is about. Where something is missing it takes a reason, which is public. Throws `conflict` when that version is there already.
 */
export async function publishPlan(ctx: Context, planSlug: string, number: number, input: PublishInput): Promise<Result<{ number: number; hash: string }, PublishRefusal>> {
  const { id } = await getManagedPlan(ctx, planSlug);
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, id);
    if (plan.state === "draft") return refused("publication_of_draft");
    await holdInitiatives(ctx, tx, plan.id);
    const inside = { ...ctx, read: tx };
    if ((await latestNumber(inside, plan.id, "plan")) + 1 !== number) throw conflict();
    const { missing } = await checkGate(inside, plan);
    const refusal = refusalOf(missing, input, { number, bothLanguages: plan.bothLanguages });
    if (refusal) return refused(refusal);
    const adopted = await adopt(ctx, tx, plan);
    const content = await collectPlanContent(inside, adopted);
    if (number > 1 && (await hashOfLatest(inside, plan.id)) === hashOfContent(canonicalJson(content))) return refused("nothing_changed");
    const { hash } = await insertPublication(ctx, tx, { planId: plan.id, kind: "plan", number, content, note: noteOf(number, input), override: overrideOf(missing, input) });
    await announce(ctx, tx, { kind: "plan_published", planId: plan.id, data: { plan: plan.slug, version: String(number) } });
    return done({ number, hash });
  });
}

/** Makes the drafts of a plan its initiatives, with their numbers. A plan keeps the day on which it was adopted first. */
async function adopt(ctx: Context, tx: WriteHandle, plan: ManagedPlan): Promise<ManagedPlan> {
  const { plans: p, initiatives: i, milestones: m } = ctx.tables;
  const [adopted] = await tx.update(p).set({ state: "published", publishedOn: plan.publishedOn ?? dayOf(ctx.now) }).where(eq(p.id, plan.id)).returning();
  const content: PlanContent = await collectPlanContent({ ...ctx, read: tx }, adopted!);
  const drafts = await tx.select({ id: i.id, reference: i.reference }).from(i).where(and(eq(i.planId, plan.id), eq(i.state, "draft")));
  const numbers = new Map(content.initiatives.map(({ reference, number }) => [reference, number]));
  for (const { id, reference } of drafts) await tx.update(i).set({ state: "published", number: numbers.get(reference)!, adoptedVersion: sql`${i.version}`, firstAdoptedVersion: sql`${i.version}` }).where(eq(i.id, id));
  if (drafts.length > 0) await tx.update(m).set({ firstEndsOn: sql`${m.endsOn}` }).where(inArray(m.initiativeId, drafts.map(({ id }) => id)));
  // What was corrected since the last version stands in this one.
  await tx.update(i).set({ adoptedVersion: sql`${i.version}` }).where(and(eq(i.planId, plan.id), isNotNull(i.adoptedVersion)));
  if (drafts.length > 0) await recordInJourneys(ctx, tx, drafts);
  return adopted!;
}

async function hashOfLatest(ctx: Pick<Context, "read" | "tables">, planId: string): Promise<string | null> {
  const { publications: p } = ctx.tables;
  const [row] = await ctx.read.select({ hash: p.hash }).from(p).where(and(eq(p.planId, planId), eq(p.kind, "plan"))).orderBy(desc(p.number)).limit(1);
  return row?.hash ?? null;
}
