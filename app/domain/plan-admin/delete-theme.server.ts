import { and, eq, notExists } from "drizzle-orm";
import { isForeignKeyViolation } from "#db/errors.ts";
import type { Context } from "../context.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { findTheme, listStoredThemes } from "./managed-themes.server.ts";
import { raiseVersion } from "./save-theme.server.ts";

/**
 * Deletes a theme that no proposal (a hidden one is one too) and no initiative is in, for the coordinators of a plan. One
 * statement looks and deletes; what comes at the same moment is kept out by the references to the theme. Drafts that people began under
 * it stay, and ask for a theme again. The last theme of a public plan stays. Throws `conflict` when somebody changed the plan.
 */
export async function deleteTheme(ctx: Context, planSlug: string, themeSlug: string, version: number): Promise<Result<null, "theme_in_use" | "theme_last">> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { themes: t, proposals: p, initiatives: i, proposalDrafts: d, follows: f } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, planId, version);
    const theme = await findTheme(ctx, tx, planId, themeSlug);
    const others = (await listStoredThemes(ctx, tx, planId)).filter((each) => each.id !== theme.id);
    if (plan.state !== "draft" && others.length === 0) return refused("theme_last");
    const isEmpty = and(notExists(tx.select({ id: p.id }).from(p).where(eq(p.themeId, theme.id))), notExists(tx.select({ id: i.id }).from(i).where(eq(i.themeId, theme.id))));
    await tx.update(d).set({ themeId: null }).where(eq(d.themeId, theme.id));
    const gone = await tx.delete(t).where(and(eq(t.id, theme.id), isEmpty)).returning({ id: t.id });
    if (gone.length === 0) throw new ThemeInUse();
    await tx.delete(f).where(and(eq(f.subject, "theme"), eq(f.subjectId, theme.id)));
    for (const [index, each] of others.entries()) if (each.number !== index + 1) await tx.update(t).set({ number: index + 1 }).where(eq(t.id, each.id));
    await raiseVersion(ctx, tx, planId);
    await recordStaffAct(ctx, tx, { action: "plan.theme_deleted", subjectType: "plan", subjectId: planId, planId, data: { themeId: theme.id, before: { title: theme.title.da, slug: theme.slug } } });
    return done(null);
  }).catch((error: unknown) => {
    if (error instanceof ThemeInUse || isForeignKeyViolation(error)) return refused("theme_in_use");
    throw error;
  });
}

/** Undoes the transaction in which it turned out that something is in the theme. */
class ThemeInUse extends Error {}
