import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { listStoredThemes } from "./managed-themes.server.ts";
import { raiseVersion } from "./save-theme.server.ts";

/** Moves a theme one place up or down, for the coordinators of a plan. At the end it stays. Throws `conflict` when somebody changed the plan meanwhile: the place would be another. */
export async function moveTheme(ctx: Context, planSlug: string, themeSlug: string, { direction, version }: { direction: "up" | "down"; version: number }): Promise<void> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { themes: t } = ctx.tables;
  await ctx.write(async (tx) => {
    await holdManagedPlan(ctx, tx, planId, version);
    const themes = await listStoredThemes(ctx, tx, planId);
    const from = themes.findIndex((each) => each.slug === themeSlug);
    if (from < 0) throw notFound();
    const to = from + (direction === "up" ? -1 : 1);
    const [theme, other] = [themes[from]!, themes[to]];
    if (!other) return;
    const order = themes.with(from, other).with(to, theme);
    for (const [index, each] of order.entries()) if (each.number !== index + 1) await tx.update(t).set({ number: index + 1 }).where(eq(t.id, each.id));
    await raiseVersion(ctx, tx, planId);
    await recordStaffAct(ctx, tx, { action: "plan.theme_moved", subjectType: "plan", subjectId: planId, planId, data: { themeId: theme.id, before: { place: from + 1 }, after: { place: to + 1 } } });
  });
}
