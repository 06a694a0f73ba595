import { eq, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdDraft, requirePlan } from "./hold-draft.server.ts";
import type { DraftInput } from "./schema.ts";

/** Changes what a draft initiative says, and its theme. Throws `conflict` when somebody was faster. */
export async function changeDraft(ctx: Context, planSlug: string, reference: string, input: DraftInput): Promise<Result<null, "theme_missing">> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiatives: i, themes: t } = ctx.tables;
  return ctx.write(async (tx) => {
    const draft = await holdDraft(ctx, tx, plan.id, reference, input.version);
    const themes = await tx.select({ id: t.id, slug: t.slug }).from(t).where(eq(t.planId, plan.id));
    const theme = themes.find((each) => each.slug === input.theme);
    if (!theme) return refused("theme_missing");
    const before = { title: draft.title, summary: draft.summary, theme: themes.find((each) => each.id === draft.themeId)?.slug };
    const after = { title: { da: input.titleDa, en: input.titleEn }, summary: { da: input.summaryDa, en: input.summaryEn }, theme: theme.slug };
    if (sameTexts(before.title, after.title) && sameTexts(before.summary, after.summary) && before.theme === after.theme) return done(null);
    await tx.update(i).set({ title: after.title, summary: after.summary, themeId: theme.id, version: sql`${i.version} + 1` }).where(eq(i.id, draft.id));
    await recordStaffAct(ctx, tx, { action: "initiative.changed", subjectType: "initiative", subjectId: draft.id, planId: plan.id, data: { reference, before, after } });
    return done(null);
  });
}

function sameTexts(one: { da: string; en: string }, other: { da: string; en: string }): boolean {
  return one.da === other.da && one.en === other.en;
}
