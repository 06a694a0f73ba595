import { and, asc, eq, lte, sql } from "drizzle-orm";
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
  return drafts.map(({ id, title, ...draft }) => {
    const found = byDraft.get(id) ?? [];
    return { ...draft, title: inLocale(title, ctx.locale), sourceCount: found[0]?.total ?? 0, sources: found.map(({ reference, title: own, language, isHidden, degree }) => ({ reference, title: isHidden ? "" : own, language, isHidden, degree })) };
  });
}

const draftsOfPlan = prepared(({ read, tables: { initiatives: i } }) =>
  read.select({ id: i.id, reference: i.reference, title: i.title, themeId: i.themeId }).from(i).where(and(eq(i.planId, sql.placeholder("planId")), eq(i.state, "draft"))).orderBy(asc(i.sequence)));

const firstSources = prepared(({ read, tables: { initiatives: i, initiativeSources: s, proposals: p } }) => {
  const numbered = read.select({
    initiativeId: s.initiativeId, degree: s.degree, reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden,
    place: sql<number>`row_number() over (partition by ${s.initiativeId} order by ${p.submittedAt}, ${p.id})`.mapWith(Number).as("place"),
    total: sql<number>`count(*) over (partition by ${s.initiativeId})`.mapWith(Number).as("total"),
  }).from(i).innerJoin(s, eq(s.initiativeId, i.id)).innerJoin(p, eq(p.id, s.proposalId)).where(and(eq(i.planId, sql.placeholder("planId")), eq(i.state, "draft"))).as("numbered");
  return read.select().from(numbered).where(lte(numbered.place, shownOnCard)).orderBy(asc(numbered.initiativeId), asc(numbered.place));
});
