import { eq } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { AuthorityState, InitiativeOrigin } from "#db/values.ts";
import type { Context } from "../context.ts";
import { listThemes, type ThemeView } from "../plans/queries.server.ts";
import { hasRole } from "../roles.ts";
import { requireStaff } from "../triage/policy.ts";
import { completenessOf, gapsOf, type Completeness, type Gap } from "./gaps.ts";
import { isModest } from "./modest.ts";
import { readInitiativeTexts } from "./read-initiative-text.server.ts";
import { getWrittenPlan, type WrittenPlan } from "./written-plan.server.ts";

/** A draft on the list of those who write them. */
export type DraftLine = {
  reference: string; sequence: number; title: Worded; themeId: string; origin: InitiativeOrigin | null; lead: { name: string; state: AuthorityState } | null;
  sourceCount: number; gaps: Gap[]; completeness: Completeness; isModest: boolean;
};

/** `mayOrder`: the reader coordinates the plan and decides the order. `adopted`: how many initiatives are no drafts any more. */
export type DraftList = { plan: WrittenPlan; themes: ThemeView[]; drafts: DraftLine[]; mayOrder: boolean; isClosed: boolean; adopted: number };

/** The drafts of a plan with how far each is written, in their order. */
export async function listDrafts(ctx: Context, planSlug: string): Promise<DraftList> {
  requireStaff(ctx.actor);
  const plan = await getWrittenPlan(ctx, planSlug);
  const { sourceCounts: s, initiatives: i } = ctx.tables;
  const [themes, records, sources] = await Promise.all([
    listThemes(ctx, plan.id), readInitiativeTexts(ctx, ctx.read, { planId: plan.id }),
    ctx.read.select({ initiativeId: s.initiativeId, count: s.count }).from(s).innerJoin(i, eq(i.id, s.initiativeId)).where(eq(i.planId, plan.id)),
  ]);
  const isClosed = plan.state === "closed";
  const drafts = records.filter(({ state }) => state === "draft").map(({ id, reference, sequence, themeId, text, authorities }): DraftLine => {
    const lead = authorities.find(({ role }) => role === "lead");
    return {
      reference, sequence, themeId, title: inLocale(text.title, ctx.locale), origin: text.origin, lead: lead ? { name: lead.name, state: lead.state } : null, sourceCount: sources.find(({ initiativeId }) => initiativeId === id)?.count ?? 0,
      gaps: gapsOf(text, authorities, plan.template, plan.bothLanguages), completeness: completenessOf(text, authorities, plan.template, plan.bothLanguages), isModest: isModest(text.outputs),
    };
  });
  return { plan, themes, drafts, isClosed, mayOrder: !isClosed && hasRole(ctx.actor, "coordinator", plan.id), adopted: records.length - drafts.length };
}
