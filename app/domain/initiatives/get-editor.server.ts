import { and, eq, ne } from "drizzle-orm";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { listParties, type PartyView } from "../initiative-authorities/list-parties.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { listThemes, type ThemeView } from "../plans/queries.server.ts";
import { mayCorrect } from "../board/hold-draft.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { fieldsOf, type InitiativeFields } from "./form-fields.ts";
import { completenessOf, gapsOf, type Completeness, type Gap } from "./gaps.ts";
import { readInitiativeTexts } from "./read-initiative-text.server.ts";
import { getWrittenPlan, type WrittenPlan } from "./written-plan.server.ts";

/** What the page on which a draft is written needs. */
export type Editor = {
  plan: WrittenPlan; themes: ThemeView[]; reference: string; title: Worded; version: number;
  /** Why the reader can change nothing: the initiative is adopted, or its plan is closed. */
  locked: "published" | "closed" | null;
  /** It is adopted, and the reader corrects it. */
  isCorrection: boolean;
  text: InitiativeText; saved: InitiativeFields;
  /** What the reader has kept for themselves and not saved. */
  edit: { fields: InitiativeFields; baseVersion: number; savedAt: Date } | null;
  /** Others who are writing in it. */
  others: { name: string; savedAt: Date }[];
  parties: PartyView[]; gaps: Gap[]; completeness: Completeness; sourceCount: number;
};

/** An initiative of the plan for who writes it. Throws `not_found`. */
export async function getEditor(ctx: Context, planSlug: string, reference: string): Promise<Editor> {
  const person = requireStaff(ctx.actor);
  const plan = await getWrittenPlan(ctx, planSlug);
  const { initiatives: i, initiativeEdits: e, sourceCounts: s, users: u } = ctx.tables;
  const [row] = await ctx.read.select({ id: i.id, planId: i.planId, state: i.state, adoptedVersion: i.adoptedVersion }).from(i).where(and(eq(i.reference, reference), eq(i.planId, plan.id)));
  if (!row) throw notFound();
  const [[record], themes, parties, [edit], others, [sources]] = await Promise.all([
    readInitiativeTexts(ctx, ctx.read, { initiativeId: row.id }), listThemes(ctx, plan.id), listParties(ctx, plan.id, row.id),
    ctx.read.select({ fields: e.fields, baseVersion: e.baseVersion, savedAt: e.savedAt }).from(e).where(and(eq(e.initiativeId, row.id), eq(e.userId, person.id))),
    ctx.read.select({ name: u.name, savedAt: e.savedAt }).from(e).innerJoin(u, eq(u.id, e.userId)).where(and(eq(e.initiativeId, row.id), ne(e.userId, person.id))),
    ctx.read.select({ count: s.count }).from(s).where(eq(s.initiativeId, row.id)),
  ]);
  const { text, version, state } = record!;
  const isCorrection = plan.state !== "closed" && mayCorrect(ctx.actor, row);
  return {
    plan, themes, reference, title: inLocale(text.title, ctx.locale), version, isCorrection, locked: plan.state === "closed" && state === "draft" ? "closed" : state === "published" && !isCorrection ? "published" : null,
    text, saved: fieldsOf(text, plan.template), edit: edit ?? null, others, parties,
    gaps: gapsOf(text, parties, plan.template, plan.bothLanguages), completeness: completenessOf(text, parties, plan.template, plan.bothLanguages), sourceCount: sources?.count ?? 0,
  };
}
