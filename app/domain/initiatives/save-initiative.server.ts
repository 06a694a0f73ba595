import { and, eq } from "drizzle-orm";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import { holdDraft, requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { keepVersion } from "./keep-version.server.ts";

/** What is saved: the text, the version that it was made from, and what was changed and why, in the writer's words. */
export type InitiativeSave = { text: InitiativeText; version: number; note: string };

/** Saves what a draft initiative says as its next version; what the person had kept for themselves is in it, and forgotten. Throws `conflict` when somebody was faster. */
export async function saveInitiative(ctx: Context, planSlug: string, reference: string, { text, version, note }: InitiativeSave): Promise<Result<{ version: number }, "initiative_theme_missing">> {
  const person = requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiativeEdits: e, themes: t } = ctx.tables;
  return ctx.write(async (tx) => {
    const draft = await holdDraft(ctx, tx, plan.id, reference, version);
    if ((await tx.select({ id: t.id }).from(t).where(and(eq(t.planId, plan.id), eq(t.slug, text.theme)))).length === 0) return refused("initiative_theme_missing");
    const kept = await keepVersion(ctx, tx, draft, text, note);
    await tx.delete(e).where(and(eq(e.initiativeId, draft.id), eq(e.userId, person.id)));
    if (kept) await recordStaffAct(ctx, tx, { action: "initiative.changed", subjectType: "initiative", subjectId: draft.id, planId: plan.id, data: { reference, ...kept } });
    return done({ version: kept?.version ?? version });
  });
}

/** Makes an earlier version what the draft says again, as its next version. A theme that is gone since stays what it is. Throws `conflict` when somebody was faster. */
export async function restoreVersion(ctx: Context, planSlug: string, reference: string, { number, version, note }: { number: number; version: number; note: string }): Promise<{ version: number }> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiativeVersions: v, initiatives: i, themes: t } = ctx.tables;
  return ctx.write(async (tx) => {
    const draft = await holdDraft(ctx, tx, plan.id, reference, version);
    const [earlier] = await tx.select({ content: v.content }).from(v).where(and(eq(v.initiativeId, draft.id), eq(v.number, number)));
    if (!earlier) throw notFound();
    const themes = await tx.select({ slug: t.slug, id: t.id }).from(t).where(eq(t.planId, plan.id));
    const theme = themes.find(({ slug }) => slug === earlier.content.theme) ?? themes.find(({ id }) => id === draft.themeId)!;
    const kept = await keepVersion(ctx, tx, draft, { ...earlier.content, theme: theme.slug }, note);
    if (kept) await recordStaffAct(ctx, tx, { action: "initiative.restored", subjectType: "initiative", subjectId: draft.id, planId: plan.id, data: { reference, ...kept, restored: number } });
    return { version: kept?.version ?? (await tx.select({ version: i.version }).from(i).where(eq(i.id, draft.id)))[0]!.version };
  });
}
