import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { freeSlug, slugOf } from "#app/lib/slug.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { mayMakePlans, type ManagedPlan } from "../plans/managed-plan.server.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { copyParts, type CopiedSettings, settingsOf } from "./copy-plan.server.ts";
import type { NewPlanInput } from "./new-plan-schema.ts";

/**
 * Makes a plan in draft, for coordinators of the platform: with nothing in it, or as a copy of what another plan is set up
 * with. The same form sent twice is one plan. Answers its slug, or what is wrong by the names of the fields.
 */
export async function makePlan(ctx: Context, input: NewPlanInput): Promise<{ ok: true; slug: string } | { ok: false; errors: FieldErrors }> {
  if (!mayMakePlans(ctx.actor)) throw forbidden();
  const { plans: p } = ctx.tables;
  return ctx.write(async (tx) => {
    const [made] = await tx.select({ slug: p.slug }).from(p).where(eq(p.id, input.key));
    if (made) return { ok: true, slug: made.slug };
    const [source] = input.copyOf === "" ? [] : await tx.select().from(p).where(eq(p.slug, input.copyOf));
    if (input.copyOf !== "" && !source) return { ok: false, errors: { copyOf: "plan_unknown" } };
    const slug = input.slug || (await proposeSlug(ctx, tx, input));
    const [row] = await tx.insert(p).values(newRow(ctx, input, slug, source)).onConflictDoNothing().returning();
    if (!row) return sameOrTaken(ctx, tx, input, slug);
    if (source) await copyParts(ctx, tx, { from: source.id, to: row.id, start: input.start });
    await recordStaffAct(ctx, tx, { action: "plan.made", subjectType: "plan", subjectId: row.id, planId: row.id, data: { slug, code: input.code, copyOf: source?.slug ?? null } });
    return { ok: true, slug };
  });
}

function newRow(ctx: Context, { key, titleDa, titleEn, code, template }: NewPlanInput, slug: string, source: ManagedPlan | undefined) {
  const nothing: CopiedSettings = { question: { da: "", en: "" }, summary: { da: "", en: "" }, rules: { da: "", en: "" } };
  return { ...(source ? settingsOf(source) : nothing), id: key, slug, code, template, state: "draft" as const, title: { da: titleDa, en: titleEn }, facts: {}, createdAt: ctx.now };
}

/** From the title, with a number where another plan has it; from the code where the title has no letter for it. */
async function proposeSlug(ctx: Context, tx: WriteHandle, { titleDa, titleEn, code }: NewPlanInput): Promise<string> {
  const { plans: p } = ctx.tables;
  const taken = new Set((await tx.select({ slug: p.slug }).from(p)).map((row) => row.slug));
  // "new" is the address of the form.
  return freeSlug(slugOf(titleDa) || slugOf(titleEn) || code.toLowerCase(), taken.add("new"));
}

/** Why a plan was not inserted: the other of two forms was faster, or the code or the address is another plan's. */
async function sameOrTaken(ctx: Context, tx: WriteHandle, input: NewPlanInput, slug: string): Promise<{ ok: true; slug: string } | { ok: false; errors: FieldErrors }> {
  const { plans: p } = ctx.tables;
  const rows = await tx.select({ id: p.id, code: p.code, slug: p.slug }).from(p);
  const same = rows.find((row) => row.id === input.key);
  if (same) return { ok: true, slug: same.slug };
  return { ok: false, errors: { ...(rows.some((row) => row.code === input.code) && { code: "plan_code_taken" }), ...(rows.some((row) => row.slug === slug) && { slug: "plan_slug_taken" }) } };
}
