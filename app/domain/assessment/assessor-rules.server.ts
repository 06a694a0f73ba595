import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { done, refused, type Result } from "../result.ts";
import { hasRole } from "../roles.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { listCandidates, type Candidate } from "./candidates.server.ts";
import { assessmentSettings } from "./plan-settings.server.ts";

/** Who assesses the new cases of each theme, by the theme's slug, and the team with the load of each. */
export type RulesPage = { plan: PlanSummary; themes: ThemeView[]; rules: Record<string, string[]>; people: Candidate[]; needed: number; mayChange: boolean };

export async function getRulesPage(ctx: Context, planSlug: string): Promise<RulesPage> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { assessorRules: r, themes: t } = ctx.tables;
  const [themes, people, { needed }, rows] = await Promise.all([
    listThemes(ctx, plan.id), listCandidates(ctx, ctx.read, plan.id), assessmentSettings(ctx, plan.id),
    ctx.read.select({ slug: t.slug, userId: r.userId }).from(r).innerJoin(t, eq(t.id, r.themeId)).where(eq(t.planId, plan.id)),
  ]);
  const rules = Object.fromEntries(themes.map(({ slug }) => [slug, rows.filter((row) => row.slug === slug).map((row) => row.userId)]));
  return { plan, themes, rules, people, needed, mayChange: hasRole(ctx.actor, "coordinator", plan.id) };
}

/** Says who assesses the new cases of a theme from now on; nobody ends the rule. All of them must be of the team. */
export async function setAssessorRule(ctx: Context, planSlug: string, themeSlug: string, people: readonly string[]): Promise<Result<null, "assessor_lost_role">> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  if (!hasRole(ctx.actor, "coordinator", plan.id)) throw forbidden();
  const theme = (await listThemes(ctx, plan.id)).find(({ slug }) => slug === themeSlug);
  if (!theme) throw notFound();
  return ctx.write(async (tx) => {
    const { assessorRules: r } = ctx.tables;
    const team = await listCandidates(ctx, tx, plan.id);
    if (people.some((id) => !team.some((each) => each.id === id))) return refused("assessor_lost_role");
    const before = (await tx.select({ userId: r.userId }).from(r).where(eq(r.themeId, theme.id))).map(({ userId }) => userId);
    const gone = before.filter((id) => !people.includes(id));
    const added = [...new Set(people)].filter((id) => !before.includes(id));
    if (gone.length + added.length === 0) return done(null);
    if (gone.length > 0) await tx.delete(r).where(and(eq(r.themeId, theme.id), inArray(r.userId, gone)));
    if (added.length > 0) await tx.insert(r).values(added.map((userId) => ({ themeId: theme.id, userId, createdAt: ctx.now }))).onConflictDoNothing();
    await recordStaffAct(ctx, tx, { action: "assessor_rule.set", subjectType: "plan", subjectId: plan.id, planId: plan.id, data: { theme: themeSlug, before, after: [...people] } });
    return done(null);
  });
}
