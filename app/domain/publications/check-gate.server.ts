import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Bilingual, Locale } from "#db/values.ts";
import type { Context } from "../context.ts";
import { gapsOf } from "../initiatives/gaps.ts";
import { isModest } from "../initiatives/modest.ts";
import { readInitiativeTexts, type InitiativeRecord } from "../initiatives/read-initiative-text.server.ts";
import { templateOf } from "../initiatives/templates.ts";
import type { ManagedPlan } from "../plans/managed-plan.server.ts";
import { phaseState } from "../plans/phase.ts";
import { listPhases } from "../plans/queries.server.ts";
import { countCases } from "../figures/count-cases.server.ts";
import { openStatuses } from "../triage/open-statuses.ts";
import { recommendedInitiatives, type Missing, type TextGap, type Warning } from "./gate.ts";

export type Checked = { missing: Missing[]; warnings: Warning[]; initiatives: InitiativeRecord[] };

/** So many unanswered proposals are named; the desk has the whole list. */
const named = 10;

/** What a plan still lacks before it can be adopted, and what its coordinators should look at. Within a transaction, `ctx.read` is its own. */
export async function checkGate(ctx: Context, plan: ManagedPlan): Promise<Checked> {
  const initiatives = await readInitiativeTexts(ctx, ctx.read, { planId: plan.id });
  const needed: readonly Locale[] = plan.bothLanguages ? ["da", "en"] : ["da"];
  const template = templateOf(plan.template);
  const name = ({ reference, text }: InitiativeRecord) => ({ reference, title: inLocale(text.title, ctx.locale).text });
  const incomplete = initiatives.map((each) => ({ ...name(each), gaps: gapsOf(each.text, each.authorities, template, plan.bothLanguages) })).filter(({ gaps }) => gaps.length > 0);
  const planGaps = gapsOfPlan(plan, needed);
  const missing: (Missing | null)[] = [
    await stillOpen(ctx, plan.id, "collect"),
    initiatives.some(({ state }) => state === "draft") ? await stillOpen(ctx, plan.id, "draft") : null,
    initiatives.length === 0 ? { key: "no_initiatives" } : null,
    await unanswered(ctx, plan.id),
    await unscreened(ctx, plan.id),
    planGaps.length > 0 ? { key: "plan_texts", gaps: planGaps } : null,
    await themesWithout(ctx, plan.id, needed),
    await unansweredRemarks(ctx, plan.id),
    incomplete.length > 0 ? { key: "initiatives", initiatives: incomplete } : null,
  ];
  return { missing: missing.filter((each) => each !== null), warnings: warningsOf(initiatives, name), initiatives };
}

async function stillOpen(ctx: Context, planId: string, phase: "collect" | "draft"): Promise<Missing | null> {
  const state = phaseState(await listPhases(ctx, planId), phase, ctx.now);
  return state.state === "open" ? { key: `${phase}_open`, closesAt: state.closesAt } : null;
}

/** Admissible proposals whose answer is not public: those that can be seen and are neither answered, withdrawn nor split into parts. */
async function unanswered(ctx: Context, planId: string): Promise<Missing | null> {
  const { proposals: p, proposalTallies: t } = ctx.tables;
  const tallies = await ctx.read.select({ count: t.count }).from(t).where(and(eq(t.planId, planId), inArray(t.status, openStatuses)));
  const total = tallies.reduce((sum, row) => sum + row.count, 0);
  if (total === 0) return null;
  const first = await ctx.read.select({ reference: p.reference, title: p.title, language: p.language }).from(p).where(and(eq(p.planId, planId), eq(p.isHidden, false), inArray(p.status, openStatuses))).orderBy(asc(p.submittedAt), asc(p.id)).limit(named);
  return { key: "unanswered", count: total, first };
}

/** Comments on drafts that can be seen and have no answer. */
async function unansweredRemarks(ctx: Context, planId: string): Promise<Missing | null> {
  const { initiativeComments: c, initiatives: i } = ctx.tables;
  const rows = await ctx.read.select({ reference: i.reference, title: i.title, count: count() }).from(c).innerJoin(i, eq(i.id, c.initiativeId))
    .where(and(eq(i.planId, planId), eq(c.period, "draft"), eq(c.isHidden, false), isNull(c.deletedAt), isNull(c.answeredAt))).groupBy(i.id).orderBy(asc(i.sequence));
  if (rows.length === 0) return null;
  return { key: "draft_comments", count: rows.reduce((sum, row) => sum + row.count, 0), initiatives: rows.map(({ title, ...row }) => ({ ...row, title: inLocale(title, ctx.locale).text })) };
}

async function unscreened(ctx: Context, planId: string): Promise<Missing | null> {
  const { awaitingScreening } = await countCases(ctx, planId);
  return awaitingScreening > 0 ? { key: "screening", count: awaitingScreening } : null;
}

function gapsOfPlan(plan: ManagedPlan, needed: readonly Locale[]): TextGap[] {
  return [...gapsIn("title", plan.title, needed), ...gapsIn("summary", plan.summary, needed), ...(plan.contact?.email ? [] : [{ part: "contact" }])];
}

async function themesWithout(ctx: Context, planId: string, needed: readonly Locale[]): Promise<Missing | null> {
  const { themes: t } = ctx.tables;
  const rows = await ctx.read.select({ number: t.number, slug: t.slug, title: t.title }).from(t).where(eq(t.planId, planId)).orderBy(asc(t.number));
  const lacking = rows.map(({ number, slug, title }) => ({ number, slug, gaps: gapsIn("themeTitle", title, needed) })).filter(({ gaps }) => gaps.length > 0);
  return lacking.length > 0 ? { key: "theme_texts", themes: lacking } : null;
}

function gapsIn(part: string, text: Bilingual, needed: readonly Locale[]): TextGap[] {
  return needed.filter((locale) => text[locale].trim() === "").map((locale) => ({ part, locale }));
}

function warningsOf(initiatives: readonly InitiativeRecord[], name: (of: InitiativeRecord) => { reference: string; title: string }): Warning[] {
  const unconfirmed = initiatives.filter(({ authorities }) => authorities.some(({ role }) => role === "lead") && !authorities.some(({ role, state }) => role === "lead" && state === "confirmed"));
  const modest = initiatives.filter(({ text }) => isModest(text.outputs));
  const { least, most } = recommendedInitiatives;
  const { length } = initiatives;
  const warnings: (Warning | null)[] = [
    length > 0 && length < least ? { key: "few_initiatives", count: length } : null,
    length > most ? { key: "many_initiatives", count: length } : null,
    unconfirmed.length > 0 ? { key: "lead_unconfirmed", initiatives: unconfirmed.map(name) } : null,
    modest.length > 0 ? { key: "modest", initiatives: modest.map(name) } : null,
  ];
  return warnings.filter((each) => each !== null);
}
