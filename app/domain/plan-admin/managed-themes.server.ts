import { and, asc, count, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getManagedPlan, type ManagedPlan } from "../plans/managed-plan.server.ts";
import type { ThemeField } from "./theme-schema.ts";

export type StoredTheme = Context["tables"]["themes"]["$inferSelect"];
type OfPlan = Pick<ManagedPlan, "slug" | "title" | "state" | "version" | "bothLanguages">;

/** A theme with how much is in it: what has something in it stays. */
export type ManagedTheme = Pick<StoredTheme, "id" | "slug" | "number" | "title" | "summary"> & { proposals: number; initiatives: number };

/** The themes of a plan in their order, for who runs it. */
export async function listManagedThemes(ctx: Context, planSlug: string): Promise<{ plan: OfPlan; themes: ManagedTheme[] }> {
  const plan = await getManagedPlan(ctx, planSlug);
  const { caseCounts: c, proposalTallies: t, initiatives: i } = ctx.tables;
  const [themes, visible, hidden, ofInitiatives] = await Promise.all([
    listStoredThemes(ctx, ctx.read, plan.id),
    ctx.read.select({ id: t.themeId, count: t.count }).from(t).where(eq(t.planId, plan.id)),
    ctx.read.select({ id: c.themeId, count: c.count }).from(c).where(and(eq(c.planId, plan.id), eq(c.isHidden, true))),
    ctx.read.select({ id: i.themeId, count: count() }).from(i).where(eq(i.planId, plan.id)).groupBy(i.themeId),
  ]);
  const of = (rows: readonly { id: string; count: number }[], id: string) => rows.filter((row) => row.id === id).reduce((sum, row) => sum + row.count, 0);
  return { plan: asOfPlan(plan), themes: themes.map(({ id, slug, number, title, summary }) => ({ id, slug, number, title, summary, proposals: of(visible, id) + of(hidden, id), initiatives: of(ofInitiatives, id) })) };
}

/** One theme of a plan as the fields of a form, for who runs it. Throws `not_found`. */
export async function getManagedTheme(ctx: Context, planSlug: string, themeSlug: string): Promise<{ plan: OfPlan; theme: Pick<StoredTheme, "id" | "slug" | "number" | "title">; texts: Record<ThemeField, string> }> {
  const plan = await getManagedPlan(ctx, planSlug);
  const { id, slug, number, title, summary, description } = await findTheme(ctx, ctx.read, plan.id, themeSlug);
  return { plan: asOfPlan(plan), theme: { id, slug, number, title }, texts: { titleDa: title.da, titleEn: title.en, summaryDa: summary.da, summaryEn: summary.en, descriptionDa: description.da, descriptionEn: description.en } };
}

function asOfPlan({ slug, title, state, version, bothLanguages }: ManagedPlan): OfPlan {
  return { slug, title, state, version, bothLanguages };
}

export async function listStoredThemes(ctx: Context, handle: Pick<WriteHandle, "select">, planId: string): Promise<StoredTheme[]> {
  const { themes: t } = ctx.tables;
  return handle.select().from(t).where(eq(t.planId, planId)).orderBy(asc(t.number), asc(t.id));
}

/** A theme by its slug. Throws `not_found`. */
export async function findTheme(ctx: Context, handle: Pick<WriteHandle, "select">, planId: string, slug: string): Promise<StoredTheme> {
  const { themes: t } = ctx.tables;
  const [theme] = await handle.select().from(t).where(and(eq(t.planId, planId), eq(t.slug, slug)));
  if (!theme) throw notFound();
  return theme;
}
