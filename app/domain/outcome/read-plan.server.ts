import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { Phase } from "../plans/phase.ts";
import type { OutcomeContent, OutcomePeriod } from "./content.ts";
import { windowDays } from "#app/lib/danish-day.ts";

/** The time in which proposals could be sent in; null where the plan has none. */
export function collectPeriod(phases: readonly Phase[]): OutcomePeriod | null {
  const phase = phases.find(({ kind }) => kind === "collect");
  return phase ? { opensAt: phase.opensAt.toISOString(), closesAt: phase.closesAt.toISOString(), days: windowDays(phase.opensAt, phase.closesAt) } : null;
}

/** What is told of a plan that the platform did not see come about, and who coordinates it. */
export async function readFacts(ctx: Context, planId: string): Promise<{ facts: OutcomeContent["facts"]; coordinator: OutcomeContent["plan"]["coordinator"]; title: OutcomeContent["plan"]["title"] }> {
  const { plans } = ctx.tables;
  const [row] = await ctx.read.select({ facts: plans.facts, title: plans.title }).from(plans).where(eq(plans.id, planId));
  if (!row) throw notFound();
  const { announcedOn, consultationDeadline, invited, review, notKnown, sources, coordinator } = row.facts;
  return { facts: { announcedOn, consultationDeadline, invited, review, notKnown, sources }, coordinator: coordinator ?? null, title: row.title };
}
