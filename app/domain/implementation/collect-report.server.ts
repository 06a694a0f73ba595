import { asc, eq } from "drizzle-orm";
import { dayOf } from "#app/lib/danish-day.ts";
import type { Context } from "../context.ts";
import { readInitiativeTexts } from "../initiatives/read-initiative-text.server.ts";
import type { ManagedPlan } from "../plans/managed-plan.server.ts";
import { numberInitiatives } from "../publications/plan-content.ts";
import { codingsOfPlan } from "./find-coding.server.ts";
import { isOverdue, progressOf } from "./progress.ts";
import { readMilestones, type MilestoneView } from "./read-milestones.server.ts";
import type { AccountedInitiative, AccountedMilestone, ReportContent } from "./report-content.ts";
import { findSelfAssessment } from "./self-assessment.server.ts";

/** All that the self-assessment report of a plan says at this moment. Within a transaction, `ctx.read` is its own. */
export async function collectReport(ctx: Context, plan: ManagedPlan): Promise<ReportContent> {
  const { themes: t, initiatives: i } = ctx.tables;
  const themes = await ctx.read.select({ id: t.id, number: t.number, title: t.title }).from(t).where(eq(t.planId, plan.id)).orderBy(asc(t.number), asc(t.id));
  const themeNumbers = new Map(themes.map(({ id, number }) => [id, number]));
  const records = (await readInitiativeTexts(ctx, ctx.read, { planId: plan.id })).filter(({ state }) => state === "published");
  const facts = new Map((await ctx.read.select({ id: i.id, facts: i.facts }).from(i).where(eq(i.planId, plan.id))).map((row) => [row.id, row.facts]));
  const milestones = Map.groupBy(await readMilestones(ctx, { planId: plan.id }, { lastShown: true }), ({ initiativeId }) => initiativeId);
  const codings = await codingsOfPlan(ctx, plan.id);
  const written = await findSelfAssessment(ctx, plan.id);
  const today = dayOf(ctx.now);
  const numbered = numberInitiatives(records.map((each) => ({ ...each, theme: themeNumbers.get(each.themeId) ?? 0 })));
  return {
    format: 1, at: ctx.now.toISOString(), plan: { slug: plan.slug, code: plan.code, title: plan.title, coordinator: plan.facts.coordinator ?? plan.contact?.unit ?? null, isDemo: plan.isDemo },
    parts: written.parts, themes: themes.map(({ number, title }) => ({ number, title })),
    initiatives: numbered.map(({ id, reference, number, theme, text, authorities }): AccountedInitiative => {
      const own = milestones.get(id) ?? [];
      const lead = authorities.find(({ role, state }) => role === "lead" && state !== "declined")?.name ?? null;
      return {
        reference, number, theme, title: text.title, lead: lead ?? facts.get(id)?.lead?.name ?? null, isLeadFromSource: lead === null, progress: progressOf(own), text: written.initiatives[reference] ?? { da: "", en: "" },
        milestones: own.map((each) => accounted(each, today)), coding: codings.get(id) ?? null, review: facts.get(id)?.review ?? [],
      };
    }),
  };
}

function accounted({ number, title, deliverable, startsOn, endsOn, movedFrom, completion, reports: [last] }: MilestoneView, today: string): AccountedMilestone {
  return {
    number, title, deliverable, startsOn, endsOn, movedFrom, completion, isOverdue: isOverdue({ endsOn, completion }, today),
    last: last ? { completion: last.completion, body: last.body, language: last.language, evidence: last.evidence, files: last.files.filter(({ offReason }) => offReason === null).length, reportedAs: last.reportedAs, at: last.at.toISOString() } : null,
  };
}
