import { and, eq } from "drizzle-orm";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import type { WriteHandle } from "#db/store.ts";
import { holdDraft, holdWritten, requirePlan, type Draft } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { gapsOpened } from "./gaps.ts";
import { keepVersion } from "./keep-version.server.ts";
import { readInitiativeTexts } from "./read-initiative-text.server.ts";
import { templateOf } from "./templates.ts";

/** What is saved: the text, the version that it was made from, and what was changed and why, in the writer's words. */
export type InitiativeSave = { text: InitiativeText; version: number; note: string };

export type SaveRefusal = "initiative_theme_missing" | "correction_note_missing" | "milestones_fixed" | "correction_gap";

/**
 * Saves what an initiative says as its next version; what the person had kept for themselves is in it, and forgotten. One that is adopted is
 * corrected so: with a note that says why, in the theme that gave it its number, with all milestones in their places, as reports
 * belong to them, and with nothing left empty that was there. Throws `conflict` when somebody was faster.
 */
export async function saveInitiative(ctx: Context, planSlug: string, reference: string, { text, version, note }: InitiativeSave): Promise<Result<{ version: number }, SaveRefusal>> {
  const person = requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiativeEdits: e, themes: t } = ctx.tables;
  return ctx.write(async (tx) => {
    const held = await holdWritten(ctx, tx, plan.id, reference, version);
    const [theme] = await tx.select({ id: t.id }).from(t).where(and(eq(t.planId, plan.id), eq(t.slug, text.theme)));
    if (!theme) return refused("initiative_theme_missing");
    const isAdopted = held.state === "published";
    const refusal = isAdopted ? await refuseCorrection(ctx, tx, held, { theme: theme.id, text, note }) : null;
    if (refusal) return refused(refusal);
    const kept = await keepVersion(ctx, tx, held, text, note);
    await tx.delete(e).where(and(eq(e.initiativeId, held.id), eq(e.userId, person.id)));
    if (kept && isAdopted) await announce(ctx, tx, { kind: "initiative_corrected", planId: plan.id, data: { initiative: reference, from: String(version), version: String(kept.version) } });
    if (kept) await recordStaffAct(ctx, tx, { action: isAdopted ? "initiative.corrected" : "initiative.changed", subjectType: "initiative", subjectId: held.id, planId: plan.id, data: { reference, ...kept } });
    return done({ version: kept?.version ?? version });
  });
}

async function refuseCorrection(ctx: Context, tx: WriteHandle, held: Draft, { theme, text, note }: { theme: string; text: InitiativeText; note: string }): Promise<SaveRefusal | null> {
  const { plans: p } = ctx.tables;
  if (theme !== held.themeId) throw conflict();
  const [record] = await readInitiativeTexts(ctx, tx, { initiativeId: held.id });
  const [plan] = await tx.select({ template: p.template, bothLanguages: p.bothLanguages }).from(p).where(eq(p.id, held.planId));
  if (text.milestones.length < record!.text.milestones.length) return "milestones_fixed";
  if (gapsOpened(record!.text, text, record!.authorities, templateOf(plan!.template), plan!.bothLanguages).length > 0) return "correction_gap";
  return note === "" ? "correction_note_missing" : null;
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
