import { eq, sql } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { freeSlug, slugOf } from "#app/lib/slug.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { findTheme, listStoredThemes, type StoredTheme } from "./managed-themes.server.ts";
import type { ThemeInput } from "./theme-schema.ts";

/** More than that nobody chooses among. */
const mostThemes = 20;

type Saved = Result<{ slug: string }, "theme_title_missing" | "themes_full">;

/** Adds a theme behind the others, for the coordinators of a plan. Throws `conflict` when somebody changed the plan meanwhile. */
export async function addTheme(ctx: Context, planSlug: string, input: ThemeInput): Promise<Saved> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, planId, input.version);
    if (isUntranslated(plan, input)) return refused("theme_title_missing");
    const others = await listStoredThemes(ctx, tx, planId);
    if (others.length >= mostThemes) return refused("themes_full");
    const theme = { id: newId(), planId, number: Math.max(0, ...others.map((each) => each.number)) + 1, slug: slugFor(input, others), ...wordsOf(input) };
    await tx.insert(ctx.tables.themes).values(theme);
    await raiseVersion(ctx, tx, planId);
    await recordStaffAct(ctx, tx, { action: "plan.theme_added", subjectType: "plan", subjectId: planId, planId, data: { themeId: theme.id, after: { title: input.titleDa, slug: theme.slug } } });
    return done({ slug: theme.slug });
  });
}

/**
 * Changes what a theme says, for the coordinators of a plan. Its address follows its title as long as nobody but them can read
 * the plan, and never after. Throws `conflict` when somebody changed the plan meanwhile.
 */
export async function changeTheme(ctx: Context, planSlug: string, themeSlug: string, input: ThemeInput): Promise<Saved> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { themes: t } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, planId, input.version);
    const before = await findTheme(ctx, tx, planId, themeSlug);
    if (isUntranslated(plan, input)) return refused("theme_title_missing");
    const words = wordsOf(input);
    if ((["title", "summary", "description"] as const).every((name) => words[name].da === before[name].da && words[name].en === before[name].en)) return done({ slug: before.slug });
    const others = (await listStoredThemes(ctx, tx, planId)).filter((each) => each.id !== before.id);
    const slug = plan.state === "draft" && before.title.da !== input.titleDa ? slugFor(input, others) : before.slug;
    await tx.update(t).set({ ...words, slug }).where(eq(t.id, before.id));
    await raiseVersion(ctx, tx, planId);
    await recordStaffAct(ctx, tx, { action: "plan.theme_changed", subjectType: "plan", subjectId: planId, planId, data: { themeId: before.id, before: { title: before.title.da, slug: before.slug }, after: { title: input.titleDa, slug } } });
    return done({ slug });
  });
}

/** A theme of a public plan has a title in each of its languages. */
function isUntranslated({ state, bothLanguages }: { state: string; bothLanguages: boolean }, { titleEn }: ThemeInput): boolean {
  return state !== "draft" && bothLanguages && titleEn === "";
}

function wordsOf(input: ThemeInput): Pick<StoredTheme, "title" | "summary" | "description"> {
  return { title: { da: input.titleDa, en: input.titleEn }, summary: { da: input.summaryDa, en: input.summaryEn }, description: { da: input.descriptionDa, en: input.descriptionEn } };
}

/** "new" is the address of the form for another theme. */
function slugFor({ titleDa, titleEn }: ThemeInput, others: readonly StoredTheme[]): string {
  return freeSlug(slugOf(titleDa) || slugOf(titleEn) || "tema", new Set(["new", ...others.map((each) => each.slug)]));
}

/** Every change of what belongs to a plan makes older forms of it old. */
export async function raiseVersion(ctx: Context, tx: WriteHandle, planId: string): Promise<void> {
  const { plans: p } = ctx.tables;
  await tx.update(p).set({ version: sql`${p.version} + 1` }).where(eq(p.id, planId));
}
