import { asc, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import type { ManagedPlan } from "../plans/managed-plan.server.ts";
import { replacePhases } from "./change-phases.server.ts";
import { listPlannedPhases } from "./managed-phases.server.ts";
import { shiftPhases } from "./phase-rules.ts";

type Copied = "introduction" | "contact" | "bothLanguages" | "supportLimit" | "fourEyes" | "screening" | "screeningHours" | "answerDays" | "assessorsPerCase" | "assessmentDays";
export type CopiedSettings = Pick<ManagedPlan, "question" | "summary" | "rules"> & Partial<Pick<ManagedPlan, Copied>>;

/** What a plan says and how its desk works, for another one. Never what came of it. */
export function settingsOf(plan: ManagedPlan): CopiedSettings {
  const { question, summary, rules, introduction, contact, bothLanguages, supportLimit, fourEyes, screening, screeningHours, answerDays, assessorsPerCase, assessmentDays } = plan;
  return { question, summary, rules, introduction, contact, bothLanguages, supportLimit, fourEyes, screening, screeningHours, answerDays, assessorsPerCase, assessmentDays };
}

/**
 * Copies the themes, the criteria in use, the answer templates in use and, from a new first day on, the phases of a plan. What people
 * wrote, and who works there, stays where it is.
 */
export async function copyParts(ctx: Context, tx: WriteHandle, { from, to, start }: { from: string; to: string; start: string }): Promise<void> {
  const { themes: t, criteria: c, answerTemplates: a } = ctx.tables;
  for (const theme of await tx.select().from(t).where(eq(t.planId, from)).orderBy(asc(t.number))) await tx.insert(t).values({ ...theme, id: newId(), planId: to });
  const criteria = (await tx.select().from(c).where(eq(c.planId, from)).orderBy(asc(c.position))).filter((each) => each.isActive);
  for (const [index, criterion] of criteria.entries()) await tx.insert(c).values({ ...criterion, id: newId(), planId: to, position: index + 1, version: 1 });
  for (const template of (await tx.select().from(a).where(eq(a.planId, from))).filter((each) => each.isActive)) await tx.insert(a).values({ ...template, id: newId(), planId: to, createdAt: ctx.now, version: 1 });
  if (start !== "") await replacePhases(ctx, tx, to, shiftPhases(await listPlannedPhases(ctx, tx, from), start));
}
