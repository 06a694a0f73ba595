import { and, asc, eq, ne } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { dayOf } from "#app/lib/danish-day.ts";
import type { CompletionLevel } from "#db/values.ts";
import { requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { listParties, type PartyView } from "../initiative-authorities/list-parties.server.ts";
import { coordinates } from "../plans/managed-plan.server.ts";
import type { PlanSummary } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { isOverdue, progressOf, type InitiativeProgress } from "./progress.ts";
import { readMilestones, type MilestoneView } from "./read-milestones.server.ts";
import { remindedParty } from "./reminded-party.ts";

/** An initiative at the desk, while it is carried out. `isOpen`: something can be reported now. `isCoordinator`: the reader runs the plan. */
export type ProgressDesk = {
  plan: PlanSummary; reference: string; number: string | null; title: Worded; isOpen: boolean; isCoordinator: boolean; today: string;
  progress: InitiativeProgress; milestones: (MilestoneView & { remindedAt: Date | null })[]; parties: PartyView[];
};

/** An adopted initiative for who works on its plan. `all`: the milestone of which more than the last reports are wanted. Throws `not_found`, also for a draft: nothing is carried out yet. */
export async function getProgressDesk(ctx: Context, planSlug: string, reference: string, all?: string): Promise<ProgressDesk> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiatives: i, milestones: m } = ctx.tables;
  const [row] = await ctx.read.select({ id: i.id, number: i.number, title: i.title }).from(i).where(and(eq(i.planId, plan.id), eq(i.reference, reference), eq(i.state, "published")));
  if (!row) throw notFound();
  const [milestones, reminded, parties] = await Promise.all([readMilestones(ctx, { initiativeId: row.id }, { all }), ctx.read.select({ id: m.id, at: m.remindedAt }).from(m).where(eq(m.initiativeId, row.id)), listParties(ctx, plan.id, row.id)]);
  return {
    plan, reference, number: row.number, title: inLocale(row.title, ctx.locale), isOpen: plan.state === "published", isCoordinator: coordinates(ctx.actor, plan.id), today: dayOf(ctx.now), progress: progressOf(milestones), parties,
    milestones: milestones.map(({ initiativeId: _, ...each }) => ({ ...each, remindedAt: reminded.find(({ id }) => id === each.id)?.at ?? null })),
  };
}

/** An adopted initiative on the list of the desk. `overdue`: its milestones whose end has passed, with when somebody was last reminded of each. `mailbox`: where a reminder goes; null where nobody can be reminded. */
export type DeskLine = {
  reference: string; number: string | null; title: Worded; progress: InitiativeProgress; reported: number; milestones: number;
  overdue: { number: number; title: Worded; endsOn: string; completion: CompletionLevel | null; remindedAt: Date | null }[]; mailbox: { name: string; email: string } | null;
};

/** All adopted initiatives of a plan for who works on it: what is overdue, and whether somebody was reminded. */
export async function listProgressDesk(ctx: Context, planSlug: string): Promise<{ plan: PlanSummary; lines: DeskLine[] }> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiatives: i, milestones: m, initiativeAuthorities: a } = ctx.tables;
  const adopted = and(eq(i.planId, plan.id), eq(i.state, "published"));
  const [rows, milestones, parties] = await Promise.all([
    ctx.read.select({ id: i.id, reference: i.reference, number: i.number, title: i.title }).from(i).where(adopted).orderBy(asc(i.sequence), asc(i.id)),
    ctx.read.select({ milestone: m }).from(m).innerJoin(i, eq(i.id, m.initiativeId)).where(adopted).orderBy(asc(m.position), asc(m.id)),
    ctx.read.select({ initiativeId: a.initiativeId, role: a.role, name: a.name, email: a.email, state: a.state }).from(a).innerJoin(i, eq(i.id, a.initiativeId)).where(and(adopted, ne(a.email, ""))).orderBy(asc(a.createdAt), asc(a.id)),
  ]);
  const today = dayOf(ctx.now);
  const lines = rows.map(({ id, title, ...row }): DeskLine => {
    const own = milestones.flatMap(({ milestone }) => (milestone.initiativeId === id ? [milestone] : []));
    const party = remindedParty(parties.filter(({ initiativeId }) => initiativeId === id));
    return {
      ...row, title: inLocale(title, ctx.locale), progress: progressOf(own), reported: own.filter(({ completion }) => completion !== null).length, milestones: own.length,
      overdue: own.flatMap((each) => (isOverdue(each, today) ? [{ number: each.position, title: inLocale(each.title, ctx.locale), endsOn: each.endsOn!, completion: each.completion, remindedAt: each.remindedAt }] : [])),
      mailbox: party ? { name: party.name, email: party.email } : null,
    };
  });
  return { plan, lines };
}
