import { and, asc, eq, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared } from "#db/prepared.ts";
import type { AdoptionDegree } from "#db/values.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";

/** A proposal on a card. Without a title when it is hidden: the board does not show what is hidden. */
export type CardSource = { reference: string; title: string; language: string; isHidden: boolean; degree: AdoptionDegree };

/** A draft initiative: the first of its proposals, and how many there are. */
export type BoardCard = { reference: string; title: Worded; themeId: string; sourceCount: number; sources: CardSource[] };

/** How many proposals a card shows. */
const shownOnCard = 6;

/** The draft initiatives of a plan in their order. */
export async function listCards(ctx: Context, planId: string): Promise<BoardCard[]> {
  requireStaff(ctx.actor, planId);
  const [drafts, sources] = await Promise.all([draftsOfPlan(ctx).execute({ planId }), firstSources(ctx).execute({ planId })]);
  const byDraft = Map.groupBy(sources, (row) => row.initiativeId);
  return drafts.map(({ id, title, sourceCount, ...draft }) => {
    const found = (byDraft.get(id) ?? []).slice(0, shownOnCard);
    return { ...draft, title: inLocale(title, ctx.locale), sourceCount: sourceCount ?? 0, sources: found.map(({ reference, title: own, language, isHidden, degree }) => ({ reference, title: isHidden ? "" : own, language, isHidden, degree })) };
  });
}

const draftsOfPlan = prepared(({ read, tables: { initiatives: i, sourceCounts: c } }) =>
  read.select({ id: i.id, reference: i.reference, title: i.title, themeId: i.themeId, sourceCount: c.count }).from(i).leftJoin(c, eq(c.initiativeId, i.id)).where(and(eq(i.planId, sql.placeholder("planId")), eq(i.state, "draft"))).orderBy(asc(i.sequence)));

// Of each draft the range of an index that ends with the last one shown; to number all that is in a draft would take longer the more that is.
const firstSources = prepared(({ read, tables: { initiatives: i, initiativeSources: s, proposals: p } }) => {
  const lastShown = sql`(select x.submitted_at from ${s} x where x.initiative_id = ${i.id} order by x.submitted_at limit 1 offset ${sql.raw(String(shownOnCard - 1))})`;
  const last = sql`(select x.submitted_at from ${s} x where x.initiative_id = ${i.id} order by x.submitted_at desc limit 1)`;
  return read.select({ initiativeId: s.initiativeId, degree: s.degree, reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden })
    .from(i).innerJoin(s, and(eq(s.initiativeId, i.id), sql`${s.submittedAt} <= coalesce(${lastShown}, ${last})`)).innerJoin(p, eq(p.id, s.proposalId))
    .where(and(eq(i.planId, sql.placeholder("planId")), eq(i.state, "draft"))).orderBy(asc(s.submittedAt), asc(s.proposalId));
});
