import { and, asc, count, eq, gte, inArray, ne, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { loadCase } from "../triage/load-case.server.ts";
import { fillAssessors } from "./assign-assessors.server.ts";
import { assessmentSettings } from "./plan-settings.server.ts";
import { isAssessable } from "./policy.ts";

const batchSize = 100;
/** Nobody waits so long to be screened, in milliseconds: where a case that came before the rule is no longer looked for. */
const screenedWithin = 30 * 24 * 3600 * 1000;

/**
 * Asks the people of a theme to assess the cases that came since they were named, those with the least to do first, until each
 * case has as many assessors as its plan asks for. Run by the worker, so that submitting waits for nobody. Answers how many cases it gave somebody.
 */
export async function assignByRules(ctx: Context, isStopping?: () => boolean): Promise<number> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { assessorRules: r, themes, plans } = ctx.tables;
  const rules = await ctx.read.select({ themeId: r.themeId, planId: themes.planId, userId: r.userId, createdAt: r.createdAt }).from(r).innerJoin(themes, eq(themes.id, r.themeId)).innerJoin(plans, and(eq(plans.id, themes.planId), ne(plans.state, "closed")));
  const byTheme = new Map<string, { planId: string; since: Date; people: string[] }>();
  for (const { themeId, planId, userId, createdAt } of rules) {
    const before = byTheme.get(themeId);
    byTheme.set(themeId, { planId, since: before && before.since < createdAt ? before.since : createdAt, people: [...(before?.people ?? []), userId] });
  }
  let given = 0;
  for (const [themeId, rule] of byTheme) {
    for (const reference of await lacking(ctx, themeId, rule)) {
      if (isStopping?.()) return given;
      // `fillAssessors` records whom it asks.
      given += await ctx.write(async (tx) => {
        const found = await loadCase(ctx, tx, reference);
        return isAssessable(found) && found.themeId === themeId && (await fillAssessors(ctx, tx, found, rule.people)).length > 0 ? 1 : 0;
      });
    }
  }
  return given;
}

/** Cases of a theme that became public since, lack assessors, and that not all of its people were asked about: those that nobody else could assess do not come again and again. */
async function lacking(ctx: Context, themeId: string, { planId, since, people }: { planId: string; since: Date; people: string[] }): Promise<string[]> {
  const { proposals: p, assessments: a } = ctx.tables;
  const { needed } = await assessmentSettings(ctx, planId);
  const all = ctx.read.select({ count: count() }).from(a).where(eq(a.proposalId, p.id));
  const ofTheirs = ctx.read.select({ count: count() }).from(a).where(and(eq(a.proposalId, p.id), inArray(a.assessorId, people)));
  const rows = await ctx.read.select({ reference: p.reference }).from(p)
    .where(and(eq(p.planId, planId), eq(p.isHidden, false), eq(p.themeId, themeId), inArray(p.stage, ["submitted", "in_triage"]), gte(p.submittedAt, new Date(since.getTime() - screenedWithin)), gte(p.publishedAt, since), sql`${all} < ${needed}`, sql`${ofTheirs} < ${people.length}`)).orderBy(asc(p.submittedAt), asc(p.id)).limit(batchSize);
  return rows.map(({ reference }) => reference);
}
