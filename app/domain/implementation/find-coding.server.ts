import { and, eq } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getManagedPlan } from "../plans/managed-plan.server.ts";
import type { Coding } from "./coding.ts";

/** How OGP's reviewers coded the initiatives of a plan, by the id of the initiative. */
export async function codingsOfPlan(ctx: Pick<Context, "read" | "tables">, planId: string): Promise<Map<string, Coding>> {
  const { reviewCodings: c, initiatives: i } = ctx.tables;
  const rows = await ctx.read.select({ id: c.initiativeId, coding: shown(ctx) }).from(c).innerJoin(i, eq(i.id, c.initiativeId)).where(eq(i.planId, planId));
  return new Map(rows.flatMap(({ id, coding }) => (isSaid(coding) ? [[id, coding] as const] : [])));
}

/** How OGP's reviewers coded one initiative; null as long as they have not, and `version` 0 where nothing was ever kept. */
export async function findCoding(ctx: Pick<Context, "read" | "tables">, initiativeId: string): Promise<{ coding: Coding | null; version: number }> {
  const { reviewCodings: c } = ctx.tables;
  const [row] = await ctx.read.select({ coding: shown(ctx), version: c.version }).from(c).where(eq(c.initiativeId, initiativeId));
  return row ? { ...row, coding: isSaid(row.coding) ? row.coding : null } : { coding: null, version: 0 };
}

function shown({ tables: { reviewCodings: c } }: Pick<Context, "tables">) {
  return { isVerifiable: c.isVerifiable, hasOpenGovernmentLens: c.hasOpenGovernmentLens, potential: c.potential, completion: c.completion, earlyResults: c.earlyResults, influence: c.influence, sourceUrl: c.sourceUrl, codedOn: c.codedOn };
}

/** A coding that was taken back says nothing. */
function isSaid({ sourceUrl }: Coding): boolean {
  return sourceUrl !== "";
}

/** The coding of an adopted initiative for who runs its plan. `isOpen`: it can be changed. Throws `not_found`, also for a draft, and as `getManagedPlan` does. */
export async function getCodingPage(ctx: Context, planSlug: string, reference: string): Promise<{ planSlug: string; reference: string; title: Worded; coding: Coding | null; version: number; isOpen: boolean }> {
  const plan = await getManagedPlan(ctx, planSlug);
  const { initiatives: i } = ctx.tables;
  const [row] = await ctx.read.select({ id: i.id, title: i.title }).from(i).where(and(eq(i.planId, plan.id), eq(i.reference, reference), eq(i.state, "published")));
  if (!row) throw notFound();
  const { coding, version } = await findCoding(ctx, row.id);
  return { planSlug: plan.slug, reference, title: inLocale(row.title, ctx.locale), coding, version, isOpen: plan.state === "published" };
}
