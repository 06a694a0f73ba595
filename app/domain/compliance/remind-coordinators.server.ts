import { and, eq, inArray, isNull, notInArray } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Bilingual } from "#db/values.ts";
import { wholePlatform } from "../accounts/role-policy.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { columnsOf, computeFor } from "./get-compliance.server.ts";
import type { RequirementResult } from "./requirement.ts";
import { isWarning } from "./warnings.server.ts";

/**
 * Tells the coordinators of each plan once when a minimum requirement becomes at risk, and once when it is not met. A day that was put off is
 * another occasion. What was told stays known in the outbox, whose key is the only one: of several workers one tells. Run by the worker.
 */
export async function remindCoordinators(ctx: Context): Promise<void> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { plans: p } = ctx.tables;
  const plans = await ctx.read.select({ ...columnsOf(ctx), title: p.title }).from(p).where(notInArray(p.state, ["draft", "closed"]));
  for (const plan of plans) {
    const due = (await computeFor(ctx, plan)).results.filter(isWarning);
    if (due.length > 0) await tell(ctx, plan, due);
  }
}

async function tell(ctx: Context, plan: { id: string; slug: string; title: Bilingual }, due: readonly RequirementResult[]) {
  const { outboxMessages: o } = ctx.tables;
  const people = await coordinatorsOf(ctx, plan.id);
  const mails = people.flatMap((person) => due.map((result) => ({ person, result, dedupeKey: `compliance:${plan.id}:${result.id}:${result.standing}:${result.dueOn ?? ""}:${person.id}` })));
  if (mails.length === 0) return;
  const told = await ctx.read.select({ key: o.dedupeKey }).from(o).where(inArray(o.dedupeKey, mails.map(({ dedupeKey }) => dedupeKey)));
  const untold = mails.filter(({ dedupeKey }) => !told.some(({ key }) => key === dedupeKey));
  if (untold.length === 0) return;
  await ctx.write(async (tx) => {
    for (const { person, result: { id: requirement, standing, dueOn }, dedupeKey } of untold) {
      await queueNotification(ctx, tx, { userId: person.id, kind: "requirement_warning", payload: { plan: inLocale(plan.title, person.locale).text, slug: plan.slug, requirement, standing, day: dueOn ?? "" }, dedupeKey });
    }
  });
}

/** Those who are coordinators of the plan; where it has none of its own, those of the platform. */
async function coordinatorsOf(ctx: Context, planId: string) {
  const { users: u, roleGrants: g } = ctx.tables;
  const rows = await ctx.read.select({ id: u.id, locale: u.locale, scope: g.scope }).from(u).innerJoin(g, eq(g.userId, u.id)).where(and(isNull(u.deletedAt), eq(g.role, "coordinator"), inArray(g.scope, [planId, wholePlatform])));
  const own = rows.filter(({ scope }) => scope === planId);
  return own.length > 0 ? own : rows;
}
